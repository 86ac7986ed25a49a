/** Looks at the gaps between words, which folding leaves out, in scripts that put spaces between words. */
import { isDigit } from './fold-characters.ts'
import { rawEnd, type FoldedText } from './fold-text.ts'

/** A text and its folded form. */
export interface RawAndFolded {
  readonly raw: string
  readonly text: FoldedText
}

const SPACED_SCRIPTS =
  /[\p{Nd}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Arabic}]/u
const ONLY_GAPS = /^[\s*_]*$/u

/** Tells whether the folded unit at `at` stands right behind the one before it in the raw text too. */
export function adjoins(text: FoldedText, at: number): boolean {
  return at > 0 && at < text.units.length && rawEnd(text, at - 1) >= (text.starts[at] ?? 0)
}

/** Tells whether the folded offset stands between two letters or digits of one word. */
export function isInsideWord(text: FoldedText, at: number): boolean {
  return adjoins(text, at) && isSpacedLetter(text.units[at - 1] ?? 0) && isSpacedLetter(text.units[at] ?? 0)
}

/**
 * Tells whether `quote`, whose folded units stand in `source` from `from` on, has its words apart where the source has
 * them apart, but for `allowed` differences. Hyphens, dashes and note markers may stand for a gap or for none.
 */
export function wordGapsAgree(
  quote: RawAndFolded,
  source: RawAndFolded,
  from: number,
  allowed: number,
): boolean {
  const { units } = quote.text
  let differences = 0
  for (let k = 1; k < units.length && differences <= allowed; k++) {
    const apart = !adjoins(quote.text, k)
    if (apart !== adjoins(source.text, from + k)) continue
    if (!isSpacedLetter(units[k - 1] ?? 0) || !isSpacedLetter(units[k] ?? 0)) continue
    const gap = apart ? gapBefore(quote, k) : gapBefore(source, from + k)
    if (ONLY_GAPS.test(gap)) differences++
  }
  return differences <= allowed
}

function gapBefore({ raw, text }: RawAndFolded, at: number): string {
  return raw.slice(rawEnd(text, at - 1), text.starts[at])
}

function isSpacedLetter(unit: number): boolean {
  if (unit < 0x80) return (unit | 0x20) >= 0x61 ? (unit | 0x20) <= 0x7a : isDigit(unit)
  return SPACED_SCRIPTS.test(String.fromCharCode(unit))
}
