/** Puts a figure together: what it counts, per what, of how many, where and when, each with its own words. */
import type { Span } from '../anchoring/canonical-text.ts'
import type { Period } from './dates.ts'
import type { ReadFigure, FigureSpans } from './figure.ts'
import { headOf } from './heads.ts'
import { firstFrom, type Distances } from './nearest.ts'
import { periodOf } from './periods.ts'
import type { PlaceName } from './places.ts'
import type { Draft } from './qualifiers.ts'
import type { Quantity, Reading } from './quantities.ts'
import { rateAt, type Rate, type RateBase } from './rates.ts'
import type { Uncertainty } from './uncertainty.ts'

/** What the whole text holds beside its figures, each in text order. */
export interface Surroundings {
  readonly text: string
  readonly periods: readonly Period[]
  readonly places: readonly PlaceName[]
  readonly bases: readonly RateBase[]
  readonly uncertainties: readonly Uncertainty[]
  readonly figures: readonly Draft[]
  readonly distances: Distances
}

/** A name of a country without "in" before it must stand so much nearer to be the place. */
const UNCUED = 8
/** Uncertainty is told close to its figure. */
const FAR = 40
const RATE_REACH = 7

/** Returns the figure; `place` is its index among all of the text. */
export function describeFigure(
  reading: Reading,
  draft: Draft,
  { surroundings, place }: { readonly surroundings: Surroundings; readonly place: number },
): ReadFigure {
  const { text, periods, distances } = surroundings
  const spanOf = tokenSpan(reading)
  const cut = (span: Span): string => text.slice(span.start, span.end).replace(/\s+/g, ' ')
  const { low, high } = draft
  const base = rateBaseOf(reading, draft, surroundings)
  const headTokens = base && base.from === draft.to ? null : headOf(reading, draft, draft.to)
  const rate = base ? null : rateAt(reading, headTokens ? [draft.to, headTokens.end] : [draft.to])
  const chosen = periodOf(reading, draft, { periods, distances })
  const where = placeOf(draft, surroundings)
  const of = denominatorOf(reading, { place, figures: surroundings.figures })
  const doubt = uncertaintyOf(draft, surroundings)
  const whole = spanOf(draft.from, draft.to)
  const head = headTokens && spanOf(headTokens.start, headTokens.end)
  const each = chosen?.period.kind === 'each' ? timeUnitOf(reading, chosen.period) : null
  const unit = unitOf(reading, { draft, headTokens, base, rate, each })
  const unitTokens = base ?? (rate ? { from: rate.span.start, to: rate.span.end } : null)
  const parts: FigureSpans = {
    value: numberSpan(reading, low),
    ...(high && { high: numberSpan(reading, high) }),
    ...(draft.words && { qualifier: spanOf(draft.words.start, draft.words.end) }),
    ...unitPart(reading, { draft, headTokens, unitTokens }),
    ...(head && { head }),
    ...(where && { place: spanOf(where.from, where.to) }),
    ...(chosen && { period: spanOf(chosen.period.from, chosen.period.to) }),
    ...(of && { denominator: numberSpan(reading, of) }),
    ...(doubt && { uncertainty: spanOf(doubt.from, doubt.to) }),
  }
  return {
    raw: text.slice(whole.start, whole.end),
    ...whole,
    value: low.value,
    ...(high && { high: high.value }),
    qualifier: draft.qualifier,
    unit,
    ...(head && { head: cut(head) }),
    ...(where && { place: where.text }),
    ...(chosen && { period: chosen.text }),
    ...(of && { denominator: of.value }),
    ...(doubt && { uncertainty: cut(spanOf(doubt.from, doubt.to)) }),
    parts,
  }
}

function tokenSpan({ tokens }: Reading): (from: number, to: number) => Span {
  return (from, to) => ({ start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 })
}

function numberSpan(reading: Reading, { numberFrom, numberTo }: Quantity): Span {
  return tokenSpan(reading)(numberFrom, numberTo)
}

function rateBaseOf({ tokens }: Reading, draft: Draft, { bases, figures }: Surroundings): RateBase | null {
  const base = bases[firstFrom(bases, draft.to)]
  if (!base || base.from - draft.to > RATE_REACH) return null
  if (tokens[base.from]?.sentence !== tokens[draft.from]?.sentence) return null
  const next = figures[firstFrom(figures, draft.to)]
  return next && next.from < base.from ? null : base
}

function timeUnitOf({ tokens, lexicon }: Reading, { to }: Period): string | null {
  return lexicon.dates.timeUnits.get(tokens[to - 1]?.low ?? '') ?? null
}

interface UnitWords {
  readonly draft: Draft
  readonly headTokens: Span | null
  readonly base: RateBase | null
  readonly rate: Rate | null
  readonly each: string | null
}

function unitOf(reading: Reading, { draft, headTokens, base, rate, each }: UnitWords): string | null {
  if (base) return base.label
  if (rate?.isBase) return rate.label
  const plain = draft.low.unit ?? countedUnit(reading, headTokens)
  const per = rate?.label ?? (each === null ? null : `per ${each}`)
  if (per === null || plain === '%' || plain === 'share') return plain
  return plain === null ? per : `${plain} ${per}`
}

