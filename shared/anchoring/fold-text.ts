/**
 * Folds text so that two renditions of the same words become equal, and keeps where every folded character came
 * from. It is what "normalised" means throughout Pincite.
 *
 * What becomes of which character, and why, stands in `docs/normalisation.md`; a test reads the tables there.
 *
 * Words run together on purpose: renditions disagree about spaces more than about anything else (line ends, CJK,
 * justified PDF lines). Digits never do, so that "20 15" is not 2015 and "10⁶" is not 106. Case and accents are kept.
 */
import { COMPLEX, DASH, GAP, INVISIBLE, MARK, foldedUnit, isDigit } from './fold-characters.ts'
import { bracketedMarkerEnd, superscriptEnd, superscriptIsMarker } from './note-markers.ts'
import type { Span } from './canonical-text.ts'

/** A note marker left out of folded text. `start` and `end` are raw offsets. */
export interface DroppedMarker extends Span {
  /** Offset in folded text in front of which it stood. */
  readonly at: number
  /** Named by the caller; otherwise recognised by its look. */
  readonly known: boolean
}

export interface FoldedText {
  /** The folded text as UTF-16 units; {@link foldedString} gives it as a string. */
  readonly units: Uint16Array
  /** Per folded UTF-16 unit: raw offset of the combining sequence it came from. Never decreases. */
  readonly starts: Uint32Array
  /** Per folded UTF-16 unit: raw length of that sequence, in UTF-16 units. */
  readonly lengths: Uint8Array
  readonly dropped: readonly DroppedMarker[]
}

/** Longer runs of combining marks are folded in pieces, so that {@link FoldedText.lengths} holds their length. */
const MAX_SEQUENCE = 200
const SPACE = 0x20
const HYPHEN = 0x2d
const CARET = 0x5e

/**
 * Folds `text` by those tables, leaving out `markers` (raw spans). Takes time in proportion to the text.
 * An empty result means that nothing in the text can be searched for.
 */
export function foldText(text: string, markers: readonly Span[] = []): FoldedText {
  return new Folding(text, markers).run()
}

/** Returns the raw span of the folded units `[from, to)`; `to` must be greater than `from`. */
export function rawSpan(text: FoldedText, from: number, to: number): Span {
  return { start: text.starts[from] ?? 0, end: rawEnd(text, to - 1) }
}

/** Returns the raw offset behind the folded unit at `at`. */
export function rawEnd(text: FoldedText, at: number): number {
  return (text.starts[at] ?? 0) + (text.lengths[at] ?? 0)
}

/** Returns folded units `[from, to)` as a string. */
export function foldedString(text: FoldedText, from = 0, to = text.units.length): string {
  const parts: string[] = []
  for (let i = from; i < to; i += 4096) {
    parts.push(String.fromCharCode(...text.units.subarray(i, Math.min(to, i + 4096))))
  }
  return parts.join('')
}

class Folding {
  readonly #text: string
  readonly #markers: readonly Span[]
  readonly #dropped: DroppedMarker[] = []
  #units: Uint16Array
  #starts: Uint32Array
  #lengths: Uint8Array
  #count = 0
  /** Raw offset of a gap or a dash since the last unit, or -1. */
  #gap = -1
  #dash = -1

  constructor(text: string, markers: readonly Span[]) {
    this.#text = text
    this.#markers = markers.toSorted((a, b) => a.start - b.start)
    const room = text.length + 64
    this.#units = new Uint16Array(room)
    this.#starts = new Uint32Array(room)
    this.#lengths = new Uint8Array(room)
  }

  run(): FoldedText {
    const text = this.#text
    let nextMarker = 0
    let stop = this.#markers[0]?.start ?? text.length
    for (let i = 0; i < text.length;) {
      if (i >= stop) {
        const marker = this.#markers[nextMarker++]
        stop = this.#markers[nextMarker]?.start ?? text.length
        if (marker && marker.start === i && marker.end > i) {
          i = this.#drop(marker.start, Math.min(marker.end, text.length), true)
          continue
        }
        if (stop <= i) continue
      }
      const unit = foldedUnit(text.charCodeAt(i))
      if (unit === GAP || unit === DASH) {
        if (unit === DASH) this.#dash = i
        this.#gap = i++
      } else if (unit > GAP) i = this.#words(i, stop)
      else if (unit === INVISIBLE) i++
      else i = this.#complex(i)
    }
    return {
      units: this.#units.slice(0, this.#count),
      starts: this.#starts.slice(0, this.#count),
      lengths: this.#lengths.slice(0, this.#count),
      dropped: this.#dropped,
    }
  }

