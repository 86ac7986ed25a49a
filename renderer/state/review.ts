/** The review of a new edition: what became of every annotation of the old one, and who decides it. */
import { figureChanges, differenceOf } from '../../shared/anchoring/word-difference.ts'
import type { CanonicalText } from '../../shared/anchoring/canonical-text.ts'
import { SPAN_JOINT, type Passage } from '../../shared/anchoring/describe.ts'
import { sameFigures } from '../../shared/anchoring/revise-figures.ts'
import type { RevisionOutcome } from '../../shared/anchoring/revise-passage.ts'
import type { ReviewedPassage } from '../../shared/api/pincite-api.ts'
import type { Annotation, Project } from '../../shared/domain/project.ts'
import { pageLabelOf } from '../../shared/domain/page-labels.ts'
import { annotationsOf } from '../../shared/domain/read-project.ts'

/** What is compared, once it has come. */
export interface ReviewMaterial {
  readonly editionId: string
  /** By annotation. */
  readonly passages: ReadonlyMap<string, ReviewedPassage>
  readonly before: CanonicalText
  readonly after: CanonicalText
}

export type ReviewStage =
  | { readonly at: 'running'; readonly share: number; readonly doing: string }
  | { readonly at: 'failed'; readonly message: string }
  | ({ readonly at: 'ready' } & ReviewMaterial)

export interface Review {
  /** The old edition. */
  readonly sourceId: string
  readonly task: string
  readonly stage: ReviewStage
  /** The annotation at hand; null is the first that waits. */
  readonly chosen: string | null
  /** Of several places that fit the passage at hand, the one shown; 0-based. */
  readonly place: number
  /** Outcomes whose rows are shown though they are settled. */
  readonly unfolded: ReadonlySet<RevisionOutcome>
}

/** Outcomes in the order in which they are decided. */
export const OUTCOMES: readonly RevisionOutcome[] = [
  'changed-number',
  'changed',
  'undecided',
  'lost',
  'moved',
  'unchanged',
]

/** One annotation in a review. */
export interface ReviewRow {
  readonly annotation: Annotation
  readonly outcome: RevisionOutcome
  /** `waiting` for a decision, `accepted` in the new edition, or an `orphan` of the old one. */
  readonly state: 'waiting' | 'accepted' | 'orphan'
  readonly old: Place
  /** Where it stands in the new edition, or would; null where no one place is meant. */
  readonly next: Place | null
  /** Of one that fits several places equally well: how many. */
  readonly places: number
  /** Why it has its outcome; "" where that was settled before. */
  readonly reason: string
  /** Near which offset of the new edition it would be looked for; null where that is not known. */
  readonly near: number | null
}

/** A place in one of the editions. */
export interface Place extends Pick<Passage, 'exact' | 'spans' | 'page' | 'fileLabel' | 'section'> {
  /** Its page as the person counts the pages of that edition; null where it has none. */
  readonly pageLabel: string | null
  /** `exact` with a space for every unit of a note marker: the marker behind a year is no figure of it. */
  readonly words: string
}

/** Returns the rows of a review: by outcome, then in the order of the old text. */
export function reviewRows(project: Project, review: Review): readonly ReviewRow[] {
  const { stage, sourceId } = review
  if (stage.at !== 'ready') return []
  const find = placesIn(project, stage, sourceId)
  const left = annotationsOf(project, sourceId).map((one) =>
    leftRow(one, find, { passages: stage.passages, review }),
  )
  const carried = annotationsOf(project, stage.editionId).flatMap((one) =>
    carriedRow(one, find, stage.passages),
  )
  const rank = ({ outcome }: ReviewRow) => OUTCOMES.indexOf(outcome)
  const start = ({ old }: ReviewRow) => old.spans[0]?.start ?? 0
  return [...left, ...carried].sort((a, b) => rank(a) - rank(b) || start(a) - start(b))
}

/** Returns the row at hand: the one chosen, else the first that waits, else the first. */
export function rowAtHand(rows: readonly ReviewRow[], chosen: string | null): ReviewRow | null {
  return (
    rows.find(({ annotation }) => annotation.id === chosen) ??
    rows.find(({ state }) => state === 'waiting') ??
    rows[0] ??
    null
  )
}

/** Says whether a row wants, or wanted, a decision. */
export function wantsDecision({ outcome, state }: ReviewRow): boolean {
  return state !== 'accepted' || (outcome !== 'moved' && outcome !== 'unchanged')
}

/** Returns the rows that can be chosen: settled ones only where their outcome is unfolded. */
export function shownRows(rows: readonly ReviewRow[], { unfolded }: Review): readonly ReviewRow[] {
  return rows.filter((row) => wantsDecision(row) || unfolded.has(row.outcome))
}

