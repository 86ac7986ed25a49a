import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { matchQuote } from '../../../shared/anchoring/match-quote.ts'
import { buildQuoteIndex } from '../../../shared/anchoring/quote-index.ts'
import { plainCanonicalText } from '../../fixtures/canonical-text-builder.ts'

const folder = resolve(import.meta.dirname, '../../../../shared/reports/policy')

interface GoldItem {
  readonly id: string
  readonly file: string
  readonly text_clean: string
  readonly start_utf16: number
  readonly end_utf16: number
  readonly end_without_marker_utf16: number
  readonly segments?: readonly { readonly start_utf16: number; readonly end_utf16: number }[]
}

interface Gold {
  readonly files: Record<string, { readonly sha256: string }>
  readonly items: readonly GoldItem[]
}

describe.skipIf(!existsSync(join(folder, 'gold.json')))('passages of the hand-coded reports', () => {
  const gold = existsSync(folder) ? readGold() : { files: {}, items: [] }
  const texts = existsSync(folder) ? reportsBySha256() : new Map<string, string>()

  for (const [file, { sha256 }] of Object.entries(gold.files)) {
    const text = texts.get(sha256)
    if (text === undefined) continue
    const index = buildQuoteIndex(plainCanonicalText(text))
    for (const item of gold.items.filter((one) => one.file === file)) {
      it(`${item.id} is anchored where the coder marked it`, () => {
        const match = matchQuote(index, { exact: item.text_clean })
        if (match.status !== 'anchored') throw new Error(JSON.stringify(match))
        expect(['exact', 'normalised']).toContain(match.how)
        const segments = item.segments ?? [item]
        expect(match.spans.map(({ start }) => start)).toEqual(segments.map((one) => one.start_utf16))
        const ends = [item.segments?.at(-1)?.end_utf16 ?? item.end_utf16, item.end_without_marker_utf16]
        expect(ends).toContain(match.spans.at(-1)?.end)
      })
    }
  }
})

function readGold(): Gold {
  return JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8')) as Gold
}

function reportsBySha256(): Map<string, string> {
  const texts = new Map<string, string>()
  for (const entry of readdirSync(folder)) {
    const path = join(folder, entry, 'report.txt')
    if (!existsSync(path)) continue
    const bytes = readFileSync(path)
    texts.set(createHash('sha256').update(bytes).digest('hex'), bytes.toString('utf8'))
  }
  return texts
}
