/** The help texts, made from the commands themselves. */
import type { Command, Option } from './command.ts'

const COMMON: Readonly<Record<string, Option>> = {
  json: { doc: 'print the result as JSON on stdout; messages go to stderr' },
  help: { doc: 'show this help' },
}

/** What `pincite --help` shows. */
export function overallUsage(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(width)} ${summary}`)
  return [
    'Usage: pincite <command> …',
    '',
    ...rows,
    '',
    'Every command takes --json and --help. Exit code: 0 done, 1 a check failed or items were refused,',
    '2 bad usage or unusable input.',
  ].join('\n')
}

/** What `pincite <command> --help` shows. */
export function commandUsage({ name, takes, summary, options, example }: Command): string {
  const rows = Object.entries({ ...options, ...COMMON }).map(([option, { value, doc }]) => {
    const typed = value === undefined ? `--${option}` : `--${option} <${value}>`
    // Too long to stand beside its text, an option stands above it.
    const gap = typed.length > 24 ? `\n${' '.repeat(28)}` : ' '.repeat(26 - typed.length)
    return `  ${typed}${gap}${doc}`
  })
  return [`Usage: pincite ${name} ${takes}`, '', summary, '', ...rows, '', 'Example:', `  ${example}`].join(
    '\n',
  )
}
