// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AnnotationsPanel } from '../../../renderer/components/annotations-panel.tsx'
import { initials } from '../../../renderer/components/annotation-list.tsx'
import { patchOpened } from '../../../renderer/state/session.ts'
import { draftAddCode, draftMemo } from '../../../shared/domain/draft-annotation.ts'
import { CODES, tag } from '../../cases/small-project.ts'
import { openWindow, type TestWindow } from '../commands/open-window.ts'
import { change, find, findField, focusOn, nameOf, press, render, unmount, write } from './render.tsx'

let window: TestWindow
const items = () => [...document.querySelectorAll('.annotation-list li')]
const rows = () => [...document.querySelectorAll<HTMLElement>('.annotation')]
/** Waits for what is put off to the next frame. */
const frame = () => change(() => undefined).then(() => new Promise((done) => requestAnimationFrame(done)))

beforeEach(async () => {
  window = await openWindow()
  await render(window, <AnnotationsPanel listShare={0.4} onListShare={() => undefined} />)
})
afterEach(unmount)

describe('the list of annotations', () => {
  it('names each item by its codes first, then its words and page', async () => {
    await change(() => window.elsewhere(draftAddCode('a2', CODES.recommendation, 'b1')))
    expect(items().map(nameOf)).toEqual([
      'Finding: word, p.\u00A0i',
      'Finding, Recommendation: word, p.\u00A0i',
      'Finding: word, p.\u00A0i',
    ])
  })

  it('marks an item that has a memo', async () => {
    await change(() => window.elsewhere(draftMemo('a3', 'A note')))
    expect(items().map((item) => item.querySelector('[aria-label="has a memo"]') !== null)).toEqual([
      false,
      false,
      true,
    ])
  })

  it('is one tab stop: the annotation at hand, else the first', async () => {
    const stops = () => rows().map((row) => row.tabIndex)
    expect(stops()).toEqual([0, -1, -1])
    await change(() => patchOpened(window.session, { annotationId: 'a3' }))
    expect(stops()).toEqual([-1, -1, 0])
  })

  it('goes through the annotations with the arrows, the focus along', async () => {
    await focusOn(rows()[0])
    await change(() => rows()[0]!.click())
    await press('ArrowDown')
    expect(window.opened().annotationId).toBe('a2')
    expect(document.activeElement).toBe(rows()[1])
    expect(window.report.goToSpan).toHaveBeenLastCalledWith({ start: 30, end: 34 })
  })

  it('gives the focus to the report on Enter when its passage is shown already', async () => {
    await change(() => rows()[1]!.click())
    expect(window.report.focus).not.toHaveBeenCalled()
    await change(() => rows()[1]!.click())
    expect(window.report.focus).toHaveBeenCalled()
  })

  it('gives the focus to the next annotation after one is deleted', async () => {
    await focusOn(rows()[1])
    await change(() => rows()[1]!.click())
    await press('Delete')
    await frame()
    expect(window.opened().project.annotations.map(({ id }) => id)).toEqual(['a1', 'a3'])
    expect(document.activeElement).toBe(rows()[1])
    expect(window.opened().annotationId).toBe('a3')
  })

  it('offers a way out of a filter that shows nothing', async () => {
    await change(() => patchOpened(window.session, { codeFilter: CODES.statistic }))
    expect(find('.teach p').textContent).toBe('No annotation of this report is coded Statistic.')
    await change(() => find('button', 'Show all codes').click())
    expect(items()).toHaveLength(3)
  })
})

