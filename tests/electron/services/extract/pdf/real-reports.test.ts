import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { extractPdf } from '../../../../../electron/services/extract/pdf/extract-pdf.ts'
import { loadPdfJs } from '../../../../../electron/services/extract/pdf/load-pdfjs.ts'
import { locatePdfAssets } from '../../../../../electron/services/extract/pdf/pdf-assets.ts'
import { pageAt, sectionPathAt, type CanonicalText } from '../../../../../shared/anchoring/canonical-text.ts'

const reports = join(import.meta.dirname, '../../../../../../shared/reports')
const fixtures = join(import.meta.dirname, '../../../../../../shared/fixtures')
const assets = locatePdfAssets()
const present = existsSync(reports)
const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined

function pdfsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => join(folder, name))
    .sort()
}

const extracted = new Map<string, Promise<CanonicalText>>()

/** The canonical text of a report, extracted once for all tests. */
function canonicalOf(file: string): Promise<CanonicalText> {
  const known = extracted.get(file)
  if (known) return known
  const made = extractPdf(new Uint8Array(readFileSync(file)), { assets }).then((result) => {
    if (!result.ok) throw new Error(`${file}: ${result.refusal.message}`)
    return result.extraction.canonical
  })
  extracted.set(file, made)
  return made
}

/** What a text says whatever its layout: letters and digits in one case; with the place each came from. */
function fold(text: string): { folded: string; places: number[] } {
  let folded = ''
  const places: number[] = []
  let at = 0
  for (const character of text) {
    for (const plain of character.normalize('NFKC').toLowerCase()) {
      if (!/[\p{L}\p{N}]/u.test(plain)) continue
      folded += plain
      for (let unit = 0; unit < plain.length; unit += 1) places.push(at)
    }
    at += character.length
  }
  return { folded, places }
}

const words = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** Without line ends after hyphens and hyphens within words: pdftotext takes out those at line ends, whatever the word. */
const closed = (text: string): string =>
  text.replace(/[ \u{AD}]*[-‐]\n\f?/gu, '').replace(/(?<=[\p{L}\p{N}])[-‐‑](?=[\p{L}\p{N}])/gu, '')

function countWords(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

async function itemsOf(file: string): Promise<string[][]> {
  const pdfjs = await loadPdfJs()
  const task = pdfjs.getDocument({
    data: new Uint8Array(readFileSync(file)),
    ...assets,
    cMapPacked: true,
    useSystemFonts: false,
    verbosity: 0,
  })
  const document = await task.promise
  const pages: string[][] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent()
    pages.push(content.items.flatMap((item) => ('str' in item ? [item.str] : [])))
  }
  await task.destroy()
  return pages
}

