// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CodebookExchangeDialog } from '../../../renderer/components/codebook-exchange-dialog.tsx'
import { CodebookScreen } from '../../../renderer/components/codebook-screen.tsx'
import { DropZone } from '../../../renderer/components/drop-zone.tsx'
import { showView } from '../../../renderer/commands/show-view.ts'
import { useSession } from '../../../renderer/state/session.ts'
import type { CodeDifference } from '../../../shared/codebook-exchange/codebook-difference.ts'
import { PinciteError } from '../../../shared/api/errors.ts'
import { draftCodebook } from '../../../shared/domain/draft-codebook.ts'
import { buildCode } from '../../cases/annotation-builder.ts'
import { openWindow, type TestWindow } from '../commands/open-window.ts'
import { change, find, nameOf, press, render, unmount, write } from './render.tsx'

const same: CodeDifference = { codeId: 'c1', path: ['Finding'], outcome: 'same', edits: [] }
const law: CodeDifference = { codeId: 'n1', path: ['Law'], outcome: 'added', edits: [] }
const defined: CodeDifference = {
  ...{ codeId: 'c2', path: ['Law', 'Statistic'], outcome: 'changed' },
  edits: [{ field: null, property: 'definition', from: '', to: 'A number.' }],
}

let window: TestWindow

function Screen() {
  const shown = useSession((state) => state.shown)
  return (
    <>
      <DropZone />
      <CodebookScreen />
      {shown === 'exchange' && <CodebookExchangeDialog />}
    </>
  )
}

/** Lets the host read any file as these codes, and add Law where they are taken. */
function receiving(codes: readonly CodeDifference[], warnings: readonly string[] = []): void {
  const { port, host } = window
  const undo = { undo: 'Import codebook', redo: null }
  port.answer('importCodebookUpload', ({ apply }) => {
    if (!apply) return { codes, warnings, made: null }
    const next = [...window.opened().project.codes, buildCode('n1', 'Law')]
    const draft = draftCodebook(window.opened().project, next, 'Import codebook')!
    return { codes, warnings, made: { change: host.makeDraft(draft), undo, left: [] } }
  })
}

async function show(more: Parameters<typeof openWindow>[0] = {}): Promise<void> {
  window = await openWindow(more)
  let uploads = 0
  window.port
    .answer('beginUpload', () => ({ upload: `u${++uploads}` }))
    .answer('appendUpload', ({ offset, bytes }) => ({ received: offset + bytes.length }))
    .answer('cancelUpload', null)
  receiving([law, defined, same])
  showView(window.session, 'codebook')
  await render(window, <Screen />)
  await change(() => opener().focus())
  await change(() => opener().click())
}
beforeEach(() => show())
afterEach(unmount)

const opener = () => find('.codes button', 'Import or export codebook')
const primary = () => find('dialog footer button.primary') as HTMLButtonElement
const status = () => find('dialog footer [role="status"]').textContent
const taken = () => window.port.argsOf('importCodebookUpload')

async function drop(...names: readonly string[]): Promise<Event> {
  const files = names.map((name) => new File(['code\nLaw'], name))
  const event = new Event('drop', { bubbles: true, cancelable: true })
  Object.assign(event, { dataTransfer: { files, items: [], types: ['Files'] } })
  await change(() => find('dialog header').dispatchEvent(event))
  await change(() => new Promise((resolve) => setTimeout(resolve)))
  await change(() => undefined)
  return event
}

describe('exporting the codebook', () => {
  it('writes the format that was chosen and says where it went, by Ctrl+Enter too', async () => {
    window.session.store.setState(({ host }) => ({ host: host && { ...host, dialogs: true } }))
    window.port
      .answer('exportCodebook', {
        ...{ exportId: 'e1', fileName: 'c.csv', mediaType: 'text/csv', rows: 3, bytes: 9 },
        warnings: ['A name was cut.'],
      })
      .answer('saveExport', { saved: 'c.csv' })
    expect(document.activeElement).toBe(find('dialog input[value="qdc"]'))
    await change(() => find('dialog input[value="csv"]').click())
    await press('Enter', { ctrlKey: true })
    expect(window.port.argsOf('exportCodebook')).toEqual([{ format: 'csv' }])
    expect(status()).toBe('3 codes saved as c.csv.')
    expect(find('.change-notes').textContent).toBe('A name was cut.')
  })

  it('says in place why nothing was written', async () => {
    window.port.fail('exportCodebook', 'refused', 'A codebook without codes can’t be written as REFI-QDA.')
    await change(() => primary().click())
    expect(status()).toBe('A codebook without codes can’t be written as REFI-QDA.')
  })

  it('saves first what was typed and not left yet', async () => {
    await press('Escape')
    const { htmlFor } = [...document.querySelectorAll('label')].find(
      (label) => label.textContent === 'Definition',
    )!
    await write(find(`[id="${htmlFor}"]`) as HTMLTextAreaElement, 'What is held true.')
    window.port.fail('exportCodebook', 'refused', 'No.')
    await change(() => opener().click())
    await change(() => primary().click())
    expect(window.opened().project.codes[0]?.definition).toBe('What is held true.')
  })
})