/** "people" for nouns of people; else the noun itself. */
function countedUnit({ tokens, lexicon }: Reading, headTokens: Span | null): string | null {
  if (!headTokens) return null
  const at = lexicon.heads.nounFirst ? headTokens.start : headTokens.end - 1
  const noun = tokens[at]
  if (!noun) return null
  const demonym = /^\p{Lu}\p{L}+(?:ans|ese|is|ians|ards)$/u.test(noun.text)
  return demonym || lexicon.heads.people.has(noun.low) ? 'people' : noun.low
}

function unitPart(
  reading: Reading,
  {
    draft,
    headTokens,
    unitTokens,
  }: Pick<UnitWords, 'draft' | 'headTokens'> & { readonly unitTokens: { from: number; to: number } | null },
): Pick<FigureSpans, 'unit'> {
  const spanOf = tokenSpan(reading)
  const { low, high } = draft
  const last = high ?? low
  if (low.unit === 'share') return { unit: spanOf(low.numberFrom, low.numberTo) }
  if (last.to > last.numberTo) return { unit: spanOf(last.numberTo, last.to) }
  if (low.from < low.numberFrom) return { unit: spanOf(low.from, low.numberFrom) }
  if (unitTokens) return { unit: spanOf(unitTokens.from, unitTokens.to) }
  return headTokens ? { unit: spanOf(headTokens.end - 1, headTokens.end) } : {}
}

function placeOf(draft: Draft, { places, distances }: Surroundings): PlaceName | null {
  const ranked = distances
    .nearest(draft, places)
    .map(({ spot, cost }) => ({ spot, cost: spot.cued ? cost : cost + UNCUED }))
    .sort((a, b) => a.cost - b.cost)
  return ranked[0]?.spot ?? null
}

/** 96 of "35 of 96", 1,204 of "Of 1,204 respondents, 63 percent". */
function denominatorOf(
  { tokens, lexicon }: Reading,
  { place, figures }: { readonly place: number; readonly figures: readonly Draft[] },
): Quantity | null {
  const own = figures[place]
  const next = figures[place + 1]
  if (!own) return null
  if (next && !next.high && next.low.unit === null) {
    const link = lexicon.partitive.at(tokens, own.to)
    const head = link ?? partitiveBehind({ tokens, lexicon }, own.to, next.from)
    const owned = head && next.from - head.to <= 2
    if (head && (next.from === head.to || (owned && isOwner(tokens, head.to, next.from)))) {
      return next.low.value >= (own.low.unit === null ? own.low.value : 0) ? next.low : null
    }
  }
  for (let before = place - 1; before >= Math.max(0, place - 3); before--) {
    const whole = figures[before]
    if (!whole || tokens[whole.from]?.sentence !== tokens[own.from]?.sentence) return null
    const isSample = own.low.unit !== null && isSampleSize(tokens, whole.from)
    const opens =
      isSample ||
      (tokens[whole.from]?.startsSentence === false && isOpeningOf({ tokens, lexicon }, whole.from))
    if (opens && whole.low.unit === null && (own.low.unit !== null || own.low.value <= whole.low.value))
      return whole.low
  }
  return null
}

type Words = Pick<Reading, 'tokens' | 'lexicon'>

/** "35 cases out of 96": the noun stands between. */
function partitiveBehind({ tokens, lexicon }: Words, from: number, to: number) {
  if (to - from > 6) return null
  const link = lexicon.partitive.before(tokens, to)
  return link && link.from - from <= 3 && link.to - link.from > 1 ? link : null
}

/** "(n = 1,204)". */
function isSampleSize(tokens: Reading['tokens'], from: number): boolean {
  return tokens[from - 1]?.text === '=' && tokens[from - 2]?.low === 'n'
}

/** "three of Mexico’s 32 states". */
function isOwner(tokens: Reading['tokens'], from: number, to: number): boolean {
  return to - from === 2 && /^['’]s$/.test(tokens[to - 1]?.low ?? '')
}

/** "Of the 4,600 children, 90 …": the word "of" opens the sentence or a clause. */
function isOpeningOf({ tokens, lexicon }: Words, from: number): boolean {
  const at = lexicon.heads.determiners.has(tokens[from - 1]?.low ?? '') ? from - 2 : from - 1
  const of = tokens[at]
  if (!of || !lexicon.heads.of.has(of.low)) return false
  return of.startsSentence || /^[,;:—(]$/.test(tokens[at - 1]?.text ?? '')
}

function uncertaintyOf(
  draft: Draft,
  { uncertainties, distances, figures }: Surroundings,
): Uncertainty | null {
  const [nearest] = distances.nearest(draft, uncertainties)
  if (!nearest || nearest.cost > FAR) return null
  // Each belongs to one figure only, the nearest.
  const [closest] = distances.nearest(nearest.spot, figures)
  return closest?.spot === draft ? nearest.spot : null
}
