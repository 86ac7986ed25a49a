/** Checks of the figures of one passage: against themselves, against each other, against the source's year. */
import type { Figure } from '../domain/codebook.ts'
import { formatNumber } from './figure-words.ts'
import { flag, type Flag } from './flag.ts'
import { foldTerm } from './fold-term.ts'

/** Shares that say by how much something changed may be above 100 %. */
const CHANGE = new RegExp(
  String.raw`(?<!\p{L})(?:increas\p{L}*|growth|grow(?:s|n|ing)?|grew|rose|risen?|ris(?:es|ing)|chang(?:e|es|ed|ing)|` +
    String.raw`declin\p{L}*|decreas\p{L}*|drop(?:s|ped|ping)?|fell|fall(?:s|en|ing)?|reduc\p{L}*|gain(?:s|ed|ing)?|` +
    String.raw`surg(?:e|es|ed|ing)|jump(?:s|ed|ing)?|higher|lower|aument\p{L}*|increment\p{L}*|creci\p{L}*|crec(?:e|en)|` +
    String.raw`sub(?:ió|ieron|ida|e|en)|ca(?:yó|yeron|ída|e|en)|disminu\p{L}*|reduj\p{L}*|descen\p{L}*|variaci\p{L}*)(?!\p{L})`,
  'iu',
)
const PERCENT = /^(?:%|per ?cent|percent|por ciento|pct)$/iu
const SHARE = /^(?:share|fraction|proportion|proporción)$/iu
/** A share further off than this is about something else than the two counts beside it. */
const RELATED = 0.15

/** Returns the share as per cent, or null for a figure that is none. */
export function percentOf({ value, unit }: Pick<Figure, 'value' | 'unit'>): number | null {
  if (value === null) return null
  if (PERCENT.test(unit.trim())) return value
  return SHARE.test(unit.trim()) ? value * 100 : null
}

/** Checks the confirmed figures of one annotation. `quote` is its passage. */
export function figureFlags(figures: readonly Figure[], quote: string): readonly Flag[] {
  return [...figures.flatMap((figure) => singleFlags(figure, quote)), ...ratioFlags(figures)]
}

function singleFlags(figure: Figure, quote: string): Flag[] {
  const { id, value, high, denominator, measure } = figure
  const flags: Flag[] = []
  const percent = percentOf(figure)
  const isChange = CHANGE.test(measure) || (measure === '' && CHANGE.test(quote))
  if (percent !== null && (percent < 0 || percent > 100) && !isChange) {
    flags.push(flag('share', id, `${formatNumber(percent)} % is outside 0–100 %.`))
  }
  if (value !== null && high !== null && high < value) {
    flags.push(
      flag('range', id, `The range ends at ${formatNumber(high)}, below its start ${formatNumber(value)}.`),
    )
  }
  if (value !== null && denominator !== null && percent === null && isPart(figure) && value > denominator) {
    const message = `${formatNumber(value)} is more than the ${formatNumber(denominator)} it is counted out of.`
    flags.push(flag('part', id, message))
  }
  return flags
}

/** A rate ("61 per 100,000") is not a part of its denominator. */
function isPart({ unit }: Figure): boolean {
  return !/\bper\b|\bpor\b|\//iu.test(unit)
}

/** A count, what it is counted out of, and the share that is stated beside them. */
function ratioFlags(figures: readonly Figure[]): Flag[] {
  const shares = figures.filter((figure) => percentOf(figure) !== null && figure.qualifier === '=')
  return shares.flatMap((share) => {
    const stated = percentOf(share) ?? 0
    const [pair, more] = pairsFor(share, figures)
    if (!pair || more) return []
    const [part, total] = pair
    const actual = (part / total) * 100
    const step = 10 ** -decimalsOf(share.value ?? 0) * (SHARE.test(share.unit.trim()) ? 100 : 1)
    if (Math.abs(actual - stated) <= step / 2 + 1e-9) return []
    if (Math.abs(actual - stated) > Math.max(step * 2, stated * RELATED)) return []
    const shown = `${formatNumber(part)} of ${formatNumber(total)} is ${formatNumber(round(actual, decimalsOf(stated) + 1))} %`
    return [flag('ratio', share.id, `${shown}, the passage says ${formatNumber(stated)} %.`)]
  })
}

/** What may stand behind a share: its own denominator's figure, or the only two exact counts beside it. */
function pairsFor(share: Figure, figures: readonly Figure[]): (readonly [part: number, total: number])[] {
  const counts = figures.filter(
    (figure) =>
      figure !== share && figure.value !== null && figure.qualifier === '=' && percentOf(figure) === null,
  )
  const own = counts.flatMap(({ value, denominator }) =>
    value !== null && denominator !== null && denominator > 0 ? [[value, denominator] as const] : [],
  )
  if (own.length > 0) return own
  const alike = counts.filter(({ unit }) => foldTerm(unit) === foldTerm(counts[0]?.unit ?? ''))
  const values = alike.map(({ value }) => value ?? 0).sort((a, b) => a - b)
  const [part, total] = values
  return values.length === 2 && part !== undefined && total !== undefined && part < total
    ? [[part, total]]
    : []
}

function decimalsOf(value: number): number {
  return /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0
}

function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals
}
