// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import {
  showSource,
  showWhereNoneIs,
  stepSource,
  unlockSource,
} from '../../../renderer/commands/show-source.ts'
import { receiveChanges } from '../../../renderer/commands/receive-changes.ts'
import { draftAddSource } from '../../../shared/domain/draft-source.ts'
import { SMALL_REPORT } from '../../cases/small-report.ts'
import { source } from '../../cases/small-project.ts'
import { patchOpened } from '../../../renderer/state/session.ts'
import { FOLDER, openWindow, settled } from './open-window.ts'

const locked = draftAddSource({ ...source('s2', '00000002'), encrypted: true })
const second = draftAddSource(source('s3', '00000003'))

describe('showing a source', () => {
  it('asks for the password of an encrypted one at once, whatever the host remembers', async () => {
    const { session, port } = await openWindow({ drafts: [locked] })
    const before = port.argsOf('readSource').length
    await showSource(session, 's2')
    expect(session.store.getState().inView).toEqual({ state: 'locked', sourceId: 's2', message: '' })
    expect(port.argsOf('readSource')).toHaveLength(before)
  })

  it('opens it with the password, now and when it is shown again', async () => {
    const { session, port } = await openWindow({ drafts: [locked] })
    await showSource(session, 's2')
    await unlockSource(session, 's2', 'open sesame')
    expect(session.store.getState().inView).toMatchObject({ state: 'ready', password: 'open sesame' })
    await showSource(session, 's1')
    expect(session.store.getState().inView).not.toHaveProperty('password')
    await showSource(session, 's2')
    expect(port.argsOf('readSource').at(-1)).toEqual({ sourceId: 's2', password: 'open sesame' })
  })

  it('says that a password is wrong, and forgets it', async () => {
    const { session, port } = await openWindow({ drafts: [locked] })
    await showSource(session, 's2')
    port.fail('readSource', 'refused', 'The password does not open this PDF.')
    await unlockSource(session, 's2', 'wrong')
    expect(session.store.getState().inView).toMatchObject({
      state: 'locked',
      message: 'The password does not open this PDF.',
    })
    expect(session.passwords.has('s2')).toBe(false)
  })

  it('says why a report can’t be shown', async () => {
    const { session, port } = await openWindow({ drafts: [second] })
    port.fail('readSource', 'not-found', 'Its file is gone.')
    await showSource(session, 's3')
    expect(session.store.getState().inView).toEqual({
      state: 'failed',
      sourceId: 's3',
      message: 'Its file is gone.',
    })
  })

  it('drops a slow answer for a report that is no longer in view', async () => {
    const { session, port } = await openWindow({ drafts: [second] })
    let answer: () => void = () => undefined
    const text = { canonical: SMALL_REPORT, document: null }
    port.answer('readSource', ({ sourceId }) =>
      sourceId === 's3' ? new Promise((resolve) => (answer = () => resolve(text))) : text,
    )
    const slow = showSource(session, 's3')
    await showSource(session, 's1')
    answer()
    await slow
    expect(session.store.getState().inView).toMatchObject({ state: 'ready', sourceId: 's1' })
  })

  it('is done for a source just added once its record is here, though the answer came before it', async () => {
    const { session, host, opened } = await openWindow()
    patchOpened(session, { sourceId: null })
    await showWhereNoneIs(session, 's3')
    expect(opened().sourceId).toBeNull()
    receiveChanges(session, FOLDER, [host.makeDraft(second)])
    await vi.waitFor(() => expect(opened().sourceId).toBe('s3'))
  })

  it('is left where another report is in view, or has come into view meanwhile', async () => {
    const { session, host, opened } = await openWindow()
    await showWhereNoneIs(session, 's3')
    patchOpened(session, { sourceId: null })
    await showWhereNoneIs(session, 's3')
    await showSource(session, 's1')
    receiveChanges(session, FOLDER, [host.makeDraft(second)])
    await settled()
    expect(opened().project.sources).toHaveLength(2)
    expect(opened().sourceId).toBe('s1')
  })

  it('has annotations of an earlier reader re-anchored, once, and tells what became of them', async () => {
    const { session, port } = await openWindow({ drafts: [second] })
    port.answer('readSource', () => ({ canonical: { ...SMALL_REPORT, extractor: 'pdf/2' }, document: null }))
    port.answer('reanchorSource', () => ({ extractor: 'pdf/2', annotations: 3, moved: 2, orphans: 1 }))
    await showSource(session, 's3')
    expect(port.argsOf('reanchorSource')).toEqual([])
    await showSource(session, 's1')
    await vi.waitFor(() => expect(session.store.getState().toast?.text).toContain('Of 3 passages 2 moved'))
    expect(session.store.getState().toast?.text).toContain('1 could not be placed')
    expect(port.argsOf('reanchorSource')).toEqual([{ sourceId: 's1' }])
    expect(session.store.getState().inView.state).toBe('ready')
  })

  it('steps to the next and the previous, and not beyond the ends', async () => {
    const { session, opened } = await openWindow({ drafts: [second] })
    await stepSource(session, 1)
    expect(opened().sourceId).toBe('s3')
    await stepSource(session, 1)
    expect(opened().sourceId).toBe('s3')
    await stepSource(session, -1)
    expect(opened().sourceId).toBe('s1')
  })
})
