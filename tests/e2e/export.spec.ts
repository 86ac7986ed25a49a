/** The export dialog: formats, choices, a live preview and checks, by mouse and by keyboard alone. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { openPackage } from '../../electron/services/package/open-package.ts'
import { SourceLibrary } from '../../electron/services/sources/source-library.ts'
import { createProject } from '../../electron/services/store/open-project.ts'
import { tag } from '../cases/small-project.ts'
import { makeFolders } from './folders.ts'
import { expect, test } from './hosts.ts'
import { enterName, goToPage, listed, openSample, selectWords } from './reading.ts'
import { serious } from './axe.ts'

/** Opens the sample, and tags “Harbour Ward” on its second page as a statistic. */
async function tagOnePassage(page: Page): Promise<void> {
  await openSample(page)
  await goToPage(page, '2')
  await selectWords(page, 'Harbour Ward')
  await page.keyboard.press('2')
}

/** Makes a project whose hundred annotations take long to redact, and returns its folder. */
async function longRows(settingsFolder: string): Promise<string> {
  const folder = test.info().outputPath('long rows')
  const made = await createProject(folder, { name: 'Long rows', settingsFolder })
  if (!made.ok) throw new Error(made.message)
  const { store } = made
  const library = new SourceLibrary(store)
  const author = { session: 'test', coder: null }
  const bytes = Buffer.from('Traffic rose by 12 per cent. '.repeat(100))
  const { sourceId } = await library.add({ content: { fileName: 'harbour.txt', bytes } }, author)
  const codeIds = [store.project().codes[0]?.id ?? '']
  const tags = Array.from({ length: 100 }, (_, i) => tag(`a${i}`, 9 * i, { sourceId: sourceId!, codeIds }))
  const value = 'Traffic rose by 12 per cent. '.repeat(4000)
  const writes = tags.flatMap((one) =>
    one.writes.map((write) => (write.field === 'prefix' ? { ...write, value } : write)),
  )
  await store.submit({ label: 'Tag', writes }, author)
  await store.close()
  library.close()
  return folder
}

