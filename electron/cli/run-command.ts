/** Runs one command line: chooses the command, and turns what happens into messages and an exit code. */
import { messageOf, PinciteError } from '../../shared/api/errors.ts'
import { version } from '../services/version.ts'
import { readArguments } from './arguments.ts'
import { UsageError, type Command, type ExitCode } from './command.ts'
import { backupsCommand } from './commands/backups.ts'
import { bibliographyCommand } from './commands/bibliography.ts'
import { checkCommand } from './commands/check.ts'
import { citeCommand } from './commands/cite.ts'
import { codebookCommand } from './commands/codebook.ts'
import { diffCommand } from './commands/diff.ts'
import { exportCommand } from './commands/export.ts'
import { figuresCommand } from './commands/figures.ts'
import { importDatasetCommand } from './commands/import-dataset.ts'
import { importCommand } from './commands/import.ts'
import { initCommand } from './commands/init.ts'
import { listCommand } from './commands/list.ts'
import { reanchorCommand } from './commands/reanchor.ts'
import { repairCommand } from './commands/repair.ts'
import { restoreCommand } from './commands/restore.ts'
import { reviseCommand } from './commands/revise.ts'
import { serveCommand } from './commands/serve.ts'
import { sourcesCommand } from './commands/sources.ts'
import { stylesCommand } from './commands/styles.ts'
import { tagCommand } from './commands/tag.ts'
import { textCommand } from './commands/text.ts'
import { verifyCommand } from './commands/verify.ts'
import type { Terminal } from './terminal.ts'
import { commandUsage, overallUsage } from './usage.ts'

const COMMANDS: readonly Command[] = [
  initCommand,
  importCommand,
  sourcesCommand,
  textCommand,
  bibliographyCommand,
  codebookCommand,
  tagCommand,
  listCommand,
  figuresCommand,
  citeCommand,
  stylesCommand,
  exportCommand,
  importDatasetCommand,
  verifyCommand,
  diffCommand,
  checkCommand,
  repairCommand,
  backupsCommand,
  restoreCommand,
  serveCommand,
  reviseCommand,
  reanchorCommand,
]

/** Runs `pincite <argv>` at a terminal; resolves to the exit code and never rejects. */
export async function runCommand(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name = '', ...rest] = argv
  if (name === '--help' || name === '-h') {
    terminal.print(overallUsage(COMMANDS))
    return 0
  }
  if (name === '--version') {
    terminal.print(version)
    return 0
  }
  const command = COMMANDS.find((one) => one.name === name)
  if (!command) {
    const problem = name === '' ? 'which command?' : `there is no command “${name}”.`
    terminal.tell(`pincite: ${problem}\n\n${overallUsage(COMMANDS)}`)
    return 2
  }
  try {
    const typed = readArguments(command, rest)
    if (typed !== 'help') return await command.run({ ...typed, terminal })
    terminal.print(commandUsage(command))
    return 0
  } catch (error) {
    return explain(error, name, terminal)
  }
}

function explain(error: unknown, name: string, { tell, signal }: Terminal): ExitCode {
  if (signal.aborted && isStop(error)) {
    tell(`pincite ${name}: ${messageOf(signal.reason)}`)
    return 1
  }
  if (error instanceof UsageError) tell(`pincite ${name}: ${error.message}\nSee: pincite ${name} --help`)
  else if (error instanceof PinciteError) tell(`pincite ${name}: ${error.message}`)
  else tell(`pincite ${name}: something went wrong. ${stackOf(error)}`)
  return 2
}

/** Says whether an error only passes the wish to stop on. */
function isStop(error: unknown): boolean {
  if (error instanceof PinciteError) return error.code === 'cancelled'
  return error instanceof Error && error.name === 'AbortError'
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
