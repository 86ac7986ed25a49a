// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { retryHeld } from '../../../renderer/commands/submit-change.ts'
import { tagPassage } from '../../../renderer/commands/tag-passage.ts'
import { patchOpened } from '../../../renderer/state/session.ts'
import { spanOf } from '../../cases/small-report.ts'
import { diskFull, openWindow, saving, select, settled } from './open-window.ts'

const STATISTIC = 'Two in three children, 4.2 million, were out of “school”.'

describe('tagging the selection', () => {
  it('stores words, place, page and section, and makes the tag the one at hand', async () => {
    const window = await openWindow()
    select(window, STATISTIC)
    const [, code] = window.opened().project.codes
    expect(await tagPassage(window.session, code!)).toBe(true)
    const made = window.annotation(window.opened().annotationId!)
    expect(made.codeIds).toEqual(['c2'])
    expect(made.target).toMatchObject({
      exact: STATISTIC,
      spans: [spanOf(STATISTIC)],
      page: 1,
      fileLabel: 'iv',
      section: 'Access to schooling',
      extractor: 'test/1',
    })
    expect(window.opened().selected).toBeNull()
    expect(window.report.clearSelection).toHaveBeenCalled()
    // Two in three with its unit and population; 4.2 million.
    expect(window.session.store.getState().said.text).toBe(
      'Statistic added, page iv, 10 words. 4 fields proposed.',
    )
  })

  it('does nothing without a selection', async () => {
    const { session, opened, port } = await openWindow()
    expect(await tagPassage(session, opened().project.codes[0]!)).toBe(false)
    expect(port.argsOf('submitChange')).toEqual([])
  })

  it('keeps the selection while the tag is not on disk, and lets go of it then', async () => {
    const window = await openWindow()
    const { session, port, host, opened } = window
    const selected = select(window, STATISTIC)
    diskFull(port)
    expect(await tagPassage(session, opened().project.codes[0]!)).toBe(false)
    expect(opened().selected).toBe(selected)
    saving(port, host)
    await retryHeld(session)
    expect(opened().selected).toBeNull()
    expect(opened().project.annotations).toHaveLength(4)
  })

  it('leaves what was selected and chosen since in peace on a slow disk', async () => {
    const window = await openWindow()
    const { session, port, host, opened } = window
    let write: () => void = () => undefined
    port.answer('submitChange', async (draft) => {
      await new Promise<void>((resolve) => (write = resolve))
      return { change: host.makeDraft(draft), undo: { undo: draft.label, redo: null }, left: [] }
    })
    select(window, STATISTIC)
    const tagging = tagPassage(session, opened().project.codes[0]!)
    await settled()
    patchOpened(session, { annotationId: 'a2' })
    const later = select(window, 'Since then little has changed.')
    write()
    await tagging
    expect(opened().selected).toBe(later)
    expect(opened().annotationId).toBe('a2')
  })
})
