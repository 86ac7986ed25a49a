import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Sessions } from '../../../electron/browser-host/sessions.ts'

const heard: string[] = []
let sessions: Sessions
beforeEach(() => {
  vi.useFakeTimers()
  heard.length = 0
  sessions = new Sessions({
    graceMs: 60_000,
    onEnd: (session) => heard.push(session),
  })
})
afterEach(() => vi.useRealTimers())

describe('a session', () => {
  it('ends 60 s after its last sign of life', () => {
    const releaseA = sessions.hold('a')
    const releaseB = sessions.hold('b')
    releaseA()
    vi.advanceTimersByTime(59_999)
    expect(heard).toEqual([])
    vi.advanceTimersByTime(1)
    expect(heard).toEqual(['a'])
    releaseB()
    vi.advanceTimersByTime(60_000)
    expect(heard).toEqual(['a', 'b'])
  })

  it('lasts while any of its calls or streams is open', () => {
    const stream = sessions.hold('a')
    const call = sessions.hold('a')
    stream()
    vi.advanceTimersByTime(600_000)
    expect(heard).toEqual([])
    call()
    vi.advanceTimersByTime(60_000)
    expect(heard).toEqual(['a'])
  })

  it('released after the host has closed starts no timer', () => {
    const release = sessions.hold('a')
    sessions.close()
    release()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('counts a release once, however often it is made', () => {
    const first = sessions.hold('a')
    sessions.hold('a')
    first()
    first()
    vi.advanceTimersByTime(60_000)
    expect(heard).toEqual([])
  })

  it('gets the whole time again when it comes back', () => {
    sessions.hold('a')()
    vi.advanceTimersByTime(59_000)
    sessions.hold('a')()
    vi.advanceTimersByTime(59_000)
    expect(heard).toEqual([])
    vi.advanceTimersByTime(1000)
    expect(heard).toEqual(['a'])
  })

  it('ends no more once the host has closed', () => {
    sessions.hold('a')()
    sessions.close()
    vi.advanceTimersByTime(60_000)
    expect(heard).toEqual([])
  })
})
