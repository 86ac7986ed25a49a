/**
 * Cites the sources of a project in a CSL style. All of them are registered at once, so that numbers and year
 * suffixes (2019a, 2019b) hold over the whole project; every citation then stands alone: no “ibid.”, and nothing
 * depends on what was cited before.
 */
import type { Engine } from 'citeproc'
import type { FormattedText } from '../../../shared/api/pincite-api.ts'
import type { Citer } from '../../../shared/citation/citer.ts'
import { bareTitle } from '../../../shared/citation/pincite.ts'
import { locatorOf, type Locator, type PinpointPlace } from '../../../shared/citation/locator.ts'
import { isCslNameVariable, type CslName } from '../../../shared/domain/csl-item.ts'
import { isList } from '../../../shared/domain/json-shape.ts'
import type { Source } from '../../../shared/domain/project.ts'
import { romanNumber } from '../../../shared/domain/roman-numerals.ts'
import { buildProcessor } from './citation-processor.ts'

export type CitedItem = Pick<Source, 'id' | 'item' | 'title' | 'fileName'>

/** What is quoted: its words, "" of an area of the page, and where they stand. */
export interface QuotedPlace extends PinpointPlace {
  readonly exact: string
}

export interface BibliographyEntry extends FormattedText {
  readonly sourceId: string
}

export interface CslCiter extends Citer {
  readonly cite: (source: CitedItem, place: PinpointPlace) => string
  readonly reference: (source: CitedItem) => string
  readonly citeFormatted: (source: CitedItem, place: PinpointPlace) => FormattedText
  /** The words in the locale's quotation marks, with their citation. */
  readonly quote: (source: CitedItem, place: QuotedPlace) => FormattedText
  /** The entries of these sources, in the style's order. Where the style has no list of references: none. */
  readonly bibliography: (sourceIds: readonly string[]) => readonly BibliographyEntry[]
}

/** A style with the locale it is to speak. */
export interface CitedIn {
  readonly styleXml: string
  readonly locale: string
  /** XML by name; “en-US”, which the processor falls back on, must be among them. */
  readonly locales: ReadonlyMap<string, string>
}

type Format = keyof FormattedText
/** What stands before the locator and behind it. */
type Frame = readonly [before: string, behind: string]

// They stand for a locator while the processor is at work: a number that no record has, and a word.
const NUMBER = '7310462958'
const WORD = 'Qzxlocatorqzx'

/** Builds a citer. Throws an Error where the processor can't run the style. */
export function createCslCiter(sources: readonly CitedItem[], cited: CitedIn): CslCiter {
  const press = new Press(sources, cited)
  const bothWays = (make: (format: Format) => string): FormattedText => ({
    text: make('text'),
    html: make('html'),
  })
  const citeAs = ({ id }: CitedItem, place: PinpointPlace) =>
    bothWays((format) => press.cite(id, locatorOf(place), format))
  return {
    cite: ({ id }, place) => press.cite(id, locatorOf(place), 'text'),
    citeFormatted: citeAs,
    quote: (source, place) => {
      const words = bothWays((format) => press.quoted(place.exact, format))
      const { text, html } = citeAs(source, place)
      return { text: `${words.text} ${text}`, html: `${words.html} ${html}` }
    },
    reference: ({ id }) => press.entries([id], 'text')[0]?.made ?? press.cite(id, null, 'text'),
    bibliography: (ids) => {
      const html = press.entries(ids, 'html')
      return press.entries(ids, 'text').map(({ id, made }, place) => ({
        sourceId: id,
        text: made,
        html: html[place]?.made ?? '',
      }))
    },
  }
}

interface Entry {
  readonly id: string
  readonly made: string
}

class Press {
  readonly #engine: Engine
  #format: Format | null = null
  readonly #cites = new Map<string, string>()
  readonly #entries = new Map<string, readonly Entry[]>()
  readonly #frames = new Map<string, Frame>()

  constructor(sources: readonly CitedItem[], { styleXml, locale, locales }: CitedIn) {
    const items = new Map(sources.map((source) => [source.id, itemOf(source)]))
    const fallback = locales.get('en-US') ?? ''
    const system = {
      retrieveLocale: (language: string) => locales.get(language) ?? fallback,
      retrieveItem: (id: string) => items.get(id),
    }
    try {
      this.#engine = buildProcessor(system, styleXml, locale)
      this.#engine.updateItems([...items.keys()])
    } catch (error) {
      throw new Error(String(error).replace(/^citeproc-js error: /, ''), { cause: error })
    }
  }

