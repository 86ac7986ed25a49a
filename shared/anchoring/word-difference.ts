/** Marks what differs between two wordings of a passage, word by word, and names the figures that changed. */
import { figuresIn } from './revise-figures.ts'

/** A stretch of words that both wordings have, or only the old (`gone`) or the new one (`come`). */
export interface DifferencePart {
  readonly kind: 'same' | 'gone' | 'come'
  readonly text: string
  /** Whether it holds a figure, in digits or in words; false for what both have. */
  readonly figure: boolean
}

/** A figure with its unit, before and after; "" where it is only in the other wording. */
export interface FigureChange {
  readonly was: string
  readonly is: string
}

/** Words and numbers whole ("41,200"), white space as one, every other character by itself. */
const TOKEN = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|\s+|[^\s]/gu
const UNIT =
  /^\s*(?:%|‰|per\s?cent\b|percent\b|percentage points?\b|(?:hundred|thousand|[mb]illion|trillion)s?\b)/iu
/** More comparisons than this are not made: what lies between the common ends then differs as a whole. */
const MOST_COMPARISONS = 4_000_000

/** Returns the parts of both wordings in reading order; what is gone stands before what came in its place. */
export function differenceOf(old: string, next: string): readonly DifferencePart[] {
  const was = tokensOf(old)
  const is = tokensOf(next)
  const isSame = (a: string | undefined, b: string | undefined) => key(a) === key(b)
  let head = 0
  while (head < Math.min(was.length, is.length) && isSame(was[head], is[head])) head++
  let tail = 0
  const most = Math.min(was.length, is.length) - head
  while (tail < most && isSame(was.at(-1 - tail), is.at(-1 - tail))) tail++
  const middle = compare(was.slice(head, was.length - tail), is.slice(head, is.length - tail))
  const same = (tokens: readonly string[]) => tokens.map((text) => ({ kind: 'same' as const, text }))
  return joined([...same(is.slice(0, head)), ...middle, ...same(is.slice(is.length - tail))])
}

/** Names the figures that changed, each with the unit behind it: "21 %" → "23 %". */
export function figureChanges(parts: readonly DifferencePart[]): readonly FigureChange[] {
  return runsOf(parts).flatMap(({ gone, come, behind }) => {
    const was = figureTokens(gone)
    const is = figureTokens(come)
    const unit = UNIT.exec(behind)?.[0] ?? ''
    return Array.from({ length: Math.max(was.length, is.length) }, (_, place) => {
      const isLast = place === Math.max(was.length, is.length) - 1
      const named = (figure: string | undefined) =>
        figure === undefined ? '' : isLast ? figure + unit : figure
      return { was: named(was[place]), is: named(is[place]) }
    }).filter((change) => change.was !== change.is)
  })
}

interface Piece {
  readonly kind: DifferencePart['kind']
  readonly text: string
}

function tokensOf(text: string): readonly string[] {
  return text.match(TOKEN) ?? []
}

function key(token: string | undefined): string | undefined {
  return token?.trim() === '' ? ' ' : token
}

/** The longest common subsequence of words. */
function compare(was: readonly string[], is: readonly string[]): readonly Piece[] {
  if (was.length * is.length > MOST_COMPARISONS) return replaced(was, is)
  const width = is.length + 1
  const lengths = new Uint32Array((was.length + 1) * width)
  for (let i = was.length - 1; i >= 0; i--) {
    for (let j = is.length - 1; j >= 0; j--) {
      const below = lengths[(i + 1) * width + j] ?? 0
      const right = lengths[i * width + j + 1] ?? 0
      const both = (lengths[(i + 1) * width + j + 1] ?? 0) + weight(was[i])
      lengths[i * width + j] = key(was[i]) === key(is[j]) ? both : Math.max(below, right)
    }
  }
  const pieces: Piece[] = []
  let i = 0
  let j = 0
  while (i < was.length && j < is.length) {
    if (key(was[i]) === key(is[j])) {
      pieces.push({ kind: 'same', text: is[j] ?? '' })
      i++
      j++
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) {
      pieces.push({ kind: 'gone', text: was[i++] ?? '' })
    } else {
      pieces.push({ kind: 'come', text: is[j++] ?? '' })
    }
  }
  return [...pieces, ...replaced(was.slice(i), is.slice(j))]
}

/** Spaces between words that differ are no common ground. */
function weight(token: string | undefined): number {
  return token === undefined || token.trim() === '' ? 1 : 4
}

function replaced(was: readonly string[], is: readonly string[]): readonly Piece[] {
  return [
    ...was.map((text) => ({ kind: 'gone' as const, text })),
    ...is.map((text) => ({ kind: 'come' as const, text })),
  ]
}

/** Joins neighbours of a kind; a space between two changes goes with both, so that phrases read as phrases. */
function joined(pieces: readonly Piece[]): readonly DifferencePart[] {
  const parts: { kind: DifferencePart['kind']; text: string }[] = []
  const add = (kind: DifferencePart['kind'], text: string) => {
    const last = parts.at(-1)
    // White space that only one of them has is no difference.
    if (text === '' || (kind === 'gone' && text.trim() === '')) return
    const shown = text.trim() === '' ? 'same' : kind
    if (last?.kind === shown) last.text += text
    else parts.push({ kind: shown, text })
  }
  let gone = ''
  let come = ''
  pieces.forEach(({ kind, text }, place) => {
    const between = kind === 'same' && text.trim() === '' && gone !== '' && come !== ''
    const next = pieces[place + 1]
    if (kind === 'gone' || (between && next && next.kind !== 'same')) gone += text
    if (kind === 'come' || (between && next && next.kind !== 'same')) come += text
    if (kind !== 'same' || (between && next && next.kind !== 'same')) return
    add('gone', gone)
    add('come', come)
    add('same', text)
    gone = ''
    come = ''
  })
  add('gone', gone)
  add('come', come)
  return parts.map((part) => ({ ...part, figure: part.kind !== 'same' && figuresIn(part.text).length > 0 }))
}

interface Run {
  readonly gone: string
  readonly come: string
  /** What both have right behind. */
  readonly behind: string
}

function runsOf(parts: readonly DifferencePart[]): readonly Run[] {
  const runs: Run[] = []
  parts.forEach((part, place) => {
    if (part.kind === 'same' || parts[place - 1]?.kind === 'gone') return
    const second = parts[place + 1]
    const pair = part.kind === 'gone' && second?.kind === 'come' ? second : undefined
    const behind = parts[place + (pair ? 2 : 1)]?.text ?? ''
    runs.push({
      gone: part.kind === 'gone' ? part.text : '',
      come: pair?.text ?? (part.kind === 'come' ? part.text : ''),
      behind,
    })
  })
  return runs
}

/** The figures of a stretch as they are written. */
function figureTokens(text: string): readonly string[] {
  return tokensOf(text).filter((token) => figuresIn(token).length > 0 && !/^[%‰]$/.test(token))
}
