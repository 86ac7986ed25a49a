/** Counts in words. */

/** Returns a number with its noun: "1 backup", "2 backups". */
export function countOf(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
