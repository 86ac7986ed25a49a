// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { submitChange } from '../../../renderer/commands/submit-change.ts'
import { typeText } from '../../../renderer/commands/write-typed.ts'
import { memoSlot } from '../../../renderer/state/slot.ts'
import { Banners } from '../../../renderer/components/banners.tsx'
import { SaveCopyDialog } from '../../../renderer/components/save-copy-dialog.tsx'
import { useSession } from '../../../renderer/state/session.ts'
import { tag } from '../../cases/small-project.ts'
import {
  diskFull,
  FOLDER,
  openProjectOf,
  openWindow,
  saving,
  type TestWindow,
} from '../commands/open-window.ts'
import { change, find, findField, press, render, unmount, write } from './render.tsx'
import { stoppedTask } from './stopped-task.ts'

const elsewhere = '/elsewhere/copy'

let window: TestWindow

beforeEach(async () => {
  vi.useFakeTimers()
  window = await openWindow()
  window.port.answer('completePath', []).answer('cancelTask', null)
})
afterEach(async () => {
  await unmount()
  vi.useRealTimers()
})

function Screen() {
  const shown = useSession((state) => state.shown)
  return (
    <>
      <Banners />
      {shown === 'copy' && <SaveCopyDialog />}
    </>
  )
}

const open = async () => {
  await render(window, <Screen />)
  await change(() => window.session.store.setState({ shown: 'copy' }))
}
const problem = () => find('dialog [role="alert"]').textContent
const copying = () =>
  window.port.answer('saveCopy', ({ folder }) => {
    saving(window.port, window.host)
    return openProjectOf(window.host, { folder })
  })

describe('saving a copy elsewhere', () => {
  it('is offered beside the words that a change was not saved', async () => {
    diskFull(window.port)
    await render(window, <Screen />)
    await change(() => submitChange(window.session, tag('a4', 70)))
    await change(() => find('.banner button', 'Save a copy elsewhere…').click())
    expect(find('dialog').textContent).toContain(
      '1 change that could not be saved will be saved in the copy.',
    )
  })

  it('suggests a folder of its own, and keeps to the one that is typed', async () => {
    copying()
    await open()
    expect(findField('#project-path').value).toBe('/projects/Migration review (copy)')
    await write(findField('#project-path'), elsewhere)
    await press('Enter', { ctrlKey: true })
    expect(window.port.argsOf('saveCopy')).toMatchObject([{ folder: elsewhere }])
  })

  it('goes on in the copy, and saves there what waited, memos too', async () => {
    diskFull(window.port)
    await change(() => submitChange(window.session, tag('a4', 70)))
    await change(() => typeText(window.session, memoSlot('a1'), 'Still being typed'))
    copying()
    await open()
    await press('Enter', { ctrlKey: true })
    expect(window.opened().folder).toBe('/projects/Migration review (copy)')
    expect(window.opened().held).toEqual([])
    expect(window.opened().typed.size).toBe(0)
    expect(window.annotation('a4').target.exact).toBe('word')
    expect(window.annotation('a1').memo).toBe('Still being typed')
    expect(document.querySelector('dialog')).toBeNull()
    expect(document.querySelector('.banner')).toBeNull()
    expect(window.session.store.getState().toast?.text).toBe(
      'Every tag is saved in “Migration review (copy)”, and you go on there.',
    )
  })

  it('keeps what waits where the copy can’t be written either', async () => {
    diskFull(window.port)
    await change(() => submitChange(window.session, tag('a4', 70)))
    window.port.answer('saveCopy', ({ folder }) => openProjectOf(window.host, { folder }))
    await open()
    await press('Enter', { ctrlKey: true })
    expect(window.opened().folder).toBe('/projects/Migration review (copy)')
    expect(window.opened().held).toHaveLength(1)
    expect(find('.banner').textContent).toContain('Not saved.')
  })

  it('keeps the report in view that was in view', async () => {
    copying()
    await open()
    await press('Enter', { ctrlKey: true })
    expect(window.opened().sourceId).toBe('s1')
    expect(window.session.store.getState().inView.state).toBe('ready')
  })

  it('stays, says why, and changes nothing where there is no copy', async () => {
    window.port.fail('saveCopy', 'refused', 'The folder is not empty. Choose another.')
    await open()
    await press('Enter', { ctrlKey: true })
    expect(problem()).toBe('The folder is not empty. Choose another.')
    expect(window.opened().folder).toBe(FOLDER)
    copying()
    await press('Enter', { ctrlKey: true })
    expect(document.querySelector('dialog')).toBeNull()
  })

  it('shows how far it is, and can be stopped', async () => {
    const stopped = stoppedTask()
    window.port.answer('saveCopy', stopped.answer)
    await open()
    await press('Enter', { ctrlKey: true })
    await press('Enter', { ctrlKey: true })
    const { task } = window.port.argsOf('saveCopy')[0]!
    await change(() => window.port.emit('progressed', { task, done: 1, of: 4, doing: '' }))
    await change(() => vi.advanceTimersByTime(300))
    expect(find('.task').textContent).toContain('Copying the project…25\u00A0%')
    await change(() => find('dialog footer button', 'Cancel').click())
    expect(window.port.argsOf('cancelTask')).toEqual([{ task }])
    await change(() => stopped.stop())
    expect(problem()).toBe('Copying was stopped. You are still in the folder you had.')
    expect(window.port.argsOf('saveCopy')).toHaveLength(1)
  })

  it('takes a folder from the native chooser where there is one', async () => {
    window.session.store.setState(({ host }) => ({ host: host && { ...host, dialogs: true } }))
    window.port.answer('chooseFolder', elsewhere)
    await open()
    await change(() => find('dialog button', 'Choose folder…').click())
    expect(window.port.argsOf('chooseFolder')).toEqual([{ purpose: 'new' }])
    expect(findField('#project-path').value).toBe(elsewhere)
    window.port.fail('chooseFolder', 'unsupported', 'There is no folder chooser here.')
    await change(() => find('dialog button', 'Choose folder…').click())
    expect(problem()).toBe('There is no folder chooser here.')
  })
})
