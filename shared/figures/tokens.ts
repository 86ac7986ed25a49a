/** Splits a text into words, numbers in digits and single signs, and tells its sentences apart. */
import type { Span } from '../anchoring/canonical-text.ts'
import { bracketedMarkerEnd } from '../anchoring/note-markers.ts'

export interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
  /** In lower case. */
  readonly low: string
  readonly kind: 'word' | 'number' | 'sign'
  /** No white space before it. */
  readonly glued: boolean
  /** First of its line. */
  readonly startsLine: boolean
  /** First of its sentence. */
  readonly startsSentence: boolean
  /** Counts from 0. */
  readonly sentence: number
}

/**
 * Abbreviations of letters ("U.S."), words (with digits behind: "FY2014"), the possessive, numbers (groups of three
 * may be set apart by a space), then any other character.
 */
const TOKEN =
  /(?:\p{L}\.){2,}|\p{L}[\p{L}\p{M}\d]*|['\u2019]s(?!\p{L})|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+(?:[.,'\u2019]\d+)*|\S/gu
const WORD = /^(?:\p{L}|['\u2019]s$)/u
const CLOSING = new Set(['”', '"', '’', "'", '»', ')', ']'])
const ENDS = new Set(['.', '!', '?', '…'])
const OPENS = /^[\p{Lu}\p{N}“"‘«(¿¡\u2022]/u
/** Their digits are no figures. */
const ADDRESS = /(?:https?:\/\/|www\.|doi:)\S+|\b10\.\d{4,9}\/\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]+/giu

/** Returns the tokens of a text without its note markers and addresses. `abbreviations` are words whose full stop ends no sentence. */
export function tokenise(
  text: string,
  markers: readonly Span[],
  abbreviations: ReadonlySet<string>,
): Token[] {
  const plain = withoutAddresses(withoutMarkers(text, markers))
  const tokens: Token[] = []
  let sentence = 0
  let end = 0
  for (const match of plain.matchAll(TOKEN)) {
    const [found] = match
    const gap = plain.slice(end, match.index)
    const startsSentence = tokens.length === 0 || sentenceEnds(tokens, { gap, found, abbreviations })
    if (startsSentence && tokens.length > 0) sentence++
    end = match.index + found.length
    tokens.push({
      start: match.index,
      end,
      text: found,
      low: found.toLowerCase(),
      kind: WORD.test(found) ? 'word' : /^\d/.test(found) ? 'number' : 'sign',
      glued: gap === '' && tokens.length > 0,
      startsLine: tokens.length === 0 || gap.includes('\n'),
      startsSentence,
      sentence,
    })
  }
  return tokens
}

interface Step {
  readonly gap: string
  readonly found: string
  readonly abbreviations: ReadonlySet<string>
}

function sentenceEnds(tokens: readonly Token[], { gap, found, abbreviations }: Step): boolean {
  if (gap === '') return false
  if (gap.includes('\n') && gap.split('\n').length > 2) return true
  if (!OPENS.test(found)) return false
  let at = tokens.length - 1
  for (let steps = 0; steps < 3 && CLOSING.has(tokens[at]?.text ?? ''); steps++) at--
  const last = tokens[at]
  if (!last) return false
  if (/^(?:\p{L}\.)+$/u.test(last.text))
    return /^(?:The|A|An|In|It|This|These|They|El|La|Los|Las|En)$/.test(found)
  if (!ENDS.has(last.text)) return false
  const before = tokens[at - 1]
  const abbreviated = last.text === '.' && last.glued && before?.kind === 'word'
  return !(abbreviated && (abbreviations.has(before.low) || /^\p{Lu}$/u.test(before.text)))
}

/** The same length, with spaces for what is marked or looks like `[4]`. */
function withoutMarkers(text: string, markers: readonly Span[]): string {
  const spans = [...markers]
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
    const end = bracketedMarkerEnd(text, at)
    if (end >= 0) spans.push({ start: at, end })
  }
  spans.sort((a, b) => a.start - b.start)
  const pieces: string[] = []
  let at = 0
  for (const { start, end } of spans) {
    if (start < at || end > text.length || end <= start) continue
    pieces.push(text.slice(at, start), ' '.repeat(end - start))
    at = end
  }
  return pieces.join('') + text.slice(at)
}

function withoutAddresses(text: string): string {
  return text.replace(ADDRESS, (address) => ' '.repeat(address.length))
}
