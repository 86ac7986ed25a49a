/** Counts words as people read the count: "1 word", "9 words". */

export function countWords(text: string): string {
  const count = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  return `${count.toLocaleString()} ${count === 1 ? 'word' : 'words'}`
}
