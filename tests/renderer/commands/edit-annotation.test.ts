// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import {
  deleteAnnotation,
  finishAdjusting,
  recodeAnnotation,
  startAdjusting,
  toggleCode,
} from '../../../renderer/commands/edit-annotation.ts'
import { typeText } from '../../../renderer/commands/write-typed.ts'
import { memoSlot } from '../../../renderer/state/slot.ts'
import { patchOpened } from '../../../renderer/state/session.ts'
import { openWindow, select } from './open-window.ts'
import { CODES, tag } from '../../cases/small-project.ts'

describe('deleting an annotation', () => {
  it('makes the next one of the list the one at hand, and offers Undo', async () => {
    const { session, annotation, opened } = await openWindow()
    patchOpened(session, { annotationId: 'a2' })
    expect(await deleteAnnotation(session, annotation('a2'))).toBe(true)
    expect(opened().annotationId).toBe('a3')
    expect(session.store.getState().toast).toEqual({ text: 'Finding removed.', undo: true })
  })

  it('goes by the list as the filter leaves it, and back from its end', async () => {
    const drafts = [
      tag('b1', 40, { codeIds: [CODES.statistic] }),
      tag('b2', 60, { codeIds: [CODES.statistic] }),
    ]
    const { session, annotation, opened } = await openWindow({ drafts })
    patchOpened(session, { annotationId: 'b2', codeFilter: CODES.statistic })
    await deleteAnnotation(session, annotation('b2'))
    expect(opened().annotationId).toBe('b1')
  })

  it('saves the memo first, so that it comes back with the annotation', async () => {
    const { session, annotation, port } = await openWindow()
    typeText(session, memoSlot('a1'), 'A note')
    await deleteAnnotation(session, annotation('a1'))
    expect(port.argsOf('submitChange').map(({ label }) => label)).toEqual(['Edit memo', 'Delete annotation'])
  })
})

describe('codes of an annotation', () => {
  it('are replaced by recoding', async () => {
    const { session, annotation, opened } = await openWindow()
    await recodeAnnotation(session, annotation('a1'), opened().project.codes[2]!)
    expect(annotation('a1').codeIds).toEqual([CODES.recommendation])
    expect(opened().undo.undo).toBe('Recode as Recommendation')
  })

  it('are added and taken off, but not the last', async () => {
    const { session, annotation, opened, port } = await openWindow()
    const [finding, statistic] = opened().project.codes
    await toggleCode(session, annotation('a1'), statistic!)
    expect(annotation('a1').codeIds).toEqual([CODES.finding, CODES.statistic])
    await toggleCode(session, annotation('a1'), finding!)
    expect(annotation('a1').codeIds).toEqual([CODES.statistic])
    const calls = port.argsOf('submitChange').length
    await toggleCode(session, annotation('a1'), statistic!)
    expect(port.argsOf('submitChange')).toHaveLength(calls)
    expect(session.store.getState().toast?.text).toContain('Statistic is its only code.')
  })
})

describe('adjusting the ends', () => {
  it('starts from the passage and takes the selection', async () => {
    const window = await openWindow()
    const { session, annotation, opened, report } = window
    startAdjusting(session, annotation('a1'))
    expect(report.setSelection).toHaveBeenCalledWith([{ start: 10, end: 14 }])
    select(window, 'So say all 12 unions.')
    await finishAdjusting(session)
    expect(annotation('a1').target).toMatchObject({ exact: 'So say all 12 unions.', fileLabel: '1' })
    expect(opened().adjusting).toBeNull()
  })

  it('changes nothing where the ends are as before', async () => {
    const { session, annotation, opened, port } = await openWindow()
    startAdjusting(session, annotation('a1'))
    const span = { start: 10, end: 14 }
    patchOpened(session, { selected: { spans: [span], caret: 14, upwards: false, place: () => null } })
    await finishAdjusting(session)
    expect(port.argsOf('submitChange')).toEqual([])
    expect(opened().adjusting).toBeNull()
  })

  it('is not begun in a project that is read-only', async () => {
    const { session, annotation, opened } = await openWindow({ project: { readOnly: 'It is newer.' } })
    startAdjusting(session, annotation('a1'))
    expect(opened().adjusting).toBeNull()
    expect(session.store.getState().toast?.text).toBe('Read-only: It is newer.')
  })
})
