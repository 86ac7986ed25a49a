/** Reports what became of the passages given to `pincite tag`: in their order, each once it is on disk. */
import type { PossiblePlace, TagResult } from '../services/tagging/tag-quote.ts'
import type { Invocation } from './command.ts'
import { oneLine, type Terminal } from './terminal.ts'

/** One result; `line` counts from 1. */
type LineResult = TagResult & { readonly line: number }

/** Places of an ambiguous quote that a person is shown. */
const MOST_SHOWN = 10

export class TagReport {
  readonly #terminal: Terminal
  readonly #form: 'json' | 'json-lines' | 'text'
  readonly #results: LineResult[] = []
  #reported: Promise<void> = Promise.resolve()
  #underway = 0
  #anchored = 0
  #failed = 0

  constructor({ terminal, options, json }: Invocation) {
    this.#terminal = terminal
    this.#form = options['json-lines'] !== undefined ? 'json-lines' : json ? 'json' : 'text'
  }

  /** Results that are not there yet, or wait for one before them. */
  get underway(): number {
    return this.#underway
  }

  /** Passages reported that were not anchored. */
  get failed(): number {
    return this.#failed
  }

  /** Reports a result as soon as it and all before it are there. */
  add(line: number, result: TagResult | Promise<TagResult>): void {
    this.#underway += 1
    this.#reported = Promise.all([result, this.#reported]).then(([known]) => this.#show({ line, ...known }))
    // Whoever awaits `settled` hears of it; until then it is nobody's.
    this.#reported.catch(() => undefined)
  }

  /** Resolves when everything added is reported; rejects where a result did. */
  settled(): Promise<void> {
    return this.#reported
  }

  /** Reports what is on its way, and then everything, where it was kept for the end. */
  async finish(): Promise<void> {
    try {
      await this.#reported
    } finally {
      this.#terminal.progress(null)
      const total = this.#anchored + this.#failed
      if (this.#form === 'json') this.#terminal.print(JSON.stringify(this.#results))
      else if (this.#form === 'text' && total !== 1)
        this.#terminal.tell(`${this.#anchored} of ${total} tagged.`)
    }
  }

  #show(result: LineResult): void {
    this.#underway -= 1
    if (result.status === 'anchored') this.#anchored += 1
    else this.#failed += 1
    if (this.#form === 'json-lines') this.#terminal.print(JSON.stringify(result))
    else if (this.#form === 'text') showLine(result, this.#terminal)
    else {
      this.#results.push(result)
      this.#terminal.progress(`Line ${result.line}: ${result.status}`)
    }
  }
}

function showLine(result: LineResult, { print, tell }: Terminal): void {
  const { line, status, how, exact, pageLabel, error, places = [] } = result
  if (status === 'anchored') {
    const page = pageLabel === null ? '' : `, p. ${oneLine(pageLabel)}`
    print(`${line}: anchored (${how ?? ''})${page}: “${oneLine(exact ?? '')}”`)
    return
  }
  tell(`${line}: ${status}: ${oneLine(error ?? '')}`)
  for (const place of places.slice(0, MOST_SHOWN)) tell(`    ${describePlace(place)}`)
  if (places.length > MOST_SHOWN) tell('    …')
}

function describePlace({ spans, pageLabel, prefix, exact, suffix }: PossiblePlace): string {
  const page = pageLabel === null ? '' : `p. ${pageLabel}, `
  return oneLine(`${page}at ${spans[0]?.start ?? 0}: ${prefix}[${exact}]${suffix}`)
}
