/** Areas of pages: marked with the mouse and with keys, on upright, turned and scanned pages. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { parseBoxes, type PageBox } from '../../shared/anchoring/page-box.ts'
import { parseCsv } from '../../shared/dataset/csv-records.ts'
import { makePdf } from '../fixtures/make-pdf.ts'
import { serious } from './axe.ts'
import { expect, onEveryHost, test } from './hosts.ts'
import { annotations, drag, enterName, goToPage, listed, pageRegion, report, saveState } from './reading.ts'

/** A table on an upright page, one on a page turned by 90°, and a page that is a picture alone. */
const lamps = makePdf({
  pages: [
    {
      drawing: '0.9 g 90 560 220 80 re f',
      texts: [
        { text: 'The lamps of the four wards were counted twice.', x: 72, y: 700 },
        { text: 'Harbour 212', x: 100, y: 620 },
        { text: 'Mill Lane 96', x: 100, y: 580 },
        { text: 'Nothing else was counted in this year.', x: 72, y: 500 },
      ],
    },
    {
      rotate: 90,
      drawing: '0.9 g 100 300 80 200 re f',
      texts: [
        { text: 'Dark nights 41', x: 140, y: 320, turned: 90 },
        { text: 'A turned page has its own words here.', x: 300, y: 100, turned: 90 },
      ],
    },
    { drawing: '0.7 g 150 450 200 150 re f', texts: [] },
  ],
})

async function openLamps(page: Page): Promise<void> {
  await page.getByRole('button', { name: /New project/ }).click()
  await page.getByLabel('Name').fill('Lamps')
  await page.getByRole('button', { name: 'Create project' }).click()
  await enterName(page)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Add sources' }).click()
  await (
    await chooser
  ).setFiles([{ name: 'lamps.pdf', mimeType: 'application/pdf', buffer: Buffer.from(lamps) }])
  await expect(pageRegion(page, '1').locator('canvas')).toBeVisible()
}

/** Marks with the mouse what is seen at these shares of a page: left, top, right, bottom. */
async function mark(page: Page, label: string, share: readonly [number, number, number, number]) {
  const paper = pageRegion(page, label)
  await page.getByRole('button', { name: 'Mark an area' }).click()
  await expect(page.getByRole('button', { name: 'Mark an area' })).toHaveAttribute('aria-pressed', 'true')
  const box = await paper.boundingBox()
  if (!box) throw new Error(`Page ${label} is not on screen`)
  const [left, top, right, bottom] = share
  const corner = (x: number, y: number) => ({ x: box.x + x * box.width, y: box.y + y * box.height })
  await drag(page, corner(left, top), corner(right, bottom))
  await expect(page.getByRole('toolbar', { name: 'Tag selection' })).toBeVisible()
}

const regionOn = (page: Page, label: string) => pageRegion(page, label).getByRole('img', { name: /^Area/ })

/** The rows of a CSV file, by the names of its columns. */
function rowsOf(file: string): Record<string, string>[] {
  const [head, ...rows] = [...parseCsv(file.replace(/^\uFEFF/, ''), ',')].map(({ fields }) =>
    fields.map(({ text }) => text),
  )
  return rows.map((cells) => Object.fromEntries(head?.map((name, at) => [name, cells[at] ?? '']) ?? []))
}

function near(box: PageBox | undefined, [left, bottom, right, top]: readonly number[]): void {
  const edges = [box?.left, box?.bottom, box?.right, box?.top]
  for (const [at, edge] of [left, bottom, right, top].entries())
    expect(Math.abs((edges[at] ?? NaN) - (edge ?? NaN)), `edge ${at} of ${edges.join(' ')}`).toBeLessThan(2)
}

