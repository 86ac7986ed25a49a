/** Faults of the disk and damaged projects, as a person meets them: seen within a second, and recovered from. */
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright/test'
import { serious } from './axe.ts'
import { expect, onEveryHost, type RunningApp, test } from './hosts.ts'
import { goToPage, listed, openSample, saveState, selectWords } from './reading.ts'

/** A fault is seen within so many milliseconds of the act that met it. */
const SEEN = 1000

const banner = (page: Page): Locator => page.locator('.banner.bad')
const dialog = (page: Page): Locator => page.getByRole('dialog')

/** The folder of the one project there is. */
function projectOf({ folder, folders }: RunningApp): string {
  const [name] = readdirSync(folders.projects)
  return folder(name!)
}

/** Tags some words of page 2 with the code of a key. */
async function tagWords(page: Page, words: string, key: '1' | '2' | '3'): Promise<void> {
  await selectWords(page, words)
  await page.keyboard.press(key)
}

async function startOnSample(app: RunningApp): Promise<string> {
  await openSample(app.page)
  await goToPage(app.page, '2')
  return projectOf(app)
}

/** Makes it impossible to write a journal, and returns the way back. */
function breakJournals(project: string): () => void {
  const journals = join(project, 'journal')
  const aside = join(project, 'journal-aside')
  // Copied and removed rather than renamed: a file that is open goes on existing under its new name.
  cpSync(journals, aside, { recursive: true })
  rmSync(journals, { recursive: true })
  writeFileSync(journals, 'in the way')
  return () => {
    rmSync(journals)
    renameSync(aside, journals)
  }
}

const openDialog = (page: Page) => page.locator('.project-button').click()

/** Goes to the welcome by way of the project's dialog. */
async function leave(page: Page): Promise<void> {
  await openDialog(page)
  await dialog(page).getByRole('button', { name: 'All projects' }).click()
  await expect(page.getByRole('button', { name: /New project/ })).toBeVisible()
}

async function backUp(page: Page): Promise<void> {
  await openDialog(page)
  await dialog(page).getByRole('button', { name: 'Back up now' }).click()
  await expect(dialog(page)).toContainText('backed up and checked')
  expect(await serious(page)).toEqual([])
  await page.keyboard.press('Escape')
}

/** Alters the project's name in a file, which its checksum then belies. */
function alter(file: string): void {
  const text = readFileSync(file, 'utf8')
  expect(text).toContain('"Sample"')
  writeFileSync(file, text.replace('"Sample"', '"Simple"'))
}

/** Damages pincite.json and takes the journals away, so that nothing can rebuild it. */
function damage(project: string): void {
  alter(join(project, 'pincite.json'))
  rmSync(join(project, 'journal'), { recursive: true, force: true })
}

