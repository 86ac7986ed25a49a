// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import {
  describeCounts,
  dropCodebook,
  exportCodebook,
  previewCodebook,
  takeCodebook,
} from '../../../renderer/commands/exchange-codebook.ts'
import type { CodeDifference } from '../../../shared/codebook-exchange/codebook-difference.ts'
import { writesOf } from '../../../shared/domain/draft-writes.ts'
import { openWindow, type TestWindow } from './open-window.ts'

const difference = (outcome: CodeDifference['outcome']): CodeDifference => ({
  ...{ codeId: 'c1', path: ['Finding'], outcome, edits: [] },
})
const codes = [difference('changed'), difference('same'), difference('same')]
const sending = { onSent: () => undefined, isWanted: () => true }
const file = new File(['code\nResult'], 'codes.csv')

/** A host that renames a code when a codebook is taken. */
function receiving({ port, host }: TestWindow): void {
  port
    .answer('beginUpload', { upload: 'u1' })
    .answer('appendUpload', ({ offset, bytes }) => ({ received: offset + bytes.length }))
    .answer('cancelUpload', null)
    .answer('importCodebookUpload', ({ apply }) => {
      if (!apply) return { codes, warnings: ['1 set of codes left out.'], made: null }
      const draft = { label: 'Import codebook', writes: writesOf('code', 'c1', { name: 'Result' }) }
      const undo = { undo: 'Import codebook', redo: null }
      return { codes, warnings: [], made: { change: host.makeDraft(draft), undo, left: [] } }
    })
}

describe('taking a codebook from a file', () => {
  it('says first what it would change, and changes nothing', async () => {
    const window = await openWindow()
    receiving(window)
    const preview = await previewCodebook(window.session, file, sending)
    expect(preview).toEqual({ upload: 'u1', codes, warnings: ['1 set of codes left out.'] })
    expect(window.opened().project.codes[0]?.name).toBe('Finding')
    expect(window.port.argsOf('importCodebookUpload')).toEqual([{ upload: 'u1', apply: false }])
  })

  it('then takes it, shows it, and offers Undo', async () => {
    const window = await openWindow()
    receiving(window)
    await takeCodebook(window.session, { upload: 'u1', codes, warnings: [] })
    expect(window.opened().project.codes[0]?.name).toBe('Result')
    expect(window.opened().undo).toEqual({ undo: 'Import codebook', redo: null })
    expect(window.session.store.getState().toast).toEqual({
      text: 'Codebook imported: 0 added, 1 changed, 2 the same.',
      undo: true,
    })
  })

  it('forgets the file where it can’t be read or is not wanted', async () => {
    const window = await openWindow()
    receiving(window)
    window.port.fail('importCodebookUpload', 'refused', '“codes.csv” is empty.')
    await expect(previewCodebook(window.session, file, sending)).rejects.toThrow('“codes.csv” is empty.')
    dropCodebook(window.session, { upload: 'u2' })
    expect(window.port.argsOf('cancelUpload')).toEqual([{ upload: 'u1' }, { upload: 'u2' }])
  })

  it('refuses a file that is too large before it is sent', async () => {
    const window = await openWindow()
    const large = new File(['x'.repeat(1001)], 'codes.csv')
    await expect(previewCodebook(window.session, large, sending)).rejects.toThrow('larger than')
    expect(window.port.argsOf('beginUpload')).toEqual([])
  })
})

it('writes the codebook into a file', async () => {
  const { session, port } = await openWindow()
  session.store.setState({ host: { dialogs: true } as never })
  port
    .answer('exportCodebook', {
      ...{ exportId: 'e1', fileName: 'c.qdc', mediaType: 'application/xml', rows: 1, bytes: 9, warnings: [] },
    })
    .answer('saveExport', { saved: 'c.qdc' })
  expect((await exportCodebook(session, 'qdc')).message).toBe('1 code saved as c.qdc.')
})

it('counts what becomes of codes', () => {
  expect(describeCounts([difference('added'), ...codes])).toBe('1 added, 1 changed, 2 the same')
})
