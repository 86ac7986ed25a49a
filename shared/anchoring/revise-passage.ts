/**
 * Decides what has become of a passage in a new edition of its source. Pure: two indexed texts and what an annotation
 * keeps go in, an outcome comes out. Nothing doubtful is carried over; see {@link RevisionOutcome}.
 */
import { anchorTarget, type StoredPassage } from './anchor.ts'
import type { Span } from './canonical-text.ts'
import { describeSpans, type Passage } from './describe.ts'
import { foldedString, foldText } from './fold-text.ts'
import { matchQuote, type MatchOptions } from './match-quote.ts'
import { figureChange, reasonFor } from './revise-reason.ts'
import { sameFigures, wordsForFigures } from './revise-figures.ts'
import {
  findInOrder,
  findInPlace,
  joinedText,
  hasRival,
  keepsOrder,
  leadsBack,
  seek,
  seekAlike,
  seekBetween,
  surroundingsAgree,
  type Editions,
  type Find,
} from './revise-search.ts'

/**
 * - `unchanged`: the same words in the same place. The same words: equal code point for code point; in an edition of
 *   another media type, whose white space, hyphens, quotation marks and note markers are its own, equal once folded
 *   (`fold-text.ts`). The same place: between the same neighbours, on the page of the same number and label, below the
 *   same heading. Page and heading count where both editions have one, in the same media type a heading also where one
 *   has none. Offsets don't count: they shift with every edit before the passage.
 * - `moved`: the same words in another place.
 * - `changed`: other words, letters, white space or punctuation by the matcher's measure of likeness (`match-quote.ts`),
 *   yet the same figures in the same order.
 * - `changed-number`: alike, but a figure differs, in digits or in words, or its scale or sign does.
 * - `lost`: nothing in the new edition is the passage's successor.
 * - `undecided`: several places are equally good, what is there is less like the passage than is accepted, or it is
 *   likelier another passage's successor.
 *
 * A place counts only if looking the other way, from the new edition into the old one, leads back to the passage: words
 * that stood twice and stand once now are not carried over to the copy that was kept.
 */
export type RevisionOutcome = 'unchanged' | 'moved' | 'changed' | 'changed-number' | 'lost' | 'undecided'

export interface RevisedPassage {
  readonly outcome: RevisionOutcome
  /** The passage as it stands in the new edition, or what stands there instead; null where no one place is meant. */
  readonly next: Passage | null
  /** How alike both are: 1 equal but for what folding leaves out, 0 where `next` is null. */
  readonly score: number
  /** Why, in one sentence that names a changed figure. */
  readonly reason: string
  /** Of an undecided passage that several places fit: these, in text order. */
  readonly places: readonly Passage[]
}

/** Least likeness worth showing to a person, and least likeness at which other figures are taken for revised ones. */
const WORTH_SHOWING = 0.6
const ACCEPTANCE = 0.8
/** Fewer folded units than this are met by chance; then the surroundings must agree too, by this much. */
const CHANCE_LENGTH = 32
const CHANCE_AGREEMENT = 0.5
/** Likeness that what stands between the old surroundings must have to be shown. */
const REPLACED = 0.4
/** Parts of an interrupted passage further apart than this don't belong together any more. */
const MAX_APART = 20_000
const SURE = ['unchanged', 'moved', 'changed'] as const

/** Says whether an outcome is carried over to the new edition without asking a person. */
export function isCarriedOver(outcome: RevisionOutcome): boolean {
  return SURE.some((one) => one === outcome)
}

/** Says whether a passage is carried over with the same words, but for white space, hyphens and the like. */
export function keepsWords({ outcome, score }: Pick<RevisedPassage, 'outcome' | 'score'>): boolean {
  return outcome === 'unchanged' || outcome === 'moved' || (outcome === 'changed' && score === 1)
}

/** Finds what became of a stored passage. `options` are the matcher's. Time is bounded for any input. */
export function revisePassage(
  editions: Editions,
  stored: StoredPassage,
  options?: MatchOptions,
): RevisedPassage {
  const standing = anchorTarget(editions.before, stored, options)
  if ('orphan' in standing) return reviseOrphan(editions, stored, options)
  return reviseSpans(editions, standing.spans, options)
}

