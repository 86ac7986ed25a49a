/** Compares the annotations of one edition with the text of another, letting other work have its turn. */
import { setImmediate } from 'node:timers/promises'
import type { CanonicalText } from '../../../shared/anchoring/canonical-text.ts'
import { buildQuoteIndex } from '../../../shared/anchoring/quote-index.ts'
import type { PageNames } from '../../../shared/anchoring/revise-reason.ts'
import { revisePassage, type RevisedPassage } from '../../../shared/anchoring/revise-passage.ts'
import { compareEditions, type Editions } from '../../../shared/anchoring/revise-search.ts'
import { pageLabelOf } from '../../../shared/domain/page-labels.ts'
import type { Annotation, Source } from '../../../shared/domain/project.ts'

/** What became of one annotation. */
export interface ComparedAnnotation extends RevisedPassage {
  /** As it was before. */
  readonly annotation: Annotation
}

/** One of the two editions: its text, and its source, which says how its pages are counted. */
export interface ComparedEdition {
  readonly canonical: CanonicalText
  readonly source: Pick<Source, 'pageLabels'>
}

/** Two editions and the annotations of the first of them. */
export interface Comparison {
  readonly before: ComparedEdition
  readonly after: ComparedEdition
  readonly annotations: readonly Annotation[]
  readonly signal?: AbortSignal | undefined
  /** Hears how many annotations have been compared. */
  readonly onCompared?: ((done: number, of: number) => void) | undefined
}

export interface Compared {
  readonly editions: Editions
  /** In the order of the annotations given. */
  readonly compared: readonly ComparedAnnotation[]
}

/** A rectangle on a page has no words by which it could be found; carried over by them it would be a region no more. */
const MARKED_REGION: RevisedPassage = {
  outcome: 'undecided',
  next: null,
  score: 0,
  reason: 'It is a region marked on a page, which can’t be looked for by its words.',
  places: [],
}

/** Comparisons made before other work, and the wish to stop, get their turn. */
const BATCH = 20

/** Finds out what became of each annotation. Throws the signal's reason when it is stopped. */
export async function compareAnnotations(comparison: Comparison): Promise<Compared> {
  const { before, after, annotations, signal, onCompared } = comparison
  const names: PageNames = {
    before: (passage) => pageLabelOf(before.source, passage),
    after: (passage) => pageLabelOf(after.source, passage),
  }
  const found = compareEditions(buildQuoteIndex(before.canonical), buildQuoteIndex(after.canonical))
  const editions: Editions = { ...found, names }
  const compared: ComparedAnnotation[] = []
  for (const annotation of annotations) {
    if (compared.length % BATCH === 0) {
      onCompared?.(compared.length, annotations.length)
      await setImmediate()
      signal?.throwIfAborted()
    }
    const { target } = annotation
    compared.push({ annotation, ...(target.region ? MARKED_REGION : revisePassage(editions, target)) })
  }
  return { editions, compared }
}
