/** The export dialog: formats, choices, a live preview and checks, by mouse and by keyboard alone. */
import { readFileSync } from 'node:fs'
import { expect, test } from './hosts.ts'
import { goToPage, listed, openSample, selectWords } from './reading.ts'
import { serious } from './axe.ts'

test.describe('the export dialog', () => {
  test('shows what would leave, and writes just that', async ({ app: { page } }, info) => {
    await openSample(page)
    await goToPage(page, '2')
    await selectWords(page, 'Harbour Ward')
    await page.keyboard.press('2')
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
    expect(text).not.toMatch(/Harbour Ward|"memo"/)
    expect(text.trimEnd().split('\r\n')).toHaveLength(2)
  })

  test('says what is wrong with a list of names, and writes nothing by it', async ({ app: { page } }) => {
    await openSample(page)
    await goToPage(page, '2')
    await selectWords(page, 'Harbour Ward')
    await page.keyboard.press('2')
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

  test('works by keyboard alone, in the dark and in a narrow window', async ({ app: { page } }, info) => {
    await openSample(page)
    await goToPage(page, '2')
    await selectWords(page, 'Harbour Ward')
    await page.keyboard.press('2')
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