/** A passage that can't be found in its own edition has no place to compare with. */
function reviseOrphan(
  editions: Editions,
  stored: StoredPassage,
  options: MatchOptions | undefined,
): RevisedPassage {
  const match = matchQuote(editions.after, stored, options)
  if (match.status === 'missing')
    return lost('The passage stands neither in its own edition nor in the new one.')
  const places = match.status === 'ambiguous' ? match.places : []
  const next = match.status === 'anchored' ? describeSpans(editions.after.source, match.spans) : null
  const score = match.status === 'anchored' ? match.score : 0
  const reason = 'The passage does not stand in its own edition, so that nothing tells whether this is it.'
  return { outcome: 'undecided', next, score, reason, places }
}

function reviseSpans(
  editions: Editions,
  spans: readonly Span[],
  options: MatchOptions | undefined,
): RevisedPassage {
  const inPlace = findInPlace(editions, spans) ?? findInOrder(editions, spans)
  if (inPlace) return judged(editions, spans, inPlace)
  const sought = seek(editions, spans, options)
  const inParts = spans.length > 1
  if (sought.kind === 'several') return undecided(sought.places)
  if (sought.kind === 'found' && !(inParts && sought.how === 'fuzzy')) {
    const back = leadsBack(editions, spans, sought.spans)
    const sure = !isChance(editions, spans, sought) && !hasRival(editions, spans, sought.spans)
    if (back === 'back' && sure) return judged(editions, spans, sought)
    if (back !== 'elsewhere') return doubted(editions, sought)
  }
  if (inParts) return combined(editions, spans, options)
  const result = replaced(editions, spans, options)
  if (result.outcome !== 'lost' || sought.kind !== 'found') return result
  return lost('Its words stand in the new edition only where another passage has them.')
}

/** Judges a place that is the passage's own. */
function judged(editions: Editions, spans: readonly Span[], find: Find): RevisedPassage {
  const old = describeSpans(editions.before.source, spans)
  const next = describeSpans(editions.after.source, find.spans)
  const { score } = find
  const equal = editions.sameMedium ? old.exact === next.exact : sameWords(editions, spans, find)
  const outcome = equal
    ? keepsOrder(editions, spans, find.spans) && samePlace(old, next, editions.sameMedium)
      ? 'unchanged'
      : 'moved'
    : sameWords(editions, spans, find) || figuresAgree(editions, spans, find.spans)
      ? 'changed'
      : 'changed-number'
  const reason =
    outcome === 'changed-number'
      ? figureReason(editions, spans, find.spans)
      : reasonFor(outcome, { old, next, names: editions.names })
  return { outcome, next, score, reason, places: [] }
}

/** Short words that stand in strange surroundings may stand there by chance. */
function isChance(editions: Editions, spans: readonly Span[], find: Find): boolean {
  const words = foldText(joinedText(editions.before.source, spans)).units.length
  return words < CHANCE_LENGTH && surroundingsAgree(editions, spans, find.spans) < CHANCE_AGREEMENT
}

/** Looks for what came in the place of words that are not there any more, or only as another passage's. */
function replaced(
  editions: Editions,
  spans: readonly Span[],
  options: MatchOptions | undefined,
): RevisedPassage {
  const alike = seekAlike(editions, spans)
    .filter(({ score }) => score >= WORTH_SHOWING)
    .map((find) => ({ find, back: leadsBack(editions, spans, find.spans) }))
    .filter(({ back }) => back !== 'elsewhere')
  const [best] = alike
  if (best) {
    const { find, back } = best
    if (!figuresAgree(editions, spans, find.spans)) return renumbered(editions, spans, find)
    const acceptance = options?.acceptance ?? ACCEPTANCE
    const sure = back === 'back' && alike.length === 1 && find.score >= acceptance
    if (sure && keepsOrder(editions, spans, find.spans)) return judged(editions, spans, find)
    return doubted(editions, find)
  }
  const between = seekBetween(editions, spans)
  if (!between || leadsBack(editions, spans, between.spans) === 'elsewhere') {
    return lost('No passage of the new edition is like it.')
  }
  const old = wordsForFigures(editions.before.source, spans)
  const next = wordsForFigures(editions.after.source, between.spans)
  const bothHaveFigures = /\p{Nd}/u.test(old) && /\p{Nd}/u.test(next)
  if (bothHaveFigures && !sameFigures(old, next)) return renumbered(editions, spans, between)
  if (between.score >= REPLACED) return doubted(editions, between)
  return lost('Other words stand in its place in the new edition.')
}

