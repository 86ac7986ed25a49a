// Says what a place that was found is worth.

/** How far each end may be off, in characters. */
const REACH = 3
/** A place whose words agree with the deleted ones in this share is a second copy of them, and no false hit. */
const COPY = 0.95

/**
 * Returns `right`, `wrong` or `none` for a quote that stands in the text; for a deleted one `none`, `copy` (what was
 * found is a second copy of it) or `false`.
 */
export function judge(text, { now, original }, found) {
  if (!found) return 'none'
  if (now)
    return Math.abs(found.start - now.start) <= REACH && Math.abs(found.end - now.end) <= REACH
      ? 'right'
      : 'wrong'
  return likeness(text.slice(found.start, found.end), original) >= COPY ? 'copy' : 'false'
}

/** Counts what was judged, as shares of the quotes that stand there and of those deleted. */
export function accuracy(text, quotes, places) {
  const verdicts = quotes.map((quote, i) => ({
    deleted: quote.now === null,
    verdict: judge(text, quote, places[i]),
  }))
  const share = (deleted, ...wanted) => {
    const all = verdicts.filter((one) => one.deleted === deleted)
    return all.length === 0 ? null : all.filter(({ verdict }) => wanted.includes(verdict)).length / all.length
  }
  return {
    quotes: quotes.length,
    deleted: verdicts.filter((one) => one.deleted).length,
    right: share(false, 'right'),
    wrong: share(false, 'wrong'),
    none: share(false, 'none'),
    hits: share(true, 'false', 'copy'),
    falseHits: share(true, 'false'),
  }
}

function likeness(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return 1 - row[b.length] / Math.max(a.length, b.length, 1)
}