  cite(id: string, locator: Locator | null, format: Format): string {
    const { label = '', first = '', last = '' } = locator ?? {}
    const key = [format, id, label, first, last ?? ''].join('\0')
    const known = this.#cites.get(key)
    if (known !== undefined) return known
    const made = locator ? this.#pinpoint(id, locator, format) : this.#cluster(id, format)
    this.#cites.set(key, made)
    return made
  }

  /** Entries in the style's order; none where it has no list of references. */
  entries(ids: readonly string[], format: Format): readonly Entry[] {
    const key = [format, ...ids].join('\0')
    const known = this.#entries.get(key)
    if (known) return known
    this.#use(format)
    const include = ids.map((value) => ({ field: 'id' as const, value }))
    const [{ entry_ids }, made] = this.#engine.makeBibliography({ include }) || [{ entry_ids: [] }, []]
    const entries = made.map((entry, place) => ({ id: entry_ids[place]?.[0] ?? '', made: tidy(entry) }))
    this.#entries.set(key, entries)
    return entries
  }

  quoted(words: string, format: Format): string {
    if (words === '') return '[area of the page]'
    const term = (name: string) => this.#engine.getTerm(name, 'short', 0)
    return term('open-quote') + (format === 'html' ? escaped(words) : words) + term('close-quote')
  }

  #pinpoint(id: string, locator: Locator, format: Format): string {
    const { first, last } = locator
    const [before, behind] = this.#frame(id, locator, format)
    if (last !== null || romanNumber(first) !== null) {
      // How a style writes ranges (117–18) and roman numerals is its own affair.
      const pages = [first, last].flatMap((page) => (page === null ? [] : page.replaceAll('-', '\\-')))
      const made = this.#cluster(id, format, { label: locator.label, locator: pages.join('-') })
      if (made !== this.#cluster(id, format)) return made
    }
    const words = last === null ? first : `${first}–${last}`
    return before + (format === 'html' ? escaped(words) : words) + behind
  }

  /**
   * Returns what the style puts around a locator. It is filled with the words as they stand, which the processor
   * would read as numbers and labels of its own (“3.2 Costs - p. 4”). Where a style prints no locator, as Vancouver
   * doesn't, it follows in the citation's own brackets.
   */
  #frame(id: string, { label, last }: Locator, format: Format): Frame {
    const key = [format, id, label, last === null ? 'one' : 'many'].join('\0')
    const known = this.#frames.get(key)
    if (known) return known
    const locator = label === 'section' ? WORD : NUMBER
    const suffix = `, ${this.#engine.getTerm(label, 'short', last === null ? 0 : 1)}\u00A0${locator}`
    const frame = parted(this.#cluster(id, format, { label, locator }), locator) ??
      parted(this.#cluster(id, format, { suffix }), locator) ?? [`${this.#cluster(id, format)} `, '']
    this.#frames.set(key, frame)
    return frame
  }

  #cluster(id: string, format: Format, more: { label?: string; locator?: string; suffix?: string } = {}) {
    this.#use(format)
    return tidy(this.#engine.makeCitationCluster([{ id, ...more }]))
  }

  #use(format: Format): void {
    if (this.#format !== format) this.#engine.setOutputFormat(format)
    this.#format = format
  }
}

function itemOf({ id, item, title, fileName }: CitedItem): object {
  const names = Object.entries(item).flatMap(([variable, value]) =>
    isCslNameVariable(variable) && isList(value) ? [[variable, value.map(tameName)] as const] : [],
  )
  // A hyphen in a report's number is no range (“Nos. 18–2059”).
  const { number } = item
  const numbered = typeof number === 'string' ? { number: number.replaceAll('-', '\\-') } : {}
  // A style puts its own mark behind a title: “The war is over.,” else.
  const named = title.trim() === '' ? `<span class="nocase">${fileName}</span>` : bareTitle(title.trim())
  return { type: 'document', ...item, ...Object.fromEntries(names), ...numbered, id, title: named }
}

/** The processor keeps names as keys of plain objects, which have some already: a person may be called “constructor”. */
function tameName(name: CslName): CslName {
  const parts = Object.entries(name).map(([part, text]: [string, string]) => [
    part,
    text in Object.prototype ? `\u2060${text}` : text,
  ])
  return Object.fromEntries(parts) as CslName
}

function parted(made: string, at: string): Frame | null {
  const [before, behind, more] = made.split(at)
  return before === undefined || behind === undefined || more !== undefined ? null : [before, behind]
}

function escaped(text: string): string {
  return text.replaceAll('&', '&#38;').replaceAll('<', '&#60;').replaceAll('>', '&#62;')
}

/** One line; a no-break space stays. */
function tidy(made: string): string {
  return made.replace(/[ \t\r\n]+/g, ' ').trim()
}
