// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { exportDataset, type WantedExport } from '../../../renderer/commands/export-dataset.ts'
import { nobody } from '../../../renderer/commands/follow-task.ts'
import { openRow } from '../../../renderer/commands/open-row.ts'
import { saveReport, stopSaving } from '../../../renderer/commands/save-report.ts'
import { stopVerifying, verifyProject } from '../../../renderer/commands/verify-project.ts'
import type { VerifyReport } from '../../../shared/api/pincite-api.ts'
import { PinciteError } from '../../../shared/api/errors.ts'
import { draftAddSource } from '../../../shared/domain/draft-source.ts'
import { source, tag } from '../../cases/small-project.ts'
import { openWindow, settled } from './open-window.ts'

const report: VerifyReport = {
  rows: [{ id: 'b1', result: 'moved', page: 2, reason: 'It stands on page 2.' }],
  summary: { exact: 2, normalised: 1, fuzzy: 0, moved: 1, missing: 0, wrongFile: 0 },
}

describe('verifying a project', () => {
  it('follows the host and tells how many quotes stand', async () => {
    const { session, port, opened } = await openWindow()
    let answer: (report: VerifyReport) => void = () => undefined
    port.answer('verifyProject', () => new Promise((resolve) => (answer = resolve)))
    const verifying = verifyProject(session)
    await settled()
    const task = opened().verification!.task
    port.emit('progressed', { task, done: 1, of: 4, doing: 's1.pdf' })
    port.emit('progressed', { task: 'another', done: 9, of: 10, doing: 'x' })
    expect(opened().verification?.stage).toEqual({ at: 'running', share: 0.25, doing: 's1.pdf' })
    answer(report)
    await verifying
    expect(opened().verification?.stage).toMatchObject({ at: 'done', report })
    expect(session.store.getState().said.text).toBe('Verified: 3 stand, 1 do not stand.')
  })

  it('says why it could not be done, and that it was stopped', async () => {
    const { session, port, opened } = await openWindow()
    let fail: (error: Error) => void = () => undefined
    port.answer('verifyProject', () => new Promise((_, reject) => (fail = reject)))
    port.answer('cancelTask', () => {
      fail(new PinciteError('cancelled', 'Stopped, as you asked.'))
      return null
    })
    const verifying = verifyProject(session)
    await settled()
    stopVerifying(session)
    // The fake port passes the rejection on as it is.
    await verifying
    expect(opened().verification?.stage).toEqual({ at: 'failed', message: 'Stopped, as you asked.' })
  })

  it('leads from a row to its report and passage', async () => {
    const drafts = [draftAddSource(source('s2', '00000002')), tag('b1', 10, { sourceId: 's2' })]
    const { session, opened } = await openWindow({ drafts })
    session.store.setState({ shown: 'verify' })
    await openRow(session, report.rows[0]!)
    expect(opened()).toMatchObject({ sourceId: 's2', annotationId: 'b1', goTo: 'b1' })
    expect(session.store.getState().shown).toBeNull()
  })

  it('says so where the row’s annotation is gone by now', async () => {
    const { session } = await openWindow()
    session.store.setState({ shown: 'verify' })
    await openRow(session, { id: 'gone', result: 'missing', page: null })
    expect(session.store.getState().toast?.text).toContain('has been deleted')
    expect(session.store.getState().shown).toBe('verify')
  })
})

describe('saving a report of it', () => {
  const made = { exportId: 'e1', fileName: 'r.html', mediaType: 'text/html', rows: 3, bytes: 9, warnings: [] }

  it('follows the host, saves what it made and says where', async () => {
    const { session, port, opened } = await openWindow()
    port.answer('verifyProject', report)
    await verifyProject(session)
    session.store.setState({ host: { dialogs: true } as never })
    let answer: (outcome: typeof made) => void = () => undefined
    port.answer('reportProject', () => new Promise((resolve) => (answer = resolve)))
    port.answer('saveExport', { saved: '/home/r.html' })
    const saving = saveReport(session)
    await settled()
    const task = opened().verification!.saving!.task
    port.emit('progressed', { task, done: 1, of: 4, doing: 's1.pdf' })
    expect(opened().verification).toMatchObject({ saving: { share: 0.25 }, stage: { at: 'done' } })
    answer(made)
    await saving
    expect(opened().verification?.saving).toBeNull()
    expect(session.store.getState().toast?.text).toBe('Report: 3 rows saved as /home/r.html.')
  })

  it('can be stopped, and says so', async () => {
    const { session, port, opened } = await openWindow()
    port.answer('verifyProject', report)
    await verifyProject(session)
    let fail: (error: Error) => void = () => undefined
    port.answer('reportProject', () => new Promise((_, reject) => (fail = reject)))
    port.answer('cancelTask', () => {
      fail(new PinciteError('cancelled', 'Stopped, as you asked.'))
      return null
    })
    const saving = saveReport(session)
    await settled()
    stopSaving(session)
    await saving
    expect(opened().verification?.saving).toBeNull()
    expect(session.store.getState().toast?.text).toBe('Stopped, as you asked.')
  })
})

describe('exporting the dataset', () => {
  const made = {
    exportId: 'e1',
    fileName: 'review.csv',
    mediaType: 'text/csv',
    rows: 3,
    bytes: 10,
    warnings: ['1 memo was cut.'],
  }
  const csv: WantedExport = { format: 'csv', choice: { where: [] } }

  it('gives what had to be left out along with where the rows went', async () => {
    const { session, port } = await openWindow()
    session.store.setState({ host: { dialogs: true } as never })
    port.answer('exportDataset', made).answer('saveExport', { saved: 'review.csv' })
    expect(await exportDataset(session, csv, nobody())).toEqual({
      message: '3 rows saved as review.csv.',
      warnings: ['1 memo was cut.'],
    })
  })

  it('claims nothing where the person cancelled', async () => {
    const { session, port } = await openWindow()
    session.store.setState({ host: { dialogs: true } as never })
    port.answer('exportDataset', made).answer('saveExport', { saved: null })
    expect((await exportDataset(session, csv, nobody())).message).toBeNull()
  })
})
