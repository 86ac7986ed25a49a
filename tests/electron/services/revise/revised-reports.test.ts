import { describe, expect, it } from 'vitest'
import type { Span } from '../../../../shared/anchoring/canonical-text.ts'
import { describeSpans } from '../../../../shared/anchoring/describe.ts'
import { foldedString, foldText } from '../../../../shared/anchoring/fold-text.ts'
import { matchQuote } from '../../../../shared/anchoring/match-quote.ts'
import { wordsForFigures } from '../../../../shared/anchoring/revise-figures.ts'
import { revisePassage } from '../../../../shared/anchoring/revise-passage.ts'
import { compareEditions } from '../../../../shared/anchoring/revise-search.ts'
import type { QuoteIndex } from '../../../../shared/anchoring/quote-index.ts'
import {
  folderOf,
  goldItems,
  hasPolicyReports,
  indexOf,
  reportFolders,
  revised,
  type RevisedItem,
} from '../../../fixtures/policy-reports.ts'

const RENDITIONS = ['report.txt', 'page.html', 'report.docx', 'single.pdf', 'two-column.pdf']

/** Words alone: renditions print a note marker as "[4]", as a raised 4, or not at all where it ends the passage. */
const bare = (text: string) => foldedString(foldText(text.replace(/\[\d+\]/g, ' ')))
const bareIn = ({ source }: QuoteIndex, spans: readonly Span[] = []) => bare(wordsForFigures(source, spans))

function wantedOutcomes({ expected, also_accept = [], change, moved }: RevisedItem): readonly string[] {
  if (expected === 'orphan') return ['lost']
  if (change?.includes('number')) return ['changed-number']
  if (expected === 'changed') return ['changed', ...also_accept]
  return [moved ? 'moved' : 'unchanged']
}

describe.skipIf(!hasPolicyReports)(
  'passages of the hand-coded reports in their revised editions',
  async () => {
    if (!hasPolicyReports) return
    const { documents, items } = revised()
    const gold = goldItems()

    for (const [file, { inserted }] of Object.entries(documents)) {
      const folder = folderOf(file)
      for (const rendition of ['report.txt', 'single.pdf']) {
        const before = await indexOf(`${folder}/${rendition}`)
        const after = await indexOf(`revised/${folder}/${rendition}`)
        const editions = compareEditions(before, after)
        const taboo = inserted.map(
          ({ text }) => after.source.text.replace(/\s+/g, ' ').includes(text) && text,
        )
        for (const item of items.filter((one) => one.file === file)) {
          const old = gold.find(({ id }) => id === item.id)!
          it(`${folder} ${rendition}: ${item.id} is ${wantedOutcomes(item).join(' or ')}`, () => {
            const spans =
              rendition === 'report.txt'
                ? [{ start: old.start_utf16, end: old.end_utf16 }]
                : anchored(before, old.text_clean)
            const result = revisePassage(editions, describeSpans(before.source, spans))
            const wanted = wantedOutcomes(item)
            if (rendition === 'report.txt') {
              expect(wanted, result.reason).toContain(result.outcome)
              if (item.expected !== 'orphan') {
                expect(result.next?.spans).toEqual([{ start: item.start_utf16, end: item.end_utf16 }])
              }
            } else {
              // On paper a passage may have come to another page, which is another place.
              const page = describeSpans(before.source, spans).page
              const elsewhere = page !== (item.pages_single_pdf?.[0] ?? page)
              const outcomes = wanted.includes('unchanged') && elsewhere ? [...wanted, 'moved'] : wanted
              expect(outcomes, result.reason).toContain(result.outcome)
              if (item.expected !== 'orphan') {
                expect(bareIn(after, result.next?.spans)).toBe(bare(item.text))
                expect(result.next?.page).toBe(item.pages_single_pdf?.[0])
              }
            }
            expect(taboo.filter((text) => text && result.next?.exact.includes(text))).toEqual([])
          })
        }
      }
    }
  },
)

describe.skipIf(!hasPolicyReports)('passages of the hand-coded reports in other renditions', async () => {
  if (!hasPolicyReports) return
  const gold = goldItems()
  for (const folder of reportFolders()) {
    const indexes = new Map<string, QuoteIndex>()
    for (const name of RENDITIONS) indexes.set(name, await indexOf(`${folder}/${name}`))
    const items = gold.filter(({ file }) => folderOf(file) === folder)
    for (const [from, before] of indexes) {
      for (const [to, after] of indexes) {
        if (from === to) continue
        it(`${folder}: all ${items.length} passages of ${from} are in ${to}, at the same words`, () => {
          const editions = compareEditions(before, after)
          const wrong: string[] = []
          for (const item of items) {
            const stored = describeSpans(before.source, anchored(before, item.text_clean))
            const result = revisePassage(editions, stored)
            // Two layouts of one PDF break words and raise markers differently, which is a change within a medium.
            const wanted = editions.sameMedium ? ['unchanged', 'moved', 'changed'] : ['unchanged', 'moved']
            const sameWords = bareIn(after, result.next?.spans) === bare(item.text_clean)
            if (!sameWords || !wanted.includes(result.outcome))
              wrong.push(`${item.id} ${result.outcome} ${result.reason}`)
          }
          expect(wrong).toEqual([])
        })
      }
    }
  }
})

function anchored(index: QuoteIndex, exact: string): readonly Span[] {
  const match = matchQuote(index, { exact })
  if (match.status !== 'anchored') throw new Error(`${exact}: ${match.status}`)
  return match.spans
}
