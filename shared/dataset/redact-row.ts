/** An evidence row, and what goes with it, with pseudonyms in place of names. */
import { isCslNameVariable, type CslItem, type CslValue } from '../domain/csl-item.ts'
import { isList } from '../domain/json-shape.ts'
import { formatPageLabels, parsePageLabels } from '../domain/page-labels.ts'
import type { Source } from '../domain/project.ts'
import type { Words } from '../domain/words.ts'
import type { EvidenceRow } from './evidence-row.ts'
import { redactName } from './redact-name.ts'
import type { RedactedText, Redactor } from './redaction.ts'
import type { RowField, RowFigure } from './row-evidence.ts'

/** Keys whose values are no text of a person's: ids, hashes, and words of a fixed list. */
export const KEPT_KEYS: ReadonlySet<string> = new Set([
  ...['id', 'parentId', 'sha256', 'mediaType', 'position', 'added', 'revises', 'pageLabels'],
  ...['type', 'hue', 'pattern', 'key'],
])

/** Variables with names as file names and addresses have them. A citation key is made of names: it does not leave. */
const LOOSE_VARIABLES: ReadonlySet<string> = new Set(['title', 'title-short', 'shortTitle', 'URL', 'DOI'])

/** Replaces names, and counts and collects what it put in their place. */
export class Redaction {
  readonly redactor: Redactor
  /** Names replaced so far. */
  count = 0
  /** Pseudonyms in the records of sources, by the source's id: citations have them. */
  readonly #cited = new Map<string, ReadonlySet<string>>()

  constructor(redactor: Redactor) {
    this.redactor = redactor
  }

  /** Returns the row; `redacted` lists the pseudonyms in it. Offsets of words are those of the quote that leaves. */
  row(row: EvidenceRow): EvidenceRow {
    const used = new Set<string>()
    const text = (given: string) => this.#replace(given, used)
    const loosely = (given: string) => this.#loosely(given, used)
    for (const pseudonym of this.#cited.get(row.sourceId) ?? []) {
      if (row.citation.includes(pseudonym) || row.reference.includes(pseudonym)) used.add(pseudonym)
    }
    const passage = redactPassage(this.redactor, row)
    this.count += passage.count
    for (const pseudonym of passage.pseudonyms) used.add(pseudonym)
    const inner = { text, words: (words: Words | null) => movedWords(words, passage.quote) }
    const redacted = {
      ...row,
      ...{ quote: passage.quote.text, prefix: passage.prefix, suffix: passage.suffix },
      codes: row.codes.map(text),
      ...{ sourceTitle: loosely(row.sourceTitle), fileName: loosely(row.fileName) },
      pageLabel: row.pageLabel === null ? null : loosely(row.pageLabel),
      pageLabels: redactLabels(row.pageLabels, loosely),
      section: row.section === null ? null : text(row.section),
      sectionPath: row.sectionPath.map(text),
      ...{ citation: text(row.citation), reference: text(row.reference), memo: text(row.memo) },
      fields: row.fields.map((field) => redactField(field, inner)),
      figures: row.figures.map((figure) => redactFigure(figure, inner)),
      refused: row.refused.map((figure) => redactFigure(figure, inner)),
      citedSource: text(row.citedSource),
      flags: row.flags.map(text),
      dismissed: row.dismissed.map(({ flag, reason }) => ({ flag, reason: text(reason) })),
      ...{ orphan: text(row.orphan), coder: text(row.coder) },
    }
    return { ...redacted, redacted: [...used].sort() }
  }

  /** Returns the sources, their records included. Citations are to be made of these. */
  sources(sources: readonly Source[]): readonly Source[] {
    return sources.map((source) => {
      const used = new Set<string>()
      const loosely = (text: string) => this.#loosely(text, used)
      const { item, title, fileName, pageLabels, ...others } = source
      this.#cited.set(source.id, used)
      return {
        ...(this.#deep(others, KEPT_KEYS, used) as typeof others),
        ...{ title: loosely(title), fileName: loosely(fileName) },
        ...{ pageLabels: redactLabels(pageLabels, loosely), item: this.#item(item, used) },
      }
    })
  }

  #item(item: CslItem, used: Set<string>): CslItem {
    const redacted = (variable: string, value: CslValue): unknown => {
      if (isCslNameVariable(variable) && isList(value)) {
        return value.map((name) => redactName(name, (text) => this.#replace(text, used)))
      }
      if (typeof value === 'string' && LOOSE_VARIABLES.has(variable)) return this.#loosely(value, used)
      return KEPT_KEYS.has(variable) ? value : this.#deep(value, KEPT_KEYS, used)
    }
    const members = Object.entries(item).flatMap(([variable, value]) =>
      variable === 'citation-key' ? [] : [[variable, redacted(variable, value)]],
    )
    return Object.fromEntries(members) as CslItem
  }

  #replace(given: string, used: Set<string>): string {
    return this.#note(this.redactor.replace(given), used)
  }

  #loosely(given: string, used: Set<string>): string {
    return this.#note(this.redactor.replaceLoosely(given), used)
  }

  #note({ text, replaced }: RedactedText, used: Set<string>): string {
    this.count += replaced.length
    for (const { pseudonym } of replaced) used.add(pseudonym)
    return text
  }

