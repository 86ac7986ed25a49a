/** Makes terms that people write differently comparable; words of sources are folded in `shared/anchoring`. */

/** Folds case and white space, so that "Murder rate" and "murder  rate" are one. */
export function foldTerm(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
