/** pincite figures: reads the figures of a text, or of each line on standard input. Needs no project. */
import { addAbortSignal } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { ReadFigure, FigureLocale } from '../../../shared/figures/figure.ts'
import { readFigures } from '../../../shared/figures/read-figures.ts'
import { UsageError, type Command, type ExitCode, type Invocation } from '../command.ts'
import { readLines } from '../read-lines.ts'
import { oneLine } from '../terminal.ts'

/** Lines between two pauses, in which output is written and Ctrl+C is heard. */
const LINES_AT_ONCE = 256

export const figuresCommand: Command = {
  name: 'figures',
  takes: '<text | ->',
  summary: 'Read the figures of a text, or of each line on standard input: value, unit, what, where, when.',
  example: 'pincite figures "More than 4.2 million people fled in 2018." --json',
  arity: [1, 1],
  options: {
    locale: { value: 'en|es', doc: 'language of the text; told by its commonest words where left out' },
    all: { doc: 'with --json: denominator and uncertainty as well, and where the words of each field stand' },
  },
  run: async (invocation) => {
    const { positionals, options } = invocation
    const locale = localeOf(options['locale'])
    const all = options['all'] !== undefined
    const [text = ''] = positionals
    const read = (line: string): ReadFigure[] => readFigures(line, locale ? { locale } : {})
    if (text === '-') return readEachLine(invocation, { read, all })
    show(invocation, { figures: read(text), all })
    return 0
  },
}

function localeOf(typed: string | undefined): FigureLocale | undefined {
  if (typed === undefined || typed === 'en' || typed === 'es') return typed
  throw new UsageError(`--locale wants en or es, not “${typed}”.`)
}

interface Reader {
  readonly read: (line: string) => ReadFigure[]
  readonly all: boolean
}

async function readEachLine(invocation: Invocation, { read, all }: Reader): Promise<ExitCode> {
  const { terminal } = invocation
  let refused = 0
  for await (const { line, text, problem } of readLines(addAbortSignal(terminal.signal, terminal.input()), {
    blank: true,
  })) {
    if (problem !== null) {
      refused++
      terminal.tell(`${line}: ${problem}`)
    }
    // A line that can't be read has its array too, so that results stay beside their lines.
    show(invocation, { figures: read(text), all, line })
    if (line % LINES_AT_ONCE === 0) await setImmediate()
    terminal.signal.throwIfAborted()
  }
  return refused > 0 ? 1 : 0
}

interface Shown {
  readonly figures: readonly ReadFigure[]
  readonly all: boolean
  /** Counts from 1; absent where the text was given as an argument. */
  readonly line?: number
}

function show({ json, terminal }: Invocation, { figures, all, line }: Shown): void {
  if (json) {
    terminal.print(JSON.stringify(all ? figures : figures.map(withNamedKeys)))
    return
  }
  if (line === undefined && figures.length === 0) terminal.tell('No figures.')
  else if (line === undefined) terminal.print(row(COLUMNS))
  for (const figure of figures) terminal.print((line === undefined ? '' : `${line}: `) + row(cells(figure)))
}

function withNamedKeys({ raw, start, end, value, high, qualifier, unit, head, place, period }: ReadFigure) {
  return { raw, start, end, value, high, qualifier, unit, head, place, period }
}

const COLUMNS = ['figure', 'value', 'unit', 'what', 'place', 'period']
const WIDTHS = [28, 20, 20, 24, 20, 0]

function cells({ raw, value, high, qualifier, unit, head, place, period }: ReadFigure): string[] {
  const number = high === undefined ? `${qualifier} ${value}` : `${value} to ${high}`
  return [raw, number, unit ?? '', head ?? '', place ?? '', period ?? '']
}

function row(texts: readonly string[]): string {
  return texts
    .map((text, place) => oneLine(text).padEnd(WIDTHS[place] ?? 0))
    .join('  ')
    .trimEnd()
}
