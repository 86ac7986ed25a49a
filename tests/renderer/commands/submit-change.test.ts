// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { retryHeld, submitChange } from '../../../renderer/commands/submit-change.ts'
import { PinciteError } from '../../../shared/api/errors.ts'
import { draftDeleteAnnotation } from '../../../shared/domain/draft-annotation.ts'
import { tag } from '../../cases/small-project.ts'
import { diskFull, openWindow, saving, settled } from './open-window.ts'

describe('submitting a change', () => {
  it('shows it, what Undo would do, and when it was saved', async () => {
    const { session, opened } = await openWindow()
    expect(await submitChange(session, tag('a4', 70))).toBe(true)
    expect(opened().project.annotations).toHaveLength(4)
    expect(opened().undo.undo).toBe('Tag passage')
    expect(opened().save.state).toBe('saved')
    expect(opened().savedAt).toBeInstanceOf(Date)
  })

  it('says that it is saving until the last change on its way is on disk', async () => {
    const { session, opened, port, host } = await openWindow()
    const waiting: (() => void)[] = []
    port.answer('submitChange', async (draft) => {
      await new Promise<void>((resolve) => waiting.push(resolve))
      return { change: host.makeDraft(draft), undo: { undo: draft.label, redo: null }, left: [] }
    })
    const both = [submitChange(session, tag('a4', 70)), submitChange(session, tag('a5', 90))]
    await settled()
    expect(opened().save.state).toBe('saving')
    waiting[0]?.()
    await both[0]
    expect(opened().save.state).toBe('saving')
    waiting[1]?.()
    await both[1]
    expect(opened().save.state).toBe('saved')
  })

  it('is over with saving once a change that was refused comes last', async () => {
    const { session, opened, port, host } = await openWindow()
    const waiting: (() => void)[] = []
    port.answer('submitChange', async (draft) => {
      await new Promise<void>((resolve) => waiting.push(resolve))
      if (draft.label === 'Refused') throw new PinciteError('refused', 'It is there already.')
      return { change: host.makeDraft(draft), undo: { undo: draft.label, redo: null }, left: [] }
    })
    const first = submitChange(session, tag('a4', 70))
    const second = submitChange(session, { ...tag('a5', 90), label: 'Refused' })
    await settled()
    waiting[0]?.()
    await first
    waiting[1]?.()
    await second
    expect(opened().save.state).toBe('saved')
  })

  it('asks nothing of the host in a project that is read-only, and says why', async () => {
    const { session, port } = await openWindow({ project: { readOnly: 'It is of a newer version.' } })
    expect(await submitChange(session, tag('a4', 70))).toBe(false)
    expect(port.argsOf('submitChange')).toEqual([])
    expect(session.store.getState().toast?.text).toBe('Read-only: It is of a newer version.')
  })
})

describe('a change that the disk refuses', () => {
  it('is shown as not saved, changes nothing, and is held', async () => {
    const window = await openWindow()
    diskFull(window.port)
    expect(await submitChange(window.session, tag('a4', 70))).toBe(false)
    expect(window.opened().save).toEqual({
      state: 'failed',
      message: 'The change was not saved: the disk is full.',
    })
    expect(window.opened().project.annotations).toHaveLength(3)
    expect(window.opened().held.map(({ draft }) => draft.label)).toEqual(['Tag passage'])
  })

  it('is made once the fault is gone, with what was to follow', async () => {
    const { session, port, host, opened } = await openWindow()
    const made = vi.fn()
    diskFull(port)
    await submitChange(session, tag('a4', 70), made)
    expect(await retryHeld(session)).toBe(false)
    expect(made).not.toHaveBeenCalled()
    saving(port, host)
    expect(await retryHeld(session)).toBe(true)
    expect(made).toHaveBeenCalledTimes(1)
    expect(opened().held).toEqual([])
    expect(opened().save.state).toBe('saved')
    expect(opened().project.annotations).toHaveLength(4)
  })

  it('is held once when it is wished for again, though its ids are new', async () => {
    const { session, port, host, opened } = await openWindow()
    diskFull(port)
    await submitChange(session, tag('a4', 70))
    await submitChange(session, tag('a5', 70))
    expect(opened().held).toHaveLength(1)
    saving(port, host)
    await submitChange(session, tag('a6', 70))
    expect(opened().held).toEqual([])
    expect(opened().project.annotations).toHaveLength(4)
  })

  it('is told from another like it elsewhere in the text', async () => {
    const { session, port, host, opened } = await openWindow()
    diskFull(port)
    await submitChange(session, tag('a4', 70))
    await submitChange(session, tag('a5', 90))
    await submitChange(session, draftDeleteAnnotation('a1'))
    saving(port, host)
    await retryHeld(session)
    expect(opened().project.annotations.map(({ id }) => id)).toEqual(['a2', 'a3', 'a4', 'a5'])
  })

  it('is held too when nobody answers', async () => {
    const { session, port, opened } = await openWindow()
    port.fail('submitChange', 'internal', 'Pincite does not answer any more.')
    await submitChange(session, tag('a4', 70))
    expect(opened().held).toHaveLength(1)
  })
})

describe('a change that can’t be made', () => {
  it('is no save failure: the person is told why and nothing is held', async () => {
    const { session, port, opened } = await openWindow()
    port.fail('submitChange', 'refused', 'There is no such code.')
    expect(await submitChange(session, tag('a4', 70))).toBe(false)
    expect(opened().save.state).toBe('saved')
    expect(opened().held).toEqual([])
    expect(session.store.getState().toast?.text).toBe('There is no such code.')
  })

  it('is dropped from what is held when the fault passes', async () => {
    const { session, port, opened } = await openWindow()
    diskFull(port)
    await submitChange(session, tag('a4', 70))
    port.fail('submitChange', 'refused', 'Its source is gone.')
    expect(await retryHeld(session)).toBe(true)
    expect(opened().held).toEqual([])
    expect(session.store.getState().toast?.text).toBe('Its source is gone.')
  })
})
