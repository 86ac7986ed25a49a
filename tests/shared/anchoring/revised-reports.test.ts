import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anchorTarget } from '../../../shared/anchoring/anchor.ts'
import { describeSpans } from '../../../shared/anchoring/describe.ts'
import { buildQuoteIndex } from '../../../shared/anchoring/quote-index.ts'
import { plainCanonicalText } from '../../fixtures/canonical-text-builder.ts'

const folder = resolve(import.meta.dirname, '../../../../shared/reports/policy')

interface RevisedItem {
  readonly id: string
  readonly file: string
  readonly expected: 'unchanged' | 'changed' | 'orphan'
  readonly change?: readonly string[]
  readonly start_utf16: number
  readonly end_utf16: number
}

interface Revised {
  readonly documents: Record<string, { readonly text: string }>
  readonly items: readonly RevisedItem[]
}

interface Gold {
  readonly files: Record<string, { readonly sha256: string }>
  readonly items: readonly { readonly id: string; readonly start_utf16: number; readonly end_utf16: number }[]
}

describe.skipIf(!existsSync(join(folder, 'revised/revised.json')))('passages in revised editions', () => {
  if (!existsSync(join(folder, 'revised/revised.json'))) return
  const revised = readJson('revised/revised.json') as Revised
  const gold = readJson('gold.json') as Gold
  const originals = reportsBySha256()

  for (const [file, { text }] of Object.entries(revised.documents)) {
    const before = plainCanonicalText(originals.get(gold.files[file]?.sha256 ?? '') ?? '')
    const index = buildQuoteIndex(
      plainCanonicalText(readFileSync(join(folder, text.replace(/^.*revised/, 'revised')), 'utf8')),
    )
    for (const item of revised.items.filter((one) => one.file === file)) {
      const old = gold.items.find(({ id }) => id === item.id)
      if (!old || before.text === '') continue
      const there = [{ start: item.start_utf16, end: item.end_utf16 }]
      it(`${item.id}, ${item.expected} ${item.change?.join(', ') ?? ''}`, () => {
        const stored = describeSpans(before, [{ start: old.start_utf16, end: old.end_utf16 }])
        const anchored = anchorTarget(index, stored)
        if (item.expected === 'orphan') expect(anchored).toHaveProperty('orphan')
        else if (item.change?.includes('number')) {
          expect(anchored).toMatchObject({ match: { nearest: { spans: there, numbersDiffer: true } } })
        } else expect(anchored).toMatchObject({ spans: there })
      })
    }
  }
})

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'))
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
