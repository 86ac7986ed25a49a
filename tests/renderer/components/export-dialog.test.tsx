// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ExportDialog } from '../../../renderer/components/export-dialog.tsx'
import type { ExportOutcome, ExportPreview } from '../../../shared/api/pincite-api.ts'
import { PinciteError } from '../../../shared/api/errors.ts'
import { SETTINGS } from '../../fixtures/settings.ts'
import { buildRow } from '../../cases/evidence-row-builder.ts'
import { CODES, source, tag } from '../../cases/small-project.ts'
import { openWindow, type TestWindow } from '../commands/open-window.ts'
import { change, find, press, render, unmount } from './render.tsx'
import { stoppedTask } from './stopped-task.ts'

const SEAL = `sha256:${'0f'.repeat(32)}`

const previewOf = (citation: string, more: Partial<ExportPreview['counts']> = {}): ExportPreview => ({
  rows: [buildRow({ citation })],
  sources: [source('s1')],
  counts: {
    ...{ rows: 4, sources: 1, replaced: 0, paged: 4, unpaged: 0, figures: 0, unitless: 0 },
    ...{ flagged: 0, lacking: 0 },
    ...more,
  },
})

const written: ExportOutcome = {
  ...{ exportId: 'e1', fileName: 'review.zip', mediaType: 'application/zip', rows: 4, bytes: 10 },
  warnings: ['The offsets of “Report s1” count otherwise.'],
}

let window: TestWindow
beforeEach(async () => {
  window = await openWindow({ drafts: [tag('a4', 70, { codeIds: [CODES.statistic] })] })
  window.session.store.setState(({ host }) => ({ host: host && { ...host, dialogs: true } }))
  window.port
    .answer('listCitationStyles', [
      { name: 'apa', title: 'APA, 7th edition', own: false },
      { name: 'mine', title: 'My own', own: true },
    ])
    .answer('previewExport', ({ choice }) => previewOf(`cited in ${choice?.style ?? 'no style'}`))
    .answer('cancelTask', null)
    .answer('saveExport', { saved: 'review.zip' })
  await render(window, <ExportDialog />)
})
afterEach(unmount)

const status = () => find('footer [role="status"]').textContent
const primary = () => find('footer button.primary') as HTMLButtonElement
const preview = () => find('[role="region"]').textContent
const asked = () => window.port.argsOf('previewExport').map(({ choice }) => choice)

/** Chooses as a person does: React listens to the native setter. */
const choose = (label: string, value: string) =>
  change(() => {
    const select = find(`select[aria-label="${label}"]`)
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(select, value)
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })

async function give(names: string): Promise<void> {
  const input = find('input[aria-label="List of names"]')
  Object.defineProperty(input, 'files', { value: [new File([names], 'names.csv')], configurable: true })
  await change(() => input.dispatchEvent(new Event('change', { bubbles: true })))
  await change(() => new Promise((resolve) => setTimeout(resolve)))
}

