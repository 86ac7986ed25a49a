/** The entry of the command line: `scripts/pincite.mjs` calls it with what was typed. */
import type { ExitCode } from './command.ts'
import { runCommand } from './run-command.ts'
import { atProcessTerminal } from './terminal.ts'

/** Runs `pincite <argv>` in this process; resolves to the exit code. */
export function main(argv: readonly string[]): Promise<ExitCode> {
  return atProcessTerminal((terminal) => runCommand(argv, terminal))
}