describe('importing a codebook', () => {
  it('shows what a dropped file changes and what to know of it, before anything is changed', async () => {
    receiving([law, defined, same], ['1 set of codes left out.'])
    await drop('codes.csv')
    expect(status()).toBe('codes.csv: 1 added, 1 changed, 1 the same.')
    const listed = [...document.querySelectorAll('.changed-code')].map((code) => code.textContent)
    expect(listed).toEqual(['AddedLaw', 'ChangedLaw › StatisticDefinitionempty → becomes A number.'])
    expect(find('.change-notes').textContent).toBe('1 set of codes left out.')
    expect(document.activeElement).toBe(find('[role="region"][aria-label="What the file changes"]'))
    expect(taken()).toEqual([{ upload: 'u1', apply: false }])
    expect(window.opened().project.codes).toHaveLength(3)
  })

  it('imports by one change that is said with its Undo, and gives the focus back', async () => {
    await drop('codes.csv')
    expect(nameOf(primary())).toContain('Import 2 changes')
    await press('Enter', { ctrlKey: true })
    expect(window.opened().project.codes.map(({ name }) => name)).toContain('Law')
    expect(window.session.store.getState().toast).toEqual({
      text: 'Codebook imported: 1 added, 1 changed, 1 the same.',
      undo: true,
    })
    expect(document.querySelector('dialog')).toBeNull()
    expect(document.activeElement).toBe(opener())
  })

  it('has nothing to import where the project has all of it', async () => {
    receiving([same])
    await drop('codes.json')
    expect(document.body.textContent).toContain('Nothing changes.')
    expect(primary().disabled).toBe(true)
    await press('Enter', { ctrlKey: true })
    expect(taken()).toEqual([{ upload: 'u1', apply: false }])
  })

  it('forgets the file and changes nothing on Escape', async () => {
    await drop('codes.csv')
    await press('Escape')
    expect(window.port.argsOf('cancelUpload')).toEqual([{ upload: 'u1' }])
    expect(document.querySelector('dialog')).toBeNull()
    expect(document.activeElement).toBe(opener())
    expect(taken()).toHaveLength(1)
  })

  it('keeps what is looked at while another file can’t be read, and forgets it for one that can', async () => {
    await drop('codes.csv')
    window.port.fail('importCodebookUpload', 'refused', '“b.qdc” can’t be read as a codebook. Line 2: no.')
    await drop('b.qdc')
    expect(status()).toBe('“b.qdc” can’t be read as a codebook. Line 2: no.')
    expect(find('dialog header .meta').textContent).toBe('codes.csv')
    receiving([law])
    await drop('c.qdc')
    expect(status()).toBe('c.qdc: 1 added, 0 changed, 0 the same.')
    expect(window.port.argsOf('cancelUpload')).toEqual([{ upload: 'u2' }, { upload: 'u1' }])
  })

  it('stays with its changes where they can’t be saved, so that it can be tried again', async () => {
    await drop('codes.csv')
    window.port.fail('importCodebookUpload', 'not-saved', 'The change was not saved: the disk is full.')
    await change(() => primary().click())
    expect(status()).toBe('The change was not saved: the disk is full.')
    receiving([law])
    await change(() => primary().click())
    expect(window.opened().project.codes.map(({ name }) => name)).toContain('Law')
  })

  it('says so where another window has imported the same meanwhile', async () => {
    await drop('codes.csv')
    const undo = { undo: null, redo: null }
    window.port.answer('importCodebookUpload', {
      ...{ codes: [same], warnings: [], made: { change: null, undo, left: [] } },
    })
    await change(() => primary().click())
    expect(window.session.store.getState().toast?.text).toBe(
      'Nothing was imported: the project has all of it already.',
    )
  })

  it('takes one file at a time, and no drop adds a report', async () => {
    const event = await drop('a.csv', 'b.csv')
    expect(status()).toBe('These are several files. Import one codebook at a time.')
    expect(event.defaultPrevented).toBe(true)
    expect(window.port.argsOf('beginUpload')).toEqual([])
  })

  it('can be stopped while the file is sent', async () => {
    let answer: (value: { upload: string }) => void = () => undefined
    window.port.answer('beginUpload', () => new Promise<{ upload: string }>((resolve) => (answer = resolve)))
    await drop('codes.csv')
    await press('Escape')
    await change(() => answer({ upload: 'u9' }))
    expect(status()).toBe('Stopped. Nothing was changed.')
    expect(window.port.argsOf('cancelUpload')).toEqual([{ upload: 'u9' }])
    await press('Escape')
    expect(document.querySelector('dialog')).toBeNull()
  })

  it('draws the first 500 of many codes and counts the others', async () => {
    receiving(Array.from({ length: 1502 }, (_, index) => ({ ...law, codeId: `n${index}` })))
    await drop('codes.csv')
    expect(document.querySelectorAll('.changed-code')).toHaveLength(500)
    expect(document.body.textContent).toContain('And 1,002 more codes.')
    expect(nameOf(primary())).toContain('Import 1,502 changes')
  })
})

it('exports only where the project is read-only', async () => {
  await show({ project: { readOnly: 'It is newer.' } })
  expect(document.body.textContent).toContain('This project is read-only, so nothing can be imported.')
  expect([...document.querySelectorAll('dialog button')].map(nameOf)).not.toContain('Choose file…')
  await drop('codes.csv')
  expect(status()).toBe('This project is read-only: its codebook can be exported only.')
  expect(window.port.argsOf('beginUpload')).toEqual([])
  window.port.answer('exportCodebook', () => {
    throw new PinciteError('refused', 'Written after all.')
  })
  await change(() => primary().click())
  expect(status()).toBe('Written after all.')
})
