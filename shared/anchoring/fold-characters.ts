/** What single UTF-16 units become when text is folded; `docs/normalisation.md` says it in words. */

/** More than a look-up is needed: surrogates, "[", superscripts, characters that fold to several. */
export const COMPLEX = 1
/** Leaves nothing behind, not even a gap. */
export const INVISIBLE = 2
/** Combines with the character before it. */
export const MARK = 3
export const DASH = 4
/** White space, and ornament that stands for a gap. */
export const GAP = 5

const UNKNOWN = 0
const foldedTable = new Uint16Array(0x10000)
const loweredTable = new Uint16Array(0x10000)

const GAPS = /[\s\u0085*_\u2020\u2021\u2022\u2023\u25e6\u25aa\u25ab\u25cf\u25cb\u25a0\u25a1]/
const DASHES = /[-\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/
const DOUBLE_QUOTES = /[\u00ab\u00bb\u201c-\u201f\u2033\u3003\u301d-\u301f\uff02]/
const SINGLE_QUOTES = /[`\u00b4\u02b9\u02bb\u02bc\u1ffd\u2018-\u201b\u2032\u2039\u203a\uff07]/
const SUPERSCRIPTS = /[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]/
/** Besides `\p{M}`: Hangul vowels and finals, half-width katakana voicing marks. They too compose under NFKC. */
const COMBINING = /[\p{M}\u1160-\u11ff\uff9e\uff9f]/u
const TATWEEL = '\u0640'
const FRACTION_SLASH = '\u2044'

/**
 * Returns what the UTF-16 unit folds to: a class below 6, or a single unit. Units the table does not change and
 * units with a one-unit NFKC form come back as that unit.
 */
export function foldedUnit(unit: number): number {
  const known = foldedTable[unit] ?? COMPLEX
  if (known !== UNKNOWN) return known
  return (foldedTable[unit] = classify(String.fromCharCode(unit)))
}

/** Returns the unit in lower case where that is one unit too; the final sigma counts as a sigma. */
export function loweredUnit(unit: number): number {
  const known = loweredTable[unit] ?? 0
  if (known !== 0 || unit === 0) return known
  const lower = String.fromCharCode(unit).toLowerCase()
  return (loweredTable[unit] = lower === '\u03c2' ? 0x3c3 : lower.charCodeAt(0))
}

/** Returns the units in lower case, one for one. */
export function loweredUnits(units: Uint16Array): Uint16Array {
  const lower = new Uint16Array(units.length)
  for (let i = 0; i < units.length; i++) lower[i] = loweredUnit(units[i] ?? 0)
  return lower
}

/** Returns the letter under the accents of a folded unit; null for a combining mark. */
export function baseUnit(unit: number): number | null {
  if (unit < 0x80) return unit
  const character = String.fromCharCode(unit)
  if (/\p{M}/u.test(character)) return null
  return character.normalize('NFD').charCodeAt(0)
}

/** Tells whether the unit is a decimal digit: ASCII, Arabic-Indic (both rows) or Devanagari. */
export function isDigit(unit: number): boolean {
  if (unit < 0x660) return unit >= 0x30 && unit <= 0x39
  return unit <= 0x669 || (unit >= 0x6f0 && unit <= 0x6f9) || (unit >= 0x966 && unit <= 0x96f)
}

function classify(character: string): number {
  if (GAPS.test(character) && character !== '\ufeff') return GAP
  if (DASHES.test(character)) return DASH
  if (DOUBLE_QUOTES.test(character)) return 0x22
  if (SINGLE_QUOTES.test(character)) return 0x27
  if (character === FRACTION_SLASH) return 0x2f
  if (character === '[' || SUPERSCRIPTS.test(character)) return COMPLEX
  if (character === TATWEEL || /[\p{Cc}\p{Default_Ignorable_Code_Point}]/u.test(character)) return INVISIBLE
  if (COMBINING.test(character)) return MARK
  if (/\p{Surrogate}/u.test(character)) return COMPLEX
  const compatible = character.normalize('NFKC')
  if (compatible.length > 1) return COMPLEX
  return compatible === character ? character.charCodeAt(0) : classify(compatible)
}
