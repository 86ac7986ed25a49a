import { describe, expect, it } from 'vitest'
import { Tasks } from '../../../electron/services/tasks.ts'
import type { PinciteEvents } from '../../../shared/api/pincite-api.ts'

type Progress = PinciteEvents['progressed']

const untilStopped = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(new Error('stopped somewhere deep down'))),
  )

describe('tasks', () => {
  it('stops a task of its own session only', async () => {
    const tasks = new Tasks(() => undefined)
    const running = tasks.run('a', 't', ({ signal }) => untilStopped(signal))
    tasks.cancel('b', 't')
    tasks.cancelAll('b')
    expect(await Promise.race([running, Promise.resolve('still running')])).toBe('still running')
    tasks.cancel('a', 't')
    await expect(running).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('runs no second task of the same name, but another after it', async () => {
    const tasks = new Tasks(() => undefined)
    const first = tasks.run('a', 't', ({ signal }) => untilStopped(signal))
    await expect(tasks.run('a', 't', () => Promise.resolve(1))).rejects.toMatchObject({ code: 'bad-request' })
    tasks.cancelEverything()
    await expect(first).rejects.toMatchObject({ code: 'cancelled' })
    expect(await tasks.run('a', 't', () => Promise.resolve(2))).toBe(2)
  })

  it('gives the result of work that was done before the wish to stop reached it', async () => {
    const tasks = new Tasks(() => undefined)
    const result = tasks.run('a', 't', () => {
      tasks.cancel('a', 't')
      return Promise.resolve('on disk already')
    })
    expect(await result).toBe('on disk already')
  })

  it('passes on what went wrong by itself', async () => {
    const tasks = new Tasks(() => undefined)
    await expect(tasks.run('a', 't', () => Promise.reject(new TypeError('bug')))).rejects.toThrow(TypeError)
  })

  it('tells of progress at once, not at every step, and at the end', async () => {
    const heard: Progress[] = []
    const tasks = new Tasks((progress) => heard.push(progress))
    await tasks.run('a', 't', ({ progress }) => {
      for (let done = 0; done <= 1000; done++) progress(done, 1000, 'Reading')
      return Promise.resolve()
    })
    expect(heard.length).toBeLessThan(50)
    expect(heard[0]).toEqual({ task: 't', done: 0, of: 1000, doing: 'Reading' })
    expect(heard.at(-1)?.done).toBe(1000)
  })
})
