// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DropZone } from '../../../renderer/components/drop-zone.tsx'
import { SourcesPanel } from '../../../renderer/components/sources-panel.tsx'
import { patchOpened, type Arrival } from '../../../renderer/state/session.ts'
import { draftAddSource } from '../../../shared/domain/draft-source.ts'
import { source } from '../../cases/small-project.ts'
import { openWindow, type TestWindow } from '../commands/open-window.ts'
import { change, find, findField, focusOn, press, render, unmount, write } from './render.tsx'

let window: TestWindow

beforeEach(async () => {
  window = await openWindow({
    drafts: [draftAddSource(source('s2', '00000002')), draftAddSource(source('s3', '00000003'))],
  })
  await render(
    window,
    <>
      <SourcesPanel />
      <DropZone />
    </>,
  )
})
afterEach(unmount)

const rows = () => [...document.querySelectorAll<HTMLElement>('.source')]

function arrival(more: Partial<Arrival>): Arrival {
  return {
    key: 'k1',
    fileName: 'report.pdf',
    file: null,
    progress: 0,
    doing: 'waiting',
    reason: null,
    message: null,
    upload: null,
    sourceId: null,
    pages: null,
    ...more,
  }
}

describe('the list of sources', () => {
  it('is one tab stop, which is where the focus was last', async () => {
    const stops = () => rows().map(({ tabIndex }) => tabIndex)
    expect(stops()).toEqual([0, -1, -1])
    await focusOn(rows()[0])
    await press('End')
    expect(document.activeElement).toBe(rows()[2])
    expect(stops()).toEqual([-1, -1, 0])
    await press('ArrowDown')
    expect(document.activeElement).toBe(rows()[2])
  })

  it('renames the focused one with F2; Escape leaves its title', async () => {
    await focusOn(rows()[1])
    await press('F2')
    const field = findField('input[aria-label="Title of the source"]')
    expect(document.activeElement).toBe(field)
    await write(field, 'Another title')
    await press('Escape', {}, field)
    expect(rows()[1]!.textContent).toContain('Report s2')
    expect(document.activeElement).toBe(rows()[1])
    await press('F2')
    await write(findField('input[aria-label="Title of the source"]'), 'Another title')
    await press('Enter', {}, find('input[aria-label="Title of the source"]'))
    expect(rows()[1]!.textContent).toContain('Another title')
  })

  it('removes the focused one with Delete', async () => {
    await focusOn(rows()[2])
    await press('Delete')
    expect(window.opened().project.sources.map(({ id }) => id)).toEqual(['s1', 's2'])
    expect(window.opened().sourceId).toBe('s1')
  })

  it('says how far each is', () => {
    expect(rows().map((row) => row.textContent)).toEqual([
      'Report s1PDF3 pages3 tags',
      'Report s2PDF3 pagesnot started',
      'Report s3PDF3 pagesnot started',
    ])
  })
})

describe('files being added', () => {
  const show = (arrivals: readonly Arrival[]) => change(() => patchOpened(window.session, { arrivals }))

  it('show how many are done, and can be cancelled together', async () => {
    window.port.answer('cancelTask', null).answer('cancelUpload', null)
    await show([
      arrival({ key: 'k1', doing: 'added' }),
      arrival({ key: 'k2', doing: 'reading', upload: 'u2', progress: 0.5 }),
      arrival({ key: 'k3' }),
    ])
    expect(find('.arrivals-head').textContent).toBe('Adding 2 of 3Cancel all')
    expect(find('[role="progressbar"][aria-valuenow="50"]')).toBeTruthy()
    await change(() => find('button', 'Cancel all').click())
    expect(window.opened().arrivals.map(({ key }) => key)).toEqual(['k1'])
    expect(window.port.argsOf('cancelTask')).toEqual([{ task: 'k2' }])
  })

  it('leave a report with one next step each', async () => {
    await show([
      arrival({ key: 'k1', doing: 'added', pages: 12 }),
      arrival({ key: 'k2', doing: 'added', pages: 1, message: 'It has no text.', sourceId: 's2' }),
      arrival({ key: 'k3', doing: 'refused', reason: 'password-needed', message: 'Give it.', upload: 'u' }),
      arrival({ key: 'k4', doing: 'refused', file: new File([], 'x'), message: 'The disk is full.' }),
      arrival({ key: 'k5', doing: 'refused', reason: 'damaged', message: 'It is damaged.' }),
    ])
    expect(find('.arrivals-head').textContent).toBe('2 of 5 files added, 13 pagesDismiss')
    const steps = [...document.querySelectorAll('.arrival .source-words')].map((entry) =>
      [...entry.querySelectorAll('button')].map((button) => button.textContent).join(),
    )
    expect(steps).toEqual(['Show it', 'Open', 'Try again', ''])
  })
})

describe('dropping', () => {
  const drop = (entries: readonly { name: string; isDirectory: boolean }[]) =>
    change(() => {
      const items = entries.map((entry) => ({
        kind: 'file',
        webkitGetAsEntry: () => entry,
        getAsFile: () => new File([], entry.name),
      }))
      const dataTransfer = { types: ['Files'], items, files: [] }
      document.dispatchEvent(Object.assign(new Event('drop', { cancelable: true }), { dataTransfer }))
    })

  it('tells a folder from a file and says what to do', async () => {
    window.port.fail('beginUpload', 'refused', 'Not now.')
    await drop([
      { name: 'reports', isDirectory: true },
      { name: 'one.pdf', isDirectory: false },
    ])
    expect(window.opened().arrivals.map(({ fileName }) => fileName)).toEqual(['one.pdf', 'reports'])
    expect(window.opened().arrivals[1]?.message).toContain('is a folder')
    expect(window.port.argsOf('beginUpload').map(({ fileName }) => fileName)).toEqual(['one.pdf'])
  })

  it('on the welcome says that a project comes first', async () => {
    await change(() => window.session.store.setState({ screen: 'welcome' }))
    await drop([{ name: 'one.pdf', isDirectory: false }])
    expect(window.session.store.getState().toast?.text).toContain('Make or open a project first')
    expect(window.port.argsOf('beginUpload')).toEqual([])
  })
})
