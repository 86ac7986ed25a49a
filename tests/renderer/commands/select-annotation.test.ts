// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { listedAnnotations, stepAnnotation } from '../../../renderer/commands/select-annotation.ts'
import { patchOpened } from '../../../renderer/state/session.ts'
import { draftAddSource } from '../../../shared/domain/draft-source.ts'
import { CODES, source, tag } from '../../cases/small-project.ts'
import { openWindow } from './open-window.ts'

describe('the annotations of the panel', () => {
  it('are those of the report in view, in reading order, as the filter leaves them', async () => {
    const { session, opened } = await openWindow({
      drafts: [
        draftAddSource(source('s2', '00000002')),
        tag('z', 5, { sourceId: 's2' }),
        tag('b', 40, { codeIds: [CODES.statistic] }),
      ],
    })
    expect(listedAnnotations(opened()).map(({ id }) => id)).toEqual(['a1', 'a2', 'b', 'a3'])
    patchOpened(session, { codeFilter: CODES.statistic })
    expect(listedAnnotations(opened()).map(({ id }) => id)).toEqual(['b'])
  })
})

describe('going from one annotation to the next', () => {
  it('begins where the person reads', async () => {
    const { session, opened, report } = await openWindow()
    report.getInfo.mockReturnValue({ visible: { start: 25, end: 45 } })
    stepAnnotation(session, 1)
    expect(opened().annotationId).toBe('a2')
    patchOpened(session, { annotationId: null })
    stepAnnotation(session, -1)
    expect(opened().annotationId).toBe('a1')
  })

  it('brings the passage into view and says where in the list it is', async () => {
    const { session, report } = await openWindow()
    patchOpened(session, { annotationId: 'a1' })
    expect(stepAnnotation(session, 1)).toBe(true)
    expect(report.goToSpan).toHaveBeenCalledWith({ start: 30, end: 34 })
    expect(session.store.getState().said.text).toBe('2 of 3, page i')
  })

  it('stays at the ends and says so', async () => {
    const { session, opened } = await openWindow()
    patchOpened(session, { annotationId: 'a3' })
    expect(stepAnnotation(session, 1)).toBe(false)
    expect(opened().annotationId).toBe('a3')
    expect(session.store.getState().said.text).toBe('Last annotation.')
  })
})
