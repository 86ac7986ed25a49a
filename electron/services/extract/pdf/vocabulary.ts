/** The words of a report: the dictionary by which words broken at line ends are judged. */
import type { Line } from './line.ts'

/** Counts of words in lower case; compounds with their hyphens as U+002D, and each of their parts as half a word. */
export type Vocabulary = ReadonlyMap<string, number>

const WORD = /[\p{L}\p{M}\p{N}’']+(?:[-‐‑][\p{L}\p{M}\p{N}’']+)*[-‐‑\u{AD}]?/gu

/**
 * Counts the words of texts, each given as the lines that follow each other in it. Both halves of a word broken at a
 * line end are left out: "ment" on a line of its own after "agree-" makes it no word.
 */
export function collectVocabulary(texts: readonly (readonly Line[])[]): Map<string, number> {
  const counts = new Map<string, number>()
  const count = (word: string, by: number) => counts.set(word, (counts.get(word) ?? 0) + by)
  for (const lines of texts) {
    lines.forEach((line, index) => {
      const words = line.text.toLowerCase().match(WORD) ?? []
      const from = isBroken(lines[index - 1]?.text ?? '') && /^[\p{L}\p{N}]/u.test(line.text) ? 1 : 0
      const to = isBroken(line.text) ? -1 : words.length
      for (const word of words.slice(from, to)) {
        const whole = word.replace(/[‐‑]/gu, '-').replace(/[-\u{AD}]$/u, '')
        count(whole, 1)
        for (const part of whole.includes('-') ? whole.split('-') : []) count(part, 0.5)
      }
    })
  }
  return counts
}

function isBroken(line: string): boolean {
  return /[\p{L}\p{M}\p{N}’'.][-‐‑\u{AD}]$/u.test(line)
}

/** How often a word occurs in any of its usual English forms: "attacker" speaks for "attackers", "govern" for nothing else. */
export function countForms(word: string, vocabulary: Vocabulary): number {
  return formsOf(word).reduce((sum, form) => sum + (vocabulary.get(form) ?? 0), 0)
}

/** The word and what its plural, its past tense and its participle may be, or what it may be one of. */
export function formsOf(word: string): string[] {
  const stem = /^(.{3,}?)(?:s|es|d|ed|ing|’s|'s)$/u.exec(word)?.[1]
  const stems = [...new Set([word, ...(stem === undefined ? [] : [stem, `${stem}e`])])]
  return [...new Set(stems.flatMap((one) => [one, ...ENDINGS.map((ending) => one + ending)]))]
}

const ENDINGS = ['s', 'es', 'd', 'ed', 'ing', '’s', "'s"]
