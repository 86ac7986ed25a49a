// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { followTask, nobody, type Follower, type Progress } from '../../../renderer/commands/follow-task.ts'
import { createSession } from '../../../renderer/state/session.ts'
import { createClient } from '../../../shared/api/rpc.ts'
import { FakePort } from '../../fakes/fake-port.ts'

function world() {
  const port = new FakePort().answer('cancelTask', null)
  const heard: Progress[] = []
  const controller = new AbortController()
  const follower: Follower = { onProgress: (progress) => heard.push(progress), signal: controller.signal }
  return { port, session: createSession(createClient(port)), heard, controller, follower }
}

describe('following a task', () => {
  it('hears of its own task alone, in shares of the whole, until it is over', async () => {
    const { port, session, heard, follower } = world()
    let own = ''
    await followTask(session, follower, (task) => {
      own = task
      port.emit('progressed', { task, done: 1, of: 4, doing: 'pincite.json' })
      port.emit('progressed', { task: 'other', done: 1, of: 1, doing: '' })
      port.emit('progressed', { task, done: 5, of: 4, doing: '' })
      port.emit('progressed', { task, done: 0, of: 0, doing: '' })
      return Promise.resolve()
    })
    port.emit('progressed', { task: own, done: 1, of: 1, doing: '' })
    expect(heard).toEqual([
      { share: 0.25, doing: 'pincite.json' },
      { share: 1, doing: '' },
      { share: 0, doing: '' },
    ])
  })

  it('asks the host to stop while it runs, and not once it is over', async () => {
    const { port, session, controller, follower } = world()
    await followTask(session, follower, () => Promise.resolve())
    controller.abort()
    expect(port.argsOf('cancelTask')).toEqual([])
    const second = world()
    await followTask(second.session, second.follower, (task) => {
      second.controller.abort()
      expect(second.port.argsOf('cancelTask')).toEqual([{ task }])
      return Promise.resolve()
    })
  })

  it('does not start what was to stop before', async () => {
    const { session, controller, follower } = world()
    controller.abort()
    const work = vi.fn(() => Promise.resolve())
    await expect(followTask(session, follower, work)).rejects.toMatchObject({ code: 'cancelled' })
    expect(work).not.toHaveBeenCalled()
  })

  it('settles as the work does, and gives each task a name of its own', async () => {
    const { session } = world()
    const names = vi.fn((task: string) => Promise.resolve(task))
    const first = await followTask(session, nobody(), names)
    expect(await followTask(session, nobody(), names)).not.toBe(first)
    await expect(followTask(session, nobody(), () => Promise.reject(new Error('No.')))).rejects.toThrow('No.')
  })
})
