/** Where annotations stand in the text that a report has now: an older extractor may have read it otherwise. */
import { anchorTarget } from '../../shared/anchoring/anchor.ts'
import type { CanonicalText, Span } from '../../shared/anchoring/canonical-text.ts'
import { SPAN_JOINT } from '../../shared/anchoring/describe.ts'
import { buildQuoteIndex, type QuoteIndex } from '../../shared/anchoring/quote-index.ts'
import { quoteOfSpans } from '../../shared/anchoring/quote-spans.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import { wordsAt, type Words } from '../../shared/domain/words.ts'
import type { Session } from './session.ts'

export interface Placement {
  /** With the spans where their words stand; an annotation that stands where it says is the same object. */
  readonly shown: readonly Annotation[]
  /** Why the words of the others stand nowhere, by annotation. */
  readonly orphans: ReadonlyMap<string, string>
}

type Placed = { readonly annotation: Annotation } | { readonly orphan: string }

const indexes = new WeakMap<CanonicalText, QuoteIndex>()
const placed = new WeakMap<CanonicalText, WeakMap<Annotation, Placed>>()

/** Places annotations in a text. Costs a comparison of words for each, and a search where these don't agree. */
export function placeAnnotations(source: CanonicalText, annotations: readonly Annotation[]): Placement {
  const shown: Annotation[] = []
  const orphans = new Map<string, string>()
  for (const annotation of annotations) {
    const place = standsThere(source, annotation) ? { annotation } : findAgain(source, annotation)
    if ('annotation' in place) shown.push(place.annotation)
    else orphans.set(annotation.id, place.orphan)
  }
  return { shown, orphans }
}

function standsThere({ text }: CanonicalText, { target }: Annotation): boolean {
  // A region stands by its rectangle, not by its words.
  if (target.region) return true
  return target.spans.map(({ start, end }) => text.slice(start, end)).join(SPAN_JOINT) === target.exact
}

/** Each annotation is looked for once in a text. */
function findAgain(source: CanonicalText, annotation: Annotation): Placed {
  const known = placed.get(source) ?? new WeakMap<Annotation, Placed>()
  placed.set(source, known)
  const seen = known.get(annotation)
  if (seen) return seen
  const index = indexes.get(source) ?? buildQuoteIndex(source)
  indexes.set(source, index)
  const anchoring = anchorTarget(index, annotation.target)
  const place =
    'orphan' in anchoring
      ? { orphan: anchoring.orphan }
      : { annotation: { ...annotation, target: { ...annotation.target, spans: anchoring.spans } } }
  known.set(annotation, place)
  return place
}

/** Returns where an annotation of the report in view stands in it; empty where it does not, and of an area. */
export function placedSpans(session: Session, annotation: Annotation): readonly Span[] {
  const { inView } = session.store.getState()
  if (inView.state !== 'ready' || inView.sourceId !== annotation.sourceId) return []
  if (annotation.target.region) return []
  return placeAnnotations(inView.text.canonical, [annotation]).shown[0]?.target.spans ?? []
}

/** Returns the words selected in the report as words of an annotation's quote; null where they are not within it. */
export function selectedWords(session: Session, annotation: Annotation): Words | null {
  const selected = session.store.getState().opened?.selected
  if (!selected || selected.region) return null
  const at = quoteOfSpans(placedSpans(session, annotation), selected.spans)
  return at && wordsAt(annotation.target.exact, at)
}
