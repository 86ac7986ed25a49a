/** Extraction checked on reports and fixtures that others made, where they are at hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { extractSource } from '../../../../electron/services/extract/extract-source.ts'
import { readPage } from '../../../../electron/services/extract/html/extract-html.ts'
import { layOut } from '../../../../electron/services/extract/blocks-to-text.ts'
import type { CanonicalText } from '../../../../shared/anchoring/canonical-text.ts'
import { sectionPathAt } from '../../../../shared/anchoring/canonical-text.ts'
import type { Extraction } from '../../../../shared/domain/extraction.ts'
import { checkInvariants } from './check-invariants.ts'

const shared = resolve(import.meta.dirname, '../../../../../shared')
const policy = join(shared, 'reports/policy')

interface GoldItem {
  readonly id: string
  readonly file: string
  readonly text_clean: string
  readonly start_utf16: number
  readonly end_utf16: number
  readonly text: string
  readonly section: string | null
  readonly section_path: readonly string[]
  readonly footnotes: readonly { readonly marker: string; readonly text: string | null }[]
}
interface Gold {
  readonly files: Record<
    string,
    { readonly headings: readonly { readonly level: number; readonly text_clean: string }[] }
  >
  readonly items: readonly GoldItem[]
}

const letters = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Letters and figures of a text, with the place of each. */
function foldText(text: string): { folded: string; places: number[] } {
  const places: number[] = []
  let folded = ''
  for (let at = 0; at < text.length; at++) {
    const kept = letters(text.charAt(at))
    folded += kept
    for (let i = 0; i < kept.length; i++) places.push(at)
  }
  return { folded, places }
}

async function extractFile(path: string): Promise<Extraction> {
  const result = await extractSource(readFileSync(path), { fileName: basename(path) })
  if (!result.ok) return expect.fail(result.refusal.message)
  checkInvariants(result.extraction)
  return result.extraction
}

function noteTexts({ blocks, markers, text }: CanonicalText, from: number, to: number): string[] {
  return markers
    .filter((marker) => marker.start >= from && marker.end <= to)
    .flatMap((marker) => (marker.note === null ? [] : [blocks[marker.note]]))
    .map((block) => letters(text.slice(block?.start, block?.end)))
}

describe.skipIf(!existsSync(policy))('the policy reports', () => {
  const gold = existsSync(policy)
    ? (JSON.parse(readFileSync(join(policy, 'gold.json'), 'utf8')) as Gold)
    : null
  const reports = existsSync(policy) ? readdirSync(policy).filter((name) => /^\d{3}_/.test(name)) : []
  const renditions = reports.flatMap((report) =>
    ['page.html', 'report.docx', 'report.txt'].map((file) => [report, file] as const),
  )
  const itemsOf = (report: string) => gold!.items.filter((item) => item.file.startsWith(report.slice(0, 3)))

  it.each(renditions)(
    '%s/%s holds every passage whole, under its section, with its notes',
    async (report, file) => {
      const { canonical } = await extractFile(join(policy, report, file))
      const { folded, places } = foldText(canonical.text)
      const wrong: string[] = []
      for (const item of itemsOf(report)) {
        const passage = letters(item.text_clean)
        const at = folded.indexOf(passage)
        if (at < 0) {
          wrong.push(`${item.id}: not whole`)
          continue
        }
        const start = places[at] ?? 0
        const end = (places[at + passage.length - 1] ?? 0) + 2
        const path = sectionPathAt(canonical, start).map(letters).join('>')
        if (item.section !== null && path !== item.section_path.map(letters).join('>'))
          wrong.push(`${item.id}: ${path}`)
        const notes = noteTexts(canonical, start, end)
        for (const note of item.footnotes) {
          if (note.text !== null && !notes.includes(letters(note.text)))
            wrong.push(`${item.id}: note ${note.marker}`)
        }
      }
      expect(wrong).toEqual([])
    },
  )

  it.each(renditions)('%s/%s has the headings of the gold set', async (report, file) => {
    const { canonical } = await extractFile(join(policy, report, file))
    const found = canonical.blocks
      .filter((block) => block.kind === 'heading')
      .map((block) => `${block.level} ${letters(canonical.text.slice(block.start, block.end))}`)
    const [, expected] = Object.entries(gold!.files).find(([name]) => name.startsWith(report.slice(0, 3)))!
    expect(found.filter((heading) => !heading.startsWith('1 '))).toEqual(
      expected.headings.map((heading) => `${heading.level} ${letters(heading.text_clean)}`),
    )
  })

  it.each(reports)('%s/report.txt keeps the offsets of the file', async (report) => {
    const { canonical } = await extractFile(join(policy, report, 'report.txt'))
    const moved = itemsOf(report).filter(
      (item) => canonical.text.slice(item.start_utf16, item.end_utf16) !== item.text,
    )
    expect(moved).toEqual([])
  })
})

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

describe.skipIf(!existsSync(join(shared, 'fixtures')))('fixtures of other projects', () => {
  const good = ['docx', 'html', 'hypothesis', 'text-anchoring'].flatMap((name) =>
    filesIn(join(shared, 'fixtures', name)),
  )

  it.each(good.filter((path) => /\.(?:docx|html)$/.test(path)).map((path) => [basename(path), path]))(
    '%s is read',
    async (_name, path) => {
      const { canonical } = await extractFile(path)
      expect(canonical.text.trim()).not.toBe('')
    },
  )

  it('hostile files give a text or a refusal with a remedy', async () => {
    const folders = [
      'docx-mammoth',
      'zip-yauzl',
      'zip-jszip',
      'json',
      'naughty-strings',
      'csv-injection',
      'dompurify-xss',
    ]
    for (const path of folders.flatMap((name) => filesIn(join(shared, 'fixtures/hostile', name)))) {
      const result = await extractSource(readFileSync(path), { fileName: basename(path) })
      if (result.ok) checkInvariants(result.extraction)
      else expect(result.refusal.message).toMatch(/\b(?:add|save|open|unpack)\b/i)
    }
  })

  it('pages made to run scripts leave nothing but words, addresses and raster pictures', () => {
    const path = join(shared, 'fixtures/hostile/dompurify-xss/payloads.json')
    const payloads = JSON.parse(readFileSync(path, 'utf8')) as { payload: string }[]
    expect(payloads.length).toBeGreaterThan(200)
    for (const { payload } of payloads) {
      const { document } = layOut(readPage(payload).draft, 'x/1')
      JSON.stringify(document, (key, value: unknown) => {
        if (key === 'href') expect(value).not.toMatch(/^\W*(?:java|vb)\s*script|^\W*data:/i)
        if (key === 'src') expect(value).toMatch(/^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+$/)
        return value
      })
    }
  })
})
