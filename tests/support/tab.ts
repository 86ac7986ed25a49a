/** A browser tab for tests of the client: an address, a history and a `sessionStorage`, kept over reloads. */
import { Window as DomWindow } from 'happy-dom'

export interface Tab {
  /** The page in the tab now. */
  readonly window: Window
  /** What the tab would keep over a reload, or give to a duplicate of itself. */
  stored(): Record<string, string>
  /** Leaves the page, as a reload or a closed tab does. */
  leave(): void
  /** Comes back to the page as the browser kept it. */
  comeBack(): void
  /** Puts another fragment behind the address, which loads nothing. */
  paste(fragment: string): void
}

/** Opens an address in a tab whose `sessionStorage` holds `stored`. */
export function openTab(url: string, stored: Readonly<Record<string, string>> = {}): Tab {
  const dom = new DomWindow({ url })
  for (const [key, value] of Object.entries(stored)) dom.sessionStorage.setItem(key, value)
  return {
    window: dom as unknown as Window,
    stored: () => Object.fromEntries(Object.entries(dom.sessionStorage)),
    leave: () => void dom.dispatchEvent(new dom.Event('pagehide')),
    comeBack: () => void dom.dispatchEvent(new dom.Event('pageshow')),
    paste: (fragment) => {
      dom.history.replaceState(null, '', fragment)
      dom.dispatchEvent(new dom.Event('hashchange'))
    },
  }
}
