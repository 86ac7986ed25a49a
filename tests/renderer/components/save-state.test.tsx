// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { leaveProject } from '../../../renderer/commands/open-project.ts'
import { typeCodeText } from '../../../renderer/commands/write-code-text.ts'
import { submitChange } from '../../../renderer/commands/submit-change.ts'
import { say } from '../../../renderer/commands/tell.ts'
import { Announcer } from '../../../renderer/components/announcer.tsx'
import { Banners } from '../../../renderer/components/banners.tsx'
import { SaveStateView } from '../../../renderer/components/save-state.tsx'
import { patchOpened } from '../../../renderer/state/session.ts'
import { tag } from '../../cases/small-project.ts'
import { diskFull, openWindow, saving, type TestWindow } from '../commands/open-window.ts'
import { change, find, render, unmount } from './render.tsx'

let window: TestWindow

beforeEach(async () => {
  vi.useFakeTimers()
  window = await openWindow()
  await render(
    window,
    <>
      <SaveStateView />
      <Banners />
      <Announcer />
    </>,
  )
})
afterEach(async () => {
  await unmount()
  vi.useRealTimers()
})

const words = () => find('[aria-label="Save state"]').textContent
const after = (milliseconds: number) => change(() => vi.advanceTimersByTime(milliseconds))

describe('the save state', () => {
  it('says since when all is saved', async () => {
    expect(words()).toBe('Saved')
    await change(() => patchOpened(window.session, { savedAt: new Date(2026, 0, 2, 14, 32) }))
    expect(words()).toMatch(/^Saved 0?2:32 PM$|^Saved 14:32$/)
  })

  it('says “Saving…” only when it takes longer than 300 ms', async () => {
    await change(() => patchOpened(window.session, { save: { state: 'saving', message: null } }))
    await after(299)
    expect(words()).toBe('Saved')
    await after(1)
    expect(words()).toBe('Saving…')
    await change(() => patchOpened(window.session, { save: { state: 'saved', message: null } }))
    expect(words()).toBe('Saved')
  })

  it('names a failure in the bar, in a banner and to assistive technology, until it is over', async () => {
    diskFull(window.port)
    await change(() => submitChange(window.session, tag('a4', 70)))
    expect(words()).toBe('Not saved: The change was not saved: the disk is full.')
    expect(find('[role="alert"]').textContent).toBe(words())
    expect(find('.banner').textContent).toContain('tried again every few seconds: Tag passage.')
    saving(window.port, window.host)
    await change(() => find('.banner button', 'Try again').click())
    expect(words()).toMatch(/^Saved \d/)
    expect(find('[role="alert"]').textContent).toBe('')
    expect(document.querySelector('.banner')).toBeNull()
  })

  it('stays at “Not saved” while a change is held, though others are made', async () => {
    diskFull(window.port)
    await change(() => submitChange(window.session, tag('a4', 70)))
    saving(window.port, window.host)
    await change(() => submitChange(window.session, tag('a5', 90)))
    expect(words()).toBe('Not saved: 1 change waits')
  })

  it('names the texts of the codebook that keep a person from leaving, though the disk is well', async () => {
    window.port.fail('submitChange', 'refused', 'No code has this name.')
    const place = { codeId: 'c1', fieldId: null, part: 'name' } as const
    await change(() => typeCodeText(window.session, place, 'Claim'))
    await change(() => leaveProject(window.session))
    expect(find('.banner').textContent).toContain('Kept in this window: a text of the codebook.')
    await change(() => find('.banner button', 'Give up these changes').click())
    expect(document.querySelector('.banner')).toBeNull()
    expect(window.opened().codebookDrafts.size).toBe(0)
  })

  it('lets what could not be saved be given up', async () => {
    diskFull(window.port)
    await change(() => submitChange(window.session, tag('a4', 70)))
    await change(() => find('.banner button', 'Give up these changes').click())
    expect(words()).toBe('Saved')
    expect(window.opened().held).toEqual([])
  })
})

describe('banners', () => {
  it('say why a project is read-only, and let what was repaired be dismissed', async () => {
    await change(() =>
      patchOpened(window.session, { readOnly: 'It is newer.', notices: ['pincite.json was rebuilt.'] }),
    )
    expect([...document.querySelectorAll('.banner')].map((banner) => banner.textContent)).toEqual([
      'Read-only. It is newer. You can read, search, verify and export.',
      'pincite.json was rebuilt.',
    ])
    await change(() => find('button', 'Dismiss notice').click())
    expect(window.opened().notices).toEqual([])
  })
})

describe('many notices', () => {
  const many = ['One.', 'Two.', 'Three.', 'Four.']

  it('stand in one banner, which lists them when asked and goes as one', async () => {
    await change(() => patchOpened(window.session, { notices: many }))
    expect(find('.banner p').textContent).toBe('4 things were repaired or found on opening.')
    expect(find('.notices').hidden).toBe(true)
    await change(() => find('button', 'Show them').click())
    expect(find('.notices').hidden).toBe(false)
    expect([...document.querySelectorAll('.notices li')].map((item) => item.textContent)).toEqual(many)
    expect(find('button', 'Hide them').getAttribute('aria-expanded')).toBe('true')
    await change(() => find('button', 'Dismiss notices').click())
    expect(window.opened().notices).toEqual([])
  })

  it('are listed one by one where there are two', async () => {
    await change(() => patchOpened(window.session, { notices: many.slice(0, 2) }))
    expect([...document.querySelectorAll('.banner')].map((banner) => banner.textContent)).toEqual([
      'One.',
      'Two.',
    ])
  })
})

describe('announcements', () => {
  const heard = () => find('[aria-label="Announcements"]').textContent

  it('come at most once a second, the latest first to go', async () => {
    await after(1000)
    await change(() => say(window.session, 'one'))
    await after(1)
    expect(heard().trim()).toBe('one')
    await change(() => say(window.session, 'two'))
    await change(() => say(window.session, 'three'))
    await after(500)
    expect(heard().trim()).toBe('one')
    await after(500)
    expect(heard().trim()).toBe('three')
  })

  it('differ in something unheard when the same is said again', async () => {
    await change(() => say(window.session, 'Nothing to undo.'))
    await after(1000)
    const first = heard()
    await change(() => say(window.session, 'Nothing to undo.'))
    await after(1000)
    expect(heard()).not.toBe(first)
    expect(heard().trim()).toBe(first.trim())
  })
})
