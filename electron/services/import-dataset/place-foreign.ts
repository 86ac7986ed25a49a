/** Looks for the annotations of another tool in the sources of a project. */
import { setImmediate } from 'node:timers/promises'
import type { CanonicalText } from '../../../shared/anchoring/canonical-text.ts'
import { describeSpans, type Passage } from '../../../shared/anchoring/describe.ts'
import { matchQuote } from '../../../shared/anchoring/match-quote.ts'
import { buildQuoteIndex, type QuoteIndex } from '../../../shared/anchoring/quote-index.ts'
import { messageOf } from '../../../shared/api/errors.ts'
import type { DecodedRow, RowProblem } from '../../../shared/dataset/dataset-format.ts'
import {
  isLikely,
  rowOfForeign,
  type ForeignAnnotation,
} from '../../../shared/dataset-import/foreign-annotation.ts'
import type { ImportedDataset } from '../../../shared/dataset-import/draft-dataset-import.ts'
import { targetOfRow, type RowPlacing } from '../../../shared/dataset-import/place-row.ts'
import type { ForeignReading } from '../../../shared/dataset-import/read-foreign.ts'
import type { Source } from '../../../shared/domain/project.ts'
import type { ImportContext } from './import-context.ts'

interface Attempt {
  readonly passage: Passage | null
  /** Why it has none; or, where its words are a little otherwise, how. */
  readonly reason: string
}

interface Attempts {
  readonly source: Source
  readonly canonical: CanonicalText
  /** One for each annotation, in their order. */
  readonly attempts: readonly Attempt[]
  /** Its title or file name is that of the document. */
  readonly isNamed: boolean
}

/**
 * Returns the annotations as rows of a dataset. Those of one document go to one source: the one with its title or file
 * name where something of them stands in it, else the one in which more of them stand than in any other, which is said.
 */
export async function placeForeign(
  reading: ForeignReading,
  context: ImportContext,
): Promise<ImportedDataset> {
  const documents = new Map<string, ForeignAnnotation[]>()
  for (const annotation of reading.annotations) {
    const key = `${annotation.of.uri}\n${annotation.of.title}`
    const own = documents.get(key)
    if (own) own.push(annotation)
    else documents.set(key, [annotation])
  }
  const rows: DecodedRow[] = []
  const problems: RowProblem[] = [...reading.problems]
  const placings = new Map<number, RowPlacing>()
  for (const annotations of documents.values()) {
    const best = await bestSource(annotations, context)
    for (const [i, annotation] of annotations.entries()) {
      const attempt = best?.attempts[i]
      const { place, position, id } = annotation
      if (!best || !attempt?.passage) {
        const message = attempt?.reason ?? nowhere(annotation)
        problems.push({ place, position, id, message })
        continue
      }
      const decoded = rowOfForeign(annotation, best.source, { ...best, passage: attempt.passage })
      rows.push(decoded)
      const byWords = best.isNamed ? '' : `Found by its words alone, in “${best.source.fileName}”.`
      const moved = [byWords, attempt.reason].filter((reason) => reason !== '').join(' ') || null
      placings.set(position, {
        kind: 'stands',
        target: targetOfRow(decoded.row, attempt.passage.fileLabel),
        moved,
      })
    }
  }
  rows.sort((a, b) => a.position - b.position)
  return { rows, problems, ignored: [], placings, isForeign: true }
}

async function bestSource(
  annotations: readonly ForeignAnnotation[],
  { store, library, password, signal, onProgress }: ImportContext,
): Promise<Attempts | null> {
  const [first] = annotations
  if (!first) return null
  const { sources } = store.project()
  const likely = sources.filter((source) => isLikely(first.of, source))
  let best: Attempts | null = null
  let isTied = false
  for (const [i, source] of [...likely, ...sources.filter((one) => !likely.includes(one))].entries()) {
    signal?.throwIfAborted()
    onProgress?.(i, sources.length, source.fileName)
    if (i === likely.length && best && countOf(best) > 0) break
    const text = await library.readText(source.id, password).catch((error: unknown) => messageOf(error))
    if (typeof text === 'string') continue
    const { canonical } = text
    const index = buildQuoteIndex(canonical)
    const attempts: Attempt[] = []
    for (const annotation of annotations) {
      await setImmediate()
      attempts.push(attempt(annotation, index))
    }
    const found = { source, canonical, attempts, isNamed: likely.includes(source) }
    const more = best === null ? 1 : countOf(found) - countOf(best)
    if (more >= 0) isTied = more === 0
    if (more > 0) best = found
    if (found.isNamed && countOf(found) === annotations.length) break
  }
  if (best?.isNamed) return best
  return best && countOf(best) > 0 && !isTied ? best : null
}

function nowhere({ of: { uri } }: ForeignAnnotation): string {
  const named = uri === '' ? '' : ` (${uri})`
  return `It stands in no source of this project${named}, or in several, and nothing says in which.`
}

function countOf({ attempts }: Attempts): number {
  return attempts.filter(({ passage }) => passage !== null).length
}

function attempt(annotation: ForeignAnnotation, index: QuoteIndex): Attempt {
  const matches = annotation.quotes.map((quote) => matchQuote(index, quote))
  const spans = matches.flatMap((match) => (match.status === 'anchored' ? match.spans : []))
  const missed = matches.find(({ status }) => status !== 'anchored')
  if (missed?.status === 'ambiguous') {
    return { passage: null, reason: `It stands at ${missed.count} places; nothing says at which.` }
  }
  if (missed?.status === 'missing') return { passage: null, reason: missed.reason }
  const isAlike = matches.some((match) => match.status === 'anchored' && match.how === 'fuzzy')
  const reason = isAlike ? 'Its words stand there a little otherwise.' : ''
  return { passage: describeSpans(index.source, spans), reason }
}
