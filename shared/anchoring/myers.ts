/**
 * Approximate matching by bit-parallel dynamic programming: 32 cells of a column of the edit distance table at a
 * time (G. Myers, "A fast bit-vector algorithm for approximate string matching", J. ACM 46(3), 1999, with the block
 * form of H. Hyyrö, 2003). Distances count insertions, deletions and substitutions of UTF-16 units.
 */

/** A pattern prepared for scanning. */
interface Compiled {
  readonly length: number
  readonly words: number
  /** Bit masks of the units below 256, `words` to a unit. */
  readonly low: Int32Array
  readonly high: ReadonlyMap<number, Int32Array>
}

/** The best alignment of a pattern with a stretch of text, `[start, end)`. */
export interface Alignment {
  readonly start: number
  readonly end: number
  readonly errors: number
}

interface Scan {
  readonly from: number
  readonly to: number
  readonly step: 1 | -1
  /** Whether the alignment must begin at `from`; otherwise it may begin anywhere. */
  readonly fixed: boolean
}

const TOP_BIT = 0x80000000 | 0

/**
 * Aligns `pattern` with the stretch of `text` between `from` and `to` that it fits best. Of several alignments with
 * as few errors it takes the longest at the same place: "cats" against "catz" ends behind the "z".
 * Takes time in proportion to `(to - from) * ceil(pattern.length / 32)`. `pattern` must not be empty.
 */
export function align(pattern: Uint16Array, text: Uint16Array, from: number, to: number): Alignment {
  return aligner(pattern, text)(from, to)
}

/** Prepares {@link align} for several stretches of one text. */
export function aligner(pattern: Uint16Array, text: Uint16Array): (from: number, to: number) => Alignment {
  const forwards = compile(pattern)
  let backwards: Compiled | null = null
  return (from, to) => {
    const forward = scan(forwards, text, { from, to, step: 1, fixed: false })
    const reach = Math.max(from, forward.at - pattern.length - forward.errors)
    backwards ??= compile(pattern.toReversed())
    const backward = scan(backwards, text, { from: forward.at - 1, to: reach - 1, step: -1, fixed: true })
    return { start: backward.at + 1, end: forward.at, errors: forward.errors }
  }
}

/** Returns how alike two short strings of units are: 1 equal, 0 nothing in common. Two empty ones are equal. */
export function similarity(a: Uint16Array, b: Uint16Array): number {
  const longer = Math.max(a.length, b.length)
  const shorter = Math.min(a.length, b.length)
  // Equal ends cost nothing, and leave less to compare.
  let head = 0
  while (head < shorter && a[head] === b[head]) head++
  let tail = 0
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const distance = editDistance(a.subarray(head, a.length - tail), b.subarray(head, b.length - tail))
  return longer === 0 ? 1 : 1 - distance / longer
}

function editDistance(a: Uint16Array, b: Uint16Array): number {
  const row = Uint32Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0] ?? 0
    row[0] = i
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] ?? 0
      const substituted = diagonal + (a[i - 1] === b[j - 1] ? 0 : 1)
      row[j] = Math.min(above + 1, (row[j - 1] ?? 0) + 1, substituted)
      diagonal = above
    }
  }
  return row[b.length] ?? 0
}

function compile(pattern: Uint16Array): Compiled {
  const words = (pattern.length + 31) >> 5
  const low = new Int32Array(256 * words)
  const high = new Map<number, Int32Array>()
  for (let i = 0; i < pattern.length; i++) {
    const unit = pattern[i] ?? 0
    const bit = 1 << (i & 31)
    if (unit < 256) {
      const word = unit * words + (i >> 5)
      low[word] = (low[word] ?? 0) | bit
      continue
    }
    const masks = high.get(unit) ?? new Int32Array(words)
    masks[i >> 5] = (masks[i >> 5] ?? 0) | bit
    high.set(unit, masks)
  }
  return { length: pattern.length, words, low, high }
}

/** Walks the text and returns the fewest errors and the offset reached with them (behind the last unit read). */
function scan(
  compiled: Compiled,
  text: Uint16Array,
  { from, to, step, fixed }: Scan,
): { errors: number; at: number } {
  const { words, low, high, length } = compiled
  const nothing = new Int32Array(words)
  const plus = new Int32Array(words).fill(-1)
  const minus = new Int32Array(words)
  const lastBit = 1 << ((length - 1) & 31)
  let errors = length
  let fewest = fixed ? length : length + 1
  let at = from
  for (let i = from; i !== to; i += step) {
    const unit = text[i] ?? 0
    const masks = unit < 256 ? low : (high.get(unit) ?? nothing)
    const base = unit < 256 ? unit * words : 0
    let carry = fixed ? 1 : 0
    for (let w = 0; w < words; w++) {
      const pv = plus[w] ?? 0
      const mv = minus[w] ?? 0
      const eq = masks[base + w] ?? 0
      const eqCarried = carry < 0 ? eq | 1 : eq
      const xv = eq | mv
      const xh = ((((eqCarried & pv) + pv) | 0) ^ pv) | eqCarried
      const ph = mv | ~(xh | pv)
      const mh = pv & xh
      const top = w === words - 1 ? lastBit : TOP_BIT
      const out = ph & top ? 1 : mh & top ? -1 : 0
      const phShifted = (ph << 1) | (carry > 0 ? 1 : 0)
      const mhShifted = (mh << 1) | (carry < 0 ? 1 : 0)
      plus[w] = mhShifted | ~(xv | phShifted)
      minus[w] = phShifted & xv
      carry = out
    }
    errors += carry
    // A tie is taken only where it prolongs the alignment: always when the other end is fixed, else if adjacent.
    if (errors < fewest || (errors === fewest && (fixed || at === i))) {
      fewest = errors
      at = i + step
      if (fewest === 0 && !fixed) break
    }
  }
  return { errors: fewest, at }
}
