// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startAttaching } from '../../../renderer/commands/attach-annotation.ts'
import { openReview } from '../../../renderer/commands/review-edition.ts'
import { AnnotationsPanel } from '../../../renderer/components/annotations-panel.tsx'
import { ReviewScreen } from '../../../renderer/components/review-screen.tsx'
import { StatusBar } from '../../../renderer/components/status-bar.tsx'
import { SourcesPanel } from '../../../renderer/components/sources-panel.tsx'
import { pressKey } from '../../../renderer/state/keyboard.ts'
import { patchOpened } from '../../../renderer/state/session.ts'
import { describeSpans } from '../../../shared/anchoring/describe.ts'
import type { RevisionOutcome } from '../../../shared/anchoring/revise-passage.ts'
import type { ReviewedPassage } from '../../../shared/api/pincite-api.ts'
import { draftRevision } from '../../../shared/domain/draft-revision.ts'
import { draftAddSource } from '../../../shared/domain/draft-source.ts'
import { source, tag } from '../../cases/small-project.ts'
import { SMALL_REPORT, spanOf } from '../../cases/small-report.ts'
import { openWindow, select, type TestWindow } from '../commands/open-window.ts'
import { change, find, nameOf, render, unmount } from './render.tsx'

const EDITION = { ...source('s2', '00000002'), revises: 's1' }
const STATISTIC = 'Two in three children, 4.2 million, were out of “school”.'

let window: TestWindow

/** What the new edition has for an annotation; every one stands at the words given. */
function passage(id: string, outcome: RevisionOutcome, words: readonly string[]): ReviewedPassage {
  const found = words.map((one) => describeSpans(SMALL_REPORT, [spanOf(one)]))
  const [next = null] = found
  const places = found.length > 1 ? found : []
  const more = { next: places.length > 0 ? null : next, places, score: next ? 1 : 0, near: 0 }
  return { annotationId: id, targetId: `t-${id}`, outcome, reason: `It is ${outcome}.`, ...more }
}

/** a1 has another figure, a2 fits two places, a3 is lost, a4 was carried over. */
beforeEach(async () => {
  const target = { ...describeSpans(SMALL_REPORT, [spanOf('bleak')]), extractor: 'test/1' }
  const carried = {
    kind: 'carried',
    annotationId: 'a4',
    oldTargetId: 't-a4',
    targetId: 'n-a4',
    target,
  } as const
  const drafts = [tag('a4', 70), draftAddSource(EDITION)]
  window = await openWindow({ drafts })
  const revision = draftRevision(window.host.state, { source: EDITION, standing: 'there' }, [carried])
  window.elsewhere(revision!)
  window.port.answer('reviewEdition', {
    editionId: 's2',
    passages: [
      passage('a1', 'changed-number', [STATISTIC]),
      passage('a2', 'undecided', ['bleak', 'unions']),
      passage('a3', 'lost', []),
    ],
  })
  await openReview(window.session, 's1')
  await render(window, <ReviewScreen />)
})
afterEach(unmount)

const rows = () => [...document.querySelectorAll<HTMLElement>('.review-row')]
const current = () => find('.review-row[aria-current="true"]')
const key = (name: string) =>
  change(() => pressKey(window.session, new KeyboardEvent('keydown', { key: name }), document.body))

