/**
 * Words of a passage that justify what a field holds: a mini-anchor. They are kept with their text, so that they are
 * found again when the ends of the passage are moved or a new edition words it otherwise.
 */

/** 0-based UTF-16 offsets into the quote (`exact`), `end` exclusive. */
export interface Words {
  readonly start: number
  readonly end: number
  /** What stood there when they were assigned. */
  readonly exact: string
}

/** Returns the words of a stretch of `quote`. */
export function wordsAt(quote: string, { start, end }: Omit<Words, 'exact'>): Words {
  return { start, end, exact: quote.slice(start, end) }
}

const STORED = /^(\d{1,7})-(\d{1,7}) ([\s\S]+)$/

/** Writes words as they are stored: "24-40 more than 17,900". */
export function formatWords({ start, end, exact }: Words): string {
  return `${start}-${end} ${exact}`
}

/** Reads what {@link formatWords} wrote, or returns null for anything else. */
export function parseWords(stored: string): Words | null {
  const [, from, to, exact] = STORED.exec(stored) ?? []
  if (from === undefined || to === undefined || exact === undefined) return null
  const start = Number(from)
  const end = Number(to)
  return end - start === exact.length ? { start, end, exact } : null
}

/**
 * Returns where the words stand in `quote`: at their place, else at the nearest equal ones. Where they are nowhere in
 * it they come back as they were: {@link wordsStand} then says no.
 */
export function locateWords(words: Words, quote: string): Words {
  if (wordsStand(words, quote)) return words
  const { exact, start } = words
  const after = quote.indexOf(exact, start)
  const before = quote.lastIndexOf(exact, start)
  const nearest = before === -1 || (after !== -1 && after - start < start - before) ? after : before
  return nearest === -1 ? words : { start: nearest, end: nearest + exact.length, exact }
}

/** Says whether the words stand in `quote` where they say. */
export function wordsStand({ start, end, exact }: Words, quote: string): boolean {
  return quote.slice(start, end) === exact
}
