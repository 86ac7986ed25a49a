// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import {
  addSources,
  cancelArrivals,
  dismissArrival,
  dismissReport,
  retryArrival,
  unlockArrival,
} from '../../../renderer/commands/add-sources.ts'
import type { ImportOutcome } from '../../../shared/api/pincite-api.ts'
import { PinciteError } from '../../../shared/api/errors.ts'
import { openWindow, settled, type TestWindow } from './open-window.ts'

const file = (name: string, content = 'some words') => new File([content], name)

function outcome(fileName: string, more: Partial<ImportOutcome> = {}): ImportOutcome {
  return {
    status: 'added',
    fileName,
    sourceId: 's1',
    title: fileName,
    mediaType: 'text/plain',
    pages: 2,
    characters: 10,
    sha256: 'ab'.repeat(32),
    warning: null,
    reason: null,
    error: null,
    ...more,
  }
}

const refused = { status: 'refused', sourceId: null, title: null, pages: null } as const

/** A host that takes files; what becomes of one is decided by its name. */
function receiving({ port }: TestWindow, outcomes: Record<string, Partial<ImportOutcome>> = {}): void {
  port
    .answer('beginUpload', ({ fileName }) => ({ upload: fileName.replace(/\W/g, '-') }))
    .answer('appendUpload', ({ offset, bytes }) => ({ received: offset + bytes.length }))
    .answer('importUpload', ({ upload }) => {
      const name = upload.replace(/-(\w+)$/, '.$1')
      return outcome(name, outcomes[name])
    })
    .answer('cancelUpload', null)
    .answer('cancelTask', null)
}

const arrivals = (window: TestWindow) =>
  window.opened().arrivals.map(({ fileName, doing, message }) => ({ fileName, doing, message }))

