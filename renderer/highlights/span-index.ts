/**
 * Looks up what stands at a place of the text. Adding, removing and looking up cost the same however many
 * entries there are: stretches are kept in buckets of text length.
 */
import type { Span } from '../../shared/anchoring/canonical-text.ts'

export interface SpanEntry {
  readonly id: string
}

/** About a third of a printed page. */
const BUCKET = 1024

export class SpanIndex<Entry extends SpanEntry> {
  readonly #buckets = new Map<number, Set<Entry>>()
  readonly #entries = new Map<string, Entry>()
  readonly #spansOf: (entry: Entry) => readonly Span[]

  constructor(spansOf: (entry: Entry) => readonly Span[]) {
    this.#spansOf = spansOf
  }

  get(id: string): Entry | undefined {
    return this.#entries.get(id)
  }

  /** Adds an entry, in place of the one with the same id. */
  add(entry: Entry): void {
    this.remove(entry.id)
    this.#entries.set(entry.id, entry)
    for (const bucket of bucketsOf(this.#spansOf(entry))) {
      const there = this.#buckets.get(bucket)
      if (there) there.add(entry)
      else this.#buckets.set(bucket, new Set([entry]))
    }
  }

  remove(id: string): void {
    const entry = this.#entries.get(id)
    if (!entry) return
    this.#entries.delete(id)
    for (const bucket of bucketsOf(this.#spansOf(entry))) {
      const there = this.#buckets.get(bucket)
      there?.delete(entry)
      if (there?.size === 0) this.#buckets.delete(bucket)
    }
  }

  /**
   * Takes `entries` as all there are, and returns what differs: entries that are new, gone or another object.
   * Only those are touched; the others cost one look each.
   */
  replaceAll(entries: readonly Entry[]): readonly Entry[] {
    const changed: Entry[] = []
    for (const entry of entries) {
      const before = this.#entries.get(entry.id)
      if (before === entry) continue
      if (before) changed.push(before)
      changed.push(entry)
      this.add(entry)
    }
    if (entries.length === this.#entries.size) return changed
    const kept = new Set(entries.map((entry) => entry.id))
    for (const [id, entry] of this.#entries) {
      if (kept.has(id)) continue
      changed.push(entry)
      this.remove(id)
    }
    return changed
  }

  /** Returns the entries that share a character with one of `spans`, in no particular order. */
  overlapping(spans: readonly Span[]): Entry[] {
    const found = new Set<Entry>()
    for (const bucket of bucketsOf(spans)) {
      for (const entry of this.#buckets.get(bucket) ?? []) {
        if (overlapsAny(this.#spansOf(entry), spans)) found.add(entry)
      }
    }
    return [...found]
  }

  /** Returns the entries over the character at `offset`, innermost (shortest) first. */
  at(offset: number): Entry[] {
    const found = this.overlapping([{ start: offset, end: offset + 1 }])
    const length = (entry: Entry) => lengthOf(this.#spansOf(entry))
    return found.sort((a, b) => length(a) - length(b) || (a.id < b.id ? -1 : 1))
  }
}

function bucketsOf(spans: readonly Span[]): Set<number> {
  const buckets = new Set<number>()
  for (const span of spans) {
    const last = Math.floor(Math.max(span.start, span.end - 1) / BUCKET)
    for (let bucket = Math.floor(span.start / BUCKET); bucket <= last; bucket++) buckets.add(bucket)
  }
  return buckets
}

function overlapsAny(a: readonly Span[], b: readonly Span[]): boolean {
  return a.some((one) => b.some((other) => one.start < other.end && other.start < one.end))
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.end - span.start, 0)
}
