/**
 * Puts accents that a font draws as glyphs of their own ("na¨ıve", "Age" with "ˆncia" over its end) on their letters.
 * The letter so made belongs to no text item, as no item holds it.
 */
import type { Segment } from './line.ts'

/** Spacing accents and the combining marks they stand for. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['´', '\u{301}'],
  ['`', '\u{300}'],
  ['¨', '\u{308}'],
  ['ˆ', '\u{302}'],
  ['˜', '\u{303}'],
  ['¸', '\u{327}'],
  ['ˇ', '\u{30C}'],
  ['˚', '\u{30A}'],
])
const ACCENT = /[´¨ˆ˜¸ˇ˚]/u

/** Returns the segments with accents composed where the letter exists in Unicode; others stay as they are. */
export function composeAccents(segments: readonly Segment[]): Segment[] {
  if (!segments.some((segment) => ACCENT.test(segment.text))) return [...segments]
  const result: Segment[] = []
  for (const segment of segments) {
    const last = result.at(-1)
    const over = last && overlaps(last, segment) ? accented(last.text.at(-1), segment.text.at(0)) : null
    if (last && over) {
      result.pop()
      result.push(...part(last, 0, last.text.length - 1), letter(over), ...composeWithin(rest(segment, 1)))
    } else result.push(...composeWithin(segment))
  }
  return result
}

/** Composes accents with the letter behind them, as TeX sets them. */
function composeWithin(segment: Segment): Segment[] {
  for (let at = 0; at + 1 < segment.text.length; at += 1) {
    const made = accented(segment.text.at(at + 1), segment.text.at(at))
    const inWord = /\p{L}/u.test(segment.text.at(at - 1) ?? '') || at === 0
    // "don´t": an acute in place of an apostrophe.
    const apostrophe = segment.text.at(at) === '´' && /^[stdlrvm]/u.test(segment.text.slice(at + 1))
    if (made && inWord && !apostrophe) {
      return [...part(segment, 0, at), letter(made), ...composeWithin(rest(segment, at + 2))].filter(
        (one) => one.text !== '',
      )
    }
  }
  return [segment]
}

/** Whether a segment starts with an accent printed over the end of the one before it. */
function overlaps(before: Segment, after: Segment): boolean {
  if (!before.run || !after.run || after.from !== 0 || !ACCENT.test(after.text.charAt(0))) return false
  return after.run.left < before.run.right - 0.1 * after.run.size
}

function accented(base: string | undefined, accent: string | undefined): string | null {
  const mark = MARKS.get(accent ?? '')
  if (!mark || !base || !/\p{L}/u.test(base)) return null
  const letterOf = base === 'ı' ? 'i' : base === 'ȷ' ? 'j' : base
  const made = (letterOf + mark).normalize('NFC')
  return made.length === 1 ? made : null
}

function letter(text: string): Segment {
  return { text, run: null, from: 0 }
}

function part(segment: Segment, from: number, to: number): Segment[] {
  return to > from ? [{ ...segment, text: segment.text.slice(from, to), from: segment.from + from }] : []
}

function rest(segment: Segment, from: number): Segment {
  return { ...segment, text: segment.text.slice(from), from: segment.from + from }
}
