/**
 * What a browser tab knows of itself across reloads: the secret of the host and the id of its session. Both live
 * in `sessionStorage`, which no other tab reads.
 */
import { SECRET_PARAMETER, SESSION_HEADER } from '../../shared/api/host.ts'

const SECRET_KEY = 'pincite-secret'
const SESSION_KEY = 'pincite-session'

/** Where the host is, and what every request to it must carry. */
export interface HostAddress {
  readonly origin: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Takes what the tab was given, out of the address bar and of the last page in this tab. Once for each page.
 * Without a secret the host refuses every request with a message that says what to do.
 */
export function takeAddress(window: Window): HostAddress {
  const session = takeSession(window)
  const secret = takeSecret(window)
  const authorization = secret === null ? {} : { authorization: `Bearer ${secret}` }
  return { origin: window.location.origin, headers: { [SESSION_HEADER]: session, ...authorization } }
}

/** The secret of the host's run, or null where this tab never had the link. */
function takeSecret(window: Window): string | null {
  const { location, history, sessionStorage } = window
  const sent = new URLSearchParams(location.hash.slice(1)).get(SECRET_PARAMETER)
  if (sent) {
    sessionStorage.setItem(SECRET_KEY, sent)
    // Out of the address bar at once: not into bookmarks, screenshots or shared links.
    history.replaceState(history.state, '', location.pathname)
  }
  // A link pasted into a tab that shows Pincite already changes only the fragment and loads nothing by itself.
  window.addEventListener('hashchange', () => {
    if (new URLSearchParams(location.hash.slice(1)).has(SECRET_PARAMETER)) location.reload()
  })
  return sessionStorage.getItem(SECRET_KEY)
}

/**
 * The id of this tab's session: the same after a reload, another in a duplicated tab. A browser copies
 * `sessionStorage` into a duplicate, so the id is stored only between leaving the page and loading it again.
 */
function takeSession(window: Window): string {
  const { sessionStorage } = window
  const session = sessionStorage.getItem(SESSION_KEY) ?? crypto.randomUUID()
  sessionStorage.removeItem(SESSION_KEY)
  window.addEventListener('pagehide', () => sessionStorage.setItem(SESSION_KEY, session))
  window.addEventListener('pageshow', () => sessionStorage.removeItem(SESSION_KEY))
  return session
}
