// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DatasetImportDialog, MarksDialog } from '../../../renderer/components/dataset-import-dialog.tsx'
import { patchOpened, useSession } from '../../../renderer/state/session.ts'
import { PinciteError } from '../../../shared/api/errors.ts'
import type { DatasetImportOutcome } from '../../../shared/api/pincite-api.ts'
import type { ImportItem, ImportReport } from '../../../shared/dataset-import/import-report.ts'
import { openWindow, type TestWindow } from '../commands/open-window.ts'
import { change, find, nameOf, press, render, unmount } from './render.tsx'
import { stoppedTask } from './stopped-task.ts'

const NONE = { added: 0, changed: 0, kept: 0, same: 0, notTaken: 0, moved: 0, orphans: 0, returned: 0 }
const LISTS = { items: [], newCodes: [], newCoders: [], changedCodes: [], changedSources: [], warnings: [] }

function report(counts: Partial<ImportReport>, items: readonly ImportItem[] = []): ImportReport {
  return { ...NONE, ...LISTS, ...counts, items }
}

function looked(counts: Partial<ImportReport>, items: readonly ImportItem[] = []): DatasetImportOutcome {
  return { report: report(counts, items), changes: true, made: null }
}

let window: TestWindow

function Dialogs() {
  const shown = useSession((state) => state.shown)
  return (
    <>
      {shown === 'import' && <DatasetImportDialog />}
      {shown === 'marks' && <MarksDialog />}
    </>
  )
}

async function show(shown: 'import' | 'marks'): Promise<void> {
  await render(window, <Dialogs />)
  await change(() => window.session.store.setState({ shown }))
  await change(() => undefined)
}

beforeEach(async () => {
  window = await openWindow()
  patchOpened(window.session, { sourceId: 's1' })
  window.port
    .answer('beginUpload', { upload: 'u1' })
    .answer('appendUpload', ({ offset, bytes }) => ({ received: offset + bytes.length }))
    .answer('cancelUpload', null)
    .answer('cancelTask', null)
})
afterEach(unmount)

const status = () => find('dialog footer [role="status"]').textContent
const button = (name: string) => find('dialog footer button', name)
const primary = () => find('dialog footer button.primary') as HTMLButtonElement
const calls = () => window.port.argsOf('importDatasetUpload').map(({ apply }) => apply)
const annotations = () => window.opened().project.annotations

async function choose(): Promise<void> {
  const chooser = find('[aria-label="Dataset file"]')
  Object.defineProperty(chooser, 'files', { value: [new File(['{}'], 'rows.jsonl')], configurable: true })
  await change(() => chooser.dispatchEvent(new Event('change', { bubbles: true })))
  await change(() => new Promise((resolve) => setTimeout(resolve)))
  await change(() => undefined)
}

describe('the marks within a PDF', () => {
  const mark: ImportItem = {
    ...{ place: 'highlight 1', id: 'm1', outcome: 'added', quote: 'Forty new wells are needed.', page: 'iv' },
    ...{ codes: ['Finding'], colour: '#ffff00', fields: [], reason: '' },
  }
  const empty: ImportItem = {
    ...{ place: 'underline 2', id: 'm2', outcome: 'not-taken', quote: '', page: '1', codes: [], colour: '' },
    ...{ fields: [], reason: 'It covers no words that can be selected.' },
  }

  it('are listed one by one: words, page, and colour with the code it becomes', async () => {
    window.port.answer('importHighlights', looked({ added: 1, notTaken: 1 }, [mark, empty]))
    await show('marks')
    const items = [...document.querySelectorAll('[aria-label="What to look at"] > li')]
    expect(items.map((item) => item.textContent)).toEqual([
      'Not taken underline 2, p.\u00A01It covers no words that can be selected.',
      'NewForty new wells are needed. highlight 1, p.\u00A0iv #ffff00 → Finding',
    ])
    expect(find('.mark-colour').style.background).toBe('#ffff00')
  })

  it('are left as they are where Cancel stops the looking', async () => {
    const { answer, stop } = stoppedTask()
    window.port.answer('importHighlights', answer)
    await show('marks')
    const before = annotations()
    await change(() => button('Cancel').click())
    expect(window.port.argsOf('cancelTask')).toHaveLength(1)
    await change(stop)
    expect(status()).toBe('Stopped. Nothing was changed.')
    expect(window.port.argsOf('importHighlights')).toMatchObject([{ apply: false }])
    expect(annotations()).toBe(before)
    await change(() => button('Cancel').click())
    expect(document.querySelector('dialog')).toBeNull()
  })
})

describe('another file that is refused', () => {
  it('takes what the one before would bring out of sight', async () => {
    window.port.answer('importDatasetUpload', looked({ added: 2 }))
    await show('import')
    await choose()
    expect(nameOf(primary())).toContain('Import 2 rows')
    window.port.answer('importDatasetUpload', () => {
      throw new PinciteError('bad-request', '“rows.jsonl” is not as it was sealed.')
    })
    await choose()
    expect(status()).toBe('“rows.jsonl” is not as it was sealed.')
    expect(find('dialog').textContent).toContain('Drop a dataset here')
    expect(document.querySelector('dialog footer button.primary')).toBeNull()
    expect(window.port.argsOf('cancelUpload')).toHaveLength(2)
  })
})

describe('Cancel, while a dataset is imported', () => {
  beforeEach(async () => {
    window.port.answer('importDatasetUpload', looked({ added: 2 }))
    await show('import')
  })

  it('asks the host to stop, and nothing is changed; what was looked at can be imported again', async () => {
    await choose()
    expect(status()).toBe('2 new, 0 changed, 0 the same, 0 not taken.')
    const before = annotations()
    const { answer, stop } = stoppedTask()
    window.port.answer('importDatasetUpload', answer)
    await change(() => primary().click())
    const [, { task }] = window.port.argsOf('importDatasetUpload') as [unknown, { task: string }]
    await change(() => window.port.emit('progressed', { task, done: 1, of: 4, doing: 'Reading wells.pdf' }))
    // Progress shows once the work lasts.
    await new Promise((resolve) => setTimeout(resolve, 600))
    await change(() => undefined)
    expect(find('dialog .exchange-task').textContent).toContain('Reading wells.pdf')
    await change(() => button('Cancel').click())
    expect(window.port.argsOf('cancelTask')).toEqual([{ task }])
    expect(find('dialog .exchange-task').textContent).toContain('Stopping…')
    await change(stop)
    expect(status()).toBe('Stopped. Nothing was changed.')
    expect(annotations()).toBe(before)
    expect(window.opened().undo.undo).toBeNull()
    expect(window.session.store.getState().toast).toBeNull()
    expect(window.port.argsOf('cancelUpload')).toEqual([])
    expect(nameOf(primary())).toContain('Import 2 rows')
    expect(primary().disabled).toBe(false)
  })

  it('stops the looking, and forgets the file that was sent', async () => {
    const { answer, stop } = stoppedTask()
    window.port.answer('importDatasetUpload', answer)
    await choose()
    await press('Escape')
    await change(stop)
    expect(status()).toBe('Stopped. Nothing was changed.')
    expect(window.port.argsOf('cancelUpload')).toEqual([{ upload: 'u1' }])
    expect(calls()).toEqual([false])
    expect(find('dialog').textContent).toContain('Drop a dataset here')
  })

  it('leaves without a change where nothing is under way', async () => {
    await choose()
    await change(() => button('Cancel').click())
    expect(document.querySelector('dialog')).toBeNull()
    expect(window.port.argsOf('cancelUpload')).toEqual([{ upload: 'u1' }])
    expect(calls()).toEqual([false])
  })
})