describe.skipIf(!present)('extractPdf on real reports', () => {
  const files = [...pdfsIn(join(reports, 'policy')), ...pdfsIn(join(reports, 'us-government'))]

  it.each(files.map((file) => [basename(join(file, '..')), basename(file), file]))(
    'keeps its promises on %s/%s',
    async (_, __, file) => {
      const source = await canonicalOf(file)
      const items = await itemsOf(file)
      for (const run of source.itemRuns) {
        const item = items[run.page - 1]?.[run.item] ?? ''
        expect(source.text.slice(run.start, run.start + run.length)).toBe(
          item.slice(run.from, run.from + run.length),
        )
      }
      expectSorted(source.itemRuns.map((run) => [run.start, run.start + run.length]))
      expectSorted(source.blocks.map((block) => [block.start, block.end]))
      expectSorted(source.pageRuns.map((run) => [run.start, run.start + 1]))
      const gaps = source.blocks.map((block, index) =>
        source.text.slice(source.blocks[index - 1]?.end ?? 0, block.start),
      )
      expect(
        gaps.every((gap, index) => (index === 0 ? gap === '' : ['\n\n', '\n', '\t'].includes(gap))),
      ).toBe(true)
      expect(source.blocks.at(-1)?.end ?? 0).toBe(source.text.length)
      for (const block of source.blocks) {
        const part = block.kind === 'furniture' ? 2 : block.kind === 'note' ? 1 : 0
        const starts = [0, source.bodyEnd, source.notesEnd, source.text.length]
        expect(block.start >= (starts[part] ?? 0) && block.end <= (starts[part + 1] ?? 0)).toBe(true)
      }
      for (const marker of source.markers) {
        expect(marker.end).toBeLessThanOrEqual(source.bodyEnd)
        if (marker.note !== null) expect(source.blocks[marker.note]?.kind).toBe('note')
      }
    },
  )

  it.skipIf(!hasPdftotext).each(files.map((file) => [basename(join(file, '..')), basename(file), file]))(
    'recalls the words pdftotext reads in %s/%s and invents none',
    async (_, __, file) => {
      const source = await canonicalOf(file)
      const printed = execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { maxBuffer: 1e8 }).toString()
      // Words broken at line ends are this test's blind spot; note marks leave their notes on purpose.
      const whole = printed.replace(/\p{L}+[ \u{AD}]*[-‐]\n\f?\p{L}+/gu, ' ')
      const ours = countWords(words(source.text))
      const theirs = countWords(words(whole).filter((word) => !/^\d{1,3}$/.test(word)))
      let [wanted, found] = [0, 0]
      for (const [word, count] of theirs) {
        wanted += count
        found += Math.min(count, ours.get(word) ?? 0)
      }
      expect(found / wanted).toBeGreaterThan(0.99)
      const known = new Set([...words(printed), ...words(closed(printed))])
      const all = words(closed(source.text))
      const invented = all.filter((word) => !known.has(word))
      expect(invented.length / all.length).toBeLessThan(0.005)
    },
  )
})

interface GoldItem {
  readonly id: string
  readonly file: string
  readonly text_clean: string
  readonly section: string | null
  readonly footnotes: readonly { readonly marker: string; readonly text: string | null }[]
}
interface GoldPages {
  readonly id: string
  readonly single?: { readonly pages: number[] }
  readonly two_column?: { readonly pages: number[] }
}

