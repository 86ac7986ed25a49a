/** A source is replaced with a new edition and reviewed, with the mouse and by keyboard alone; orphans get a place. */
import { writeFileSync } from 'node:fs'
import type { Page, TestInfo } from 'playwright/test'
import { makePdf } from '../fixtures/make-pdf.ts'
import { serious } from './axe.ts'
import { expect, onEveryHost, test } from './hosts.ts'
import { annotations, everyListed, enterName, listed, report, selectWords } from './reading.ts'

const KEPT = 'The port of Tarsk was founded by the council of the city.'
const FIGURE = 'Traffic at the north quay rose by 21 % in a single year.'
const ADVICE = 'The ministry should publish every complaint that it receives.'
const GONE = 'The old lighthouse was closed to visitors in the spring.'
const REST = 'Nothing further was decided before the summer of that year.'
const NEW = 'A quiet room above the chandlery holds the records now.'
const FIRST = [KEPT, FIGURE, ADVICE, GONE, REST]
const SECOND = [
  'This edition corrects the first.',
  KEPT,
  FIGURE.replace('21', '23'),
  ADVICE.replace('should', 'must'),
  NEW,
  REST,
]

const page1 = (lines: readonly string[]): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The port of Tarsk</title></head><body>` +
  `<h1>The port of Tarsk</h1>${lines.map((line) => `<p>${line}</p>`).join('')}</body></html>`

/** Writes both editions: the first as a page, the second as a page or as a PDF of one line a paragraph. */
function editions(info: TestInfo, kind: 'html' | 'pdf'): { readonly first: string; readonly second: string } {
  const first = info.outputPath('port.html')
  const second = info.outputPath(`port-2.${kind}`)
  const texts = SECOND.map((text, line) => ({ text, x: 72, y: 700 - 40 * line }))
  writeFileSync(first, page1(FIRST))
  writeFileSync(second, kind === 'pdf' ? makePdf({ pages: [{ texts }] }) : page1(SECOND))
  return { first, second }
}

/** Makes a project with the first edition in it, all but its end tagged. */
async function openTagged(page: Page, first: string, folder: string): Promise<void> {
  await page.getByRole('button', { name: /New project/ }).click()
  await page.getByLabel('Name', { exact: true }).fill('Ports')
  await page.getByLabel(/^Folder/).fill(folder)
  await page.getByRole('button', { name: 'Create project' }).click()
  await enterName(page)
  await page.getByLabel('Files to add').setInputFiles(first)
  await expect(report(page).getByText(KEPT)).toBeVisible()
  let count = 0
  for (const [words, key] of [
    [KEPT, '1'],
    [FIGURE, '2'],
    [ADVICE, '3'],
    [GONE, '1'],
  ] as const) {
    await selectWords(page, words)
    await page.keyboard.press(key)
    await expect(everyListed(page)).toHaveCount(++count)
  }
}

async function replaceWith(page: Page, second: string): Promise<void> {
  await page.getByRole('button', { name: /^Replace .* with a new edition$/ }).click()
  await page.getByLabel('File of the new edition').setInputFiles(second)
  await expect(page.getByRole('heading', { name: 'New edition', level: 1 })).toBeVisible()
}

const review = (page: Page) => page.getByRole('main', { name: 'New edition' })
const current = (page: Page) => review(page).locator('.review-row[aria-current="true"]')
const status = (page: Page, words: string) =>
  page.getByRole('contentinfo').getByRole('button', { name: words })

onEveryHost(() => {
  test('a new edition is reviewed with the mouse, left, and opened again', async ({ app }, info) => {
    const { page } = app
    const { first, second } = editions(info, 'html')
    await openTagged(page, first, app.folder('ports'))
    await replaceWith(page, second)
    await expect(review(page)).toContainText('4 annotations: 1 settled, 3 want a decision.')
    await expect(current(page)).toContainText('21 % → 23 %')
    const difference = review(page).getByRole('region', { name: 'Difference' })
    await expect(difference.locator('del.figure')).toHaveText('21')
    await expect(difference.locator('ins.figure')).toHaveText('23')
    await expect(review(page).getByRole('region', { name: 'Old edition' }).locator('mark.figure')).toHaveText(
      '21',
    )
    await review(page)
      .getByRole('button', { name: /^Accept new passage/ })
      .click()
    await expect(current(page)).toContainText('“should” → “must”')
    await review(page)
      .getByRole('button', { name: /^Close/ })
      .click()
    await expect(status(page, '2 to review')).toBeVisible()

    await status(page, '2 to review').click()
    await expect(current(page)).toContainText('“should” → “must”')
    await review(page)
      .getByRole('button', { name: /^Accept new passage/ })
      .click()
    await expect(current(page)).toContainText(GONE)
    await expect(review(page).getByRole('button', { name: /^Accept new passage/ })).toBeDisabled()
    await review(page)
      .getByRole('button', { name: /^Keep as orphan/ })
      .click()
    await expect(review(page)).toContainText('nothing is left to decide')
    await expect(status(page, '1 orphan')).toBeVisible()
    await page.keyboard.press('Escape')

    // The old edition stands below the new one, with what is left on it.
    const sources = page.getByRole('navigation', { name: 'Sources' }).getByRole('listitem')
    await expect(sources).toHaveCount(2)
    await expect(sources.nth(1)).toContainText('older edition')
    await expect(sources.nth(1)).toContainText('1 tag')
  })

  test('a new edition of another kind is reviewed by keyboard alone, and an orphan gets a place', async ({
    app,
  }, info) => {
    const { page } = app
    const { first, second } = editions(info, 'pdf')
    await openTagged(page, first, app.folder('ports'))
    await replaceWith(page, second)
    await expect(current(page)).toBeFocused()
    await page.keyboard.press('j')
    await expect(current(page)).toContainText('should')
    await page.keyboard.press('k')
    await page.keyboard.press('a')
    await expect(current(page)).toContainText('“should” → “must”')
    await expect(current(page)).toBeFocused()
    await page.keyboard.press('a')
    await expect(current(page)).toContainText(GONE)
    await page.keyboard.press('Control+z')
    await expect(review(page)).toContainText('2 want a decision')
    await page.keyboard.press('k')
    await page.keyboard.press('a')
    await expect(current(page)).toContainText(GONE)
    await page.keyboard.press('o')
    await expect(review(page)).toContainText('nothing is left to decide')
    await page.keyboard.press('Escape')

    await status(page, '1 orphan').focus()
    await page.keyboard.press('Enter')
    const orphans = annotations(page).getByRole('list', { name: 'Orphans' })
    await expect(orphans).toContainText('Other words stand in its place in the new edition.')
    await orphans.getByRole('button').focus()
    await page.keyboard.press('Enter')
    const select = annotations(page).getByRole('button', { name: /^Select the passage/ })
    await select.focus()
    await page.keyboard.press('Enter')
    await expect(annotations(page)).toContainText(GONE)
    await expect(report(page).getByText(NEW)).toBeVisible()
    await page.keyboard.press('Control+Home')
    for (let line = 0; line < 4; line++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('s')
    await expect(page.getByRole('toolbar', { name: 'Tag selection' })).toContainText('Attach here')
    await page.keyboard.press('Enter')
    await expect(status(page, '1 orphan')).toHaveCount(0)
    // One step out at a time: the annotation, the caret, the orphans.
    for (let step = 0; step < 3; step++) await page.keyboard.press('Escape')
    await expect(listed(page, `Finding: ${NEW}`)).toHaveCount(1)
    await page.keyboard.press('Control+z')
    await expect(status(page, '1 orphan')).toBeVisible()
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in the review and among orphans in ${colorScheme}`, async ({
    app,
  }, info) => {
    const { page } = app
    await page.emulateMedia({ colorScheme })
    const { first, second } = editions(info, 'html')
    await openTagged(page, first, app.folder('ports'))
    await page.getByRole('button', { name: /^Replace .* with a new edition$/ }).click()
    expect(await serious(page), 'dialog').toEqual([])
    await page.getByLabel('File of the new edition').setInputFiles(second)
    await expect(current(page)).toBeVisible()
    expect(await serious(page), 'review').toEqual([])
    await page.setViewportSize({ width: 1024, height: 640 })
    expect(await serious(page), 'narrow').toEqual([])
    for (const key of ['j', 'j', 'o']) await page.keyboard.press(key)
    await page.keyboard.press('Escape')
    await status(page, '1 orphan').click()
    await annotations(page).getByRole('list', { name: 'Orphans' }).getByRole('button').click()
    expect(await serious(page), 'orphans').toEqual([])
    await annotations(page)
      .getByRole('button', { name: /^Select the passage/ })
      .click()
    await expect(report(page).getByText(NEW)).toBeVisible()
    expect(await serious(page), 'choosing').toEqual([])
  })
}
