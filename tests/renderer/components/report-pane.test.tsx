// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { showSource } from '../../../renderer/commands/show-source.ts'
import { ReportPane } from '../../../renderer/components/report-pane.tsx'
import { patchOpened } from '../../../renderer/state/session.ts'
import { openWindow, type TestWindow } from '../commands/open-window.ts'
import { change, find, nameOf, render, unmount } from './render.tsx'

let window: TestWindow

beforeEach(async () => {
  window = await openWindow()
  window.port.fail('readSource', 'not-found', 'sources/ab.txt is missing.')
  patchOpened(window.session, { sourceId: null })
  window.session.store.setState({ inView: { state: 'none' } })
  await showSource(window.session, 's1')
  await render(window, <ReportPane />)
})
afterEach(unmount)

describe('a report whose file is lost', () => {
  it('says so, and offers the ways out', () => {
    expect(find('.report-note p').textContent).toBe('sources/ab.txt is missing.')
    expect([...document.querySelectorAll('.report-note button')].map(nameOf)).toEqual([
      'Try again',
      'Add its file again…',
      'Remove it from the project',
    ])
  })

  it('is shown again once its file was added again, with a word on what was done', async () => {
    const outcome = { status: 'already-there', fileName: 'a.txt', sourceId: 's1', title: 'Report' } as const
    const warning = 'Its file in the project was missing or altered, and has been put back.'
    const rest = {
      mediaType: 'text/plain',
      pages: null,
      characters: 1,
      sha256: 'ab',
      reason: null,
      error: null,
    }
    window.port
      .answer('beginUpload', { upload: 'u' })
      .answer('appendUpload', { received: 5 })
      .answer('importUpload', { ...outcome, ...rest, mediaType: 'text/plain', warning })
      .answer('readSource', () => {
        throw new Error('asked again')
      })
    const asked = window.port.argsOf('readSource').length
    const chooser = find('input[type="file"]') as HTMLInputElement
    Object.defineProperty(chooser, 'files', { value: [new File(['words'], 'a.txt')] })
    await change(() => chooser.dispatchEvent(new Event('change', { bubbles: true })))
    await expect.poll(() => window.port.argsOf('readSource').length).toBe(asked + 1)
    expect(window.opened().arrivals.map(({ message }) => message)).toEqual([
      `a.txt is already here as “Report”. ${warning}`,
    ])
  })

  it('can’t be added again to a project that is read-only', async () => {
    await change(() => patchOpened(window.session, { readOnly: 'It is newer.' }))
    expect([...document.querySelectorAll('.report-note button')].map(nameOf)).not.toContain(
      'Add its file again…',
    )
  })
})