describe.skipIf(!present)('extractPdf on the gold passages', () => {
  const read = (name: string): unknown =>
    present ? JSON.parse(readFileSync(join(reports, 'policy', name), 'utf8')) : { documents: {}, items: [] }
  const gold = read('gold.json') as {
    items: GoldItem[]
    files: Record<string, { headings: { text_clean: string }[] }>
  }
  const pdf = read('gold-pdf.json') as {
    documents: Record<string, Record<string, { path: string }>>
    items: GoldPages[]
  }
  const renditions = Object.entries(pdf.documents).flatMap(([file, documents]) =>
    Object.entries(documents).map(([name, { path }]) => [file, name, path.replace(/^docs\//, '')] as const),
  )

  it.each(renditions)(
    'holds every passage of %s whole in one block of %s, on its page',
    async (file, name, path) => {
      const source = await canonicalOf(join(reports, 'policy', path))
      const { folded, places } = fold(source.text)
      const wrong: string[] = []
      for (const item of gold.items.filter((one) => one.file === file)) {
        const quote = fold(item.text_clean).folded
        const at = folded.indexOf(quote)
        const [start, end] = [places[at] ?? -1, places[at + quote.length - 1] ?? -1]
        const pages = pdf.items.find((one) => one.id === item.id)?.[
          name === 'single.pdf' ? 'single' : 'two_column'
        ]?.pages
        const block = source.blocks.find((one) => one.start <= start && end < one.end)
        if (at < 0 || !block || block.kind === 'furniture') wrong.push(`${item.id} not found`)
        else if (
          pageAt(source, start)?.number !== pages?.[0] ||
          pageAt(source, end)?.number !== pages?.at(-1)
        ) {
          wrong.push(`${item.id} on the wrong page`)
        } else if (item.section !== null && block.kind !== 'note') {
          const section = sectionPathAt(source, start).at(-1) ?? ''
          if (fold(section).folded !== fold(item.section).folded)
            wrong.push(`${item.id} in section ${section}`)
        }
        for (const footnote of item.footnotes) {
          if (footnote.text === null) continue
          const digits = footnote.marker.replace(/\D/g, '')
          const marker = source.markers.find(
            (one) =>
              one.start >= start &&
              one.end <= end + 8 &&
              source.text.slice(one.start, one.end).replace(/\D/g, '') === digits,
          )
          const note = source.blocks[marker?.note ?? -1]
          const text = note ? source.text.slice(note.start, note.end) : ''
          if (fold(text).folded !== fold(footnote.text).folded)
            wrong.push(`${item.id} note ${footnote.marker}`)
        }
      }
      expect(wrong).toEqual([])
    },
  )

  it.each(renditions)('finds the headings of %s in %s', async (file, _, path) => {
    const source = await canonicalOf(join(reports, 'policy', path))
    const headings = source.blocks
      .filter((block) => block.kind === 'heading')
      .map((block) => fold(source.text.slice(block.start, block.end)).folded)
    const wanted = gold.files[file]?.headings.map((heading) => fold(heading.text_clean).folded) ?? []
    expect(headings.slice(1)).toEqual(wanted)
  })
})

describe.skipIf(!existsSync(fixtures))('extractPdf on hostile and odd files', () => {
  const files = [...pdfsIn(join(fixtures, 'pdfs')), ...pdfsIn(join(fixtures, 'hostile', 'pdf-differences'))]

  it.each(files.map((file) => [basename(file), file]))('answers on %s', async (_, file) => {
    const result = await extractPdf(new Uint8Array(readFileSync(file)), { assets })
    if (result.ok) expect(result.extraction.canonical.pages.length).toBeGreaterThan(0)
    else expect(result.refusal.message).toMatch(/\w.*\./)
  })

  it('names a page that can not be read and keeps the others', async () => {
    const file = join(fixtures, 'hostile/pdf-pdfjs/Pages-tree-refs.pdf')
    const result = await extractPdf(new Uint8Array(readFileSync(file)), { assets })
    expect(result.ok && result.extraction.warnings).toEqual([expect.stringMatching(/^Page 2 can't be read/)])
    expect(result.ok && result.extraction.canonical.pages).toHaveLength(2)
  })

  it('asks for a password and tells a wrong one from none', async () => {
    const bytes = new Uint8Array(readFileSync(join(fixtures, 'pdfs/encrypted/pypdf-005-password.pdf')))
    const reason = async (password?: string) => {
      const result = await extractPdf(bytes, password === undefined ? { assets } : { assets, password })
      return result.ok ? 'opened' : result.refusal.reason
    }
    expect(await reason()).toBe('password-needed')
    expect(await reason('not it')).toBe('password-wrong')
    expect(await reason('openpassword')).toBe('opened')
  })

  // Words read off the pages by eye.
  it.each([
    ['annotated/pdfjs-annotation-highlight.pdf', 'Lorem ipsum dolor sit amet'],
    ['scanned/docling-invisible_text_layer.pdf', 'Invisible OCR text layer'],
    ['rtl/docling-right_to_left_01.pdf', 'يمتلك كل من R و Python ميزات فريدة تجعلها مثالية لتحليل البيانات،'],
  ])('reads %s', async (name, expected) => {
    expect((await canonicalOf(join(fixtures, 'pdfs', name))).text).toContain(expected)
  })

  it('says that a scan without words behind it has none', async () => {
    const bytes = new Uint8Array(readFileSync(join(fixtures, 'pdfs/scanned/ocrmypdf-c02-22.pdf')))
    const result = await extractPdf(bytes, { assets })
    expect(result.ok && result.extraction.warnings).toEqual([expect.stringMatching(/no text layer/)])
  })
})

function expectSorted(spans: readonly (readonly [number, number])[]): void {
  spans.forEach(([start, end], index) => {
    expect(end).toBeGreaterThan(start)
    if (index > 0) expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.[1] ?? 0)
  })
}
