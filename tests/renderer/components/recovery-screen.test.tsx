// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { App } from '../../../renderer/app.tsx'
import { createSession, type Session } from '../../../renderer/state/session.ts'
import { showRecovery } from '../../../renderer/commands/show-recovery.ts'
import { createClient } from '../../../shared/api/rpc.ts'
import type { FakePort } from '../../fakes/fake-port.ts'
import { FOLDER, hostWith, openProjectOf } from '../commands/open-window.ts'
import type { Replica } from '../../cases/replica-world.ts'
import { diagnosis } from './backups.ts'
import { change, find, nameOf, render, unmount } from './render.tsx'
import { SETTINGS } from '../../fixtures/settings.ts'

const reason = 'pincite.json is damaged and its journals are gone. A backup can be restored.'

let port: FakePort
let host: Replica
let session: Session

beforeEach(() => {
  ;({ port, host } = hostWith())
  port.answer('diagnoseProject', diagnosis).answer('closeProject', null).answer('listRecentProjects', [])
  session = createSession(createClient(port))
  session.store.setState({ settings: SETTINGS })
  showRecovery(session, FOLDER, reason)
})
afterEach(async () => {
  await unmount()
  vi.useRealTimers()
})

const shown = () => render({ session }, <App />)
const screen = () => session.store.getState().screen
const words = () => find('main').textContent
const buttons = () => [...document.querySelectorAll('button')].map((button) => button.textContent)
const press = (name: string) => change(() => find('button', name).click())
const progress = (done: number, of: number) =>
  change(() => {
    const { task } = [...port.calls].reverse().find(({ args }) => (args as { task?: string }).task)!.args as {
      task: string
    }
    port.emit('progressed', { task, done, of, doing: '' })
  })

