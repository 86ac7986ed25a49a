/** Coding evidence by keyboard alone: a statistic with its figures, a recommendation that rests on a finding. */
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright/test'
import { serious } from './axe.ts'
import { expect, test } from './hosts.ts'
import {
  annotations,
  everyListed,
  drag,
  enterName,
  fixture,
  listed,
  report,
  saveState,
  wordsOf,
} from './reading.ts'

const STATISTIC = 'The storeroom holds 212 spare lamps.'
const FINDING = 'Parts are listed by supplier, not by street.'
const RECOMMENDATION = 'The Board should give every crew a copy of the list.'

/** Opens a new project on the notes of the lamp crews, which have a note to the statistic. */
async function openNotes(page: Page): Promise<void> {
  await page.getByRole('button', { name: /New project/ }).click()
  await page.getByLabel('Name').fill('Lamps')
  await page.getByRole('button', { name: 'Create project' }).click()
  await enterName(page)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Add sources' }).click()
  const buffer = readFileSync(fixture('lamp-notes.html'))
  await (await chooser).setFiles([{ name: 'lamp-notes.html', mimeType: 'text/html', buffer }])
  await expect(report(page)).toContainText(STATISTIC)
  await report(page).focus()
  await page.keyboard.press('c')
}

/** Selects a sentence with the caret: down to the paragraph that holds it, then S. */
async function selectSentence(page: Page, sentence: string): Promise<void> {
  const paragraph = report(page).locator('[data-report-view] textarea[readonly]')
  await page.keyboard.press('Control+Home')
  for (let line = 0; line < 30 && !(await paragraph.inputValue()).includes(sentence); line++)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('s')
  await expect(page.getByRole('toolbar', { name: 'Tag selection' })).toBeVisible()
}

const editor = (page: Page): Locator => page.getByRole('region', { name: 'Annotation', exact: true })
const field = (page: Page, name: string): Locator => editor(page).getByRole('textbox', { name, exact: true })
const figures = (page: Page): Locator => editor(page).getByRole('tab')

/** Presses keys one after the other and returns how many that were. */
async function pressAll(page: Page, ...keys: readonly string[]): Promise<number> {
  for (const key of keys) await page.keyboard.press(key)
  return keys.length
}

test('a statistic is tagged and its figure confirmed in at most four presses', async ({ app: { page } }) => {
  await openNotes(page)
  await selectSentence(page, STATISTIC)
  let presses = await pressAll(page, '2')
  await expect(listed(page, 'Statistic')).toHaveCount(1)
  await expect(figures(page)).toHaveText(['212 lamps'])
  await expect(figures(page).getByRole('img', { name: 'to be confirmed' })).toHaveCount(1)
  await expect(
    page.getByRole('status').filter({ hasText: /Statistic added, .*fields proposed/ }),
  ).toHaveCount(1)
  presses += await pressAll(page, 'Enter')
  await expect(field(page, 'Value')).toBeFocused()
  presses += await pressAll(page, 'Enter')
  await expect(figures(page).getByRole('img', { name: 'to be confirmed' })).toHaveCount(0)
  expect(presses).toBeLessThanOrEqual(4)
  await expect(field(page, 'Value')).toHaveValue('212')
  await expect(field(page, 'Cited source')).toHaveValue('Counted on 3 December 2024.')
})

test('a proposal is changed by typing and refused with one key', async ({ app: { page } }) => {
  await openNotes(page)
  await selectSentence(page, STATISTIC)
  await pressAll(page, '2')
  await expect(figures(page)).toHaveCount(1)
  await pressAll(page, 'Enter', 'Tab')
  await expect(field(page, 'Unit')).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('spare lamps')
  await pressAll(page, 'Shift+Tab', 'Enter')
  await expect(figures(page)).toHaveText(['212 spare lamps'])
  await expect(figures(page).getByRole('img', { name: 'to be confirmed' })).toHaveCount(0)
  await pressAll(page, 'Escape', 'Control+z')
  await expect(figures(page).getByRole('img', { name: 'to be confirmed' })).toHaveCount(1)
  await pressAll(page, 'Enter')
  await expect(field(page, 'Value')).toBeFocused()
  await pressAll(page, 'Delete')
  await expect(figures(page)).toHaveCount(0)
  await expect(editor(page)).toContainText('No figures found')
})

