/**
 * Moves the annotations of a source into its text as it is read now, where they were made in the text of an earlier
 * version of the extractor. The words decide: nothing is taken over by its offsets alone.
 */
import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { anchorTarget } from '../../../shared/anchoring/anchor.ts'
import {
  describeRegion,
  describeSpans,
  spansEqual,
  type Passage,
} from '../../../shared/anchoring/describe.ts'
import { buildQuoteIndex, type QuoteIndex } from '../../../shared/anchoring/quote-index.ts'
import { draftReanchor, type Reanchored } from '../../../shared/domain/draft-reanchor.ts'
import { isEarlierExtractor } from '../../../shared/domain/extraction.ts'
import type { Annotation, Source, Target } from '../../../shared/domain/project.ts'
import { annotationsOf } from '../../../shared/domain/read-project.ts'
import type { SourceLibrary } from '../sources/source-library.ts'
import type { ProjectStore } from '../store/project-store.ts'

export interface ReanchorRequest {
  readonly sourceId: string
  /** Of a source that needs one. */
  readonly password?: string | undefined
  /** Look only: nothing is changed. */
  readonly dryRun: boolean
  /** Coder id, or null where unknown. */
  readonly coder: string | null
  readonly signal?: AbortSignal | undefined
}

/** `same`: its words at the same offsets; `moved`: its words at others; `reworded`: equal to its words once folded. */
export type ReanchorOutcome = 'same' | 'moved' | 'reworded' | 'orphan'

/** What became of one annotation. */
export interface ReanchoredAnnotation {
  /** As it was before. */
  readonly annotation: Annotation
  readonly outcome: ReanchorOutcome
  /** Where it stands now; null for an orphan. */
  readonly next: Passage | null
  /** Why it is an orphan; "" where it is none. */
  readonly reason: string
}

export interface ReanchorReport {
  readonly source: Source
  /** The extractor whose text it is now. */
  readonly extractor: string
  /** Those made in the text of an earlier version, in the order of that text; empty where there are none. */
  readonly reanchored: readonly ReanchoredAnnotation[]
  readonly changed: boolean
}

/** Comparisons made before other work, and the wish to stop, get their turn. */
const BATCH = 20

/**
 * Re-anchors one source, in one change. A passage that is found only by resemblance, or at several places, becomes an
 * orphan with the reason and keeps its old target; it is tried again the next time. Throws as
 * {@link SourceLibrary.readText} where the source can't be read, `not-saved` when the disk refuses, and the signal's
 * reason when it is stopped.
 */
export async function reanchorSource(
  { store, library }: { readonly store: ProjectStore; readonly library: SourceLibrary },
  { sourceId, password, dryRun, coder, signal }: ReanchorRequest,
): Promise<ReanchorReport> {
  const source = library.find(sourceId)
  const { canonical } = await library.readText(sourceId, password)
  const { extractor } = canonical
  const outdated = annotationsOf(store.project(), sourceId).filter(({ target }) =>
    isEarlierExtractor(target.extractor, extractor),
  )
  if (outdated.length === 0) return { source, extractor, reanchored: [], changed: false }
  const index = buildQuoteIndex(canonical)
  const reanchored: ReanchoredAnnotation[] = []
  for (const annotation of outdated) {
    if (reanchored.length % BATCH === 0) {
      await setImmediate()
      signal?.throwIfAborted()
    }
    reanchored.push({ annotation, ...reanchor(index, annotation.target) })
  }
  const draft = draftReanchor(
    store.state,
    extractor,
    reanchored.map((one) => resultOf(one, extractor)),
  )
  if (dryRun || !draft) return { source, extractor, reanchored, changed: false }
  // A session of its own: no window's Undo takes it back, for the old text is gone.
  await store.submit(draft, { session: 'reanchor', coder })
  return { source, extractor, reanchored, changed: true }
}

function reanchor(index: QuoteIndex, target: Target): Omit<ReanchoredAnnotation, 'annotation'> {
  if (target.region) return { outcome: 'same', next: describeRegion(index.source, target.region), reason: '' }
  const anchoring = anchorTarget(index, target)
  if ('orphan' in anchoring) return { outcome: 'orphan', next: null, reason: anchoring.orphan }
  if (anchoring.how === 'fuzzy') {
    const reason = 'What the report holds there now is like it, but not enough to be sure.'
    return { outcome: 'orphan', next: null, reason }
  }
  const next = describeSpans(index.source, anchoring.spans)
  const same = spansEqual(next.spans, target.spans)
  const outcome = next.exact !== target.exact ? 'reworded' : same ? 'same' : 'moved'
  return { outcome, next, reason: '' }
}

function resultOf({ annotation, next, reason }: ReanchoredAnnotation, extractor: string): Reanchored {
  const seen = { annotationId: annotation.id, oldTargetId: annotation.target.id }
  if (!next) return { ...seen, found: { orphan: reason } }
  return { ...seen, found: { targetId: randomUUID(), target: { ...next, extractor } } }
}
