/** Steps that specs of the reading screen share: starting on the sample, choosing words, tagging. */
import { expect, type ElementHandle, type Locator, type Page } from 'playwright/test'
import { join } from 'node:path'
import { root } from './folders.ts'

export const fixture = (name: string) => join(root, 'tests/fixtures/reports', name)

/** Opens the sample as a new person would, and says who is coding. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Try the sample/ }).click()
  await enterName(page)
  await expect(pageRegion(page, '1')).toBeVisible()
}

export async function enterName(page: Page): Promise<void> {
  await page.getByLabel('Your name').fill('Ana Ruiz')
  await page.getByRole('button', { name: 'Save name' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

export function report(page: Page): Locator {
  return page.getByRole('main', { name: 'Report' })
}

export function pageRegion(page: Page, label: string): Locator {
  return page.getByRole('region', { name: `Page ${label}`, exact: true })
}

export function annotations(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Annotations' })
}

/** Every annotation listed; the flags below one are a list too, without names. */
export function everyListed(page: Page): Locator {
  return annotations(page).getByRole('listitem', { name: /./ })
}

/** The annotations listed, each named by its code first. */
export function listed(page: Page, code: string): Locator {
  return annotations(page).getByRole('listitem', { name: new RegExp(`^${code}`) })
}

export async function goToPage(page: Page, label: string): Promise<void> {
  const box = page.locator('#page-box')
  await box.fill(label)
  await box.press('Enter')
  await expect(pageRegion(page, label)).toBeInViewport()
}

export interface Corner {
  readonly x: number
  readonly y: number
}

/** Where the words of `text` begin and end on the screen, in the run of text that holds them. */
export async function wordsOf(run: Locator, text: string): Promise<Ends> {
  return wordsIn(await pinned(run), text)
}

/** The element a locator finds now: what it would find next may be on another page that is drawn meanwhile. */
async function pinned(run: Locator): Promise<Run> {
  const element = (await run.elementHandle()) as Run | null
  if (element === null) throw new Error('There is no such run of text')
  return element
}

type Run = ElementHandle<HTMLElement>

interface Ends {
  readonly start: Corner
  readonly end: Corner
}

async function wordsIn(run: Run, text: string): Promise<Ends> {
  await standingStill(run)
  return run.evaluate((element, words): Ends => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(words) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + words.length)
      const box = range.getBoundingClientRect()
      const y = box.top + box.height / 2
      return { start: { x: box.left + 1, y }, end: { x: box.right - 1, y } }
    }
    throw new Error(`“${words}” is not in this run of text`)
  }, text)
}

/** Waits until something has the same place in two frames that follow: a page just shown may still move. */
async function standingStill(run: Run): Promise<void> {
  await run.evaluate(async (node) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const place = () => JSON.stringify(node.getBoundingClientRect())
    let last = ''
    let still = 0
    while (still < 3) {
      const now = place()
      still = now === last ? still + 1 : 0
      last = now
      await frame()
    }
  })
}

/** Drags from one corner to another, as a hand does. */
export async function drag(page: Page, from: Corner, to: Corner): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

/** Selects words that stand in one run of a report's text layer or column. */
export async function selectWords(page: Page, text: string): Promise<void> {
  const run = await pinned(report(page).locator('span', { hasText: text }).last())
  await run.scrollIntoViewIfNeeded()
  const { start, end } = await wordsIn(run, text)
  await drag(page, start, end)
  await expect(page.getByRole('toolbar', { name: 'Tag selection' })).toBeVisible()
}

export function saveState(page: Page): Locator {
  return page.getByRole('status', { name: 'Save state' })
}