onEveryHost(() => {
  test('a change that can’t be saved is shown within a second, held while work goes on, and saved when it can be', async ({
    app,
  }) => {
    const { page } = app
    const project = await startOnSample(app)
    await tagWords(page, 'Failures were not spread', '1')
    await expect(listed(page, 'Finding')).toHaveCount(1)
    const mend = breakJournals(project)

    await tagWords(page, 'Harbour Ward', '2')
    await expect(banner(page)).toContainText('Not saved.', { timeout: SEEN })
    await expect(banner(page)).toContainText('Kept in this window')
    await expect(saveState(page)).toContainText('Not saved')
    await expect(listed(page, 'Statistic')).toHaveCount(0)

    await goToPage(page, '3')
    await page.getByRole('button', { name: 'Export dataset' }).click()
    await expect(dialog(page)).toContainText('1 row')
    await page.keyboard.press('Escape')

    mend()
    await expect(listed(page, 'Statistic')).toHaveCount(1, { timeout: 8000 })
    await expect(banner(page)).toHaveCount(0)
    await expect(saveState(page)).toContainText('Saved')
    await page.reload()
    await expect(listed(page, 'Finding')).toHaveCount(1)
    await expect(listed(page, 'Statistic')).toHaveCount(1)
  })

  test('work goes on in a copy elsewhere when the project’s folder is gone', async ({ app }) => {
    const { page } = app
    const project = await startOnSample(app)
    await tagWords(page, 'Failures were not spread', '1')
    await expect(listed(page, 'Finding')).toHaveCount(1)
    rmSync(project, { recursive: true })

    await tagWords(page, 'Harbour Ward', '2')
    await expect(banner(page)).toContainText('Not saved.', { timeout: SEEN })
    await banner(page).getByRole('button', { name: 'Save a copy elsewhere…' }).click()
    const field = dialog(page).getByRole('combobox', { name: 'Folder of the copy' })
    await field.fill('not a path')
    await dialog(page).getByRole('button', { name: 'Save the copy' }).click()
    await expect(dialog(page).getByRole('alert')).not.toBeEmpty()
    const copy = app.folder('Rescued')
    await field.fill(copy)
    await dialog(page).getByRole('button', { name: 'Save the copy' }).click()

    await expect(dialog(page)).toHaveCount(0)
    await expect(listed(page, 'Finding')).toHaveCount(1)
    await expect(listed(page, 'Statistic')).toHaveCount(1)
    await expect(banner(page)).toHaveCount(0)
    await expect(saveState(page)).toContainText('Saved')
    expect(existsSync(join(copy, 'pincite.json'))).toBe(true)
    await tagWordsAfterReload(page)
  })

  test('a damaged project opens from its newest backup and says so; the damaged file is kept aside', async ({
    app,
  }) => {
    const { page } = app
    const project = await startOnSample(app)
    await tagWords(page, 'Failures were not spread', '1')
    await expect(listed(page, 'Finding')).toHaveCount(1)
    await backUp(page)
    await leave(page)
    damage(project)
    const damaged = readFileSync(join(project, 'pincite.json'), 'utf8')

    await page.locator('.recent-item').click()
    await expect(listed(page, 'Finding')).toContainText('Failures were not spread')
    await expect(page.locator('.banner')).toContainText(/can't be used.*rebuilt from backups\//)
    await goToPage(page, '2')
    await tagWords(page, 'Harbour Ward', '2')
    await expect(listed(page, 'Statistic')).toHaveCount(1)
    await leave(page)
    const aside = readdirSync(project).filter((name) => name.startsWith('pincite.damaged-'))
    expect(aside.map((name) => readFileSync(join(project, name), 'utf8'))).toEqual([damaged])
    await page.locator('.recent-item').click()
    await expect(listed(page, 'Statistic')).toHaveCount(1)
    await expect(page.locator('.banner')).toHaveCount(0)
  })

  test('where a damaged project holds more than its backup, the person chooses; the backup is restored when chosen', async ({
    app,
  }) => {
    const { page } = app
    const project = await startOnSample(app)
    await tagWords(page, 'Failures were not spread', '1')
    await expect(listed(page, 'Finding')).toHaveCount(1)
    await backUp(page)
    await goToPage(page, '2')
    await tagWords(page, 'Harbour Ward', '2')
    await expect(listed(page, 'Statistic')).toHaveCount(1)
    await leave(page)
    // The backup that was asked for is the only one: the daily one may have come after the second tag.
    const backups = join(project, 'backups')
    for (const name of readdirSync(backups)) if (!name.includes('asked')) rmSync(join(backups, name))
    damage(project)

    await page.locator('.recent-item').click()
    await expect(page.getByRole('heading', { name: 'This project does not open' })).toBeFocused()
    await expect(page.getByRole('main')).toContainText('the newest backup holds less')
    await page
      .getByRole('button', { name: /^Restore this backup/ })
      .first()
      .click()
    await expect(listed(page, 'Finding')).toHaveCount(1)
    await expect(listed(page, 'Statistic')).toHaveCount(0)
    expect(readdirSync(project).filter((name) => name.startsWith('pincite.damaged-'))).toHaveLength(1)
  })

  test('a project without a usable backup shows what is left; what can be read opens read-only and is recovered when asked for', async ({
    app,
  }) => {
    const { page } = app
    const project = await startOnSample(app)
    await tagWords(page, 'Failures were not spread', '1')
    await expect(listed(page, 'Finding')).toHaveCount(1)
    await backUp(page)
    await leave(page)
    for (const name of readdirSync(join(project, 'backups'))) alter(join(project, 'backups', name))
    damage(project)
    const before = readFileSync(join(project, 'pincite.json'), 'utf8')

    await page.locator('.recent-item').click()
    const heading = page.getByRole('heading', { name: 'This project does not open' })
    await expect(heading).toBeFocused()
    await expect(page.getByRole('main')).toContainText('No file was changed.')
    await expect(page.getByRole('list', { name: 'Backups' })).toContainText('can’t be used')
    await expect(page.getByRole('button', { name: /^Restore this backup/ }).first()).toBeDisabled()
    await expect(page.getByRole('list', { name: 'What was found' })).toContainText('pincite.json')
    expect(await serious(page)).toEqual([])
    await page.getByRole('button', { name: 'Open what can be read, read-only' }).click()
    await expect(page.locator('.banner', { hasText: 'Read-only.' })).toContainText('damaged')
    await expect(listed(page, 'Finding')).toHaveCount(1)
    await page.getByRole('button', { name: 'Export dataset' }).click()
    await expect(dialog(page).getByRole('button', { name: /Export 1 row/ })).toBeEnabled()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Recover it…' }).click()
    await expect(heading).toBeFocused()
    expect(readFileSync(join(project, 'pincite.json'), 'utf8')).toBe(before)

    await page.getByRole('button', { name: 'Recover from what can be read' }).click()
    await expect(listed(page, 'Finding')).toHaveCount(1)
    await goToPage(page, '2')
    await tagWords(page, 'Harbour Ward', '2')
    await expect(listed(page, 'Statistic')).toHaveCount(1)
    const aside = readdirSync(project).filter((name) => name.startsWith('pincite.damaged-'))
    expect(aside.map((name) => readFileSync(join(project, name), 'utf8'))).toEqual([before])
  })

  test('a backup is restored into the open project as one step that Undo takes back; the check finds all well', async ({
    app,
  }) => {
    const { page } = app
    await startOnSample(app)
    await backUp(page)
    await tagWords(page, 'Failures were not spread', '1')
    await expect(listed(page, 'Finding')).toHaveCount(1)

    await openDialog(page)
    await dialog(page)
      .getByRole('button', { name: /^Restore… .*made by hand$/ })
      .click()
    await dialog(page)
      .getByRole('button', { name: /^Restore \d|^Restore [A-Z]/ })
      .click()
    await expect(dialog(page)).toContainText('Undo takes this back.')
    await dialog(page).getByRole('button', { name: 'Check project' }).click()
    await expect(dialog(page)).toContainText('Everything is as it should be')
    await page.keyboard.press('Escape')
    await expect(listed(page, 'Finding')).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(listed(page, 'Finding')).toHaveCount(1)
  })
})

/** The copy is the project from now on, for a new window too. */
async function tagWordsAfterReload(page: Page): Promise<void> {
  await page.reload()
  await expect(listed(page, 'Finding')).toHaveCount(1)
  await expect(listed(page, 'Statistic')).toHaveCount(1)
}
