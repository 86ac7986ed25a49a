/**
 * Keeps windows to Pincite's own pages and off the network: what a page may be, where it may go, what it may ask
 * of the machine. Electron allows most of this unless told otherwise.
 */
import { app, type Session, type WebContents, type WebPreferences } from 'electron'
import { APP_ADDRESS } from '../../shared/api/host.ts'

/** How every window is made. Most are Electron's defaults, written down so that a test can hold them. */
export function webPreferences(preload: string): WebPreferences {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Electron's spell checker downloads its dictionaries.
    spellcheck: false,
  }
}

/** Takes Chromium's own ways to the network away. Must be called before Electron is ready. */
export function closeNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  // With a proxy, names would be resolved by the proxy.
  app.commandLine.appendSwitch('no-proxy-server')
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
}

/** Copying a passage is all that a page may ask of the machine. */
const allowed = 'clipboard-sanitized-write'

/** Denies a window's storage partition every other permission, and every device, download and foreign address. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === allowed))
  session.setPermissionCheckHandler((_contents, permission) => permission === allowed)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !/^(pincite|blob|data|devtools):/.test(details.url) })
  })
}

/**
 * Holds a window to Pincite's own pages. A link that leads elsewhere is handed to `offer` and not followed;
 * frames, embedded views and new windows are refused.
 */
export function guardContents(contents: WebContents, offer: (url: string) => void): void {
  const stay = (event: { readonly url: string; preventDefault(): void }) => {
    if (event.url.startsWith(APP_ADDRESS)) return
    event.preventDefault()
    offer(event.url)
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', (event) => {
    if (!event.url.startsWith(APP_ADDRESS)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    offer(url)
    return { action: 'deny' }
  })
}