/** Names in a few words what changed: its figures, else its first words, else how many places fit. */
export function changeOf({ old, next, places, outcome, state }: ReviewRow): string {
  if (places > 1 && state !== 'accepted') return `${places} places fit`
  if (!next || outcome === 'unchanged' || outcome === 'moved') return ''
  const parts = differenceOf(old.words, next.words)
  const figures = figureChanges(parts)
  if (figures.length > 0)
    return figures.map(({ was, is }) => `${was.trim() || 'new'} → ${is.trim() || 'gone'}`).join(', ')
  const gone = parts.find(({ kind }) => kind === 'gone')?.text.trim() ?? ''
  const come = parts.find(({ kind }) => kind === 'come')?.text.trim() ?? ''
  if (gone === '' && come === '') return ''
  return `${shortened(gone) || 'nothing'} → ${shortened(come) || 'nothing'}`
}

/** Both pages where they differ: "p. 8 → 9". Empty where there are no pages. */
export function pagesOf({ old, next, state }: ReviewRow): string {
  const was = old.pageLabel
  const is = next ? next.pageLabel : null
  if (was === null && is === null) return ''
  if (!next) return state === 'waiting' ? `p.\u00A0${was ?? '–'} → ?` : `p.\u00A0${was ?? '–'}`
  return was === is ? `p.\u00A0${was ?? ''}` : `p.\u00A0${was ?? '–'} → ${is ?? '–'}`
}

interface Left {
  readonly passages: ReviewMaterial['passages']
  readonly review: Review
}

function leftRow(annotation: Annotation, find: PlaceFinder, { passages, review }: Left): ReviewRow {
  const seen = passages.get(annotation.id)
  // One whose ends were set anew since it was compared is compared again; until then nothing is said of it.
  const passage = seen?.targetId === annotation.target.id ? seen : undefined
  const places = passage?.places ?? []
  const atHand = review.chosen === annotation.id ? review.place : 0
  const next = passage?.next ?? places[atHand] ?? null
  return {
    annotation,
    outcome: passage?.outcome ?? 'undecided',
    state: annotation.orphan === undefined ? 'waiting' : 'orphan',
    old: find.old(annotation.target),
    next: next ? find.next(next) : null,
    places: places.length,
    reason: annotation.orphan ?? passage?.reason ?? '',
    near: passage?.near ?? null,
  }
}

function carriedRow(
  annotation: Annotation,
  find: PlaceFinder,
  passages: ReviewMaterial['passages'],
): readonly ReviewRow[] {
  const { former, target } = annotation
  if (!former) return []
  const passage = passages.get(annotation.id)
  const old = find.old(former)
  const next = find.next(target)
  return [
    {
      annotation,
      outcome: passage?.outcome ?? settledOutcome(old, next),
      state: 'accepted',
      old,
      next,
      places: passage?.places.length ?? 0,
      reason: passage?.reason ?? '',
      near: passage?.near ?? null,
    },
  ]
}

type Standing = Omit<Place, 'words' | 'pageLabel'>

/** Reads passages in the texts of both editions. */
interface PlaceFinder {
  readonly old: (passage: Standing) => Place
  readonly next: (passage: Standing) => Place
}

function placesIn({ sources }: Project, material: ReviewMaterial, sourceId: string): PlaceFinder {
  const { before, after, editionId } = material
  const labelIn = (id: string) => {
    const source = sources.find((one) => one.id === id) ?? { pageLabels: '' }
    return (passage: Standing) => pageLabelOf(source, passage)
  }
  const [ofOld, ofNext] = [labelIn(sourceId), labelIn(editionId)]
  return {
    old: (passage) => placeIn(before, passage, ofOld(passage)),
    next: (passage) => placeIn(after, passage, ofNext(passage)),
  }
}

const known = new WeakMap<object, Place>()

/** Reads a passage in the text of its edition; the same passage on the same page gives the same object. */
function placeIn({ text, markers }: CanonicalText, passage: Standing, pageLabel: string | null): Place {
  const seen = known.get(passage)
  if (seen && seen.pageLabel === pageLabel) return seen
  const { exact, spans, page, fileLabel, section } = passage
  const words = spans
    .map(({ start, end }) =>
      markers
        .filter((marker) => marker.start >= start && marker.end <= end)
        .reduce(
          (left, marker) => blanked(left, marker.start - start, marker.end - start),
          text.slice(start, end),
        ),
    )
    .join(SPAN_JOINT)
  // A text that was read anew may hold other words there.
  const place = {
    exact,
    spans,
    page,
    fileLabel,
    pageLabel,
    section,
    words: words.length === exact.length ? words : exact,
  }
  known.set(passage, place)
  return place
}

function blanked(words: string, start: number, end: number): string {
  return words.slice(0, start) + ' '.repeat(end - start) + words.slice(end)
}

/** What became of a passage that was carried over before this review, judged by its two wordings. */
function settledOutcome(old: Place, next: Place): RevisionOutcome {
  if (withoutSpace(old.exact) === withoutSpace(next.exact))
    return old.fileLabel === next.fileLabel && old.section === next.section ? 'unchanged' : 'moved'
  return sameFigures(old.words, next.words) ? 'changed' : 'changed-number'
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '')
}

function shortened(words: string): string {
  return words === '' ? '' : `“${words.length > 24 ? `${words.slice(0, 23).trimEnd()}…` : words}”`
}
