/** Reads what was typed behind a command's name: its arguments, its options, and the two that every command has. */
import { parseArgs } from 'node:util'
import { messageOf } from '../../shared/api/errors.ts'
import { UsageError, type Command, type Typed } from './command.ts'

/** Returns what was typed, or `help` where that was asked for. Throws {@link UsageError}. */
export function readArguments(command: Command, argv: readonly string[]): Typed | 'help' {
  const { values, positionals, tokens } = parse(command, argv)
  if (values['help'] === true) return 'help'
  const { json, ...given } = values
  const options: Record<string, string> = {}
  const lists: Record<string, readonly string[]> = {}
  for (const [name, value] of Object.entries(given)) {
    if (Array.isArray(value)) lists[name] = value.filter((one) => typeof one === 'string')
    else options[name] = typeof value === 'string' ? value : ''
  }
  refuseRepeated(
    tokens.flatMap((token) =>
      token.kind === 'option' && !command.options[token.name]?.many ? [token.name] : [],
    ),
  )
  for (const [name, { value, mayBeEmpty }] of Object.entries(command.options)) {
    if (value !== undefined && !mayBeEmpty && (options[name] === '' || lists[name]?.includes(''))) {
      throw new UsageError(`--${name} <${value}> is empty.`)
    }
  }
  const [fewest, most] = command.arity
  if (positionals.length < fewest) throw new UsageError(`wants ${command.takes}.`)
  const surplus = positionals[most]
  if (surplus !== undefined) throw new UsageError(`does not know what to do with “${surplus}”.`)
  if (positionals.includes('')) throw new UsageError(`wants ${command.takes}; one of these is empty.`)
  return { positionals, options, lists, json: json === true }
}

/** Reads a whole number in decimal digits. Throws {@link UsageError} naming the option and its range. */
export function wholeNumber(option: string, typed: string, [least, most]: readonly [number, number]): number {
  const number = /^\d{1,15}$/.test(typed) ? Number(typed) : NaN
  if (number >= least && number <= most) return number
  throw new UsageError(`--${option} wants a whole number from ${least} to ${most}, not “${typed}”.`)
}

function parse({ options }: Command, argv: readonly string[]) {
  const types = Object.entries(options).map(
    ([name, { value, many }]) =>
      [name, { type: value === undefined ? 'boolean' : 'string', multiple: many === true }] as const,
  )
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      tokens: true,
      options: {
        ...Object.fromEntries(types),
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new UsageError(messageOf(error))
  }
}

function refuseRepeated(names: readonly string[]): void {
  const repeated = names.find((name, place) => names.indexOf(name) < place)
  if (repeated !== undefined) throw new UsageError(`--${repeated} is given twice.`)
}
