/** The main job by mouse on real reports, where they lie beside the repository. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { root } from './folders.ts'
import { expect, test } from './hosts.ts'
import { enterName, goToPage, listed, selectWords } from './reading.ts'

const reports = join(root, '../shared/reports')
const policy = join(reports, 'policy/003_americas-migrant-crisis/single.pdf')
const gao = join(reports, 'us-government/gao-06-282.pdf')

test.skip(!existsSync(policy) || !existsSync(gao), 'the real reports are not beside the repository')

async function addReport(page: Page, file: string): Promise<void> {
  await page.getByRole('button', { name: /New project/ }).click()
  await page.getByLabel('Name').fill('Real reports')
  await page.getByRole('button', { name: 'Create project' }).click()
  await enterName(page)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Add sources' }).click()
  await (await chooser).setFiles(file)
  await expect(page.locator('#page-box')).toBeVisible({ timeout: 30_000 })
}

async function verified(page: Page, sentence: string): Promise<void> {
  await page.getByRole('button', { name: 'Verify', exact: true }).click()
  await expect(page.getByText(sentence)).toBeVisible({ timeout: 30_000 })
}

test('a statistic of a policy report is tagged and stands', async ({ app: { page } }) => {
  await addReport(page, policy)
  await selectWords(page, 'was the deadliest city in the world with 142 murders per 100,000 people')
  await page.keyboard.press('2')
  await expect(listed(page, 'Statistic')).toContainText('142 murders per 100,000 people')
  await expect(listed(page, 'Statistic')).toContainText('p. 1')
  await verified(page, '1 quote looked up in their sources. 1 stand. 0 do not stand as cited.')
})

test('a finding on printed page 5 of a 43-page report is tagged and stands', async ({ app: { page } }) => {
  await addReport(page, gao)
  await goToPage(page, '5')
  const words = await firstLongLine(page)
  await selectWords(page, words)
  await page.keyboard.press('1')
  await expect(listed(page, 'Finding')).toContainText(words)
  await expect(listed(page, 'Finding')).toContainText('p. 5')
  await verified(page, '1 quote looked up in their sources. 1 stand. 0 do not stand as cited.')
})

/** The longest run of text on the page in view. */
async function firstLongLine(page: Page): Promise<string> {
  const runs = page.getByRole('region', { name: 'Page 5', exact: true }).locator('.text-layer span')
  await expect(runs.first()).toBeAttached()
  const texts = await runs.allTextContents()
  return texts
    .map((text) => text.trim())
    .reduce((long, text) => (text.length > long.length ? text : long), '')
}