test('a recommendation is filled, pointed at its words, linked to a finding, and all is undone', async ({
  app: { page },
}) => {
  await openNotes(page)
  await selectSentence(page, FINDING)
  await pressAll(page, '1')
  await expect(listed(page, 'Finding')).toHaveCount(1)
  await selectSentence(page, RECOMMENDATION)
  await pressAll(page, '3')
  await expect(listed(page, 'Recommendation')).toHaveCount(1)

  await pressAll(page, 'Enter')
  await expect(field(page, 'Addressees')).toBeFocused()
  // Words chosen with the caret fill the empty field and stand behind it.
  await pressAll(page, 'F2', 'ArrowLeft', 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight', 'Enter')
  await expect(field(page, 'Addressees')).toHaveValue('The Board')
  await expect(field(page, 'Addressees')).toBeFocused()
  await expect(editor(page).locator('mark')).toHaveText('The Board')
  await pressAll(page, 'Enter')
  await expect(field(page, 'Action')).toBeFocused()
  await page.keyboard.type('Give every crew the list')
  await pressAll(page, 'Escape')
  await expect(report(page).locator(':focus')).toHaveCount(1)

  await pressAll(page, 'l')
  await page.keyboard.type('finding')
  await pressAll(page, 'Enter', 'Escape')
  await expect(editor(page).getByRole('button', { name: /^Go to Finding/ })).toHaveCount(1)
  await expect(saveState(page)).toContainText('Saved')

  await page.reload()
  await listed(page, 'Recommendation').getByRole('button').click()
  await expect(field(page, 'Action')).toHaveValue('Give every crew the list')
  await editor(page)
    .getByRole('button', { name: /^Go to Finding/ })
    .focus()
  await pressAll(page, 'Enter')
  await expect(annotations(page).locator('[aria-current="true"]')).toContainText(FINDING)

  await report(page).focus()
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  for (let step = 0; step < 20 && (await undo.isEnabled()); step++) {
    await pressAll(page, 'Control+z')
    await page.waitForTimeout(50)
  }
  await expect(everyListed(page)).toHaveCount(0)
})

test('words selected with the mouse while a field has the focus are assigned to it', async ({
  app: { page },
}) => {
  await openNotes(page)
  await selectSentence(page, FINDING)
  await pressAll(page, '1')
  await expect(listed(page, 'Finding')).toHaveCount(1)
  await pressAll(page, 'Enter')
  await expect(field(page, 'Claim')).toBeFocused()
  const words = await wordsOf(report(page).locator('span', { hasText: FINDING }).last(), 'by supplier')
  await drag(page, words.start, words.end)
  await expect(field(page, 'Claim')).toHaveValue('by supplier')
  await expect(field(page, 'Claim')).toBeFocused()
  await expect(editor(page).locator('mark')).toHaveText('by supplier')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in the evidence editor in ${colorScheme}`, async ({ app: { page } }) => {
    await page.emulateMedia({ colorScheme })
    await openNotes(page)
    await selectSentence(page, STATISTIC)
    await pressAll(page, '2')
    await expect(figures(page)).toHaveCount(1)
    await pressAll(page, 'Enter')
    expect(await serious(page), 'a proposal').toEqual([])
    await pressAll(page, 'Enter', 'Escape')
    await selectSentence(page, RECOMMENDATION)
    await pressAll(page, '3')
    await expect(listed(page, 'Recommendation')).toHaveCount(1)
    await pressAll(page, 'l')
    await expect(page.getByRole('combobox', { name: 'Find an annotation to link to' })).toBeFocused()
    expect(await serious(page), 'the choice of a link').toEqual([])
    await page.setViewportSize({ width: 1024, height: 640 })
    expect(await serious(page), 'narrow').toEqual([])
  })
}