test.describe('the export dialog', () => {
  test('shows what would leave, and writes just that', async ({ app: { page } }, info) => {
    await tagOnePassage(page)
    await expect(listed(page, 'Statistic')).toHaveCount(1)
    await selectWords(page, 'Failures were not spread')
    await page.keyboard.press('1')
    await expect(listed(page, 'Finding')).toHaveCount(1)

    await page.getByRole('button', { name: 'Export dataset' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export dataset' })
    const preview = dialog.getByRole('region', { name: 'Preview of the rows' })
    await expect(dialog.getByRole('button', { name: /Export 2 rows/ })).toBeEnabled()
    await expect(preview.getByRole('row')).toHaveCount(3)
    expect(await serious(page)).toEqual([])
    await page.screenshot({ path: info.outputPath('export-light.png') })

    await dialog.getByRole('combobox', { name: 'Rows by code' }).selectOption({ label: 'Statistic' })
    await expect(preview.getByRole('row')).toHaveCount(2)
    await expect(dialog.getByRole('button', { name: /Export 1 row/ })).toBeEnabled()

    await dialog.getByLabel('List of names').setInputFiles({
      ...{ name: 'names.csv', mimeType: 'text/csv' },
      buffer: Buffer.from('name,pseudonym\nHarbour Ward,Place A\n'),
    })
    await expect(preview).toContainText('Place A')
    await expect(preview).not.toContainText('Harbour Ward')
    await expect(dialog).toContainText('replaced by pseudonyms')

    await expect(dialog.getByRole('combobox', { name: 'Language of citations' })).toHaveCount(0)
    await dialog.getByRole('combobox', { name: 'Citations' }).selectOption({ label: 'APA, 7th edition' })
    await dialog.getByRole('combobox', { name: 'Language of citations' }).selectOption('es-ES')
    // APA 8.14: the title, with capitals, where no author is known.
    const cited = /\(Dark by Ten: A Review of Street Lighting in Marrow Bay, 2025, p\.\s[24]\)/
    await expect(preview).toContainText(cited)
    await page.screenshot({ path: info.outputPath('export-styled.png') })

    await dialog.getByRole('radio', { name: /^CSV/ }).check()
    await dialog.getByText('All 39 fields').click()
    await dialog.getByRole('checkbox', { name: 'memo' }).uncheck()
    await expect(dialog.getByRole('checkbox', { name: 'sha256' })).toBeDisabled()
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: /Export 1 row/ }).click()
    const saved = info.outputPath('chosen.csv')
    await (await download).saveAs(saved)
    const text = readFileSync(saved, 'utf8')
    expect(text).toContain('"Place A"')
    expect(text).toMatch(cited)
    expect(text).not.toMatch(/Harbour Ward|"memo"/)
    expect(text.trimEnd().split('\r\n')).toHaveLength(2)
  })

  test('says what is wrong with a list of names, and writes nothing by it', async ({ app: { page } }) => {
    await tagOnePassage(page)
    await page.getByRole('button', { name: 'Export dataset' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export dataset' })
    await dialog.getByLabel('List of names').setInputFiles({
      ...{ name: 'names.csv', mimeType: 'text/csv' },
      buffer: Buffer.from('name,pseudonym\nHarbour,\n'),
    })
    await expect(dialog).toContainText('Line 2: “Harbour” has no pseudonym')
    await expect(dialog.getByRole('button', { name: /Export 1 row/ })).toBeDisabled()
    await dialog.getByRole('button', { name: 'Keep the names' }).click()
    await expect(dialog.getByRole('button', { name: /Export 1 row/ })).toBeEnabled()
  })

  test('shows the seal of a package it wrote', async ({ app: { page } }, info) => {
    await tagOnePassage(page)
    await page.getByRole('button', { name: 'Export dataset' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export dataset' })
    const download = page.waitForEvent('download')
    await page.keyboard.press('Control+Enter')
    const saved = info.outputPath('sealed.zip')
    await (await download).saveAs(saved)
    const seal = dialog.getByRole('region', { name: 'Seal' })
    const opened = await openPackage(saved)
    if (!opened.ok) throw new Error(opened.message)
    const text = Buffer.from(await opened.content.read('datapackage.json')).toString()
    const descriptor = JSON.parse(text) as Record<string, string>
    await expect(seal).toContainText(descriptor['pincite:seal'] ?? 'no seal')
    expect(await serious(page)).toEqual([])
    await page.screenshot({ path: info.outputPath('export-sealed.png') })
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await seal.getByRole('button', { name: 'Copy' }).click()
    await expect(seal.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(descriptor['pincite:seal'])
  })

  test('can be stopped while it works, and reacts to choices meanwhile', async ({ launch }) => {
    const folders = makeFolders()
    const project = await longRows(folders.settings)
    const { page } = await launch({ folders, project })
    await enterName(page)
    await page.getByRole('button', { name: 'Export dataset' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export dataset' })
    await expect(dialog.getByRole('button', { name: /Export 100 rows/ })).toBeEnabled()
    const names = Array.from({ length: 2000 }, (_, i) => `Ana${i} Ortiz${i},P${i}`)
    await dialog.getByLabel('List of names').setInputFiles({
      ...{ name: 'names.csv', mimeType: 'text/csv' },
      buffer: Buffer.from(['name,pseudonym', ...names].join('\n')),
    })
    await expect(dialog.getByText('Replacing names')).toBeVisible()
    let downloads = 0
    page.on('download', () => downloads++)
    await page.keyboard.press('Control+Enter')
    await expect(dialog.getByText('Writing…')).toBeVisible()
    await dialog.getByRole('button', { name: 'Cancel' }).press('Enter')
    await expect(dialog).toContainText('Stopped. Nothing was written.')
    expect(downloads).toBe(0)
  })

  test('works by keyboard alone, in the dark and in a narrow window', async ({ app: { page } }, info) => {
    await tagOnePassage(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.getByRole('button', { name: 'Export dataset' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Export dataset' })
    await expect(dialog.getByRole('radio', { name: /Data Package/ })).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(dialog.getByRole('radio', { name: /Excel workbook/ })).toBeChecked()
    await page.screenshot({ path: info.outputPath('export-dark.png') })
    expect(await serious(page)).toEqual([])
    await page.setViewportSize({ width: 620, height: 800 })
    await page.screenshot({ path: info.outputPath('export-narrow.png') })
    const download = page.waitForEvent('download')
    await page.keyboard.press('Control+Enter')
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
    await expect(dialog).toContainText('1 row saved as')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })
})
