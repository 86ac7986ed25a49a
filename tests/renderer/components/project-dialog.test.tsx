// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { App } from '../../../renderer/app.tsx'
import { patchOpened } from '../../../renderer/state/session.ts'
import { draftMemo } from '../../../shared/domain/draft-annotation.ts'
import { FOLDER, openWindow, type TestWindow } from '../commands/open-window.ts'
import { bad, damaged, good, older, sound, torn } from './backups.ts'
import { change, find, focusOn, press, render, unmount } from './render.tsx'
import { stoppedTask } from './stopped-task.ts'

let window: TestWindow

beforeEach(async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  window = await openWindow()
  window.port.answer('listBackups', [good, older, bad]).answer('checkProject', sound)
})
afterEach(async () => {
  await unmount()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const open = async () => {
  await render(window, <App />)
  await change(() => find('.project-button').click())
}
const backups = () => find('[aria-labelledby="backups-heading"]')
const check = () => find('[aria-labelledby="check-heading"]')
const said = () => backups().querySelector('p[role="status"]')?.textContent
const restoreButtons = () => [...document.querySelectorAll<HTMLButtonElement>('.backups button')]
const pressName = (name: string) => change(() => find('dialog button', name).click())

describe('the project dialog', () => {
  it('opens from the project’s name, and says where it is and what it holds', async () => {
    await open()
    expect(find('dialog h1').textContent).toBe('Migration review')
    expect(find('dialog header').textContent).toContain('1 source, 3 tags, 0 coders')
    expect(find('.project-folder').textContent).toContain(FOLDER)
  })

  it('opens by its key', async () => {
    await render(window, <App />)
    await press('b')
    expect(find('dialog h1').textContent).toBe('Migration review')
  })

  it('leads to all projects, and to a copy', async () => {
    window.port.answer('closeProject', null).answer('listRecentProjects', [])
    await open()
    await pressName('Save a copy elsewhere…')
    expect(find('dialog h1').textContent).toBe('Save a copy elsewhere')
    await press('Escape')
    await change(() => find('.project-button').click())
    await change(() => find('dialog button', 'All projects').click())
    expect(window.session.store.getState().screen).toBe('welcome')
  })
})

describe('backups of the open project', () => {
  it('are listed newest first; one that can’t be used says why and can’t be restored', async () => {
    await open()
    expect(restoreButtons().map((button) => button.disabled)).toEqual([false, false, true])
    expect(find('.backups li:last-child').textContent).toContain('can’t be used: its checksum does not match')
  })

  it('are explained where there are none', async () => {
    window.port.answer('listBackups', [])
    await open()
    expect(backups().textContent).toContain('None yet.')
  })

  it('say why they can’t be listed', async () => {
    window.port.fail('listBackups', 'not-found', 'The folder backups can’t be read.')
    await open()
    expect(said()).toBe('The folder backups can’t be read.')
  })

  it('are made now when asked for, and listed then', async () => {
    window.port.answer('listBackups', [])
    await open()
    window.port.answer('makeBackup', { ...good, reason: 'asked' }).answer('listBackups', [good])
    await focusOn(find('dialog button', 'Back up now'))
    await pressName('Back up now')
    expect(document.activeElement).toBe(find('dialog button', 'Back up now'))
    expect(said()).toMatch(/2026.*: backed up and checked\.$/)
    expect(restoreButtons()).toHaveLength(1)
    window.port.fail('makeBackup', 'not-saved', 'No backup was made: the disk is full. Nothing was removed.')
    await pressName('Back up now')
    expect(said()).toBe('No backup was made: the disk is full. Nothing was removed.')
  })

  it('are restored after a word on what that does, as one step that Undo takes back', async () => {
    const draft = draftMemo('a1', 'As it was')
    window.port.answer('restoreBackup', () => ({
      change: window.host.makeDraft(draft),
      undo: { undo: 'Restore a backup', redo: null },
      left: [],
    }))
    await open()
    await change(() => restoreButtons()[1]?.click())
    expect(window.port.argsOf('restoreBackup')).toEqual([])
    expect(find('.confirm').textContent).toContain('12 sources, 1 tag')
    expect(find('.confirm').textContent).toContain('Undo takes it back')
    expect(document.activeElement).toBe(find('.confirm .primary'))
    await change(() => find('.confirm .primary').click())
    expect(window.port.argsOf('restoreBackup')).toMatchObject([{ backup: older.name }])
    expect(window.annotation('a1').memo).toBe('As it was')
    expect(window.opened().undo.undo).toBe('Restore a backup')
    expect(said()).toMatch(/^The project is as it was on .*\. Undo takes this back\.$/)
    expect(document.activeElement).toBe(find('#backups-heading'))
  })

  it('change nothing where the question is answered with no, or nothing differs', async () => {
    await open()
    await change(() => restoreButtons()[0]?.click())
    await pressName('Leave it as it is')
    expect(document.querySelector('.confirm')).toBeNull()
    expect(window.port.argsOf('restoreBackup')).toEqual([])
    window.port.answer('restoreBackup', { change: null, undo: { undo: null, redo: null }, left: [] })
    await change(() => restoreButtons()[0]?.click())
    await change(() => find('.confirm .primary').click())
    expect(said()).toBe('The project holds what that backup holds. Nothing was changed.')
  })

  it('say why one was not restored', async () => {
    window.port.fail('restoreBackup', 'not-saved', 'Nothing was restored: no backup could be made first.')
    await open()
    await change(() => restoreButtons()[0]?.click())
    await change(() => find('.confirm .primary').click())
    expect(said()).toBe('Nothing was restored: no backup could be made first.')
    expect(restoreButtons()[0]?.disabled).toBe(false)
  })

  it('say that one was restored, also where the list can’t be read afterwards', async () => {
    window.port.answer('restoreBackup', () => ({
      change: window.host.makeDraft(draftMemo('a1', 'As it was')),
      undo: { undo: 'Restore a backup', redo: null },
      left: [],
    }))
    await open()
    window.port.fail('listBackups', 'not-found', 'The folder backups can’t be read.')
    await change(() => restoreButtons()[0]?.click())
    await change(() => find('.confirm .primary').click())
    expect(said()).toMatch(/^The project is as it was on .* The folder backups can’t be read\.$/)
  })

  it('are not restored into a project that is read-only', async () => {
    await change(() => patchOpened(window.session, { readOnly: 'It is newer.' }))
    await open()
    expect(restoreButtons().every((button) => button.disabled)).toBe(true)
  })
})

describe('checking the project', () => {
  it('says that all is well, and how much was looked at', async () => {
    await open()
    await pressName('Check project')
    expect(check().textContent).toContain(
      'Everything is as it should be: 1,204 changes, 3 backups, 1 source checked.',
    )
  })

  it('lists what is wrong, with file and line, and tells it from what is merely worth knowing', async () => {
    window.port.answer('checkProject', {
      ...sound,
      findings: [damaged, torn, { ...torn, place: 'journal/k3f/2.jsonl' }],
    })
    await open()
    await pressName('Check project')
    expect(check().querySelector('.problem')?.textContent).toBe(
      '1 thing is wrong. 1,204 changes, 3 backups, 1 source checked.',
    )
    expect([...document.querySelectorAll('.findings li')].map((item) => item.textContent)).toEqual([
      'pincite.json, line 1,204, is damaged: its checksum does not match.',
      'journal/k3f/1.jsonl ends in the middle of a change that was never acknowledged.',
      'journal/k3f/2.jsonl ends in the middle of a change that was never acknowledged.',
    ])
    expect(document.querySelectorAll('.findings .problem')).toHaveLength(1)
  })

  it('shows how far it is and can be stopped', async () => {
    vi.useFakeTimers()
    const stopped = stoppedTask()
    window.port.answer('checkProject', stopped.answer).answer('cancelTask', null)
    await open()
    await focusOn(find('dialog button', 'Check project'))
    await pressName('Check project')
    await change(() => vi.advanceTimersByTime(300))
    expect(document.activeElement).toBe(find('dialog button', 'Check project'))
    for (const name of ['Check project', 'Repair']) await pressName(name)
    expect(window.port.argsOf('checkProject')).toHaveLength(1)
    expect(window.port.argsOf('repairProject')).toEqual([])
    const { task } = window.port.argsOf('checkProject')[0]!
    await change(() => window.port.emit('progressed', { task, done: 3, of: 4, doing: 'Report s1' }))
    expect(check().querySelector('.task')?.textContent).toContain('Checking the project…75\u00A0%Report s1')
    await change(() => check().querySelector<HTMLElement>('.task button')?.click())
    expect(window.port.argsOf('cancelTask')).toEqual([{ task }])
    await change(() => stopped.stop())
    expect(check().textContent).toContain('The check was stopped.')
  })

  it('says why it could not be made', async () => {
    window.port.fail('checkProject', 'not-found', 'The folder is gone.')
    await open()
    await pressName('Check project')
    expect(check().querySelector('.problem')?.textContent).toBe('The folder is gone.')
  })
})

describe('repairing the project', () => {
  it('says what was done, and what is left', async () => {
    const done = ['pincite.json was made anew from the journals.', '1 file was removed.']
    window.port.answer('repairProject', { folder: FOLDER, done, left: [damaged] })
    await open()
    await pressName('Repair')
    expect([...check().querySelectorAll('[role="status"] p')].map((line) => line.textContent.trim())).toEqual(
      [...done, 'The rest could not be put right here.'],
    )
    expect(find('.findings li').textContent).toContain('pincite.json, line 1,204, is damaged')
    window.port.answer('repairProject', { folder: FOLDER, done: [], left: [] })
    await pressName('Repair')
    expect(check().textContent).toContain('The project is as it should be; nothing was changed.')
  })

  it('says why nothing was repaired', async () => {
    window.port.fail('repairProject', 'not-saved', 'The folder could not be repaired: the disk is full.')
    await open()
    await pressName('Repair')
    expect(check().querySelector('.problem')?.textContent).toBe(
      'The folder could not be repaired: the disk is full.',
    )
  })

  it('is off in a project that is read-only', async () => {
    await change(() => patchOpened(window.session, { readOnly: 'It is newer.' }))
    await open()
    expect(find('dialog button', 'Repair').getAttribute('aria-disabled')).toBe('true')
    await pressName('Repair')
    expect(window.port.argsOf('repairProject')).toEqual([])
  })
})