onEveryHost((host) => {
  test('areas marked by mouse on upright, turned and scanned pages keep their place and are exported', async ({
    launch,
  }, info) => {
    const saved = info.outputPath('dataset.csv')
    const app = await launch({
      dialogs: [{ kind: 'showSaveDialog', answer: { canceled: false, filePath: saved } }],
    })
    const { page } = app
    await openLamps(page)
    // Points 90–310 across and 560–640 up on a sheet of 612 × 792.
    await mark(page, '1', [90 / 612, 152 / 792, 310 / 612, 232 / 792])
    await page.keyboard.press('2')
    await expect(listed(page, 'Statistic')).toContainText('Harbour 212')
    await expect(annotations(page).getByText('Words in the area')).toBeVisible()

    // Turned by 90° clockwise: what is seen left is below; across is 792 wide now, down 612.
    await goToPage(page, '2')
    await mark(page, '2', [300 / 792, 100 / 612, 500 / 792, 180 / 612])
    await page.keyboard.press('1')
    await expect(listed(page, 'Finding')).toContainText('Dark nights 41')

    await goToPage(page, '3')
    await expect(pageRegion(page, '3')).toContainText('No text on this page')
    await mark(page, '3', [150 / 612, 192 / 792, 350 / 612, 342 / 792])
    await page.keyboard.press('3')
    await expect(listed(page, 'Recommendation')).toHaveCount(1)
    await expect(annotations(page).getByText('No words in the area')).toBeVisible()
    await expect(annotations(page).getByRole('img', { name: /Area without words/ })).toBeVisible()

    const place = async () => {
      const [area, paper] = [
        await regionOn(page, '3').boundingBox(),
        await pageRegion(page, '3').boundingBox(),
      ]
      return area && paper && [(area.x - paper.x) / paper.width, (area.y - paper.y) / paper.height]
    }
    const before = await place()
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await page.getByRole('button', { name: 'Zoom in' }).click()
    const zoomed = await place()
    for (const at of [0, 1]) expect(zoomed?.[at]).toBeCloseTo(before?.[at] ?? NaN, 2)
    await expect(saveState(page)).toContainText('Saved')
    await page.reload()
    await expect(regionOn(page, '3')).toHaveCount(1)
    await expect(listed(page, 'Statistic')).toHaveCount(1)

    await page.getByRole('button', { name: 'Export dataset' }).click()
    await page.getByRole('radio', { name: /CSV/ }).check()
    const download = host === 'browser host' ? page.waitForEvent('download') : null
    await page.getByRole('button', { name: /Export 3 rows/ }).click()
    await (await download)?.saveAs(saved)
    await expect(page.getByText(/3 rows saved as/)).toBeVisible()
    const rows = rowsOf(readFileSync(saved, 'utf8'))
    expect(rows).toHaveLength(3)
    expect(rows.map(({ quote = '' }) => quote.split(/\s+/).join(' '))).toEqual([
      'Harbour 212 Mill Lane 96',
      'Dark nights 41',
      '',
    ])
    const boxes = rows.map((row) => parseBoxes(row['region'] ?? '')?.[0])
    near(boxes[0], [90, 560, 310, 640])
    near(boxes[1], [100, 300, 180, 500])
    near(boxes[2], [150, 450, 350, 600])
    expect(boxes.map((box) => box?.page)).toEqual([1, 2, 3])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Verify', exact: true }).click()
    await expect(page.getByText(/3 stand\. 0 do not stand/)).toBeVisible()
  })

  test('the keyboard alone marks an area, tags it, adjusts it and takes that back', async ({
    app: { page },
  }) => {
    await openLamps(page)
    await report(page).focus()
    await page.keyboard.press('i')
    const area = page.getByRole('application', { name: /^Area on page 1/ })
    await expect(area).toBeFocused()
    const width = async () => (await area.boundingBox())?.width ?? 0
    const first = await width()
    await page.keyboard.press('Control+Shift+ArrowRight')
    expect(await width()).toBeGreaterThan(first)
    await page.keyboard.press('Control+ArrowUp')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('toolbar', { name: 'Tag selection' })).toBeVisible()
    await page.keyboard.press('1')
    await expect(listed(page, 'Finding')).toHaveCount(1)
    await expect(area).toHaveCount(0)
    const left = async () => (await regionOn(page, '1').boundingBox())?.x ?? 0
    const was = await left()
    await page.keyboard.press('e')
    await expect(area).toBeFocused()
    await page.keyboard.press('Control+ArrowLeft')
    await page.keyboard.press('Enter')
    await expect.poll(left).toBeLessThan(was - 10)
    await page.keyboard.press('Control+z')
    await expect.poll(left).toBeCloseTo(was, 0)
    await page.keyboard.press('i')
    await page.keyboard.press('Escape')
    await expect(area).toHaveCount(0)
  })
})

test('a click takes words before the area around them, and O goes outwards', async ({ app: { page } }) => {
  await openLamps(page)
  await mark(page, '1', [0.1, 0.15, 0.6, 0.35])
  await page.keyboard.press('1')
  const words = pageRegion(page, '1').locator('span', { hasText: 'Harbour 212' }).last()
  await words.dblclick()
  await page.keyboard.press('2')
  await expect(listed(page, 'Statistic')).toHaveCount(1)
  await page.keyboard.press('Escape')
  const current = (code: string) => listed(page, code).locator('[aria-current="true"]')
  await words.click({ position: { x: 4, y: 4 } })
  await expect(current('Statistic')).toBeVisible()
  await page.keyboard.press('o')
  await expect(current('Finding')).toBeVisible()
})

test('further parts are added with Ctrl and the mouse, and with A and the caret', async ({
  app: { page },
}) => {
  await openLamps(page)
  const word = (text: string) => pageRegion(page, '1').locator('span', { hasText: text }).last()
  await word('The lamps').dblclick({ position: { x: 2, y: 5 } })
  await word('Nothing else').dblclick({ position: { x: 2, y: 5 }, modifiers: ['Control'] })
  await page.keyboard.press('1')
  await expect(listed(page, 'Finding')).toContainText('The … Nothing')
  await word('Harbour').dblclick({ position: { x: 2, y: 5 } })
  await page.keyboard.press('a')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Home')
  await page.keyboard.press('Control+Shift+ArrowRight')
  await page.keyboard.press('2')
  await expect(listed(page, 'Statistic')).toContainText('Harbour … Mill')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious while areas are marked in ${colorScheme}`, async ({ app: { page } }) => {
    await page.emulateMedia({ colorScheme })
    await openLamps(page)
    await report(page).focus()
    await page.keyboard.press('i')
    expect(await serious(page), 'marking').toEqual([])
    await page.keyboard.press('Enter')
    await page.keyboard.press('1')
    await expect(listed(page, 'Finding')).toHaveCount(1)
    expect(await serious(page), 'marked').toEqual([])
    await goToPage(page, '3')
    expect(await serious(page), 'no text').toEqual([])
  })
}
