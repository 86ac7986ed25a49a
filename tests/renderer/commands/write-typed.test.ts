// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { guardLeaving, isUnsaved, keepTrying } from '../../../renderer/commands/keep-trying.ts'
import { leaveProject } from '../../../renderer/commands/open-project.ts'
import { undoChange } from '../../../renderer/commands/undo-change.ts'
import { saveSlot, saveTyped, typeText } from '../../../renderer/commands/write-typed.ts'
import { typeCodeText } from '../../../renderer/commands/write-code-text.ts'
import { addFigure } from '../../../renderer/commands/edit-figures.ts'
import { memoSlot, partSlot, slotKey } from '../../../renderer/state/slot.ts'
import { patchOpened } from '../../../renderer/state/session.ts'
import { draftDeleteAnnotation, draftMemo, draftRecode } from '../../../shared/domain/draft-annotation.ts'
import { diskFull, openWindow, saving, settled } from './open-window.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('a memo that is typed', () => {
  it('is saved once typing rests, as one change', async () => {
    const { session, port, annotation, opened } = await openWindow()
    typeText(session, memoSlot('a1'), 'A')
    await vi.advanceTimersByTimeAsync(400)
    typeText(session, memoSlot('a1'), 'A note')
    await vi.advanceTimersByTimeAsync(400)
    expect(port.argsOf('submitChange')).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(port.argsOf('submitChange')).toHaveLength(1)
    expect(annotation('a1').memo).toBe('A note')
    expect(opened().typed.size).toBe(0)
  })

  it('stays a draft while the disk refuses it, whatever is chosen meanwhile', async () => {
    const { session, port, host, annotation, opened } = await openWindow()
    diskFull(port)
    typeText(session, memoSlot('a1'), 'A note')
    await saveSlot(session, memoSlot('a1'))
    patchOpened(session, { annotationId: 'a2' })
    expect(opened().typed.get(slotKey(memoSlot('a1')))?.text).toBe('A note')
    expect(opened().save.state).toBe('failed')
    saving(port, host)
    expect(await saveTyped(session)).toBe(true)
    expect(annotation('a1').memo).toBe('A note')
  })

  it('is tried again by itself until the fault is gone', async () => {
    const { session, port, host, annotation, opened } = await openWindow()
    keepTrying(session)
    diskFull(port)
    typeText(session, memoSlot('a1'), 'A note')
    await vi.advanceTimersByTimeAsync(1_000)
    for (const annotationId of ['a1', 'a2', 'a3']) patchOpened(session, { annotationId })
    await vi.advanceTimersByTimeAsync(9_000)
    // At 0.6 s, when typing rested, and every 3 s after that.
    expect(port.argsOf('submitChange')).toHaveLength(4)
    saving(port, host)
    await vi.advanceTimersByTimeAsync(4_000)
    expect(annotation('a1').memo).toBe('A note')
    expect(opened().save.state).toBe('saved')
    const calls = port.argsOf('submitChange').length
    await vi.advanceTimersByTimeAsync(10_000)
    expect(port.argsOf('submitChange')).toHaveLength(calls)
  })

  it('keeps the words typed while an earlier text is on its way, and saves them last', async () => {
    const { session, port, host, annotation, opened } = await openWindow()
    const waiting: (() => void)[] = []
    port.answer('submitChange', async (draft) => {
      await new Promise<void>((resolve) => waiting.push(resolve))
      return { change: host.makeDraft(draft), undo: { undo: draft.label, redo: null }, left: [] }
    })
    typeText(session, memoSlot('a1'), 'one')
    const first = saveSlot(session, memoSlot('a1'))
    await settled()
    typeText(session, memoSlot('a1'), 'one two')
    const second = saveSlot(session, memoSlot('a1'))
    await settled()
    expect(waiting).toHaveLength(1)
    waiting[0]?.()
    await first
    expect(opened().typed.get(slotKey(memoSlot('a1')))?.text).toBe('one two')
    await settled()
    waiting[1]?.()
    await second
    expect(annotation('a1').memo).toBe('one two')
    expect(opened().typed.size).toBe(0)
  })

  it('is saved before Undo, which then takes it back', async () => {
    const { session, port, host, annotation } = await openWindow()
    port.answer('undo', () => ({
      change: host.makeDraft(draftMemo('a1', '')),
      undo: { undo: null, redo: 'Edit memo' },
      left: [],
    }))
    typeText(session, memoSlot('a1'), 'A note')
    await undoChange(session)
    expect(port.argsOf('submitChange')).toHaveLength(1)
    expect(annotation('a1').memo).toBe('')
  })

  it('waits for its annotation when that was deleted elsewhere', async () => {
    const { session, elsewhere, port, opened } = await openWindow()
    typeText(session, memoSlot('a1'), 'A note')
    elsewhere(draftDeleteAnnotation('a1'))
    await saveTyped(session)
    expect(port.argsOf('submitChange')).toEqual([])
    expect(opened().typed.get(slotKey(memoSlot('a1')))?.text).toBe('A note')
  })
})

