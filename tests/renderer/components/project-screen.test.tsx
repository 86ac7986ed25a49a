// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { goToRegion } from '../../../renderer/commands/go-to-region.ts'
import { VerifyScreen } from '../../../renderer/components/verify-screen.tsx'
import { SourcesRail } from '../../../renderer/components/sources-rail.tsx'
import { StatusBar } from '../../../renderer/components/status-bar.tsx'
import { patchOpened } from '../../../renderer/state/session.ts'
import type { VerifyReport } from '../../../shared/api/pincite-api.ts'
import { openWindow, select, type TestWindow } from '../commands/open-window.ts'
import { change, find, focusOn, nameOf, press, render, unmount } from './render.tsx'

let window: TestWindow
beforeEach(async () => {
  window = await openWindow()
})
afterEach(unmount)

const report: VerifyReport = {
  rows: [
    { id: 'a1', result: 'exact', page: 1 },
    { id: 'a2', result: 'missing', page: null, reason: 'Its words are not in the source.' },
    { id: 'a3', result: 'missing', page: null, reason: 'Its source was changed.' },
  ],
  summary: { exact: 1, normalised: 0, fuzzy: 0, moved: 0, missing: 2, wrongFile: 0 },
}
const done = { at: 'done', report, time: new Date(2026, 0, 2, 14, 5) } as const
const verified = () =>
  change(() => patchOpened(window.session, { verification: { task: 't1', stage: done, chosen: null } }))

describe('the verification', () => {
  const rows = () => [...document.querySelectorAll<HTMLElement>('.verify-row')]

  it('opens on the worst result that has rows, each with its reason', async () => {
    await verified()
    await render(window, <VerifyScreen />)
    expect(nameOf(document.querySelector('[aria-current="true"]'))).toContain('Missing')
    expect(rows().map((row) => row.textContent)).toEqual([
      '“word”Report s1, p.\u00A0iIts words are not in the source.',
      '“word”Report s1, p.\u00A0iIts source was changed.',
    ])
  })

  it('shows of a fuzzy row which words differ, its score and its pages', async () => {
    const fuzzy = { result: 'fuzzy', page: 4, citedPage: 3, score: 0.979, found: 'words' } as const
    const one: VerifyReport = { rows: [{ id: 'a1', ...fuzzy }], summary: { ...report.summary, fuzzy: 1 } }
    const stage = { ...done, report: one }
    await change(() => patchOpened(window.session, { verification: { task: 't1', stage, chosen: 'fuzzy' } }))
    await render(window, <VerifyScreen />)
    expect(nameOf(document.querySelector('[aria-current="true"]'))).toContain('Fuzzy')
    expect(rows()[0]?.querySelector('del')?.textContent).toBe('word')
    expect(rows()[0]?.querySelector('ins')?.textContent).toBe('words')
    expect(rows()[0]?.textContent).toContain('sheet 3 → 4, score 0.98')
  })

  it('is gone through with J and K, and a row leads to its place', async () => {
    await verified()
    window.session.store.setState({ shown: 'verify' })
    await render(window, <VerifyScreen />)
    await focusOn(rows()[0])
    await press('j')
    expect(document.activeElement).toBe(rows()[1])
    await press('k')
    await change(() => rows()[0]!.click())
    expect(window.opened()).toMatchObject({ annotationId: 'a2', goTo: 'a2' })
    expect(window.session.store.getState().shown).toBeNull()
  })

  it('is told in the status bar, from where one goes back to it', async () => {
    await verified()
    await render(window, <StatusBar />)
    const button = find('.statusbar button.wide-only')
    expect(button.textContent).toMatch(/^Verified .*: 1 stand, 2 do not$/)
    await change(() => button.click())
    expect(window.session.store.getState().shown).toBe('verify')
  })
})

describe('the status bar', () => {
  it('counts the words selected and names their page', async () => {
    await render(window, <StatusBar />)
    await change(() => select(window, 'Since then little has changed.'))
    expect(find('.statusbar').textContent).toContain('5 words selected, p.\u00A0iv')
  })
})

describe('the rail of a narrow window', () => {
  const isOpen = () => find('.rail-cell').dataset['open'] === 'true'

  beforeEach(async () => {
    vi.useFakeTimers()
    await render(window, <SourcesRail />)
  })
  afterEach(() => vi.useRealTimers())

  it('opens when the pointer rests on it, and closes when that has gone', async () => {
    const move = (type: string) =>
      change(() => find('.rail-cell').dispatchEvent(new MouseEvent(type, { bubbles: true })))
    await move('pointerover')
    await change(() => vi.advanceTimersByTime(300))
    expect(isOpen()).toBe(false)
    await change(() => vi.advanceTimersByTime(100))
    expect(isOpen()).toBe(true)
    await move('pointerout')
    await change(() => vi.advanceTimersByTime(400))
    expect(isOpen()).toBe(false)
  })

  it('opens when files are added, and Escape goes back to the report', async () => {
    await change(() =>
      patchOpened(window.session, {
        arrivals: [
          {
            ...{ key: 'k', fileName: 'a.pdf', file: null, progress: 0, doing: 'waiting', reason: null },
            ...{ message: null, upload: null, sourceId: null, pages: null },
          },
        ],
      }),
    )
    expect(isOpen()).toBe(true)
    await focusOn(find('button', 'Add sources'))
    await press('Escape')
    expect(isOpen()).toBe(false)
    expect(window.report.focus).toHaveBeenCalled()
  })
})

describe('F6', () => {
  it('goes round the regions on screen, in both directions', () => {
    document.body.innerHTML = `
      <header class="appbar"><button>bar</button></header>
      <nav id="sources"><button>add</button><button class="source" tabindex="0">source</button></nav>
      <main id="report" tabindex="-1"><button>tool</button></main>
      <footer class="statusbar"><button>coder</button></footer>`
    const shown = [{}] as unknown as DOMRectList
    const boxes = vi.spyOn(HTMLElement.prototype, 'getClientRects').mockReturnValue(shown)
    window.session.reportRef.current = null
    const visited = [1, 1, 1, 1, 1, -1, -1].map((step) => {
      goToRegion(window.session, step as 1 | -1)
      return document.activeElement?.id || document.activeElement?.textContent
    })
    boxes.mockRestore()
    expect(visited).toEqual(['bar', 'source', 'report', 'coder', 'bar', 'coder', 'report'])
  })
})
