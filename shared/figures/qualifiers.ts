/** Finds the words that say how exact a figure is: "more than", "nearly", "or more", "≥". */
import type { Span } from '../anchoring/canonical-text.ts'
import type { Qualifier } from '../domain/codebook.ts'
import type { Reading } from './quantities.ts'
import type { Amount } from './ranges.ts'

/** An amount with its qualifier; `from` and `to` are the tokens of the whole figure as printed. */
export interface Draft extends Amount {
  readonly qualifier: Qualifier
  /** Tokens of the qualifier's words, the end exclusive. */
  readonly words: Span | null
}

/**
 * Returns an amount with its qualifier; a range is one whatever stands before it. Tokens before `free` belong to the
 * figure before.
 */
export function qualified(reading: Reading, found: Amount, free: number): Draft {
  const amount = found.opener !== null && found.opener < free ? { ...found, opener: null } : found
  const nearest = wordsBefore(reading, amount.opener ?? amount.from)
  const before = nearest && nearest.start >= free ? nearest : null
  const behind = before ? null : wordsBehind(reading, amount.to)
  const words = before ?? behind
  const opened = amount.opener === null ? null : { start: amount.opener, end: amount.opener + 1 }
  return {
    ...amount,
    from: Math.min(before?.start ?? amount.from, amount.opener ?? amount.from),
    to: behind?.end ?? amount.to,
    qualifier: amount.high ? 'range' : (words?.value ?? '='),
    words: words ?? opened,
  }
}

interface Words extends Span {
  readonly value: Qualifier
}

function wordsBefore({ tokens, lexicon }: Reading, from: number): Words | null {
  const direct = lexicon.qualifiersBefore.before(tokens, from)
  const filler = direct ? null : lexicon.fillers.before(tokens, from)
  const found = direct ?? (filler && lexicon.qualifiersBefore.before(tokens, filler.from))
  if (!found || tokens[found.from]?.sentence !== tokens[from]?.sentence) return null
  return { start: found.from, end: found.to, value: found.value }
}

function wordsBehind({ tokens, lexicon }: Reading, to: number): Words | null {
  const found = lexicon.qualifiersAfter.at(tokens, to)
  if (!found || tokens[found.from]?.sentence !== tokens[to - 1]?.sentence) return null
  if (found.value === '>' && !tokens[to]?.glued) return null
  return { start: found.from, end: found.to, value: found.value }
}
