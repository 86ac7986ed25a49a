/** What axe finds wrong with a page. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'

/** The serious and critical findings, each with the beginning of the elements it is about. */
export async function serious(page: Page): Promise<string[]> {
  // Legacy mode: the other one opens a second page, which the desktop shell refuses.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}