  /** Folds a run of units that the table alone decides, up to `stop`, and returns the raw offset behind it. */
  #words(from: number, stop: number): number {
    const text = this.#text
    if (this.#combines(from + 1)) return this.#sequence(from)
    this.#push(foldedUnit(text.charCodeAt(from)), from, 1)
    const room = Math.min(stop, from + this.#units.length - this.#count)
    const units = this.#units
    const starts = this.#starts
    const lengths = this.#lengths
    let count = this.#count
    let i = from + 1
    let unit = i < room ? foldedUnit(text.charCodeAt(i)) : GAP
    while (unit > GAP) {
      const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0
      const following = foldedUnit(next)
      if (following === MARK) break
      units[count] = unit
      starts[count] = i
      lengths[count++] = 1
      unit = ++i < room ? following : GAP
    }
    this.#count = count
    return i
  }

  #combines(i: number): boolean {
    const unit = this.#text.charCodeAt(i)
    return unit >= 0x300 && foldedUnit(unit) === MARK
  }

  /** Folds what needs more than a look-up and returns the raw offset behind it. */
  #complex(i: number): number {
    const bracketEnd = bracketedMarkerEnd(this.#text, i)
    if (bracketEnd >= 0) return this.#drop(i, bracketEnd, false)
    const raisedEnd = superscriptEnd(this.#text, i)
    if (raisedEnd >= 0 && superscriptIsMarker(this.#text, i)) return this.#drop(i, raisedEnd, false)
    if (raisedEnd >= 0 && this.#count > 0 && isDigit(this.#units[this.#count - 1] ?? 0)) {
      this.#push(CARET, i, 1)
    }
    return this.#sequence(i)
  }

  #sequence(i: number): number {
    const text = this.#text
    const isAstral = (text.codePointAt(i) ?? 0) > 0xffff
    let end = i + (isAstral ? 2 : 1)
    if (isAstral && /\p{Default_Ignorable_Code_Point}/u.test(text.slice(i, end))) return end
    while (end < text.length && end - i < MAX_SEQUENCE && this.#combines(end)) end++
    const composed = text.slice(i, end).normalize('NFKC')
    if (composed.length > 1) this.#gap = i
    for (let k = 0; k < composed.length; k++) {
      const raw = composed.charCodeAt(k)
      const unit = foldedUnit(raw)
      if (unit > GAP) this.#push(unit, i, end - i)
      else if (unit === COMPLEX || unit === MARK) this.#push(raw, i, end - i)
      else if (unit !== INVISIBLE) this.#gap = i
    }
    return end
  }

  #drop(start: number, end: number, known: boolean): number {
    this.#dropped.push({ start, end, at: this.#count, known })
    this.#gap = start
    return end
  }

  #push(unit: number, start: number, length: number): void {
    if (this.#gap >= 0) {
      if (isDigit(unit)) this.#closeGap()
      this.#gap = this.#dash = -1
    }
    this.#write(unit, start, length)
  }

  /** Between what came before and a digit a dash or a space says that they are not one number. */
  #closeGap(): void {
    if (this.#dash >= 0) this.#write(HYPHEN, this.#dash, 1)
    else if (this.#count > 0 && isDigit(this.#units[this.#count - 1] ?? 0)) this.#write(SPACE, this.#gap, 1)
  }

  #write(unit: number, start: number, length: number): void {
    if (this.#count === this.#units.length) this.#grow()
    this.#units[this.#count] = unit
    this.#starts[this.#count] = start
    this.#lengths[this.#count++] = length
  }

  #grow(): void {
    const room = this.#units.length * 2
    const units = new Uint16Array(room)
    units.set(this.#units)
    this.#units = units
    const starts = new Uint32Array(room)
    starts.set(this.#starts)
    this.#starts = starts
    const lengths = new Uint8Array(room)
    lengths.set(this.#lengths)
    this.#lengths = lengths
  }
}