function renumbered(editions: Editions, spans: readonly Span[], find: Find): RevisedPassage {
  const next = describeSpans(editions.after.source, find.spans)
  const reason = figureReason(editions, spans, find.spans)
  return { outcome: 'changed-number', next, score: find.score, reason, places: [] }
}

/** Names the figures that differ; note markers are none. */
function figureReason({ before, after }: Editions, spans: readonly Span[], found: readonly Span[]): string {
  const change = figureChange(wordsForFigures(before.source, spans), wordsForFigures(after.source, found))
  return `A figure differs: ${change}.`
}

/** Each part of an interrupted passage is looked for by itself; together they are as good as the worst of them. */
function combined(
  editions: Editions,
  spans: readonly Span[],
  options: MatchOptions | undefined,
): RevisedPassage {
  const parts = spans.map((span) => reviseSpans(editions, [span], options))
  const outcomes = parts.map(({ outcome }) => outcome)
  if (outcomes.every((outcome) => outcome === 'lost')) return lost('None of its parts is in the new edition.')
  const found = parts.flatMap(({ next }) => next?.spans ?? [])
  const ordered = found.every(({ start }, place) => {
    const before = found[place - 1]
    return !before || (start >= before.end && start - before.end <= MAX_APART)
  })
  const next = ordered && found.length > 0 ? describeSpans(editions.after.source, found) : null
  const lengths = spans.map(({ start, end }) => end - start)
  const all = lengths.reduce((sum, length) => sum + length, 0)
  const score = parts.reduce((sum, part, place) => sum + (part.score * (lengths[place] ?? 0)) / all, 0)
  const worst = WORST_FIRST.find((outcome) => outcomes.includes(outcome)) ?? 'undecided'
  const outcome = worst === 'lost' || !next ? 'undecided' : worst
  const old = describeSpans(editions.before.source, spans)
  const reason =
    outcome === 'undecided' || !next
      ? 'Its parts are not all in the new edition, or not together.'
      : reasonFor(outcome, { old, next, names: editions.names })
  return { outcome, next, score: next ? score : 0, reason, places: [] }
}

const WORST_FIRST: readonly RevisionOutcome[] = [
  'lost',
  'undecided',
  'changed-number',
  'changed',
  'moved',
  'unchanged',
]

function doubted(editions: Editions, find: Find): RevisedPassage {
  const next = describeSpans(editions.after.source, find.spans)
  const reason =
    find.how === 'fuzzy'
      ? 'What stands in the new edition is like it, but not enough to be sure.'
      : 'The same words stand in the new edition, but they may be another passage.'
  return { outcome: 'undecided', next, score: find.score, reason, places: [] }
}

function undecided(places: readonly Passage[]): RevisedPassage {
  const reason = `It fits ${places.length} places of the new edition equally well.`
  return { outcome: 'undecided', next: null, score: 0, reason, places }
}

function lost(reason: string): RevisedPassage {
  return { outcome: 'lost', next: null, score: 0, reason, places: [] }
}

function sameWords({ before, after }: Editions, spans: readonly Span[], { spans: found }: Find): boolean {
  return folded(before.source, spans) === folded(after.source, found)
}

/** The note markers that the extractors found are no words. */
function folded(
  source: { readonly text: string; readonly markers: readonly Span[] },
  spans: readonly Span[],
): string {
  return foldedString(foldText(wordsForFigures(source, spans).replaceAll(' … ', ' ')))
}

function figuresAgree({ before, after }: Editions, spans: readonly Span[], found: readonly Span[]): boolean {
  return sameFigures(wordsForFigures(before.source, spans), wordsForFigures(after.source, found))
}

function samePlace(old: Passage, next: Passage, sameMedium: boolean): boolean {
  const samePage =
    old.page === null || next.page === null || (old.page === next.page && old.fileLabel === next.fileLabel)
  if (!samePage) return false
  if (!sameMedium && (old.section === null || next.section === null)) return true
  return foldedTitle(old.section) === foldedTitle(next.section)
}

function foldedTitle(title: string | null): string | null {
  return title === null ? null : foldedString(foldText(title)).toLowerCase()
}
