// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { removeSource, renameSource, startRenaming } from '../../../renderer/commands/edit-source.ts'
import { undoChange } from '../../../renderer/commands/undo-change.ts'
import { draftAddSource } from '../../../shared/domain/draft-source.ts'
import { source } from '../../cases/small-project.ts'
import { openWindow, settled } from './open-window.ts'

describe('renaming a source', () => {
  it('changes its title once, though Enter and leaving the field both ask for it', async () => {
    const { session, opened, port } = await openWindow()
    const before = opened().project.sources[0]!
    startRenaming(session, before)
    await Promise.all([
      renameSource(session, before, '  A new\n title '),
      renameSource(session, before, 'A new title'),
    ])
    expect(opened().project.sources[0]?.title).toBe('A new title')
    expect(port.argsOf('submitChange')).toHaveLength(1)
  })

  it('keeps the title where nothing is written', async () => {
    const { session, opened, port } = await openWindow()
    startRenaming(session, opened().project.sources[0]!)
    await renameSource(session, opened().project.sources[0]!, '   ')
    expect(opened().renaming).toBeNull()
    expect(port.argsOf('submitChange')).toEqual([])
  })
})

describe('removing a source', () => {
  it('shows the next in its place and offers Undo, which says what went along', async () => {
    const { session, opened } = await openWindow({ drafts: [draftAddSource(source('s2', '00000002'))] })
    await removeSource(session, opened().project.sources[0]!)
    await settled()
    expect(opened().project.sources.map(({ id }) => id)).toEqual(['s2'])
    expect(opened().sourceId).toBe('s2')
    expect(session.store.getState().toast).toEqual({
      text: '“Report s1” was removed with its 3 tags.',
      undo: true,
    })
  })

  it('can be taken back, which brings an emptied window its report again', async () => {
    const { session, opened, port, host } = await openWindow()
    await removeSource(session, opened().project.sources[0]!)
    expect(opened().sourceId).toBeNull()
    port.answer('undo', () => ({
      change: host.make([{ kind: 'source', id: 's1', field: 'deleted', value: false }]),
      undo: { undo: null, redo: 'Remove source' },
      left: [],
    }))
    await undoChange(session)
    await settled()
    expect(opened().sourceId).toBe('s1')
    expect(opened().project.annotations).toHaveLength(3)
    expect(session.store.getState().toast).toBeNull()
  })
})