describe('the preview of an export', () => {
  it('is what the host would write, in the style and language that are chosen', async () => {
    expect(preview()).toContain('cited in no style')
    expect(document.querySelector('[aria-label="Language of citations"]')).toBeNull()
    await choose('Citations', 'mine')
    expect(preview()).toContain('cited in mine')
    const language = find('[aria-label="Language of citations"]') as HTMLSelectElement
    expect(language.value).toBe(SETTINGS.citationLocale)
    await choose('Language of citations', 'de-DE')
    expect(asked()).toEqual([
      { where: [] },
      { where: [], style: 'mine' },
      { where: [], style: 'mine', locale: 'de-DE' },
    ])
  })

  it('follows the amount on the button, which reacts at once', async () => {
    window.port.answer('previewExport', () => new Promise<never>(() => undefined))
    await choose('Rows by code', CODES.statistic)
    expect(primary().textContent).toContain('Export 1 row')
    expect(primary().disabled).toBe(false)
    expect(find('dialog header .meta').textContent).toBe('1 row, 1 source')
    expect(find('.export-shown').getAttribute('aria-busy')).toBe('true')
    await change(() => find('input[value="bibtex"]').click())
    expect(primary().textContent).toContain('Export 1 source')
  })

  it('of an older choice is stopped by a newer one, and not shown where it comes late', async () => {
    const late: ((made: ExportPreview) => void)[] = []
    window.port.answer('previewExport', () => new Promise<ExportPreview>((resolve) => late.push(resolve)))
    await choose('Citations', 'apa')
    await choose('Citations', 'mine')
    const [, older, newer] = window.port.argsOf('previewExport').map(({ task }) => task)
    expect(window.port.argsOf('cancelTask')).toEqual([{ task: older }])
    expect(newer).not.toBe(older)
    await change(() => late[1]?.(previewOf('the newer')))
    await change(() => late[0]?.(previewOf('the older')))
    expect(preview()).toContain('the newer')
    expect(find('.export-shown').getAttribute('aria-busy')).toBe('false')
  })

  it('is not asked for again where only the format changes', async () => {
    await change(() => find('input[value="jsonl"]').click())
    await change(() => find('input[value="markdown"]').click())
    expect(asked()).toHaveLength(1)
  })

  it('is stopped when the dialog closes', async () => {
    window.port.answer('previewExport', () => new Promise<never>(() => undefined))
    await choose('Citations', 'apa')
    await unmount()
    const tasks = window.port.argsOf('previewExport').map(({ task }) => task)
    expect(window.port.argsOf('cancelTask')).toEqual([{ task: tasks[1] }])
  })

  it('says what is wrong with a list of names, and lets nothing be written by it', async () => {
    window.port.answer('previewExport', ({ choice }) => {
      if (choice?.redact === undefined) return previewOf('with names')
      throw new PinciteError('bad-request', 'The list of names can’t be used. Line 2: no.')
    })
    await give('name,pseudonym\nAna,\n')
    expect(asked().at(-1)).toEqual({ where: [], redact: 'name,pseudonym\nAna,\n' })
    expect(find('[role="alert"]').textContent).toBe('The list of names can’t be used. Line 2: no.')
    expect(primary().disabled).toBe(true)
    await press('Enter', { ctrlKey: true })
    expect(window.port.argsOf('exportDataset')).toEqual([])
    await change(() => find('button', 'Keep the names').click())
    expect(preview()).toContain('with names')
    expect(primary().disabled).toBe(false)
  })

  it('tells what was checked of all rows', async () => {
    window.port.answer('previewExport', previewOf('', { unpaged: 2, flagged: 1, replaced: 3 }))
    await give('name,pseudonym\nAna,P1\n')
    expect(find('.export-checks ul').textContent).toBe(
      '2 rows of a PDF without a page1 row with something to look at, which is written with them' +
        'Every source has what a citation needsNames replaced by pseudonyms at 3 places' +
        'Nothing about this computer is written: no folders, no user name',
    )
    await change(() => find('input[value="ris"]').click())
    expect(preview()).toContain('Ortiz (2019). Report s1.')
    expect(find('.export-checks ul').textContent).toBe(
      'Every source has what a citation needsNames replaced by pseudonyms at 3 places' +
        'Nothing about this computer is written: no folders, no user name',
    )
  })

  it('is none where nothing is chosen', async () => {
    await choose('Rows by code', CODES.recommendation)
    expect(document.querySelector('.export-shown')).toBeNull()
    expect(document.body.textContent).toContain('By these choices there is nothing to write.')
    expect(primary().disabled).toBe(true)
  })
})

describe('exporting', () => {
  it('asks for just what is chosen; copies of the reports do not go with a list of names', async () => {
    window.port.answer('exportDataset', written)
    await change(() => find('label.choice-line', 'Include copies of the reports (0.0 MB)').click())
    await press('Enter', { ctrlKey: true })
    await give('name,pseudonym\nAna,P1\n')
    await choose('Citations', 'apa')
    await press('Enter', { ctrlKey: true })
    expect(window.port.argsOf('exportDataset').map(({ choice }) => choice)).toEqual([
      { where: [], withSources: true },
      { where: [], redact: 'name,pseudonym\nAna,P1\n', style: 'apa' },
    ])
  })

  it('shows what had to be left out until another format is chosen', async () => {
    window.port.answer('exportDataset', written)
    await press('Enter', { ctrlKey: true })
    expect(find('.export-warnings').textContent).toBe('The offsets of “Report s1” count otherwise.')
    expect(status()).toBe('4 rows saved as review.zip.')
    expect(document.querySelector('.export-seal')).toBeNull()
    await change(() => find('input[value="jsonl"]').click())
    expect(document.querySelector('.export-warnings')).toBeNull()
  })

  it('shows the seal of a package, and copies it', async () => {
    const writeText = vi.fn(() => Promise.resolve())
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    window.port.answer('exportDataset', { ...written, warnings: [], seal: SEAL })
    await press('Enter', { ctrlKey: true })
    expect(find('section[aria-label="Seal"] code').textContent).toBe(SEAL)
    await change(() => find('section[aria-label="Seal"] button', 'Copy').click())
    expect(writeText).toHaveBeenCalledExactlyOnceWith(SEAL)
    expect(find('section[aria-label="Seal"] button').textContent).toBe('Copied')
    vi.unstubAllGlobals()
    await change(() => find('input[value="csv"]').click())
    expect(document.querySelector('.export-seal')).toBeNull()
  })

  it('says why nothing was written', async () => {
    window.port.fail('exportDataset', 'not-saved', 'The disk is full.')
    await press('Enter', { ctrlKey: true })
    expect(status()).toBe('The disk is full.')
  })

  it('can be stopped, and then saves nothing', async () => {
    const { answer, stop } = stoppedTask()
    window.port.answer('exportDataset', answer)
    await press('Enter', { ctrlKey: true })
    await change(() => find('footer button', 'Cancel').click())
    const [task] = window.port.argsOf('exportDataset').map((one) => one.task)
    expect(window.port.argsOf('cancelTask')).toEqual([{ task }])
    await change(stop)
    expect(status()).toBe('Stopped. Nothing was written.')
    expect(window.port.argsOf('saveExport')).toEqual([])
  })
})