describe('the review of a new edition', () => {
  it('lists what wants a decision, and what a person accepted, in the order of the outcomes', () => {
    expect([...document.querySelectorAll('.review-group')].map((group) => group.textContent)).toEqual([
      'Changed number 1',
      'Changed wording 1',
      'Undecided 1',
      'Lost 1',
    ])
    expect(find('.review-settled').textContent).toBe('4 annotations: 0 settled, 3 want a decision.')
    expect(current()).toBe(rows()[0])
  })

  it('takes the new passage with A, and goes on to the next that waits', async () => {
    await key('a')
    expect(window.annotation('a1')).toMatchObject({
      sourceId: 's2',
      target: { exact: STATISTIC, fileLabel: 'iv' },
      former: { id: 't-a1' },
    })
    expect(window.opened().undo.undo).toBe('Accept new passage')
    expect(window.opened().review?.chosen).toBe('a2')
  })

  it('takes no second decision before the first is made', async () => {
    await change(() => {
      for (const name of ['a', 'o', 'a'])
        pressKey(window.session, new KeyboardEvent('keydown', { key: name }), document.body)
    })
    expect(window.port.argsOf('submitChange').map(({ label }) => label)).toEqual(['Accept new passage'])
    expect(window.annotation('a1').orphan).toBeUndefined()
  })

  it('shows one of several places after the other, and takes the one shown', async () => {
    await change(() =>
      rows()
        .find((row) => row.textContent.includes('2 places fit'))
        ?.click(),
    )
    await key('ArrowRight')
    expect(find('.review-column[data-side="new"]').textContent).toContain('Place 2 of 2')
    await key('a')
    expect(window.annotation('a2').target.exact).toBe('unions')
  })

  it('has nothing to take for what is lost, and keeps it as an orphan with O', async () => {
    await key('a')
    await key('a')
    expect(window.opened().review?.chosen).toBe('a3')
    expect(find('.review-actions .primary')).toHaveProperty('disabled', true)
    await key('a')
    expect(window.annotation('a3').sourceId).toBe('s1')
    await key('o')
    expect(window.annotation('a3').orphan).toBe('It is lost.')
    expect(window.session.store.getState().said.text).toMatch(/^Kept as an orphan\. All \d decided\.$/)
  })

  it('changes nothing in a project that is read-only', async () => {
    await change(() => patchOpened(window.session, { readOnly: 'It is newer.' }))
    const calls = window.port.argsOf('submitChange').length
    await key('a')
    await key('o')
    expect(window.port.argsOf('submitChange')).toHaveLength(calls)
  })

  it('is left with Escape, and what waits stays in the status bar and the sources', async () => {
    await key('Escape')
    expect(window.session.store.getState().shown).toBeNull()
    await render(window, <StatusBar />)
    expect(find('.statusbar button', '3 to review')).toBeTruthy()
    await render(window, <SourcesPanel />)
    const listed = [...document.querySelectorAll('.source')].map((one) => one.textContent)
    expect(listed[0]).toContain('Report s2')
    expect(listed[1]).toMatch(/Report s1.*older edition.*3 to review/)
  })

  it('compares again what another window or Undo has brought back', async () => {
    const before = window.port.argsOf('reviewEdition').length
    await change(() => window.elsewhere(tag('a9', 90)))
    expect(window.port.argsOf('reviewEdition')).toHaveLength(before + 1)
  })
})

describe('an orphan', () => {
  it('is attached to the words selected in the new edition, by one change', async () => {
    await key('a')
    await key('a')
    await key('o')
    await key('Escape')
    await render(window, <AnnotationsPanel listShare={0.3} onListShare={() => undefined} />)
    await change(() => patchOpened(window.session, { orphans: { chosen: 'a3' } }))
    expect(find('.orphan').textContent).toContain('It is lost.')
    const how = { proposed: [], near: null, from: 'orphans' } as const
    await change(() => startAttaching(window.session, window.annotation('a3'), how))
    expect(window.opened()).toMatchObject({
      sourceId: 's2',
      attaching: { annotationId: 'a3', sourceId: 's2' },
    })
    expect(find('.editor').textContent).toContain('“word”')
    await change(() => select(window, 'So say all 12 unions.'))
    await key('Enter')
    expect(window.annotation('a3')).toMatchObject({
      sourceId: 's2',
      target: { exact: 'So say all 12 unions.' },
    })
    expect(window.annotation('a3').orphan).toBeUndefined()
    expect(window.opened().attaching).toBeNull()
    expect(nameOf(document.querySelector('.panel-head h2'))).toBe('Orphans')
    expect(document.querySelector('.orphan')).toBeNull()
  })

  it('is what an annotation is whose words its report does not hold', async () => {
    patchOpened(window.session, { misplaced: new Map([['a4', 'Its words are not there.']]) })
    await render(window, <StatusBar />)
    expect(find('.statusbar button', '1 orphan')).toBeTruthy()
  })
})
