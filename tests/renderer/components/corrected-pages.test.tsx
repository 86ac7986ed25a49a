// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startAttaching } from '../../../renderer/commands/attach-annotation.ts'
import { finishSetting } from '../../../renderer/commands/finish-setting.ts'
import { stepFlag } from '../../../renderer/commands/look-at-flags.ts'
import { openReview } from '../../../renderer/commands/review-edition.ts'
import { stepAnnotation } from '../../../renderer/commands/select-annotation.ts'
import { tagPassage } from '../../../renderer/commands/tag-passage.ts'
import { AnnotationsPanel } from '../../../renderer/components/annotations-panel.tsx'
import { LinkPicker } from '../../../renderer/components/link-picker.tsx'
import { ReviewScreen } from '../../../renderer/components/review-screen.tsx'
import { SelectionToolbar } from '../../../renderer/components/selection-toolbar.tsx'
import { StatusBar } from '../../../renderer/components/status-bar.tsx'
import { VerifyScreen } from '../../../renderer/components/verify-screen.tsx'
import { linkable } from '../../../renderer/state/linkable.ts'
import { patchOpened } from '../../../renderer/state/session.ts'
import { describeSpans } from '../../../shared/anchoring/describe.ts'
import type { VerifyReport } from '../../../shared/api/pincite-api.ts'
import { draftAddSource, draftPageLabels } from '../../../shared/domain/draft-source.ts'
import { source, tag } from '../../cases/small-project.ts'
import { SMALL_REPORT, spanOf } from '../../cases/small-report.ts'
import { openWindow, select, type TestWindow } from '../commands/open-window.ts'
import { change, find, render, unmount } from './render.tsx'

/** The file calls sheet 1 “iv” (in the report) and “i” (in annotations); a person has counted it as 101. */
const CORRECTED = draftPageLabels('s1', '1:D:101')
const AS_THE_FILE_SAYS = /(?:p\.|page)[\u00A0 ]i/u

let window: TestWindow
beforeEach(async () => {
  const drafts = [CORRECTED, tag('r1', 60, { codeIds: ['c3'] })]
  window = await openWindow({ drafts })
})
afterEach(unmount)

const said = () => window.session.store.getState().said.text

function expectCorrected(text: string | null | undefined): void {
  expect(text).toMatch(/(?:p\.\u00A0|page )101/u)
  expect(text).not.toMatch(AS_THE_FILE_SAYS)
}

describe('a page that a person has counted otherwise is named as they count it', () => {
  const panel = <AnnotationsPanel listShare={0.3} onListShare={() => undefined} />

  it('in the list of annotations and in their names', async () => {
    patchOpened(window.session, { annotationId: 'a1' })
    await render(window, panel)
    const [row] = document.querySelectorAll('.annotation')
    expectCorrected(row?.textContent)
    expectCorrected(row?.getAttribute('aria-label'))
    expectCorrected(find('.editor').textContent)
  })

  it('in the list of flags', async () => {
    patchOpened(window.session, { flagsShown: true })
    await render(window, panel)
    expectCorrected(find('[aria-label="Flags"]').textContent)
  })

  it('in the list of orphans and on the card of one', async () => {
    const misplaced = new Map([['a1', 'Its words are not there.']])
    patchOpened(window.session, { misplaced, orphans: { chosen: 'a1' } })
    await render(window, panel)
    expectCorrected(find('[aria-label="Orphans"]').textContent)
    expectCorrected(find('.orphan-card').textContent)
  })

  it('where a link is chosen, and by that page it is found', async () => {
    const annotation = window.annotation('r1')
    const choice = { annotation, fieldId: 'c3_findings', linked: [], codeOf: new Map() }
    await render(window, <LinkPicker {...choice} onLeave={() => undefined} />)
    const [option] = document.querySelectorAll('[role="option"]')
    expectCorrected(option?.textContent)
    expectCorrected(option?.getAttribute('aria-label'))
    const { project } = window.opened()
    expect(linkable(project, annotation, 'p. 101').map(({ id }) => id)).toEqual(['a1', 'a2', 'a3'])
  })

  it('in the rows of a verification', async () => {
    const report: VerifyReport = {
      rows: [{ id: 'a1', result: 'missing', page: null, reason: 'It is gone.' }],
      summary: { exact: 0, normalised: 0, fuzzy: 0, moved: 0, missing: 1, wrongFile: 0 },
    }
    const stage = { at: 'done', report, time: new Date(2026, 0, 2) } as const
    patchOpened(window.session, { verification: { task: 't1', stage, chosen: null } })
    await render(window, <VerifyScreen />)
    expectCorrected(find('.verify-row').textContent)
  })

  it('of what is selected, in the status bar and said', async () => {
    vi.useFakeTimers()
    await render(
      window,
      <>
        <SelectionToolbar hidden={false} />
        <StatusBar />
      </>,
    )
    await change(() => select(window, 'Since then little has changed.'))
    expectCorrected(find('.statusbar').textContent)
    await change(() => vi.advanceTimersByTime(1_000))
    vi.useRealTimers()
    expectCorrected(said())
  })

  it('of what is tagged, gone to, looked at and attached', async () => {
    select(window, 'Since then little has changed.')
    await tagPassage(window.session, window.opened().project.codes[0]!)
    expectCorrected(said())
    patchOpened(window.session, { annotationId: 'a1' })
    stepAnnotation(window.session, 1)
    expectCorrected(said())
    await stepFlag(window.session, 1)
    expectCorrected(said())
    await startAttaching(window.session, window.annotation('a1'), {
      ...{ proposed: [], near: null, from: 'orphans' },
    })
    select(window, 'bleak')
    await finishSetting(window.session)
    expect(said()).toMatch(/^Attached/u)
    expectCorrected(said())
  })

  it('in the review of a new edition, each edition in its own count', async () => {
    const drafts = [
      CORRECTED,
      draftAddSource({ ...source('s2', '00000002'), revises: 's1' }),
      draftPageLabels('s2', '1:D:201'),
    ]
    window = await openWindow({ drafts })
    const next = describeSpans(SMALL_REPORT, [spanOf('bleak')])
    const passage = { next, places: [], score: 1, near: 0, reason: 'It differs.' }
    const first = { ...passage, annotationId: 'a1', targetId: 't-a1', outcome: 'changed' } as const
    window.port.answer('reviewEdition', { editionId: 's2', passages: [first] })
    await openReview(window.session, 's1')
    await render(window, <ReviewScreen />)
    const [row] = document.querySelectorAll('.review-row')
    expect(row?.textContent).toContain('p.\u00A0101 → 201')
    expect(find('.review-column[data-side="old"]').textContent).toContain('Open p.\u00A0101')
    expect(find('.review-column[data-side="new"]').textContent).toContain('Open p.\u00A0201')
    expect(find('[aria-label="Old edition"]').textContent).toContain('p.\u00A0101')
    expect(find('[aria-label="New edition"].passage-pane').textContent).toContain('p.\u00A0201')
    expect(document.body.textContent).not.toMatch(AS_THE_FILE_SAYS)
  })
})