describe('the recovery screen', () => {
  it('says what happened, that no file was changed, and where', async () => {
    await shown()
    expect(document.activeElement).toBe(find('h1'))
    expect(words()).toContain(reason)
    expect(words()).toContain('No file was changed.')
    expect(words()).toContain('damaged files are kept aside')
    expect(words()).toContain(FOLDER)
  })

  it('lists what was found as sentences with their place', async () => {
    await shown()
    expect([...document.querySelectorAll('.findings li')].map((item) => item.textContent)).toEqual([
      'pincite.json, line 1,204, is damaged: its checksum does not match.',
      'journal/k3f/1.jsonl ends in the middle of a change that was never acknowledged.',
    ])
  })

  it('lists backups newest first, and none that can’t be used can be chosen', async () => {
    await shown()
    const rows = [...document.querySelectorAll('.backups li')]
    expect(rows.map((row) => row.querySelector('.backup-detail')?.textContent)).toEqual([
      '1 source, 1,284 tags',
      '12 sources, 1 tag',
      'can’t be used: its checksum does not match',
    ])
    expect(rows.map((row) => row.querySelector('.meta')?.textContent)).toEqual([
      'daily',
      'before files were added',
      'while working',
    ])
    expect(rows.map((row) => row.querySelector('button')?.disabled)).toEqual([false, false, true])
    expect(nameOf(rows[0]!.querySelector('button'))).toMatch(/^Restore this backup .*2026.*, daily$/)
  })

  it('restores the backup that is chosen and goes into the project', async () => {
    port.answer('recoverProject', () => openProjectOf(host))
    await shown()
    await change(() => document.querySelectorAll<HTMLElement>('.backups button')[1]?.click())
    expect(port.argsOf('recoverProject')).toMatchObject([
      { folder: FOLDER, backup: '000011-import-2026-11-21.json' },
    ])
    expect(screen()).toBe('project')
    expect(session.store.getState().recovery).toBeNull()
  })

  it('opens read-only what can be read, changing nothing', async () => {
    port.answer('openProject', () => openProjectOf(host, { readOnly: 'It is damaged.' }))
    await shown()
    await press('Open what can be read, read-only')
    expect(port.argsOf('openProject')).toMatchObject([{ folder: FOLDER, salvage: true }])
    expect(port.argsOf('recoverProject')).toEqual([])
    expect(screen()).toBe('project')
  })

  it('is gone back to from what was opened read-only', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
    port.answer('openProject', () => openProjectOf(host, { readOnly: 'It is damaged.' }))
    await shown()
    await press('Open what can be read, read-only')
    await press('Recover it…')
    expect(screen()).toBe('recovery')
    expect(port.argsOf('closeProject')).toHaveLength(1)
    expect(words()).toContain(reason)
    vi.unstubAllGlobals()
  })

  it('recovers from what can be read, and says that those values are unproved', async () => {
    port.answer('recoverProject', () => openProjectOf(host))
    await shown()
    expect(words()).toContain('12 sources, 300 tags can be read of “Migration review”. Nothing proves')
    await press('Recover from what can be read')
    expect(port.argsOf('recoverProject')).toMatchObject([{ folder: FOLDER, backup: null }])
    expect(screen()).toBe('project')
  })

  it('offers only what there is', async () => {
    port.answer('diagnoseProject', { ...diagnosis, backups: [], readable: null, findings: [] })
    await shown()
    expect(buttons()).toEqual(['Back'])
    expect(words()).toContain('There is no backup.')
    expect(words()).toContain('If there is a copy of this folder elsewhere, open that one.')
  })

  it('offers to open a project that has become whole meanwhile', async () => {
    port.answer('diagnoseProject', { ...diagnosis, reason: null, findings: [] })
    await shown()
    await press('Open the project')
    expect(port.argsOf('openProject')).toMatchObject([{ folder: FOLDER }])
    expect(screen()).toBe('project')
  })

  it('stays and says why where recovering fails', async () => {
    port.fail('recoverProject', 'not-saved', 'The disk is full. Nothing was changed.')
    await shown()
    await press('Recover from what can be read')
    expect(find('footer [role="alert"]').textContent).toBe('The disk is full. Nothing was changed.')
    expect(screen()).toBe('recovery')
    port.answer('recoverProject', () => openProjectOf(host))
    await press('Recover from what can be read')
    expect(screen()).toBe('project')
  })

  it('says why nothing could be found out, and can still be left', async () => {
    port.fail('diagnoseProject', 'cannot-open', 'The folder is gone.')
    await shown()
    expect(find('footer [role="alert"]').textContent).toBe('The folder is gone.')
    await press('Back')
    expect(screen()).toBe('welcome')
    expect(document.title).toBe('Pincite')
  })

  it('shows how far it is, keeps other choices off meanwhile, and stops when asked', async () => {
    vi.useFakeTimers()
    const answers: (() => void)[] = []
    port.answer('recoverProject', async () => {
      await new Promise<void>((resolve) => answers.push(resolve))
      return openProjectOf(host)
    })
    port.answer('cancelTask', () => {
      port.fail('recoverProject', 'cancelled', 'Stopped.')
      return null
    })
    await shown()
    await press('Recover from what can be read')
    await progress(45, 100)
    await change(() => vi.advanceTimersByTime(300))
    expect(find('.task').textContent).toContain('Recovering…31\u00A0%')
    expect(find('[role="progressbar"]').getAttribute('aria-valuenow')).toBe('31')
    expect(buttons().filter((text) => text !== 'Back' && text !== 'Cancel')).toHaveLength(5)
    for (const button of document.querySelectorAll<HTMLButtonElement>('main button'))
      expect(button.disabled).toBe(true)
    await press('Cancel')
    expect(find('.task').textContent).toContain('Stopping…')
    expect(port.argsOf('cancelTask')).toHaveLength(1)
  })

  it('stops looking when it is left', async () => {
    port.answer('diagnoseProject', () => new Promise(() => undefined)).answer('cancelTask', null)
    await shown()
    await press('Back')
    expect(port.argsOf('cancelTask')).toEqual([{ task: port.argsOf('diagnoseProject')[0]!.task }])
  })
})
