/** Counts as people read them: "1 row", "1,275 rows". */

export function counted(count: number, noun: string): string {
  return `${count.toLocaleString()} ${noun}${count === 1 ? '' : 's'}`
}
