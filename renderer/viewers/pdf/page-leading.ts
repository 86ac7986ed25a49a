/** How close the lines of a page stand, from its text items alone. */

export interface PlacedItem {
  readonly str: string
  /** PDF text matrix: [a, b, c, d, x, y]. */
  readonly transform: readonly number[]
}

/** Lines further apart than this many times the type size are not lines of one paragraph. */
const MOST = 2.5

/**
 * Returns the median distance from one line to the next over the type size, among neighbouring items of the
 * same size; Infinity for a page without two such lines.
 */
export function leadingOf(items: readonly PlacedItem[]): number {
  const ratios: number[] = []
  let before: { readonly size: number; readonly across: number } | null = null
  for (const { str, transform } of items) {
    if (str.trim() === '') continue
    const [, , c = 0, d = 0, x = 0, y = 0] = transform
    const size = Math.hypot(c, d)
    if (!(size > 0)) continue
    // Distance along the upright of the letters, whichever way the text runs.
    const across = (x * c + y * d) / size
    const ratio = before?.size === size ? (before.across - across) / size : 0
    if (ratio > 0.5 && ratio < MOST) ratios.push(ratio)
    before = { size, across }
  }
  ratios.sort((a, b) => a - b)
  return ratios[Math.floor(ratios.length / 2)] ?? Infinity
}