  /** Returns the name of a project: files are named by it. */
  name(name: string): string {
    return this.#loosely(name, new Set())
  }

  /** Returns plain data with every text in it redacted, but those under `kept` keys. */
  deep<Value>(value: Value, kept: ReadonlySet<string>): Value {
    return this.#deep(value, kept, new Set()) as Value
  }

  #deep(value: unknown, kept: ReadonlySet<string>, used: Set<string>): unknown {
    if (typeof value === 'string') return this.#replace(value, used)
    if (Array.isArray(value)) return value.map((member) => this.#deep(member, kept, used))
    if (typeof value !== 'object' || value === null || value instanceof Map) return value
    const members = Object.entries(value).map(([name, member]: [string, unknown]) => [
      name,
      kept.has(name) ? member : this.#deep(member, kept, used),
    ])
    return Object.fromEntries(members)
  }
}

/** The prefixes of page labels are text of a person's. */
function redactLabels(rules: string, replace: (text: string) => string): string {
  const reading = parsePageLabels(rules)
  if (!reading.ok) return ''
  return formatPageLabels(reading.rules.map((rule) => ({ ...rule, prefix: replace(rule.prefix) })))
}

interface RedactedPassage {
  readonly quote: RedactedText
  readonly prefix: string
  readonly suffix: string
  readonly count: number
  readonly pseudonyms: readonly string[]
}

/**
 * Redacts a quote together with what stands before and behind it, so that a name across their border is one. What may
 * be the rest of a name at the outer ends, where the context was cut, is left out.
 */
export function redactPassage(
  redactor: Redactor,
  { quote, ...context }: Pick<EvidenceRow, 'quote' | 'prefix' | 'suffix'>,
): RedactedPassage {
  const prefix = context.prefix.slice(redactor.tailLength(context.prefix))
  const suffix = context.suffix.slice(0, context.suffix.length - redactor.headLength(context.suffix))
  const whole = prefix + quote + suffix
  const [from, to] = [prefix.length, prefix.length + quote.length]
  const { replaced } = redactor.replace(whole)
  const part = (start: number, end: number): RedactedText => {
    const own: { -readonly [Key in keyof RedactedText]: RedactedText[Key] } = { text: '', replaced: [] }
    let at = start
    for (const one of replaced) {
      if (one.end <= start || one.start >= end) continue
      own.text += whole.slice(at, Math.max(one.start, start))
      const newStart = own.text.length
      own.text += one.pseudonym
      at = Math.min(one.end, end)
      const place = { start: Math.max(one.start, start) - start, end: at - start }
      own.replaced = [...own.replaced, { ...one, ...place, newStart, newEnd: own.text.length }]
    }
    own.text += whole.slice(at, end)
    return own
  }
  return {
    quote: part(from, to),
    prefix: part(0, from).text,
    suffix: part(to, whole.length).text,
    count: replaced.length,
    pseudonyms: replaced.map(({ pseudonym }) => pseudonym),
  }
}

/** Words that were a part of a name are its pseudonym now. */
function movedWords(words: Words | null, { text, replaced }: RedactedText): Words | null {
  if (words === null) return null
  const moved = (offset: number, edge: 'newStart' | 'newEnd') => {
    const within = replaced.find((one) => one.start < offset && offset < one.end)
    if (within) return within[edge]
    const before = replaced.findLast((one) => one.end <= offset)
    return before ? offset + before.newEnd - before.end : offset
  }
  const start = moved(words.start, 'newStart')
  const end = moved(words.end, 'newEnd')
  return { start, end, exact: text.slice(start, end) }
}

interface Inner {
  readonly text: (given: string) => string
  readonly words: (words: Words | null) => Words | null
}

function redactField(field: RowField, { text, words }: Inner): RowField {
  const { value, type } = field
  // A link holds ids of annotations.
  const said = typeof value === 'string' ? text(value) : typeof value === 'object' ? value.map(text) : value
  return {
    ...field,
    ...{ code: text(field.code), field: text(field.field), words: words(field.words) },
    value: type === 'link' ? value : said,
  }
}

function redactFigure(figure: RowFigure, { text, words }: Inner): RowFigure {
  const { unit, measure, population, place, period, uncertainty } = figure
  return {
    ...figure,
    ...{ unit: text(unit), measure: text(measure), population: text(population) },
    ...{ place: text(place), period: text(period), uncertainty: text(uncertainty) },
    words: words(figure.words),
    partWords: figure.partWords.flatMap((own) => {
      const moved = words(own)
      return moved ? [{ part: own.part, ...moved }] : []
    }),
  }
}
