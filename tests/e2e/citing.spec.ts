/** Citing by keyboard: style and language in the settings, the quote with its citation, a style of one's own. */
import type { Page } from 'playwright/test'
import { serious } from './axe.ts'
import { expect, test } from './hosts.ts'
import { enterName, everyListed, fixture, report } from './reading.ts'

const SENTENCE = 'Parts are listed by supplier, not by street.'
const STYLE = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>Wells Quarterly</title><id>http://example.org/wells-quarterly</id></info><citation><layout prefix="{" suffix="}"><text variable="title"/></layout></citation></style>`

/** Tags a sentence of the lamp crews' notes in a new project. */
async function tagSentence(page: Page): Promise<void> {
  await page.getByRole('button', { name: /New project/ }).click()
  await page.getByLabel('Name').fill('Lamps')
  await page.getByRole('button', { name: 'Create project' }).click()
  await enterName(page)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Add sources' }).click()
  await (await chooser).setFiles(fixture('lamp-notes.html'))
  await expect(report(page)).toContainText(SENTENCE)
  await report(page).focus()
  await page.keyboard.press('c')
  const paragraph = report(page).locator('[data-report-view] textarea[readonly]')
  await page.keyboard.press('Control+Home')
  for (let line = 0; line < 30 && !(await paragraph.inputValue()).includes(SENTENCE); line++)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('s')
  await page.keyboard.press('1')
  await expect(everyListed(page)).toHaveCount(1)
}

test('a quote is copied with its citation in the style and language of the person', async ({
  app: { page },
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await tagSentence(page)
  await page.getByRole('button', { name: 'Settings' }).click()
  const dialog = page.getByRole('dialog', { name: 'Settings' })
  const sample = dialog.getByRole('status', { name: 'Sample' })
  await expect(sample).toContainText(`“${SENTENCE}” (`)
  await dialog.getByLabel('Style', { exact: true }).selectOption('ieee')
  await expect(sample).toContainText(`“${SENTENCE}” [1`)
  await dialog.getByLabel('Language').selectOption('de-DE')
  await expect(sample).toContainText(`„${SENTENCE}“ [1`)
  expect(await serious(page)).toEqual([])
  await dialog.getByLabel('Style file').setInputFiles({
    name: 'wells.csl',
    mimeType: 'application/xml',
    buffer: Buffer.from(STYLE),
  })
  await expect(sample).toContainText(`„${SENTENCE}“ {`)
  await expect(dialog.getByLabel('Style', { exact: true })).toHaveValue('wells-quarterly')
  await dialog.getByText('Licences of styles').click()
  await expect(dialog.locator('pre')).toContainText('citationstyles.org')
  await dialog.getByRole('button', { name: 'Remove this style' }).click()
  await expect(dialog.getByLabel('Style', { exact: true })).toHaveValue('apa')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await everyListed(page).first().focus()
  await page.keyboard.press('q')
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(clipboard).toContain(`„${SENTENCE}“ (`)
  await page.keyboard.press('Shift+Q')
  await expect.poll(clipboard).toMatch(/^\(.*o\. J\./)
})
