/**
 * Decides how the end of one line and the start of the next become text: with a space, with nothing, or with the
 * hyphen at the line end taken out. The report itself is the dictionary.
 */
import type { Line } from './line.ts'

export type Join = 'space' | 'nothing' | 'drop-hyphen'

/** Counts of the words of a report that stand within lines, in lower case; compounds with their hyphens. */
export type Vocabulary = ReadonlyMap<string, number>

/** English words that are closed though both halves are words; consulted only where the report is silent. */
const CLOSED = new Set(
  `however therefore whereas without within throughout another anyone anything everyone everything someone something
  sometimes somewhat somewhere cannot become because before below behind between beyond forward toward towards afterward
  understand understanding understood undertake undertaken overall oversee oversight overview outcome outcomes outreach
  overcome overcame themselves himself herself itself ourselves nevertheless nonetheless furthermore moreover meanwhile
  healthcare workforce workplace workshop framework network website online household households background
  feedback database nationwide worldwide statewide underlying upon into onto inside outside increase income inform
  information formation allow ability report reports import important support purpose perform percent permit person
  together today maybe notwithstanding whenever wherever whichever whoever`.split(/\s+/u),
)

/** First halves that English writes with a hyphen whatever follows. */
const HYPHENATED = new Set([
  'self',
  'ex',
  'quasi',
  'all',
  'well',
  'half',
  'cross',
  'long',
  'short',
  'high',
  'low',
  'non',
])

/** Counts the words that stand whole within the lines; those next to a line end are left out. */
export function collectVocabulary(lines: readonly Line[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of lines) {
    const words =
      line.text.toLowerCase().match(/[\p{L}\p{M}\p{N}’']+(?:[-‐‑][\p{L}\p{M}\p{N}’']+)*[-‐‑\u{AD}]?/gu) ?? []
    words.forEach((word, index) => {
      const atEdge = index === 0 || index === words.length - 1
      if (atEdge && /[-‐‑\u{AD}]$/u.test(word)) return
      const whole = word.replace(/[‐‑]/gu, '-').replace(/-$/u, '')
      counts.set(whole, (counts.get(whole) ?? 0) + 1)
      for (const part of whole.includes('-') ? whole.split('-') : [])
        counts.set(part, (counts.get(part) ?? 0) + 0.5)
    })
  }
  return counts
}

/** Decides what stands between a line's text and the text of the line after it. */
export function joinLines(before: string, after: string, vocabulary: Vocabulary): Join {
  if (/\u{AD}$/u.test(before)) return 'drop-hyphen'
  if (isInAddress(before, after)) return 'nothing'
  if (/[\p{L}\p{N}](?:—|[–/])$/u.test(before) || (/\S—$/u.test(before) && /^\S/u.test(after)))
    return 'nothing'
  if (/[\p{L}\p{N}”"’)\]]$/u.test(before) && /^—\S/u.test(after)) return 'nothing'
  const loose = /(\p{L}+) [-‐]$/u.exec(before)?.[1]
  if (loose) return joinLoose(loose, after, vocabulary)
  const head = /([\p{L}\p{M}\p{N}’'.]+(?:[-‐‑][\p{L}\p{M}\p{N}’'.]+)*)([-‐])$/u.exec(before)
  if (!head?.[1] || !head[2]) return 'space'
  const tail = /^[\p{L}\p{M}\p{N}’']+/u.exec(after)?.[0]
  if (!tail) return 'nothing'
  return joinHyphen(head[1], head[2], tail, vocabulary)
}

function joinHyphen(head: string, hyphen: string, tail: string, vocabulary: Vocabulary): Join {
  // "pre- and post-war": the hyphen stands for the rest of a compound.
  if (/^(?:and|or|to|und|oder|y|o|et|ou)$/u.test(tail)) return 'space'
  const [first, last] = [head.toLowerCase(), tail.toLowerCase()]
  const part = first.split(/[-‐‑]/u).at(-1) ?? first
  const joined = vocabulary.get(part + last) ?? 0
  const compound = vocabulary.get(`${part}-${last}`) ?? 0
  if (joined !== compound) return joined > compound ? 'drop-hyphen' : 'nothing'
  if (!/^\p{Ll}/u.test(tail)) return 'nothing'
  // U+2010 is set by the layout; what authors type is U+002D.
  if (hyphen === '‐' || CLOSED.has(part + last)) return 'drop-hyphen'
  if (/[\p{N}.]$/u.test(part) || HYPHENATED.has(part)) return 'nothing'
  const bothWords = part.length > 2 && last.length > 2 && vocabulary.has(part) && vocabulary.has(last)
  return bothWords ? 'nothing' : 'drop-hyphen'
}

/** "Cen -" before "tral" is a hyphen some producers set off; "results -" before "and" is a dash. */
function joinLoose(head: string, after: string, vocabulary: Vocabulary): Join {
  const tail = /^\p{Ll}+/u.exec(after)?.[0]
  if (!tail) return 'space'
  const joined = vocabulary.has((head + tail).toLowerCase())
  return joined || !vocabulary.has(head.toLowerCase()) ? 'drop-hyphen' : 'space'
}

/** Mail addresses break after the @, web addresses after a slash, a hyphen or another mark that belongs to them. */
function isInAddress(before: string, after: string): boolean {
  const word = /\S+$/u.exec(before)?.[0] ?? ''
  if (/\w@$/u.test(word) && /^\w+\./u.test(after)) return true
  if (!/(?:https?:\/\/|www\.)/u.test(word) || !/^[\w%/?=&#.~-]/u.test(after)) return false
  return (
    /[/_=&?#%~-]$/u.test(word) ||
    (/[.]$/u.test(word) && /^[a-z0-9]+[./]/u.test(after)) ||
    /^[/?=&#_%]/u.test(after)
  )
}
