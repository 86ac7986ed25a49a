// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { enterProject } from '../../../renderer/commands/open-project.ts'
import { receiveChanges, rereadProject } from '../../../renderer/commands/receive-changes.ts'
import { submitChange } from '../../../renderer/commands/submit-change.ts'
import type { OpenProject } from '../../../shared/api/pincite-api.ts'
import { draftMemo } from '../../../shared/domain/draft-annotation.ts'
import { draftRemoveSource } from '../../../shared/domain/draft-source.ts'
import { tag } from '../../cases/small-project.ts'
import { FOLDER, openProjectOf, openWindow, settled } from './open-window.ts'

afterEach(() => vi.useRealTimers())

describe('changes that reach a window', () => {
  it('are applied once, though the answer and the event both bring them', async () => {
    const window = await openWindow()
    window.port.answer('submitChange', (draft) => {
      const change = window.host.makeDraft(draft)
      receiveChanges(window.session, FOLDER, [change])
      return { change, undo: { undo: draft.label, redo: null }, left: [] }
    })
    expect(await submitChange(window.session, tag('a4', 70))).toBe(true)
    expect(window.opened().project.annotations).toHaveLength(4)
  })

  it('wait for the one they follow when they overtake it', async () => {
    const { session, host, opened } = await openWindow()
    const first = host.makeDraft(tag('a4', 70))
    const second = host.makeDraft(draftMemo('a4', 'A note'))
    receiveChanges(session, FOLDER, [second])
    expect(opened().project.annotations).toHaveLength(3)
    receiveChanges(session, FOLDER, [first])
    expect(opened().project.annotations[3]?.memo).toBe('A note')
  })

  it('have the project read anew when the one they follow never comes', async () => {
    vi.useFakeTimers()
    const { session, host, opened, port } = await openWindow()
    host.makeDraft(tag('a4', 70))
    receiveChanges(session, FOLDER, [host.makeDraft(draftMemo('a4', 'A note'))])
    await vi.advanceTimersByTimeAsync(1000)
    expect(port.argsOf('openProject')).toEqual([{ folder: FOLDER }])
    expect(opened().project.annotations[3]?.memo).toBe('A note')
  })

  it('are kept when they come while the project is still being read', async () => {
    const { session, host, opened } = await openWindow()
    const old = openProjectOf(host)
    let answer: (project: OpenProject) => void = () => undefined
    const entering = enterProject(session, () => new Promise((resolve) => (answer = resolve)))
    receiveChanges(session, FOLDER, [host.makeDraft(tag('a4', 70))])
    answer(old)
    await entering
    expect(opened().project.annotations).toHaveLength(4)
  })

  it('leave the project alone when they are of another folder', async () => {
    const { session, host, opened } = await openWindow()
    receiveChanges(session, '/projects/other', [host.makeDraft(tag('a4', 70))])
    expect(opened().project.annotations).toHaveLength(3)
  })

  it('keep unchanged annotations the same objects', async () => {
    const { opened, annotation, elsewhere } = await openWindow()
    const before = annotation('a1')
    elsewhere(draftMemo('a2', 'A note'))
    expect(annotation('a1')).toBe(before)
    expect(opened().project.annotations[1]?.memo).toBe('A note')
  })

  it('empty the view when they take its report away', async () => {
    const { session, opened, elsewhere } = await openWindow()
    expect(opened().sourceId).toBe('s1')
    elsewhere(draftRemoveSource('s1'))
    expect(opened().sourceId).toBeNull()
    expect(session.store.getState().inView).toEqual({ state: 'none' })
  })
})

describe('reading a project again', () => {
  it('brings what was missed and stays at the same report', async () => {
    const { session, host, opened } = await openWindow()
    host.makeDraft(tag('a4', 70))
    await rereadProject(session)
    expect(opened().project.annotations).toHaveLength(4)
    expect(opened().sourceId).toBe('s1')
  })

  it('says why when it fails, and keeps what is shown', async () => {
    const { session, port, opened } = await openWindow()
    port.fail('openProject', 'cannot-open', 'The folder is gone.')
    await rereadProject(session)
    await settled()
    expect(session.store.getState().toast?.text).toContain('The folder is gone.')
    expect(opened().project.annotations).toHaveLength(3)
  })
})
