/**
 * Decides how the end of one line and the start of the next become text: with a space, with nothing, or with the
 * hyphen at the line end taken out. The report itself is the dictionary.
 */
import { formsOf, countForms, type Vocabulary } from './vocabulary.ts'
import { CLOSED, CLOSED_STARTS, ENDINGS, HYPHENATED_ENDS, HYPHENATED_STARTS, NUMBERS } from './word-parts.ts'

export type Join = 'space' | 'nothing' | 'drop-hyphen'

/** Decides what stands between a line's text and the text of the line after it. */
export function joinLines(before: string, after: string, vocabulary: Vocabulary): Join {
  if (/\u{AD}$/u.test(before)) return 'drop-hyphen'
  if (isInAddress(before, after)) return 'nothing'
  if (/[\p{L}\p{N}](?:—|[–/])$/u.test(before) || (/\S—$/u.test(before) && /^\S/u.test(after)))
    return 'nothing'
  if (/[\p{L}\p{N}”"’)\]]$/u.test(before) && /^—\S/u.test(after)) return 'nothing'
  const loose = /(\p{L}+) [-‐]$/u.exec(before)?.[1]
  if (loose) return joinLoose(loose, after, vocabulary)
  const head = /([\p{L}\p{M}\p{N}’'.]+(?:[-‐‑][\p{L}\p{M}\p{N}’'.]+)*)([-‐])$/u.exec(before)
  if (!head?.[1] || !head[2]) return 'space'
  const tail = /^[\p{L}\p{M}\p{N}’']+/u.exec(after)?.[0]
  if (!tail) return 'nothing'
  return joinHyphen(head[1], head[2], tail, vocabulary)
}

function joinHyphen(head: string, hyphen: string, tail: string, vocabulary: Vocabulary): Join {
  // "pre- and post-war": the hyphen stands for the rest of a compound.
  if (/^(?:and|or|to|und|oder|y|o|et|ou)$/u.test(tail)) return 'space'
  const last = tail.toLowerCase()
  const part = head.toLowerCase().split(/[-‐‑]/u).at(-1) ?? ''
  const known = compareForms(part, last, vocabulary)
  if (known !== 0) return known > 0 ? 'drop-hyphen' : 'nothing'
  if (!/^\p{Ll}/u.test(tail)) return 'nothing'
  // U+2010 is set by the layout; what authors type is U+002D.
  if (hyphen === '‐') return 'drop-hyphen'
  return isCompound(part, last, vocabulary) ? 'nothing' : 'drop-hyphen'
}

/** Over 0 where the report writes the word closed, under 0 where it hyphenates it, 0 where it says neither. */
function compareForms(part: string, last: string, vocabulary: Vocabulary): number {
  const [closed, open] = [part + last, `${part}-${last}`]
  const exact = (vocabulary.get(closed) ?? 0) - (vocabulary.get(open) ?? 0)
  return exact === 0 ? countForms(closed, vocabulary) - countForms(open, vocabulary) : exact
}

/** Whether two halves of which the report knows no whole are a compound rather than a broken word. */
function isCompound(part: string, last: string, vocabulary: Vocabulary): boolean {
  // A break after one letter is none: "e-mail", "x-axis"; "3-year", "U.S.-born".
  if (/[\p{N}.]$/u.test(part) || part.length === 1) return true
  if (formsOf(part + last).some((form) => CLOSED.has(form)) || ENDINGS.has(last)) return false
  if (HYPHENATED_STARTS.has(part) || NUMBERS.has(part)) return true
  if (CLOSED_STARTS.has(part)) return false
  if (HYPHENATED_ENDS.has(last)) return vocabulary.has(part)
  return part.length > 2 && last.length > 2 && vocabulary.has(part) && vocabulary.has(last)
}

/** "Cen -" before "tral" is a hyphen some producers set off; "results -" before "and" is a dash. */
function joinLoose(head: string, after: string, vocabulary: Vocabulary): Join {
  const tail = /^\p{Ll}+/u.exec(after)?.[0]
  if (!tail) return 'space'
  const joined = vocabulary.has((head + tail).toLowerCase())
  return joined || !vocabulary.has(head.toLowerCase()) ? 'drop-hyphen' : 'space'
}

/** Mail addresses break after the @, web addresses after a slash, a hyphen or another mark that belongs to them. */
function isInAddress(before: string, after: string): boolean {
  const word = /\S+$/u.exec(before)?.[0] ?? ''
  if (/\w@$/u.test(word) && /^\w+\./u.test(after)) return true
  if (!/(?:https?:\/\/|www\.)/u.test(word) || !/^[\w%/?=&#.~-]/u.test(after)) return false
  return (
    /[/_=&?#%~-]$/u.test(word) ||
    (/[.]$/u.test(word) && /^[a-z0-9]+[./]/u.test(after)) ||
    /^[/?=&#_%]/u.test(after)
  )
}
