// @vitest-environment happy-dom
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { CoderDialog } from '../../../renderer/components/coder-dialog.tsx'
import { Dialog } from '../../../renderer/components/dialog.tsx'
import { SettingsDialog } from '../../../renderer/components/settings-dialog.tsx'
import { draftAddCoder } from '../../../shared/domain/draft-project.ts'
import { SETTINGS } from '../../fixtures/settings.ts'
import { openWindow } from '../commands/open-window.ts'
import { change, find, findField, focusOn, press, render, unmount, write } from './render.tsx'

afterEach(unmount)

const asked = SETTINGS

describe('a dialog', () => {
  const drawn = async (more: { closable?: boolean; field?: boolean } = {}) => {
    const onClose = vi.fn()
    const onAccept = vi.fn()
    await render(
      await openWindow(),
      <Dialog
        title="Title"
        closable={more.closable ?? true}
        onClose={onClose}
        onAccept={onAccept}
        footer={<button type="button">Last</button>}
      >
        {more.field ? <input aria-label="Field" /> : <p>Words</p>}
      </Dialog>,
    )
    return { onClose, onAccept }
  }

  it('gives the focus to its first field, not to the button that closes it', async () => {
    await drawn({ field: true })
    expect(document.activeElement).toBe(find('input'))
  })

  it('gives the focus to its last action where it has no field', async () => {
    await drawn()
    expect(document.activeElement).toBe(find('button', 'Last'))
  })

  it('closes on Escape, and takes the main action on Ctrl+Enter', async () => {
    const { onClose, onAccept } = await drawn()
    await press('Enter', { ctrlKey: true })
    expect(onAccept).toHaveBeenCalledTimes(1)
    await press('Escape')
    expect(onClose).toHaveBeenCalledTimes(1)
  })

  it('stays, however often Escape is pressed, where an answer is needed', async () => {
    const { onClose } = await drawn({ closable: false })
    expect(await press('Escape')).toBe(true)
    expect(await press('Escape')).toBe(true)
    expect(onClose).not.toHaveBeenCalled()
    expect(find('dialog').hasAttribute('open')).toBe(true)
  })

  it('keeps its keys from the screen below', async () => {
    const heard = vi.fn()
    document.addEventListener('keydown', heard)
    await drawn({ field: true })
    await press('x')
    expect(heard).not.toHaveBeenCalled()
    document.removeEventListener('keydown', heard)
  })

  it('gives the focus back to its opener', async () => {
    await render(await openWindow(), <Opener />)
    await focusOn(find('button', 'Open'))
    await change(() => find('button', 'Open').click())
    expect(document.activeElement).toBe(find('button', 'Last'))
    await press('Escape')
    expect(document.querySelector('dialog')).toBeNull()
    expect(document.activeElement).toBe(find('button', 'Open'))
  })
})

function Opener() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      {open && (
        <Dialog title="Title" onClose={() => setOpen(false)} footer={<button type="button">Last</button>}>
          Words
        </Dialog>
      )}
    </>
  )
}

describe('the coder’s name', () => {
  it('is asked until one is given, and goes to the host', async () => {
    const window = await openWindow()
    window.session.store.setState({ shown: 'coder' })
    window.port.answer('writeSettings', ({ coderName }) => ({ ...asked, coderName: coderName ?? '' }))
    await render(window, <CoderDialog />)
    const submit = () => find('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    await write(findField('input'), '  ')
    await change(submit)
    expect(find('[role="alert"]').textContent).toBe('Type the name that your tags shall carry.')
    await write(findField('input'), ' Nadia Adeyo ')
    await change(submit)
    expect(window.port.argsOf('writeSettings')).toEqual([{ coderName: 'Nadia Adeyo' }])
    expect(window.session.store.getState().shown).toBeNull()
  })
})

describe('settings', () => {
  it('list the coders of the project, and keep the theme at once', async () => {
    const window = await openWindow({ drafts: [draftAddCoder('k1', 'Ana Ruiz')] })
    window.port.answer('writeSettings', ({ theme }) => ({ ...asked, theme: theme ?? 'system' }))
    await render(window, <SettingsDialog />)
    expect(find('.coders').textContent).toBe('Ana Ruiz0 tags')
    await change(() => find('.choices label:last-of-type input').click())
    expect(window.port.argsOf('writeSettings')).toEqual([{ theme: 'dark' }])
    expect(window.session.store.getState().settings?.theme).toBe('dark')
  })

  it('switch single keys off for this person', async () => {
    const window = await openWindow()
    await render(window, <SettingsDialog />)
    await change(() => find('input[type="checkbox"]').click())
    expect(window.session.store.getState().singleKeys).toBe(false)
    expect(window.port.argsOf('writeView').at(-1)).toEqual({ key: 'single-keys', value: 'off' })
  })
})
