// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { App } from '../../../renderer/app.tsx'
import { startSession } from '../../../renderer/commands/open-project.ts'
import { createSession, type Session } from '../../../renderer/state/session.ts'
import type { RecentProject } from '../../../shared/api/pincite-api.ts'
import { createClient } from '../../../shared/api/rpc.ts'
import type { FakePort } from '../../fakes/fake-port.ts'
import type { Replica } from '../../cases/replica-world.ts'
import { FOLDER, hostWith, openProjectOf } from '../commands/open-window.ts'
import { diagnosis } from './backups.ts'
import { change, find, findField, press, render, unmount, write } from './render.tsx'
import { stoppedTask } from './stopped-task.ts'
import { SETTINGS } from '../../fixtures/settings.ts'

const recent: RecentProject = {
  folder: FOLDER,
  name: 'Tarsk ports review',
  sources: 40,
  annotations: 1284,
  opened: '2026-11-22T14:32:00.000Z',
  missing: false,
}

let port: FakePort
let host: Replica
let session: Session

beforeEach(async () => {
  vi.useFakeTimers()
  ;({ port, host } = hostWith())
  port
    .answer('listRecentProjects', [recent])
    .answer('completePath', [])
    .answer('closeProject', null)
    .answer('diagnoseProject', diagnosis)
  session = createSession(createClient(port))
  session.store.setState({ screen: 'welcome', settings: SETTINGS })
  await render({ session }, <App />)
})
afterEach(async () => {
  await unmount()
  vi.useRealTimers()
})

const screen = () => session.store.getState().screen
const after = (milliseconds: number) => change(() => vi.advanceTimersByTime(milliseconds))
const openRecent = () => change(() => find('.recent-item').click())
const openByDialog = async () => {
  await change(() => find('.choice', find('.choice:nth-child(2)').textContent.trim()).click())
  await write(findField('#project-path'), FOLDER)
  await press('Enter', { ctrlKey: true })
}

/** Lets the host work on opening until `finish` is called. */
function slowOpening(): { readonly finish: () => void } {
  let finish: () => void = () => undefined
  port.answer('openProject', async () => {
    await new Promise<void>((resolve) => (finish = resolve))
    return openProjectOf(host)
  })
  return { finish: () => finish() }
}
const tell = (done: number, of: number) =>
  change(() => {
    const task = port.argsOf('openProject').at(-1)!.task!
    port.emit('progressed', { task, done, of, doing: '' })
  })

