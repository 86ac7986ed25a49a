// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AnnotationsPanel } from '../../../renderer/components/annotations-panel.tsx'
import { patchOpened } from '../../../renderer/state/session.ts'
import { draftTag } from '../../../shared/domain/draft-annotation.ts'
import { CODES } from '../../cases/small-project.ts'
import { openWindow, type TestWindow } from '../commands/open-window.ts'
import { change, find, nameOf, render, unmount } from './render.tsx'

const REGION = { page: 1, left: 72, bottom: 400, right: 300, top: 600 }

function tagRegion(id: string, exact: string) {
  return draftTag({
    annotationId: id,
    targetId: `t-${id}`,
    sourceId: 's1',
    target: {
      exact,
      prefix: '',
      suffix: '',
      spans: [{ start: 70, end: 70 }],
      page: 1,
      fileLabel: 'iv',
      section: null,
      sectionPath: [],
      paragraph: null,
      boxes: [REGION],
      region: REGION,
      extractor: 'pdf/1',
    },
    codeIds: [CODES.statistic],
    creatorId: null,
    created: '2026-01-02T03:04:05.000Z',
    memo: '',
    citedSource: '',
    codebook: '',
  })
}

/** Tells that everything observed is on screen, when asked. */
class Watched {
  static show: () => void = () => undefined
  constructor(told: (entries: { isIntersecting: boolean }[]) => void) {
    const before = Watched.show
    Watched.show = () => {
      before()
      told([{ isIntersecting: true }])
    }
  }
  observe(): void {}
  disconnect(): void {}
}

let window: TestWindow
beforeEach(async () => {
  Watched.show = () => undefined
  vi.stubGlobal('IntersectionObserver', Watched)
  window = await openWindow({ drafts: [tagRegion('figure', ''), tagRegion('table', 'Harbour 212')] })
  await render(window, <AnnotationsPanel listShare={0.4} onListShare={() => undefined} />)
})
afterEach(async () => {
  await unmount()
  vi.unstubAllGlobals()
})

const items = () => [...document.querySelectorAll('.annotation-list li')].map(nameOf)

describe('a region in the list', () => {
  it('is named by its code, its words and its page', () => {
    expect(items()).toContain('Statistic: Area without words on p.\u00A0iv')
    expect(items()).toContain('Statistic: Area on p.\u00A0iv with the words “Harbour 212”')
  })

  it('is drawn once it is seen and its report is on screen, not before', async () => {
    const { regionPicture } = window.report
    await change(() => Watched.show())
    expect(regionPicture).not.toHaveBeenCalled()
    await change(() => window.session.store.setState({ drawnSource: 's1' }))
    expect(regionPicture).toHaveBeenCalledTimes(2)
    expect(regionPicture).toHaveBeenCalledWith(REGION, { width: 72, height: 40 })
  })
})

describe('a region in the editor', () => {
  it('shows the picture, and its words as words in the area', async () => {
    await change(() => patchOpened(window.session, { annotationId: 'table' }))
    expect(nameOf(find('.editor [role="img"]'))).toBe(
      'Statistic: Area on p.\u00A0iv with the words “Harbour 212”',
    )
    expect(find('.editor figcaption').textContent).toBe('Words in the area')
    expect(find('.editor blockquote').textContent).toBe('“Harbour 212”')
    expect(find('.editor button', 'Adjust edges')).toBeTruthy()
  })

  it('says where there are no words', async () => {
    await change(() => patchOpened(window.session, { annotationId: 'figure' }))
    expect(find('.editor-body').textContent).toContain('No words in the area')
    expect(document.querySelector('.editor blockquote')).toBeNull()
  })
})
