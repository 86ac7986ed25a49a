/**
 * Tells misread words from changed figures: "wor1d" for "world" holds no number, and "thrce" for "three" is no other
 * one. What stands opposite in the other of two alike texts decides.
 */
import { isDigit } from './fold-characters.ts'
import { align, similarity } from './myers.ts'
import { IN_WORDS } from './revise-figures.ts'

/** A hyphen at a line's end breaks a word. */
const WORD = /[\p{L}\p{N}]+(?:[-\u2010\u00ad]\s*\n\s*[\p{L}\p{N}]+)*/gu
/** A figure in words and what it was misread for are at least this alike. */
const MISREAD = 0.5
/** What stands opposite is found with this much of the words on both sides, no further off than by the slack. */
const REACH = 8
const SLACK = 32
/** Letters that a digit is taken for, and the other way. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'ocqdu',
  '1': 'litjfr',
  '2': 'z',
  '3': 'eb',
  '4': 'ah',
  '5': 's',
  '6': 'bgh',
  '7': 'ty',
  '8': 'bes',
  '9': 'gqp',
}

/** A text in lower case, as long as the text itself, and as UTF-16 units once these are asked for. */
interface Lowered {
  readonly text: string
  readonly units: () => Uint16Array
}

/** What stands opposite a stretch of a text: the place of it in the other, and per character its opposite or "". */
interface Opposite {
  readonly start: number
  readonly end: number
  readonly characters: readonly string[]
}

/**
 * Returns both texts with the words blanked that one of them misread:
 * - a word whose digits each stand opposite a letter they look like, if it has letters too or is but a part of a word
 *   there: "wor1d" and "word 5", not "50" for "so";
 * - a figure in words that stands opposite something much like it that is no figure.
 */
export function withoutMisread(a: string, b: string): [string, string] {
  const left = lowered(a)
  const right = lowered(b)
  return [blanked(a, left, right), blanked(b, right, left)]
}

function lowered(text: string): Lowered {
  const lower = text.toLowerCase()
  const kept = lower.length === text.length ? lower : text
  let units: Uint16Array | null = null
  return { text: kept, units: () => (units ??= unitsOf(kept)) }
}

function blanked(text: string, own: Lowered, other: Lowered): string {
  const plain = /\p{Nd}/u.test(text) ? withoutMisreadDigits(text, own, other) : text
  return plain.replace(IN_WORDS, (words, at: number) =>
    !sameCount(words.toLowerCase(), own, other) && isMisreadFigure(words, at, own, other) ? ' ' : words,
  )
}

/** What both sides have as often is no misreading of one of them. */
function sameCount(words: string, own: Lowered, other: Lowered): boolean {
  return countOf(words, own.text) === countOf(words, other.text)
}

function countOf(words: string, text: string): number {
  let count = 0
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    if (!joins(text, at - 1) && !joins(text, at + words.length)) count++
  }
  return count
}

/** As long as the text, so that what is looked for next stands where it stood. */
function withoutMisreadDigits(text: string, own: Lowered, other: Lowered): string {
  return text.replace(WORD, (word, at: number) =>
    isMisreadWord(word, at, own, other) ? ' '.repeat(word.length) : word,
  )
}

function isMisreadWord(word: string, at: number, own: Lowered, other: Lowered): boolean {
  if (!/\p{Nd}/u.test(word) || sameCount(word.toLowerCase(), own, other)) return false
  const { start, end, characters } = opposite(own, at, at + word.length, other)
  if (!/\p{L}/u.test(word) && wholeWords(other.text, start, end).length <= word.length) return false
  return characters.every((letter, i) => {
    const character = word.charAt(i)
    return !/\p{Nd}/u.test(character) || looksLike(character, letter)
  })
}

function isMisreadFigure(words: string, at: number, own: Lowered, other: Lowered): boolean {
  const { start, end } = opposite(own, at, at + words.length, other)
  const there = other.text.slice(start, end).replace(/[\s-]/g, '')
  const here = words.toLowerCase().replace(/[\s-]/g, '')
  if (similarity(unitsOf(here), unitsOf(there)) < MISREAD) return false
  const whole = wholeWords(other.text, start, end)
  return whole.search(IN_WORDS) < 0 && !/(?<![\p{L}\p{Nd}])\p{Nd}+(?![\p{L}\p{Nd}])/u.test(whole)
}

/** A part of a longer word is no figure: what matters is how the whole word reads. */
function wholeWords(text: string, from: number, to: number): string {
  let start = from
  let end = to
  while (joins(text, start) && joins(text, start - 1)) start--
  while (joins(text, end - 1) && joins(text, end)) end++
  return text.slice(start, end)
}

function joins(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(at))
}

function opposite(own: Lowered, start: number, end: number, other: Lowered): Opposite {
  const from = Math.max(0, start - REACH)
  const to = Math.min(own.text.length, end + REACH)
  const slack = SLACK + Math.abs(own.text.length - other.text.length)
  const far = Math.min(other.text.length, to + slack)
  const near = align(
    own.units().slice(from, to),
    other.units(),
    Math.min(far, Math.max(0, from - slack)),
    far,
  )
  const part = other.text.slice(near.start, near.end)
  const places = oppositePlaces(own.units().subarray(from, to), other.units().subarray(near.start, near.end))
  const placeOf = (at: number): number => places[at - from] ?? 0
  const characters = Array.from({ length: end - start }, (_, i) =>
    placeOf(start + i) < placeOf(start + i + 1) ? part.charAt(placeOf(start + i + 1) - 1) : '',
  )
  return { start: near.start + placeOf(start), end: near.start + placeOf(end), characters }
}

/**
 * Aligns two short texts with the fewest insertions, deletions and substitutions, a digit for a letter it looks like
 * counting half. Returns, for each place between two characters of `a` and both its ends, the place opposite in `b`.
 */
function oppositePlaces(a: Uint16Array, b: Uint16Array): Uint32Array {
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  for (let j = 0; j < width; j++) table[j] = 2 * j
  for (let i = 1; i <= a.length; i++) {
    const unit = a[i - 1] ?? 0
    const above = (i - 1) * width
    let before = 2 * i
    table[above + width] = before
    for (let j = 1; j < width; j++) {
      const substituted = (table[above + j - 1] ?? 0) + cost(unit, b[j - 1] ?? 0)
      before = Math.min(substituted, (table[above + j] ?? 0) + 2, before + 2)
      table[above + width + j] = before
    }
  }
  const places = new Uint32Array(a.length + 1)
  let j = b.length
  places[a.length] = j
  for (let i = a.length; i > 0;) {
    const here = table[i * width + j] ?? 0
    const above = (i - 1) * width + j
    if (j > 0 && here === (table[above - 1] ?? 0) + cost(a[i - 1] ?? 0, b[j - 1] ?? 0)) places[--i] = --j
    else if (here === (table[above] ?? 0) + 2) places[--i] = j
    else places[i] = --j
  }
  return places
}

function cost(a: number, b: number): number {
  if (a === b) return 0
  const alike = isDigit(a) ? resembles(a, b) : isDigit(b) && resembles(b, a)
  return alike ? 1 : 2
}

function resembles(digit: number, letter: number): boolean {
  return looksLike(String.fromCharCode(digit), String.fromCharCode(letter))
}

function looksLike(digit: string, letter: string): boolean {
  return letter !== '' && (LOOKALIKES[digit] ?? '').includes(letter)
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i)
  return units
}
