import { describe, expect, it } from 'vitest'
import { describeSpans } from '../../../shared/anchoring/describe.ts'
import { buildQuoteIndex } from '../../../shared/anchoring/quote-index.ts'
import {
  isCarriedOver,
  revisePassage,
  type RevisedPassage,
} from '../../../shared/anchoring/revise-passage.ts'
import { compareEditions } from '../../../shared/anchoring/revise-search.ts'
import { editEdition, type EditedEdition, type KnownPassage } from '../../cases/anchoring/edited-editions.ts'
import { plainCanonicalText } from '../../fixtures/canonical-text-builder.ts'
import { seededRandom } from '../../fixtures/random-text.ts'

/** More with PINCITE_SEEDS=500; the outcomes are counted with PINCITE_TALLY=1. */
const SEEDS = Array.from({ length: Number(process.env['PINCITE_SEEDS'] ?? 12) }, (_, place) => 4_001 + place)
const NEIGHBOUR = 30
/** About a sentence. */
const SLACK = 150

/** What is wrong with an outcome, or null. */
function wrongIn(
  { before, after }: EditedEdition,
  known: KnownPassage,
  result: RevisedPassage,
): string | null {
  const [found] = result.next?.spans ?? []
  if (!isCarriedOver(result.outcome) || !found) return null
  const { fate, span, next, sentence } = known
  const words = before.slice(span.start, span.end)
  const isThere = next && found.start < next.end && next.start < found.end
  const ends =
    isThere && (result.outcome === 'changed' || (found.start === next.start && found.end === next.end))
  if (fate !== 'deleted' && fate !== 'renumbered' && ends) return null
  const isBeside = next && Math.abs(found.start - next.start) <= sentence.end - sentence.start + 2
  if (after.slice(found.start, found.end) === words && (isBeside || sharesNeighbour())) return null
  return `${fate} but ${result.outcome}: “${words}” → “${after.slice(found.start, found.end)}” at ${found.start}, not ${next?.start}`

  /** The same words in a sentence beside the same neighbour are what any reader would take for them. */
  function sharesNeighbour(): boolean {
    const start = (found?.start ?? 0) - (span.start - sentence.start) - SLACK
    const there = spaced(after.slice(Math.max(0, start), start + sentence.end - sentence.start + 2 * SLACK))
    const left = spaced(before.slice(0, sentence.start)).slice(-NEIGHBOUR)
    const right = spaced(before.slice(sentence.end)).slice(0, NEIGHBOUR)
    return there.includes(left) || there.includes(right)
  }
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

describe('passages in random new editions', () => {
  it.each(SEEDS)('are never carried over wrongly (seed %i)', (seed) => {
    const edition = editEdition(seededRandom(seed), 120)
    const editions = compareEditions(
      buildQuoteIndex(plainCanonicalText(edition.before)),
      buildQuoteIndex(plainCanonicalText(edition.after)),
    )
    const wrong: string[] = []
    const tally: Record<string, Record<string, number>> = {}
    for (const known of edition.passages) {
      const result = revisePassage(editions, describeSpans(editions.before.source, [known.span]))
      const counts = (tally[known.fate] ??= {})
      counts[result.outcome] = (counts[result.outcome] ?? 0) + 1
      const message = wrongIn(edition, known, result)
      if (message) wrong.push(message)
    }
    if (process.env['PINCITE_TALLY']) console.log(`${seed} ${JSON.stringify(tally)}`)
    expect(wrong).toEqual([])
    const { kept = {} } = tally
    const all = Object.values(kept).reduce((sum, count) => sum + count, 0)
    expect((kept['unchanged'] ?? 0) / all).toBeGreaterThan(0.9)
  })
})
