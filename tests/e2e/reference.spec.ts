/** The reference of a source with the keyboard alone: filled in, its pages counted anew, a bibliography taken and undone. */
import type { Page } from 'playwright/test'
import { serious } from './axe.ts'
import { expect, test } from './hosts.ts'
import { openSample, pageRegion, report } from './reading.ts'

const form = (page: Page) => page.getByRole('dialog', { name: 'Reference' })

async function openReference(page: Page): Promise<void> {
  await report(page).focus()
  await page.keyboard.press('d')
  await expect(form(page)).toBeVisible()
}

test('a reference is filled in, and its pages are counted anew, with the keyboard alone', async ({
  app: { page },
}) => {
  await openSample(page)
  await openReference(page)
  const { keyboard } = page
  const mark = (label: string) => form(page).locator('label', { hasText: label }).getByText('missing')
  await expect(mark('Publisher')).toBeVisible()
  expect(await serious(page), 'reference').toEqual([])

  const publisher = form(page)
    .getByLabel(/^Publisher/)
    .first()
  await publisher.focus()
  await keyboard.type('City of Tarsk')
  await expect(mark('Publisher')).toHaveCount(0)
  const issued = form(page).getByLabel(/^Date published/)
  await issued.focus()
  await keyboard.press('Control+A')
  await keyboard.type('May 2019')
  await expect(form(page).getByRole('alert')).toContainText('“May 2019” is no date')
  await keyboard.press('Control+Enter')
  await expect(form(page)).toBeVisible()
  await keyboard.press('Control+A')
  await keyboard.type('2019-05')
  await form(page)
    .getByLabel(/^Printed page numbers/)
    .focus()
  await keyboard.press('Control+A')
  await keyboard.type('1:r:1 3:D:101')
  await expect(form(page).getByText(/sheet 1 = i, sheet 3 = 101/)).toBeVisible()
  await keyboard.press('Control+Enter')
  await expect(form(page)).toHaveCount(0)

  // Page 103 is sheet 5.
  const box = page.getByLabel('Page, as printed')
  await expect(box).toHaveValue('i')
  await keyboard.press('g')
  await keyboard.type('103')
  await keyboard.press('Enter')
  await expect(box).toHaveValue('103')

  // One undo takes all of it back.
  await report(page).focus()
  await keyboard.press('Control+z')
  await openReference(page)
  await expect(
    form(page)
      .getByLabel(/^Publisher/)
      .first(),
  ).toHaveValue('')
  await keyboard.press('Escape')
  await expect(form(page)).toHaveCount(0)
})

test('a pasted bibliography is looked at, taken, and undone', async ({ app: { page } }) => {
  await openSample(page)
  await expect(pageRegion(page, '1')).toBeVisible()
  await openReference(page)
  const title = await form(page)
    .getByLabel(/^Title/)
    .first()
    .inputValue()
  await form(page).getByRole('button', { name: 'Import bibliography…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Import bibliography' })
  await expect(dialog.getByLabel('Paste the entries')).toBeFocused()
  expect(await serious(page), 'paste').toEqual([])
  await page.keyboard.type(`@techreport{t, title = {${title}}, institution = {City of Tarsk}}`)
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByRole('list', { name: 'What it changes' })).toContainText('City of Tarsk')
  expect(await serious(page), 'preview').toEqual([])
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('Bibliography imported: 1 source changed.').first()).toBeVisible()

  await expect(
    form(page)
      .getByLabel(/^Publisher/)
      .first(),
  ).toHaveValue('City of Tarsk')
  await page.keyboard.press('Escape')
  await expect(form(page)).toHaveCount(0)
  await report(page).focus()
  await page.keyboard.press('Control+z')
  await openReference(page)
  await expect(
    form(page)
      .getByLabel(/^Publisher/)
      .first(),
  ).toHaveValue('')
})
