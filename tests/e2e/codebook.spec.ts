/** The codebook with the keyboard alone: a code and a field of one's own, used in a report, renamed, retired. */
import { join } from 'node:path'
import type { FileChooser, Page } from 'playwright/test'
import { expect, test } from './hosts.ts'
import { goToPage, listed, openSample, pageRegion, report } from './reading.ts'

const row = (page: Page, name: RegExp) => page.getByRole('treeitem', { name })
const focused = (page: Page) => page.locator(':focus')

/** Replaces what stands in the field that has the focus, and leaves it as `key` does. */
async function rewrite(page: Page, text: string, key: string): Promise<void> {
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
  await page.keyboard.press(key)
}

/** Selects the sentence (s) or the paragraph (p) at the beginning of page 3. */
async function selectThere(page: Page, key: 's' | 'p'): Promise<void> {
  await expect(pageRegion(page, '1')).toBeAttached()
  await goToPage(page, '3')
  await report(page).focus()
  await page.keyboard.press('c')
  await page.keyboard.press(key)
  await expect(page.getByRole('toolbar', { name: 'Tag selection' })).toBeVisible()
}

test('a code of one’s own is made, used, renamed and retired with the keyboard alone', async ({
  app: { page },
}) => {
  await openSample(page)
  await page.keyboard.press('Shift+B')
  await expect(row(page, /^Finding, 0 annotations, key 1/)).toBeFocused()

  // A code below Finding, with a name and a definition.
  await page.keyboard.press('Shift+N')
  await expect(focused(page)).toHaveJSProperty('value', 'New code')
  await rewrite(page, 'Testimony', 'Tab')
  await expect(page.getByRole('heading', { name: 'Testimony' })).toBeVisible()
  await page.getByLabel('Definition').focus()
  await rewrite(page, 'What a person says of what happened to them.', 'Escape')
  await expect(row(page, /^Testimony/)).toBeFocused()
  await expect(row(page, /^Testimony, 0 annotations, key 4/)).toHaveAttribute('aria-level', '2')

  // A field of choice.
  await page.getByRole('button', { name: 'Add field' }).press('Enter')
  await expect(focused(page)).toHaveJSProperty('value', 'New field')
  await rewrite(page, 'Speaker', 'Tab')
  await page.keyboard.type('Ch')
  await expect(page.getByLabel('Type')).toHaveValue('choice')
  await page.getByLabel('Options').focus()
  await rewrite(page, 'witness\nofficial', 'Escape')
  await expect(page.getByRole('row', { name: /Speaker Choice: witness, official Optional 0/ })).toBeVisible()
  await expect(focused(page)).toHaveText('Speaker')

  // Used in the report.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('main', { name: 'Report' })).toBeVisible()
  await selectThere(page, 's')
  await page.keyboard.press('4')
  await expect(listed(page, 'Testimony')).toHaveCount(1)

  // Moved out, renamed: the annotation stays.
  await page.keyboard.press('Shift+B')
  await expect(row(page, /^Testimony, 1 annotation, key 4/)).toBeFocused()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(row(page, /^Testimony/)).toHaveAttribute('aria-level', '1')
  await expect(row(page, /^Testimony/)).toBeFocused()
  await page.keyboard.press('Enter')
  await rewrite(page, 'Witness', 'Enter')
  await expect(row(page, /^Witness, 1 annotation, key 4/)).toBeFocused()
  await expect(page.getByText(/^Version \d+\. 0 of 1 annotation/)).toBeVisible()

  // Retired: kept, shown with its name, offered no longer; undone with Ctrl+Z.
  await page.getByRole('button', { name: 'Retire', exact: true }).press('Enter')
  await expect(row(page, /^Retired: 1 code, 1 annotation kept/)).toBeVisible()
  await page.keyboard.press('Shift+B')
  await expect(listed(page, 'Witness')).toHaveCount(1)
  await selectThere(page, 'p')
  const toolbar = page.getByRole('toolbar', { name: 'Tag selection' })
  await expect(toolbar.getByRole('button', { name: 'Finding' })).toBeVisible()
  await expect(toolbar.getByRole('button', { name: 'Witness' })).toHaveCount(0)
  await page.keyboard.press('Control+Z')
  await expect(toolbar.getByRole('button', { name: 'Witness' })).toBeVisible()
})

test('a codebook goes out, comes back as it was, and takes in what a file adds, with the keyboard alone', async ({
  app: { page, folders },
}) => {
  await openSample(page)
  await page.keyboard.press('Shift+B')
  const opener = page.getByRole('button', { name: 'Import or export codebook' })
  const dialog = page.getByRole('dialog')
  const changes = dialog.getByRole('region', { name: 'What the file changes' })
  const choose = async (file: Parameters<FileChooser['setFiles']>[0]) => {
    const chooser = page.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: 'Choose file…' }).press('Enter')
    await (await chooser).setFiles(file)
    await expect(changes).toBeFocused()
  }

  await opener.press('Enter')
  await expect(dialog.getByRole('radio', { name: /^REFI-QDA/ })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(dialog.getByRole('radio', { name: /^JSON/ })).toBeChecked()
  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+Enter')
  const path = join(folders.projects, (await download).suggestedFilename())
  await (await download).saveAs(path)
  await expect(dialog.getByText(/^3 codes saved as .+\.json in your downloads\.$/)).toBeVisible()

  // What went out changes nothing.
  await choose(path)
  await expect(dialog.getByText(/0 added, 0 changed, 3 the same\./)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Import 0 changes' })).toBeDisabled()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(opener).toBeFocused()

  // A list that somebody typed adds a code, by one change.
  await opener.press('Enter')
  const csv = 'code,parent,definition\nTestimony,Finding,What a person says.\n'
  await choose({ name: 'codes.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await expect(dialog.getByText('codes.csv: 1 added, 0 changed, 1 the same.')).toBeVisible()
  await expect(changes.getByRole('listitem')).toHaveText(['AddedFinding › Testimony'])
  await page.keyboard.press('Control+Enter')
  await expect(row(page, /^Testimony, 0 annotations/)).toHaveAttribute('aria-level', '2')
  await expect(opener).toBeFocused()
  await page.keyboard.press('Control+Z')
  await expect(row(page, /^Testimony/)).toHaveCount(0)
})
