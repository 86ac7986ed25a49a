// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { finishAdjusting, startAdjusting } from '../../../renderer/commands/edit-annotation.ts'
import { addPart, markArea } from '../../../renderer/commands/mark-area.ts'
import { stepAnnotation } from '../../../renderer/commands/select-annotation.ts'
import { tagPassage } from '../../../renderer/commands/tag-passage.ts'
import { patchOpened } from '../../../renderer/state/session.ts'
import type { PageBox } from '../../../shared/anchoring/page-box.ts'
import { openWindow, type TestWindow } from './open-window.ts'

const UPPER = { page: 2, left: 72, bottom: 500, right: 300, top: 600.5 }
const LOWER = { page: 2, left: 72, bottom: 100, right: 300, top: 200 }

function selectArea({ session }: TestWindow, region: PageBox): void {
  patchOpened(session, { selected: { spans: [], caret: 0, upwards: false, region, place: () => null } })
}

async function tagArea(window: TestWindow, region: PageBox): Promise<string> {
  selectArea(window, region)
  await tagPassage(window.session, window.opened().project.codes[0]!)
  return window.opened().annotationId!
}

describe('tagging an area', () => {
  it('stores the rectangle and the page, and says that it is an area', async () => {
    const window = await openWindow()
    const made = window.annotation(await tagArea(window, UPPER))
    expect(made.target).toMatchObject({ exact: '', region: UPPER, boxes: [UPPER], page: 2, fileLabel: '1' })
    expect(window.opened().selected).toBeNull()
    expect(window.session.store.getState().said.text).toBe('Finding added, page 1, area.')
  })

  it('makes areas that are reached down the page, whichever was made first', async () => {
    const window = await openWindow()
    const lower = await tagArea(window, LOWER)
    const upper = await tagArea(window, UPPER)
    patchOpened(window.session, { annotationId: upper })
    stepAnnotation(window.session, 1)
    expect(window.opened().annotationId).toBe(lower)
    expect(window.report.goToRegion).toHaveBeenLastCalledWith(LOWER)
  })
})

describe('adjusting an area', () => {
  it('shows it in the report and writes a new target with the new edges', async () => {
    const window = await openWindow()
    const id = await tagArea(window, UPPER)
    const before = window.annotation(id).target
    startAdjusting(window.session, window.annotation(id))
    expect(window.report.setArea).toHaveBeenCalledWith(UPPER)
    selectArea(window, { ...UPPER, right: 340 })
    await finishAdjusting(window.session)
    const { target } = window.annotation(id)
    expect(target.region).toEqual({ ...UPPER, right: 340 })
    expect(target.id).not.toBe(before.id)
  })

  it('changes nothing where the edges stayed', async () => {
    const window = await openWindow()
    const id = await tagArea(window, UPPER)
    startAdjusting(window.session, window.annotation(id))
    selectArea(window, UPPER)
    await finishAdjusting(window.session)
    expect(window.port.argsOf('submitChange')).toHaveLength(1)
    expect(window.opened().adjusting).toBeNull()
  })
})

describe('marking an area', () => {
  it('begins in the report', async () => {
    const { session, report } = await openWindow()
    markArea(session, { withRectangle: true })
    expect(report.markArea).toHaveBeenCalledWith({ withRectangle: true })
  })

  it('says why where a report has no pages, or nothing can be changed', async () => {
    const { session, report } = await openWindow()
    report.hasPages = false
    markArea(session, { withRectangle: true })
    expect(session.store.getState().toast?.text).toMatch(/no pages/)
    patchOpened(session, { readOnly: 'It is newer.' })
    markArea(session, { withRectangle: true })
    expect(session.store.getState().toast?.text).toBe('Read-only: It is newer.')
    expect(report.markArea).not.toHaveBeenCalled()
  })
})

describe('adding a part', () => {
  it('says what to do next, where something is selected', async () => {
    const { session, report } = await openWindow()
    expect(addPart(session)).toBe(true)
    expect(session.store.getState().said.text).toMatch(/^Part kept/)
    report.addPart.mockReturnValue(false)
    expect(addPart(session)).toBe(false)
  })
})