describe('a long list', () => {
  const ROW = 30
  const drawn = () => items().filter((item) => item.getAttribute('aria-hidden') === null)
  const numbers = () => drawn().map((item) => Number(item.getAttribute('aria-posinset')))
  const frameOf = () => find('.annotation-list')
  /** Lays the list out as a browser does, in a frame of ten rows, and scrolls it. */
  async function scrollTo(row: number): Promise<void> {
    const top = vi.spyOn(HTMLUListElement.prototype, 'getBoundingClientRect')
    top.mockReturnValue(new DOMRect(0, 100 - row * ROW, 300, 0))
    vi.spyOn(frameOf(), 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 100, 300, 10 * ROW))
    await change(() => frameOf().dispatchEvent(new Event('scroll')))
  }

  beforeEach(async () => {
    const drafts = Array.from({ length: 900 }, (_, index) => tag(`n${index}`, 100 + index))
    window = await openWindow({ drafts })
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(ROW)
    await render(window, <AnnotationsPanel listShare={0.4} onListShare={() => undefined} />)
    await scrollTo(0)
  })
  afterEach(() => vi.restoreAllMocks())

  const from = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, place) => first + place)

  it('draws what is near sight, with the room of the rest, and says how long it is', async () => {
    expect(numbers()).toEqual(from(1, 100))
    expect(drawn()[0]?.getAttribute('aria-setsize')).toBe('903')
    await scrollTo(520)
    // The first stays too, as the tab stop.
    expect(numbers()).toEqual([...from(1, 50), ...from(451, 600)])
    const rooms = items().filter((item) => item.getAttribute('aria-hidden') === 'true')
    expect(rooms.map((room) => (room as HTMLElement).style.height)).toEqual([
      `${400 * ROW}px`,
      `${303 * ROW}px`,
    ])
  })

  it('draws the annotation at hand wherever it is, with the focus and the tab stop', async () => {
    await focusOn(rows()[0])
    await change(() => patchOpened(window.session, { annotationId: 'n896' }))
    const current = find('.annotation[aria-current="true"]')
    expect(current.closest('li')?.getAttribute('aria-posinset')).toBe('900')
    expect(document.activeElement).toBe(current)
    expect(rows().filter((row) => row.tabIndex === 0)).toEqual([current])
    await press('ArrowDown')
    await press('ArrowDown')
    expect(document.activeElement?.closest('li')?.getAttribute('aria-posinset')).toBe('902')
    expect(window.opened().annotationId).toBe('n898')
  })

  it('keeps the focus where it is when no annotation is at hand any more', async () => {
    await focusOn(rows()[0])
    await change(() => patchOpened(window.session, { annotationId: 'n896' }))
    await change(() => patchOpened(window.session, { annotationId: null }))
    expect(document.activeElement?.closest('li')?.getAttribute('aria-posinset')).toBe('900')
    expect(rows().filter((row) => row.tabIndex === 0)).toEqual([document.activeElement])
  })

  it('draws anew only what changed', async () => {
    const before = rows()
    const changed = new Set<Element | null>()
    const observer = new MutationObserver((records) => {
      for (const { target } of records) changed.add((target as Element).closest('li'))
    })
    observer.observe(find('.annotation-list ul'), { subtree: true, childList: true, attributes: true })
    await change(() => window.elsewhere(draftMemo('n60', 'A note')))
    await frame()
    expect(rows().every((row, index) => row === before[index])).toBe(true)
    expect([...changed].map((item) => item?.getAttribute('aria-posinset'))).toEqual(['64'])
    observer.disconnect()
  })
})

describe('the memo field', () => {
  beforeEach(() => change(() => patchOpened(window.session, { annotationId: 'a1' })))
  const memo = () => findField('#memo')

  it('keeps what was typed when another annotation is chosen before it is saved', async () => {
    window.port.fail('submitChange', 'not-saved', 'The disk is full.')
    await write(memo(), 'A note')
    await change(() => patchOpened(window.session, { annotationId: 'a2' }))
    expect(memo().value).toBe('')
    await change(() => patchOpened(window.session, { annotationId: 'a1' }))
    expect(memo().value).toBe('A note')
  })

  it('shows a memo that was changed elsewhere', async () => {
    await change(() => window.elsewhere(draftMemo('a1', 'From elsewhere')))
    expect(memo().value).toBe('From elsewhere')
  })

  it('takes nothing in a project that is read-only', async () => {
    await change(() => patchOpened(window.session, { readOnly: 'It is newer.' }))
    expect(memo().disabled).toBe(true)
    expect(find('button', 'Delete annotation').hasAttribute('disabled')).toBe(true)
  })
})

describe('initials', () => {
  it('are of the first and the last name', () => {
    expect(['Nadia Adeyo', 'Jo', 'ana maría del río', '', '李 小龍'].map(initials)).toEqual([
      'NA',
      'J',
      'AR',
      '',
      '李小',
    ])
  })
})
