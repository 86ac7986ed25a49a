/** Reads note marks: the raised numbers and signs in a text, and the mark a note starts with. */
import { isRaised, type Line } from './line.ts'

export interface NoteMark {
  /** As printed, without brackets or full stop: "17", "*". */
  readonly label: string
  readonly raised: boolean
  /** Characters of the line's text that are the mark and the space behind it. */
  readonly length: number
}

const SIGNS = '*∗†‡§¶'
const RAISED_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const LABEL = new RegExp(`^(?:\\d{1,3}|[${SIGNS}]{1,3}|[${RAISED_DIGITS}]{1,3})`, 'u')
const PLAIN = new RegExp(`^(?:\\[(\\d{1,3})\\]|(\\d{1,3}|[${SIGNS}]{1,3}))[.)]?\\s+(?=\\S)`, 'u')

/** Returns the mark a line starts with when it could be the first of a note, or null. */
export function noteMark(line: Line): NoteMark | null {
  const first = line.runs[0]
  const raised = first ? LABEL.exec(line.text)?.[0] : undefined
  if (first && raised && (isRaised(first, line) || RAISED_DIGITS.includes(raised.charAt(0)))) {
    const rest = line.text.slice(raised.length)
    if (first.text.trim() !== raised && isRaised(first, line)) return null
    if (rest.trim() === '') return null
    return {
      label: plainLabel(raised),
      raised: true,
      length: raised.length + rest.length - rest.trimStart().length,
    }
  }
  const plain = PLAIN.exec(line.text)
  const label = plain?.[1] ?? plain?.[2]
  return plain && label ? { label, raised: false, length: plain[0].length } : null
}

/** A note mark within a text: where it stands in it and its label. */
export interface RaisedMark {
  readonly at: number
  readonly length: number
  readonly label: string
}

/** Splits the text of a raised run ("12, 13", "*") to marks; empty where it is no mark ("th", "TM"). */
export function marksIn(text: string): RaisedMark[] {
  if (!new RegExp(`^[\\s\\d,;–\\-${SIGNS}${RAISED_DIGITS}]+$`, 'u').test(text)) return []
  return [...text.matchAll(new RegExp(`\\d{1,3}|[${SIGNS}]+|[${RAISED_DIGITS}]+`, 'gu'))].map((match) => ({
    at: match.index,
    length: match[0].length,
    label: plainLabel(match[0]),
  }))
}

/** The labels of the raised marks in a line, leaving out one it starts with. */
export function raisedMarks(line: Line): string[] {
  return line.runs.flatMap((run, index) => {
    if (index > 0 && isRaised(run, line)) return marksIn(run.text).map((mark) => mark.label)
    const within = [...run.text.matchAll(new RegExp(`(?<=\\S)[${RAISED_DIGITS}]+`, 'gu'))]
    return within.map((match) => plainLabel(match[0]))
  })
}

/** The label in ordinary digits. */
export function plainLabel(label: string): string {
  return label.replace(new RegExp(`[${RAISED_DIGITS}]`, 'gu'), (digit) =>
    String(RAISED_DIGITS.indexOf(digit)),
  )
}
