/** The whole job as a person does it: open a report, tag passages, export a dataset, check it. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onEveryHost, test } from './hosts.ts'
import { root } from './folders.ts'
import {
  annotations,
  enterName,
  fixture,
  goToPage,
  listed,
  openSample,
  pageRegion,
  report,
  saveState,
  selectWords,
} from './reading.ts'

onEveryHost((host) => {
  test('a passage tagged with the mouse is listed, saved, and there after a reload', async ({
    app: { page },
  }) => {
    await openSample(page)
    await goToPage(page, '2')
    await selectWords(page, 'Failures were not spread')
    await page
      .getByRole('toolbar', { name: 'Tag selection' })
      .getByRole('button', { name: 'Finding' })
      .click()
    await expect(listed(page, 'Finding')).toHaveCount(1)
    await expect(listed(page, 'Finding')).toContainText('Failures were not spread')
    await expect(listed(page, 'Finding')).toContainText('p. 2')
    await expect(saveState(page)).toContainText('Saved')
    await page.reload()
    await expect(listed(page, 'Finding')).toContainText('Failures were not spread')
    await expect(pageRegion(page, '2')).toBeInViewport()
  })

  test('the keyboard alone tags a sentence, writes a memo, undoes and redoes', async ({ app: { page } }) => {
    await openSample(page)
    await goToPage(page, '3')
    await report(page).focus()
    await page.keyboard.press('c')
    await page.keyboard.press('s')
    await expect(page.getByRole('toolbar', { name: 'Tag selection' })).toBeVisible()
    await page.keyboard.press('2')
    await expect(listed(page, 'Statistic')).toHaveCount(1)
    await page.keyboard.press('m')
    // All at once: a rest in typing would save twice, and be undone in two steps.
    await page.keyboard.insertText('Compare with the Board’s count.')
    await page.keyboard.press('Escape')
    await expect(listed(page, 'Statistic').getByLabel('has a memo')).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(listed(page, 'Statistic').getByLabel('has a memo')).toBeHidden()
    await page.keyboard.press('Control+z')
    await expect(listed(page, 'Statistic')).toHaveCount(0)
    await page.keyboard.press('Control+Shift+Z')
    await expect(listed(page, 'Statistic')).toHaveCount(1)
  })

  test('files are added, one that can’t be used says why, and an HTML report is tagged', async ({
    app: { page },
  }) => {
    await page.getByRole('button', { name: /New project/ }).click()
    await page.getByLabel('Name').fill('Lamps')
    await page.getByRole('button', { name: 'Create project' }).click()
    await enterName(page)
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Add sources' }).click()
    await (
      await chooser
    ).setFiles([
      { name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nnothing more') },
      { name: 'lamp-notes.html', mimeType: 'text/html', buffer: readFileSync(fixture('lamp-notes.html')) },
    ])
    const sources = page.getByRole('navigation', { name: 'Sources' })
    await expect(sources).toContainText('Notes from the lamp crews')
    await expect(sources.getByRole('listitem').filter({ hasText: 'broken.pdf' })).toContainText(
      /damaged|can.t be read/i,
    )
    await selectWords(page, 'The storeroom holds 212 spare lamps.')
    await page.keyboard.press('2')
    await expect(listed(page, 'Statistic')).toContainText('The storeroom holds 212 spare lamps.')
  })

  test('recoding, adding a code, adjusting the ends and deleting can each be taken back', async ({
    app: { page },
  }) => {
    await openSample(page)
    await goToPage(page, '2')
    await selectWords(page, 'Age explains more than weather does.')
    await page.keyboard.press('1')
    const panel = annotations(page)
    await panel.getByLabel('Code', { exact: true }).selectOption('Statistic')
    await expect(listed(page, 'Statistic')).toHaveCount(1)
    await panel.getByRole('checkbox', { name: 'Recommendation' }).click()
    await expect(listed(page, 'Statistic, Recommendation')).toHaveCount(1)
    await report(page).focus()
    await page.keyboard.press('e')
    await page.keyboard.press('Control+Shift+ArrowRight')
    await page.keyboard.press('Enter')
    await expect(listed(page, 'Statistic')).toContainText('Age explains more than weather does. Among')
    await panel.getByRole('button', { name: 'Delete annotation' }).click()
    await expect(listed(page, 'Statistic')).toHaveCount(0)
    for (const _step of ['delete', 'ends', 'code', 'recode'])
      await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(listed(page, 'Finding')).toHaveCount(1)
    await expect(listed(page, 'Finding')).toContainText('Age explains more than weather does.')
  })

  test('every row of the exported dataset stands in its source, and an altered one does not', async ({
    launch,
  }, info) => {
    const saved = info.outputPath('dataset.jsonl')
    const app = await launch({
      dialogs: [{ kind: 'showSaveDialog', answer: { canceled: false, filePath: saved } }],
    })
    const { page } = app
    await openSample(page)
    await goToPage(page, '2')
    await selectWords(page, 'Harbour Ward')
    await page.keyboard.press('2')
    await expect(listed(page, 'Statistic')).toHaveCount(1)
    await page.getByRole('button', { name: 'Verify', exact: true }).click()
    await expect(
      page.getByText('1 quote looked up in their sources. 1 stand. 0 do not stand as cited.'),
    ).toBeVisible()
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Export dataset' }).click()
    await page.getByRole('radio', { name: /JSON Lines/ }).check()
    const download = host === 'browser host' ? page.waitForEvent('download') : null
    await page.getByRole('button', { name: /Export 1 row/ }).click()
    await (await download)?.saveAs(saved)
    await expect(page.getByText(/1 row saved as/)).toBeVisible()
    expect(existsSync(saved)).toBe(true)
    await app.close()

    expect(verify(saved, app.folders.projects)).toEqual({
      exact: 1,
      normalised: 0,
      fuzzy: 0,
      moved: 0,
      missing: 0,
      wrongFile: 0,
    })
    const altered = info.outputPath('altered.jsonl')
    writeFileSync(altered, readFileSync(saved, 'utf8').replace('"quote":"Harbour', '"quote":"Market'))
    expect(verify(altered, app.folders.projects)).toMatchObject({ exact: 0, missing: 1 })
  })
})

/** Runs the built command; its exit code is 1 where a row fails, so both ways out give the JSON. */
function verify(dataset: string, sources: string): unknown {
  const args = [join(root, 'scripts/pincite.mjs'), 'verify', dataset, '--sources', sources, '--json']
  try {
    return (JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as { summary: unknown })
      .summary
  } catch (error) {
    return (JSON.parse((error as { stdout: string }).stdout) as { summary: unknown }).summary
  }
}
