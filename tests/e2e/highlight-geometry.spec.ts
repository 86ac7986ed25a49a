/** Highlights stand on the words: their ends against the word boxes of poppler, on real reports, at two zooms. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright/test'
import { root } from './folders.ts'
import { expect, test } from './hosts.ts'
import { enterName } from './reading.ts'

const reports = resolve(root, '../shared/reports/us-government')
const poppler = spawnSync('pdftotext', ['-v']).error === undefined

/** Distance in points within which an end stands right, and the share of ends that must. */
const TOLERANCE = 3
const SHARE = 0.95

const cases = [
  { file: 'gao-08-587t.pdf', of: 'one column, set solid in a serif face' },
  { file: 'federal-register-2020-17221.pdf', of: 'three justified columns' },
  { file: 'R44243.pdf', of: 'a page with notes and headings' },
  { file: 'fbi-nics-2015-11-rotated.pdf', of: 'a table on a turned page' },
]

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}
interface Word extends Box {
  readonly text: string
}
interface Passage {
  readonly page: number
  readonly words: readonly Word[]
}
interface Tagged {
  readonly line: number
  readonly status: string
  readonly page: number
}

test.skip(!existsSync(reports) || !poppler, 'needs the reports beside the repository, and pdftotext')

for (const { file, of } of cases) {
  test(`highlights stand on the words of ${of}`, async ({ launch }, info) => {
    test.setTimeout(150_000)
    const project = info.outputPath('geometry')
    const passages = choosePassages(readWords(join(reports, file)))
    const tagged = tagAll(project, join(reports, file), passages)
    const app = await launch({ host: 'browser host', project })
    await enterName(app.page)
    const errors: number[] = []
    for (const steps of [0, 2]) {
      await app.page.locator('.pdf-page').first().waitFor()
      for (let step = 0; step < steps; step++) await app.page.getByRole('button', { name: 'Zoom in' }).click()
      for (const number of new Set(tagged.map(({ page }) => page))) {
        const here = tagged.filter(({ page }) => page === number)
        const boxes = await highlightBoxes(app.page, number)
        for (const { line } of here) errors.push(...endErrors(passages[line - 1]!, boxes))
      }
    }
    expect(errors.length).toBeGreaterThan(20)
    const right = errors.filter((error) => error <= TOLERANCE).length
    expect(right / errors.length).toBeGreaterThanOrEqual(SHARE)
  })
}

/** Every word of a PDF as poppler sees it, by page, in points from the upper left of the page as shown. */
function readWords(file: string): Word[][] {
  const xml = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1e9 })
  const word =
    /<word xMin="(?<left>[-\d.]+)" yMin="(?<top>[-\d.]+)" xMax="(?<right>[-\d.]+)" yMax="(?<bottom>[-\d.]+)">(?<text>.*?)<\/word>/g
  return xml
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(word)].map(({ groups = {} }) => ({
        left: Number(groups['left']),
        top: Number(groups['top']),
        right: Number(groups['right']),
        bottom: Number(groups['bottom']),
        text: groups['text'] ?? '',
      })),
    )
}

/** Up to eight stretches of plain words on one line from each of up to five pages. */
function choosePassages(pages: readonly (readonly Word[])[]): Passage[] {
  const step = Math.max(1, Math.floor(pages.length / 5))
  return pages.flatMap((words, index) => {
    if (index % step !== 0) return []
    const lines = linesOf(words).filter((line) => line.length >= 3)
    const every = Math.max(1, Math.floor(lines.length / 8))
    return lines
      .filter((_line, at) => at % every === 0)
      .map((line) => ({ page: index + 1, words: line.slice(1, -1) }))
  })
}

function linesOf(words: readonly Word[]): Word[][] {
  const lines: Word[][] = []
  for (const word of words) {
    const line = lines.at(-1)
    const before = line?.at(-1)
    const plain = /^[A-Za-z,.]{2,}$/.test(word.text)
    if (plain && before && line && follows(before, word)) line.push(word)
    else lines.push(plain ? [word] : [])
  }
  return lines
}

function follows(before: Word, word: Word): boolean {
  const across =
    Math.abs(word.top - before.top) < 1 && word.left > before.right && word.left - before.right < 12
  const down =
    Math.abs(word.left - before.left) < 1 && word.top > before.bottom && word.top - before.bottom < 12
  return across || down
}

/** Tags the passages by command line; those that stand at several places or elsewhere are left out. */
function tagAll(project: string, file: string, passages: readonly Passage[]): Tagged[] {
  const pincite = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, 'scripts/pincite.mjs'), ...args, '--json'], { encoding: 'utf8' })
  pincite('init', project)
  const imported = JSON.parse(pincite('import', project, file).stdout) as { sourceId: string }[]
  const lines = passages.map(({ words }) =>
    JSON.stringify({
      source: imported[0]?.sourceId,
      code: 'Finding',
      quote: words.map(({ text }) => text).join(' '),
    }),
  )
  const list = `${project}.jsonl`
  writeFileSync(list, lines.join('\n'))
  const results = JSON.parse(pincite('tag', project, '--from', list).stdout) as Tagged[]
  return results.filter(
    ({ status, page, line }) => status === 'anchored' && page === passages[line - 1]?.page,
  )
}

/** The boxes of all highlights on a page, in points, once the page is drawn. */
async function highlightBoxes(page: Page, number: number): Promise<Box[]> {
  // By sheet: labels of pages may repeat.
  const region = page.locator(`[data-page="${number}"]`)
  await region.scrollIntoViewIfNeeded()
  await expect(region).toHaveAttribute('data-drawn', '')
  await expect(region.locator('[data-fitted]').first()).toBeAttached()
  return region.evaluate((element) => {
    const origin = element.getBoundingClientRect()
    const points = Number(element.style.getPropertyValue('--across')) / origin.width
    const range = document.createRange()
    return [...CSS.highlights]
      .filter(([name]) => name.startsWith('hl-'))
      .flatMap(([, highlight]) => [...highlight])
      .filter((part) => element.contains(part.startContainer))
      .map((part) => {
        range.setStart(part.startContainer, part.startOffset)
        range.setEnd(part.endContainer, part.endOffset)
        const box = range.getBoundingClientRect()
        return {
          left: (box.left - origin.left) * points,
          top: (box.top - origin.top) * points,
          right: (box.right - origin.left) * points,
          bottom: (box.bottom - origin.top) * points,
        }
      })
  })
}

/** How far the nearest highlight ends are from the beginning of the first word and the end of the last. */
function endErrors({ words }: Passage, boxes: readonly Box[]): number[] {
  const first = words[0]!
  const last = words.at(-1)!
  const upright = first.bottom - first.top > first.right - first.left
  const near = boxes.filter((box) =>
    upright
      ? box.left < first.right && box.right > first.left
      : box.top < first.bottom && box.bottom > first.top,
  )
  const begins = near.map((box) => Math.abs(upright ? box.top - first.top : box.left - first.left))
  const ends = near.map((box) => Math.abs(upright ? box.bottom - last.bottom : box.right - last.right))
  return [Math.min(...begins, 1000), Math.min(...ends, 1000)]
}
