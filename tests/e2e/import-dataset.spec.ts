/** Importing a dataset: what went out comes back, looked at first, by one change; the marks within a PDF likewise. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { makePdf } from '../fixtures/make-pdf.ts'
import { serious } from './axe.ts'
import { expect, test } from './hosts.ts'
import { everyListed, goToPage, listed, openSample, selectWords } from './reading.ts'

/** Tags two passages of the sample and exports them as JSON Lines; returns the path of the file. */
async function exportTwoRows(page: Page, folder: string): Promise<string> {
  await openSample(page)
  await goToPage(page, '2')
  await selectWords(page, 'Failures were not spread')
  await page.keyboard.press('1')
  await expect(listed(page, 'Finding')).toHaveCount(1)
  await selectWords(page, 'Harbour Ward')
  await page.keyboard.press('2')
  await expect(listed(page, 'Statistic')).toHaveCount(1)
  await page.getByRole('button', { name: 'Export dataset' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export dataset' })
  await dialog.getByRole('radio', { name: /^JSON Lines/ }).check()
  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+Enter')
  const path = join(folder, 'rows.jsonl')
  await (await download).saveAs(path)
  await expect(dialog).toContainText('2 rows saved as')
  await page.keyboard.press('Escape')
  return path
}

test('rows that went out come back by one change, looked at first', async ({
  app: { page, folders },
}, info) => {
  const path = await exportTwoRows(page, folders.projects)

  // The statistic, which is at hand, is deleted; the finding gets another code.
  await listed(page, 'Statistic').getByRole('button').first().click()
  await page.keyboard.press('Delete')
  await expect(listed(page, 'Statistic')).toHaveCount(0)
  await listed(page, 'Finding').getByRole('button').first().click()
  await page.keyboard.press('3')
  await expect(listed(page, 'Recommendation')).toHaveCount(1)

  await page.keyboard.press('x')
  await page.getByRole('button', { name: 'Import dataset…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Import dataset' })
  await expect(dialog.getByRole('button', { name: 'Choose file…' })).toBeVisible()
  await dialog.getByLabel('Dataset file').setInputFiles(path)
  const changes = dialog.getByRole('region', { name: 'What it changes' })
  // The code was changed after the dataset was written.
  await expect(dialog.getByText('1 new, 0 changed, 1 kept as here, 0 the same, 0 not taken.')).toBeVisible()
  await expect(changes).toBeFocused()
  await expect(dialog.getByRole('button', { name: /^Import 1 row/ })).toBeEnabled()
  await dialog.getByRole('checkbox', { name: /^Take what it says also/ }).check()
  await expect(dialog.getByText('1 new, 1 changed, 0 the same, 0 not taken.')).toBeVisible()
  await expect(changes).toContainText('Failures were not spread')
  await expect(changes).toContainText('Differs in: codes')
  await page.screenshot({ path: info.outputPath('import-light.png') })
  expect(await serious(page)).toEqual([])

  await dialog.getByRole('checkbox', { name: /^Keep what is here/ }).check()
  await expect(dialog.getByText('1 new, 0 changed, 1 kept as here, 0 the same, 0 not taken.')).toBeVisible()
  await dialog.getByRole('checkbox', { name: /^Take what it says also/ }).check()
  await expect(dialog.getByRole('button', { name: /^Import 2 rows/ })).toBeEnabled()
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(listed(page, 'Finding')).toHaveCount(1)
  await expect(listed(page, 'Statistic')).toHaveCount(1)

  await page.keyboard.press('Control+Z')
  await expect(listed(page, 'Statistic')).toHaveCount(0)
  await expect(listed(page, 'Recommendation')).toHaveCount(1)
  await expect(everyListed(page)).toHaveCount(1)
})

test('rows that can’t be taken are listed with the reason, lost ones taken as orphans if wanted', async ({
  app: { page, folders },
}, info) => {
  const path = await exportTwoRows(page, folders.projects)
  await page.getByRole('button', { name: 'Export dataset' }).click()
  await page.getByRole('button', { name: 'Import dataset…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import dataset' })
  await dialog.getByLabel('Dataset file').setInputFiles({
    ...{ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear Ana') },
  })
  await expect(dialog.getByRole('status').filter({ hasText: 'letter.txt' })).toBeVisible()

  const [line = ''] = readFileSync(path, 'utf8').split('\n')
  const lost = { ...(JSON.parse(line) as object), id: 'lost-1', quote: 'No word of this stands anywhere' }
  const lostPath = join(folders.projects, 'lost.jsonl')
  writeFileSync(lostPath, `${JSON.stringify(lost)}\n`)
  await dialog.getByLabel('Dataset file').setInputFiles(lostPath)
  await expect(dialog.getByText('0 new, 0 changed, 0 the same, 1 not taken.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: /^Import 0 rows/ })).toBeDisabled()
  const changes = dialog.getByRole('region', { name: 'What it changes' })
  await expect(changes.getByRole('listitem')).toContainText('No word of this stands anywhere')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 620, height: 700 })
  await page.screenshot({ path: info.outputPath('import-dark-narrow.png') })
  expect(await serious(page)).toEqual([])
  await dialog.getByRole('checkbox', { name: 'Take lost passages as orphans' }).check()
  await expect(dialog.getByRole('button', { name: /^Import 1 row/ })).toBeEnabled()
})

test('the highlights within a PDF become annotations', async ({ app: { page, folders } }, info) => {
  await openSample(page)
  const quad = '70 710 300 710 70 697 300 697'
  const mark = `<< /Type /Annot /Subtype /Highlight /Rect [70 697 300 710] /QuadPoints [${quad}] /Contents (how many?) >>`
  const texts = [{ text: 'Forty new wells are needed.', x: 72, y: 700 }]
  const path = join(folders.projects, 'marked.pdf')
  writeFileSync(path, makePdf({ pages: [{ texts, entries: `/Annots [ ${mark} ]` }] }))
  await page.locator('input[type="file"][multiple]').first().setInputFiles(path)
  const take = page.getByRole('button', { name: /^Take the highlights of marked/ })
  await page
    .getByRole('button', { name: /^marked/ })
    .first()
    .click()
  await take.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Take highlights' })
  await expect(dialog.getByText('1 new, 0 changed, 0 the same, 0 not taken.')).toBeVisible()
  await expect(dialog).toContainText('New codes: Imported.')
  await page.screenshot({ path: info.outputPath('marks.png') })
  await dialog.getByRole('button', { name: /^Import 1 highlight/ }).click()
  await expect(listed(page, 'Imported')).toHaveCount(1)
  await expect(take).toBeFocused()
})