describe('leaving', () => {
  const unload = () => {
    const event = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(event)
    return event.defaultPrevented
  }

  it('asks before the window is closed over words that are not on disk, and only then', async () => {
    const { session } = await openWindow()
    guardLeaving(session, window)
    expect(unload()).toBe(false)
    typeText(session, memoSlot('a1'), 'A note')
    expect(unload()).toBe(true)
    await settled()
    expect(unload()).toBe(false)
  })

  it('stays in a project while a number of a figure can’t be read, and goes to it', async () => {
    const { session, port, annotation, opened } = await openWindow({
      drafts: [draftRecode('a2', ['c1'], ['c2'], '')],
    })
    await addFigure(session, annotation('a2'))
    const [figure] = annotation('a2').figures
    typeText(session, partSlot('a2', figure!.id, 'value'), '17,900', false)
    await leaveProject(session)
    expect(opened().annotationId).toBe('a2')
    expect(session.store.getState().toast?.text).toContain('“17,900” can be read in two ways')
    expect(port.argsOf('closeProject')).toEqual([])
    expect(unload()).toBe(false)
    guardLeaving(session, window)
    expect(unload()).toBe(true)
  })

  it('is not held up by what has no field any more: that of a deleted annotation, or of another code', async () => {
    for (const gone of [draftDeleteAnnotation('a2'), draftRecode('a2', ['c2'], ['c1'], '')]) {
      const { session, port, annotation, elsewhere } = await openWindow({
        drafts: [draftRecode('a2', ['c1'], ['c2'], '')],
      })
      await addFigure(session, annotation('a2'))
      const [figure] = annotation('a2').figures
      const slot = partSlot('a2', figure!.id, 'value')
      typeText(session, slot, '17,900', false)
      await saveSlot(session, slot)
      typeText(session, memoSlot('a3'), 'A note', false)
      elsewhere(gone)
      elsewhere(draftDeleteAnnotation('a3'))
      port.answer('closeProject', null)
      await leaveProject(session)
      expect(session.store.getState().screen).toBe('welcome')
    }
  })

  it('is not held up by a text of a code that is gone', async () => {
    const { session, port } = await openWindow()
    typeCodeText(session, { codeId: 'gone', fieldId: null, part: 'name' }, 'Claim')
    port.answer('closeProject', null)
    await leaveProject(session)
    expect(session.store.getState().screen).toBe('welcome')
  })

  it('stays in a project while something of it can’t be saved', async () => {
    const { session, port, opened } = await openWindow()
    diskFull(port)
    typeText(session, memoSlot('a1'), 'A note')
    await leaveProject(session)
    expect(isUnsaved(opened())).toBe(true)
    expect(session.store.getState().toast?.text).toContain('Not everything is saved yet')
    expect(port.argsOf('closeProject')).toEqual([])
  })
})
