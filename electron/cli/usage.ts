/** The help texts, made from the commands themselves. */
import type { Command } from './command.ts'

const common = {
  json: { doc: 'print the result as JSON on stdout; messages go to stderr' },
  help: { doc: 'show this help' },
} as const

export function overallUsage(commands: readonly Command[]): string {
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`)
  return [
    'Usage: pincite <command> …',
    '',
    ...rows,
    '',
    'Every command takes --json and --help. Exit code: 0 done, 1 a check failed or items were refused,',
    '2 bad usage or unusable input.',
  ].join('\n')
}

export function commandUsage(command: Command): string {
  const options = Object.entries({ ...command.options, ...common }).map(([name, option]) => {
    const value = 'value' in option ? ` <${option.value}>` : ''
    return `  ${`--${name}${value}`.padEnd(24)} ${option.doc}`
  })
  return [
    `Usage: pincite ${command.name} ${command.takes}`,
    '',
    command.summary,
    '',
    ...options,
    '',
    'Example:',
    `  ${command.example}`,
  ].join('\n')
}
