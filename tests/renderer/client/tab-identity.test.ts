import { describe, expect, it, vi } from 'vitest'
import { takeAddress } from '../../../renderer/client/tab-identity.ts'
import { SESSION_PATTERN } from '../../../shared/api/host.ts'
import { openTab, type Tab } from '../../support/tab.ts'

const LINK = 'http://127.0.0.1:4000/#t=s3cret'
const BARE = 'http://127.0.0.1:4000/'

const headersOf = (tab: Tab) => takeAddress(tab.window).headers
const sessionOf = (tab: Tab) => headersOf(tab)['x-pincite-session']

describe('what a tab knows of itself', () => {
  it('takes the secret out of the address bar and keeps it over a reload', () => {
    const tab = openTab(LINK)
    const { origin, headers } = takeAddress(tab.window)
    expect(origin).toBe('http://127.0.0.1:4000')
    expect(headers['authorization']).toBe('Bearer s3cret')
    expect(tab.window.location.href).toBe(BARE)
    tab.leave()
    expect(headersOf(openTab(BARE, tab.stored()))['authorization']).toBe('Bearer s3cret')
  })

  it('prefers the secret of a new link to the one it had', () => {
    const tab = openTab('http://127.0.0.1:4000/#t=newer', { 'pincite-secret': 'older' })
    expect(headersOf(tab)['authorization']).toBe('Bearer newer')
  })

  it('has none where it was opened without the link', () => {
    expect(headersOf(openTab(BARE))['authorization']).toBeUndefined()
  })

  it('loads anew when the link is pasted into a tab that shows Pincite already', () => {
    const tab = openTab(BARE)
    takeAddress(tab.window)
    const reload = vi.spyOn(tab.window.location, 'reload').mockImplementation(() => undefined)
    tab.paste('#elsewhere')
    expect(reload).not.toHaveBeenCalled()
    tab.paste('#t=s3cret')
    expect(reload).toHaveBeenCalledOnce()
  })

  it('keeps its session over a reload', () => {
    const tab = openTab(LINK)
    const session = sessionOf(tab)
    expect(session).toMatch(SESSION_PATTERN)
    tab.leave()
    expect(sessionOf(openTab(BARE, tab.stored()))).toBe(session)
  })

  it('gets another session where the tab was duplicated', () => {
    const tab = openTab(LINK)
    const session = sessionOf(tab)
    const duplicate = openTab(BARE, tab.stored())
    expect(sessionOf(duplicate)).not.toBe(session)
    expect(sessionOf(duplicate)).toMatch(SESSION_PATTERN)
    tab.leave()
    const reloaded = openTab(BARE, tab.stored())
    expect(sessionOf(reloaded)).toBe(session)
    expect(sessionOf(openTab(BARE, reloaded.stored()))).not.toBe(session)
  })

  it('gives its session to no duplicate of a page it came back to', () => {
    const tab = openTab(LINK)
    const session = sessionOf(tab)
    tab.leave()
    tab.comeBack()
    expect(sessionOf(openTab(BARE, tab.stored()))).not.toBe(session)
  })
})