describe('adding files', () => {
  it('lets the host read several at once, and takes up each as it is ready', async () => {
    const window = await openWindow()
    receiving(window)
    const reading = new Map<string, (answer: ImportOutcome) => void>()
    window.port.answer(
      'importUpload',
      ({ upload }) => new Promise<ImportOutcome>((answer) => reading.set(upload, answer)),
    )
    const adding = addSources(window.session, [file('one.txt'), file('two.txt')])
    await settled()
    expect([...reading.keys()]).toEqual(['one-txt', 'two-txt'])
    reading.get('two-txt')?.(outcome('two.txt', { sourceId: 's2' }))
    await settled()
    expect(arrivals(window).map(({ doing }) => doing)).toEqual(['reading', 'added'])
    reading.get('one-txt')?.(outcome('one.txt'))
    await adding
    expect(arrivals(window).map(({ doing }) => doing)).toEqual(['added', 'added'])
  })

  it('sends them one after the other, whole, and reports at the end', async () => {
    const window = await openWindow()
    receiving(window)
    await addSources(window.session, [file('one.txt'), file('two.txt', 'more')])
    expect(window.port.calls.map(({ method }) => method).filter((name) => /Upload/.test(name))).toEqual([
      ...['beginUpload', 'appendUpload', 'importUpload'],
      ...['beginUpload', 'appendUpload', 'importUpload'],
    ])
    expect(window.port.argsOf('appendUpload').map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual([
      'some words',
      'more',
    ])
    expect(arrivals(window).map(({ doing }) => doing)).toEqual(['added', 'added'])
    expect(window.session.store.getState().said.text).toBe('2 of 2 files added.')
  })

  it('leaves no report of one file that was simply added', async () => {
    const window = await openWindow()
    receiving(window)
    await addSources(window.session, [file('one.txt')])
    expect(window.opened().arrivals).toEqual([])
  })

  it('says of one that bears the name of a source that it may be its new edition', async () => {
    const window = await openWindow()
    receiving(window, { 's1.pdf': { sourceId: 's9', title: 'Another title' } })
    await addSources(window.session, [file('s1.pdf')])
    expect(window.opened().arrivals).toMatchObject([
      { doing: 'added', olderId: 's1', message: 'It may be a new edition of “Report s1”.' },
    ])
  })

  it('goes on after one that can’t be used, and keeps why until it is dismissed', async () => {
    const window = await openWindow()
    receiving(window, {
      'broken.pdf': { ...refused, reason: 'damaged', error: '“broken.pdf”: It ends too early.' },
      'scan.pdf': { warning: 'It has no text.' },
      'again.txt': { status: 'already-there', title: 'The first one' },
    })
    const names = ['broken.pdf', 'scan.pdf', 'again.txt', 'last.txt']
    await addSources(
      window.session,
      names.map((name) => file(name)),
    )
    expect(arrivals(window)).toEqual([
      { fileName: 'broken.pdf', doing: 'refused', message: 'It ends too early.' },
      { fileName: 'scan.pdf', doing: 'added', message: 'It has no text.' },
      {
        fileName: 'again.txt',
        doing: 'already-there',
        message: 'again.txt is already here as “The first one”.',
      },
      { fileName: 'last.txt', doing: 'added', message: null },
    ])
    dismissReport(window.session)
    expect(window.opened().arrivals).toEqual([])
  })

  it('sends nothing of a file that is too large, nor of a folder', async () => {
    const window = await openWindow()
    receiving(window)
    await addSources(window.session, [file('large.txt', 'x'.repeat(1001))], ['reports'])
    expect(window.port.argsOf('beginUpload')).toEqual([])
    expect(arrivals(window).map(({ message }) => message)).toEqual([
      expect.stringContaining('large.txt is larger than'),
      expect.stringContaining('“reports” is a folder.'),
    ])
  })

  it('puts files that come meanwhile into the same queue', async () => {
    const window = await openWindow()
    receiving(window)
    const first = addSources(window.session, [file('one.txt')])
    const second = addSources(window.session, [file('two.txt')])
    await Promise.all([first, second])
    await settled()
    expect(window.port.argsOf('importUpload').map(({ upload }) => upload)).toEqual(['one-txt', 'two-txt'])
  })

  it('tells a fault that may pass from a file that can’t be used, and tries again', async () => {
    const window = await openWindow()
    receiving(window)
    window.port.fail('appendUpload', 'not-saved', 'The disk is full.')
    await addSources(window.session, [file('one.txt'), file('two.txt')])
    expect(window.opened().arrivals.map(({ doing, reason }) => [doing, reason])).toEqual([
      ['refused', null],
      ['refused', null],
    ])
    receiving(window)
    await retryArrival(window.session, window.opened().arrivals[0]!)
    expect(arrivals(window).map(({ doing }) => doing)).toEqual(['added', 'refused'])
  })
})

describe('cancelling', () => {
  it('stops the file at hand at the host, and goes on with the next', async () => {
    const window = await openWindow()
    receiving(window)
    let fail: (error: Error) => void = () => undefined
    window.port.answer('importUpload', ({ upload }) =>
      upload === 'one-txt' ? new Promise((_, reject) => (fail = reject)) : outcome('two.txt'),
    )
    window.port.answer('cancelTask', () => {
      fail(new PinciteError('cancelled', 'Stopped.'))
      return null
    })
    const adding = addSources(window.session, [file('one.txt'), file('two.txt')]).catch(() => undefined)
    await expect.poll(() => window.opened().arrivals[0]?.doing).toBe('reading')
    const { key } = window.opened().arrivals[0]!
    dismissArrival(window.session, window.opened().arrivals[0]!)
    await adding
    expect(window.port.argsOf('cancelTask')).toEqual([{ task: key }])
    expect(window.port.argsOf('cancelUpload')).toEqual([{ upload: 'one-txt' }])
    expect(window.port.argsOf('importUpload').map(({ upload }) => upload)).toEqual(['one-txt', 'two-txt'])
  })

  it('stops sending a large file at the next piece', async () => {
    const window = await openWindow()
    receiving(window)
    window.session.store.setState(({ host }) => ({ host: host && { ...host, uploadLimit: 1e9 } }))
    let open: (value: { received: number }) => void = () => undefined
    window.port.answer('appendUpload', () => new Promise((resolve) => (open = resolve)))
    const adding = addSources(window.session, [file('large.txt', 'x'.repeat(5 * 1024 * 1024))])
    await expect.poll(() => window.port.argsOf('appendUpload').length).toBe(1)
    dismissArrival(window.session, window.opened().arrivals[0]!)
    open({ received: 4 * 1024 * 1024 })
    await adding
    expect(window.port.argsOf('appendUpload')).toHaveLength(1)
    expect(window.port.argsOf('cancelUpload')).toContainEqual({ upload: 'large-txt' })
    expect(window.port.argsOf('importUpload')).toEqual([])
  })

  it('all stops everything on its way and keeps what was settled', async () => {
    const window = await openWindow()
    receiving(window, { 'bad.pdf': { ...refused, reason: 'damaged', error: 'It is damaged.' } })
    let open: (value: { received: number }) => void = () => undefined
    const adding = addSources(window.session, [file('bad.pdf'), file('one.txt'), file('two.txt')])
    window.port.answer('appendUpload', ({ upload, bytes }) =>
      upload === 'one-txt' ? new Promise((resolve) => (open = resolve)) : { received: bytes.length },
    )
    await expect.poll(() => window.opened().arrivals[1]?.doing).toBe('sending')
    cancelArrivals(window.session)
    open({ received: 10 })
    await adding
    expect(arrivals(window).map(({ fileName }) => fileName)).toEqual(['bad.pdf'])
    expect(window.port.argsOf('importUpload').map(({ upload }) => upload)).toEqual(['bad-pdf'])
  })
})

describe('a file with a password', () => {
  it('waits for it, stays through a wrong one, and is unlocked for this window only', async () => {
    const window = await openWindow()
    receiving(window, {
      'locked.pdf': { ...refused, reason: 'password-needed', error: 'Give its password.' },
    })
    await addSources(window.session, [file('locked.pdf')])
    const entry = () => window.opened().arrivals[0]!
    expect(entry().upload).toBe('locked-pdf')
    receiving(window, { 'locked.pdf': { ...refused, reason: 'password-wrong', error: 'Try again.' } })
    await unlockArrival(window.session, entry(), 'wrong')
    expect(entry()).toMatchObject({ doing: 'refused', reason: 'password-wrong', upload: 'locked-pdf' })
    receiving(window, { 'locked.pdf': { sourceId: 's9' } })
    await unlockArrival(window.session, entry(), 'right')
    expect(window.session.passwords.get('s9')).toBe('right')
    expect(entry().doing).toBe('added')
    const stored = window.port.calls.filter(({ method }) => /write|submit/i.test(method))
    expect(JSON.stringify(stored)).not.toContain('right')
  })
})
