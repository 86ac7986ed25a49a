/** The report view with the sample report: selecting over a page break, the caret, overlaps, find, zoom. */
import type { Page } from 'playwright/test'
import { expect, test } from './hosts.ts'
import {
  everyListed,
  drag,
  goToPage,
  listed,
  openSample,
  pageRegion,
  selectWords,
  wordsOf,
} from './reading.ts'

const current = (page: Page, code: string) => listed(page, code).locator('[aria-current="true"]')

test('a selection drawn over a page break leaves out notes, running heads and page numbers', async ({
  app: { page },
}) => {
  await openSample(page)
  await goToPage(page, '2')
  const last = pageRegion(page, '2').locator('span', { hasText: 'are missing from the return' }).last()
  await last.scrollIntoViewIfNeeded()
  await page.mouse.wheel(0, 300)
  const { start } = await wordsOf(last, 'missing')
  const next = pageRegion(page, '3').locator('span', { hasText: 'How long they stay dark' }).last()
  const { end } = await wordsOf(next, 'How long')
  await drag(page, start, end)
  await page.keyboard.press('1')
  await expect(listed(page, 'Finding')).toContainText('missing from the return.')
  await expect(listed(page, 'Finding')).toContainText('How long')
  await expect(listed(page, 'Finding')).not.toContainText(/Night count|Winter Return|LANTERN OFFICE/i)
})

test('the caret walks by line, word and paragraph, and a selection is given back', async ({
  app: { page },
}) => {
  await openSample(page)
  await goToPage(page, '2')
  const first = pageRegion(page, '2').locator('span', { hasText: 'Age explains more' }).last()
  const { start } = await wordsOf(first, 'Age explains')
  await page.mouse.click(start.x, start.y)
  const mirror = page.getByRole('textbox', { name: 'Caret in the report' })
  await expect(mirror).toBeFocused()
  await expect(mirror).toHaveValue(/^Age explains more than weather does/)
  await page.keyboard.press('Home')
  await page.keyboard.press('Control+Shift+ArrowRight')
  await expect(mirror).toHaveJSProperty('selectionEnd', 'Age'.length)
  await page.keyboard.press('s')
  await expect(mirror).toHaveJSProperty('selectionEnd', 'Age explains more than weather does.'.length)
  await page.keyboard.press('s')
  await page.keyboard.press('Shift+S')
  await expect(mirror).toHaveJSProperty('selectionEnd', 'Age explains more than weather does.'.length)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowUp')
  await expect(mirror).toHaveValue(/^On the first night 96/)
  await page.keyboard.press('p')
  await page.keyboard.press('3')
  await expect(listed(page, 'Recommendation')).toContainText('On the first night 96')
})

test('a click takes the innermost of two annotations, the next click and O go outwards', async ({
  app: { page },
}) => {
  await openSample(page)
  await goToPage(page, '2')
  await selectWords(page, 'Age explains more than weather does.')
  await page.keyboard.press('1')
  await selectWords(page, 'more than weather')
  await page.keyboard.press('2')
  await expect(everyListed(page)).toHaveCount(2)
  await page.keyboard.press('Escape')
  const run = pageRegion(page, '2').locator('span', { hasText: 'more than weather' }).last()
  const { start } = await wordsOf(run, 'than weather')
  await page.mouse.click(start.x + 2, start.y)
  await expect(current(page, 'Statistic')).toBeVisible()
  await page.mouse.click(start.x + 2, start.y)
  await expect(current(page, 'Finding')).toBeVisible()
  await page.keyboard.press('o')
  await expect(current(page, 'Statistic')).toBeVisible()
})

test('find counts the matches, goes round them, and leaves the page box on the page of the match', async ({
  app: { page },
}) => {
  await openSample(page)
  const field = page.getByRole('textbox', { name: 'Find in report' })
  const matches = page.getByRole('status', { name: 'Matches' })
  await field.fill('winter return')
  await expect(matches).toHaveText('1 of 2')
  await expect(pageRegion(page, '2')).toBeInViewport()
  await field.press('Enter')
  await expect(matches).toHaveText('2 of 2')
  await field.press('Enter')
  await expect(matches).toHaveText('1 of 2')
  await field.fill('lighthouse')
  await expect(matches).toHaveText('none')
})

test('zooming draws the page sharp again and keeps highlights on their words', async ({ app: { page } }) => {
  await openSample(page)
  await goToPage(page, '2')
  await selectWords(page, 'Age explains more than weather does.')
  await page.keyboard.press('2')
  const canvas = pageRegion(page, '2').locator('canvas')
  const width = () => canvas.evaluate((element) => (element as HTMLCanvasElement).width)
  const before = await width()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(width).toBeGreaterThan(before)
  const words = await page.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => name.startsWith('hl-blue-dotted'))
      .flatMap(([, highlight]) => [...highlight])
      .map((range) => (range.startContainer as Text).data.slice(range.startOffset, range.endOffset)),
  )
  expect(words.join(' ')).toContain('Age explains more than weather does.')
})
