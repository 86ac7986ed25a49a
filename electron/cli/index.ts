/** The command line: chooses the command, parses its arguments, and turns what happens into an exit code. */
import { parseArgs } from 'node:util'
import { messageOf, PinciteError } from '../../shared/api/errors.ts'
import { UsageError, type Command, type ExitCode, type Invocation, type Output } from './command.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { initCommand } from './commands/init.ts'
import { listCommand } from './commands/list.ts'
import { serveCommand } from './commands/serve.ts'
import { sourcesCommand } from './commands/sources.ts'
import { tagCommand } from './commands/tag.ts'
import { textCommand } from './commands/text.ts'
import { verifyCommand } from './commands/verify.ts'
import { version } from '../services/version.ts'
import { commandUsage, overallUsage } from './usage.ts'

const commands: readonly Command[] = [
  initCommand,
  importCommand,
  sourcesCommand,
  textCommand,
  tagCommand,
  listCommand,
  exportCommand,
  verifyCommand,
  serveCommand,
]

/** Runs `pincite <argv>`; resolves to the exit code. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  const output = processOutput()
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    output.print(overallUsage(commands))
    return name === undefined ? 2 : 0
  }
  if (name === '--version') {
    output.print(version)
    return 0
  }
  const command = commands.find((one) => one.name === name)
  if (!command) {
    output.tell(`pincite: there is no command “${name}”.\n\n${overallUsage(commands)}`)
    return 2
  }
  const stop = new AbortController()
  const onInterrupt = () => stop.abort(new PinciteError('cancelled', 'Stopped.'))
  process.once('SIGINT', onInterrupt)
  process.once('SIGTERM', onInterrupt)
  try {
    const parsed = parse(command, rest)
    if (parsed === 'help') {
      output.print(commandUsage(command))
      return 0
    }
    return await command.run({ ...parsed, io: output, signal: stop.signal })
  } catch (error) {
    output.progress(null)
    if (error instanceof UsageError)
      output.tell(`pincite ${name}: ${error.message}\nSee: pincite ${name} --help`)
    else if (error instanceof PinciteError) output.tell(`pincite ${name}: ${error.message}`)
    else output.tell(`pincite ${name}: something went wrong: ${messageOf(error)}\n${stackOf(error)}`)
    return 2
  } finally {
    process.off('SIGINT', onInterrupt)
    process.off('SIGTERM', onInterrupt)
  }
}

function parse(
  command: Command,
  argv: readonly string[],
): Pick<Invocation, 'positionals' | 'options' | 'json'> | 'help' {
  const types = Object.fromEntries(
    Object.entries(command.options).map(([name, { value }]) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  const { values, positionals } = parsed(argv, types)
  if (values['help'] === true) return 'help'
  const [fewest, most] = command.arity
  if (positionals.length < fewest) throw new UsageError(`wants ${command.takes}.`)
  if (positionals.length > most)
    throw new UsageError(`does not know what to do with “${positionals[most] ?? ''}”.`)
  const { json, help: _help, ...rest } = values
  const options = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, value === true ? '' : String(value)]),
  )
  return { positionals, options, json: json === true }
}

function parsed(argv: readonly string[], types: Readonly<Record<string, { type: 'boolean' | 'string' }>>) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      strict: true,
      options: { ...types, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    throw new UsageError(messageOf(error))
  }
}

function processOutput(): Output {
  const looking = process.stderr.isTTY
  return {
    print: (text) => void process.stdout.write(`${text}\n`),
    tell: (text) => void process.stderr.write(`${text}\n`),
    progress: (text) => {
      if (looking) process.stderr.write(`\r\x1b[2K${text ?? ''}`)
    },
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? '') : ''
}
