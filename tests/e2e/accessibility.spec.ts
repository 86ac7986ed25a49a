/** No serious or critical axe finding on any screen, in either theme. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { expect, test } from './hosts.ts'
import { goToPage, listed, openSample, selectWords } from './reading.ts'

async function serious(page: Page): Promise<string[]> {
  // Legacy mode: the other one opens a second page, which the desktop shell refuses.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious on any screen in ${colorScheme}`, async ({ app: { page } }) => {
    await page.emulateMedia({ colorScheme })
    expect(await serious(page), 'welcome').toEqual([])
    await page.getByRole('button', { name: /New project/ }).click()
    expect(await serious(page), 'new project').toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /Open project/ }).click()
    expect(await serious(page), 'open project').toEqual([])
    await page.keyboard.press('Escape')
    await openSample(page)
    await goToPage(page, '2')
    await selectWords(page, 'Failures were not spread')
    expect(await serious(page), 'selection').toEqual([])
    await page.keyboard.press('1')
    await expect(listed(page, 'Finding')).toHaveCount(1)
    expect(await serious(page), 'annotation').toEqual([])
    await page.getByRole('button', { name: 'Export dataset' }).click()
    expect(await serious(page), 'export').toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
    expect(await serious(page), 'shortcuts').toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Verify', exact: true }).click()
    await expect(page.getByText(/looked up in their sources/)).toBeVisible()
    expect(await serious(page), 'verify').toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Codebook', exact: true }).click()
    await page.getByRole('treeitem', { name: /^Statistic/ }).click()
    await page.getByRole('button', { name: 'Basis' }).click()
    expect(await serious(page), 'codebook').toEqual([])
    await page.getByRole('button', { name: 'Move…' }).click()
    expect(await serious(page), 'moving a code').toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Import or export codebook' }).click()
    expect(await serious(page), 'exchanging the codebook').toEqual([])
    const csv = 'code,parent,definition\nFinding,,What the report holds true.\nTestimony,Finding,\n'
    await page
      .getByLabel('Codebook file')
      .setInputFiles({ name: 'codes.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await expect(page.getByText('codes.csv: 1 added, 1 changed, 0 the same.')).toBeVisible()
    expect(await serious(page), 'what a codebook changes').toEqual([])
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 1024, height: 640 })
    expect(await serious(page), 'codebook, narrow').toEqual([])
    await page.getByRole('button', { name: 'Read', exact: true }).click()
    expect(await serious(page), 'narrow').toEqual([])
  })
}