describe('opening a project from the welcome', () => {
  it('says nothing of it when it is done within 300 ms', async () => {
    const slow = slowOpening()
    await openRecent()
    await after(299)
    expect(find('.task').textContent).toBe('')
    await change(() => slow.finish())
    expect(screen()).toBe('project')
  })

  it('names the project, and says how far it is, once that takes longer', async () => {
    const slow = slowOpening()
    await openRecent()
    await after(300)
    expect(find('.task [role="status"]').textContent).toBe('Opening Tarsk ports review…')
    await tell(900, 1400)
    expect(find('.task').textContent).toContain('Opening Tarsk ports review…45\u00A0%')
    // A task of another window is no news here.
    await change(() => port.emit('progressed', { task: 'other', done: 1, of: 1, doing: '' }))
    expect(find('.task').textContent).toContain('45\u00A0%')
    await change(() => slow.finish())
    expect(screen()).toBe('project')
  })

  it('can be stopped, and is then as if it had not been asked for', async () => {
    const stopped = stoppedTask()
    port.answer('openProject', stopped.answer).answer('cancelTask', null)
    await openRecent()
    await after(300)
    await change(() => find('.task button', 'Cancel').click())
    expect(port.argsOf('cancelTask')).toEqual([{ task: port.argsOf('openProject')[0]!.task }])
    expect(find('.task').textContent).toContain('Stopping…')
    await change(() => stopped.stop())
    expect(find('.welcome-state').textContent).toBe('')
    port.answer('openProject', () => openProjectOf(host))
    await openRecent()
    expect(screen()).toBe('project')
  })

  it('shows nothing of a project that was open just when it was stopped, and closes it', async () => {
    const slow = slowOpening()
    port.answer('cancelTask', null)
    await openRecent()
    await after(300)
    await change(() => find('.task button', 'Cancel').click())
    await change(() => slow.finish())
    expect(screen()).toBe('welcome')
    expect(port.argsOf('closeProject')).toHaveLength(1)
  })

  it('opens after a failure', async () => {
    port.fail('openProject', 'cannot-open', 'The folder is gone.')
    await openRecent()
    port.answer('openProject', () => openProjectOf(host))
    await openRecent()
    expect(screen()).toBe('project')
  })

  it('opens once, however often it is pressed', async () => {
    slowOpening()
    await openRecent()
    await openRecent()
    expect(port.argsOf('openProject')).toHaveLength(1)
  })

  it('says why it failed', async () => {
    port.fail('openProject', 'cannot-open', 'The folder is gone.')
    await openRecent()
    expect(find('.welcome-state [role="alert"]').textContent).toBe('The folder is gone.')
  })

  it('shows the recovery screen for one that is damaged, from the list and from the dialog', async () => {
    port.fail('openProject', 'damaged', 'pincite.json is damaged.')
    await openRecent()
    expect(session.store.getState().recovery).toEqual({ folder: FOLDER, reason: 'pincite.json is damaged.' })
    await change(() => find('button', 'Back').click())
    await openByDialog()
    expect(screen()).toBe('recovery')
    expect(document.querySelector('dialog')).toBeNull()
  })
})

describe('a window that starts with a large project', () => {
  it('says how much of it has come, once that takes longer than 300 ms', async () => {
    const whole = openProjectOf(host)
    const { records } = whole.state
    expect(records).toHaveLength(11)
    let come: () => void = () => undefined
    port.answer('readProject', {
      ...whole,
      state: { ...whole.state, records: records.slice(0, 6), rest: 'r1' },
    })
    port.answer('readRecords', async () => {
      await new Promise<void>((resolve) => (come = resolve))
      return { records: records.slice(6) }
    })
    session = createSession(createClient(port))
    await render({ session }, <App />)
    await change(() => startSession(session))
    expect(find('.loading').textContent).toBe('')
    await after(300)
    expect(find('.loading').textContent).toBe('Opening the project…86\u00A0%')
    await change(() => come())
    expect(screen()).toBe('project')
    expect(session.store.getState().opened?.project.annotations).toHaveLength(3)
  })
})

describe('opening a project by its path', () => {
  it('shows progress in the dialog; the first Escape stops it, the second closes the dialog', async () => {
    const stopped = stoppedTask()
    port.answer('openProject', stopped.answer).answer('cancelTask', null)
    await openByDialog()
    await after(300)
    await tell(1, 2)
    expect(find('dialog .task').textContent).toContain('Opening review…35\u00A0%')
    await press('Escape')
    expect(port.argsOf('cancelTask')).toHaveLength(1)
    expect(find('dialog .task').textContent).toBe('Stopping…')
    await change(() => stopped.stop())
    expect(find('dialog [role="alert"]').textContent).toBe('')
    await press('Escape')
    expect(document.querySelector('dialog')).toBeNull()
  })

  it('can be closed though the host never answers', async () => {
    slowOpening()
    port.answer('cancelTask', null)
    await openByDialog()
    await press('Escape')
    await press('Escape')
    expect(document.querySelector('dialog')).toBeNull()
  })

  it('stays open and says why where that fails', async () => {
    port.fail('openProject', 'cannot-open', 'There is no project in /projects/review.')
    await openByDialog()
    expect(find('dialog [role="alert"]').textContent).toBe('There is no project in /projects/review.')
  })
})
