// Electron's `protocol`, and everything a page asks for. Chromium can't load a scheme it does not know, so
// `pincite://app/` travels as `https://app.pincite.standin/` and is mapped back before anyone sees it. What no
// handler answers is logged as an attempt to use the network, and refused.
import { cancellable } from './app.mjs'

class Protocol {
  #run
  #handlers = new Map()
  #privileged = new Set()

  constructor(run) {
    this.#run = run
  }

  registerSchemesAsPrivileged(schemes) {
    this.#run.app.beforeReady('protocol.registerSchemesAsPrivileged')
    this.#run.log.push({ what: 'schemes', schemes })
    for (const { scheme, privileges } of schemes) if (privileges?.standard) this.#privileged.add(scheme)
  }

  handle(scheme, handler) {
    if (!this.#run.isReady) throw new Error('stand-in: protocol.handle must wait for the app to be ready')
    if (this.#handlers.has(scheme)) throw new Error(`stand-in: ${scheme} is handled already`)
    this.#handlers.set(scheme, handler)
  }

  /** The address a page is loaded from in Chromium. A scheme without privileges can't be loaded at all. */
  toWeb(url) {
    const [, scheme, host, rest] = /^([a-z]+):\/\/([\w-]+)\/(.*)$/.exec(url) ?? []
    return this.#privileged.has(scheme) ? `https://${host}.${scheme}.standin/${rest}` : url
  }

  fromWeb(url) {
    return url.replace(/^https:\/\/([\w-]+)\.([a-z]+)\.standin\//, '$2://$1/')
  }

  /** Answers a request, or returns null where it would have gone to the network. */
  async answer(url, request) {
    const handler = this.#handlers.get(url.split(':')[0])
    if (!handler) return null
    const names = Object.entries(await request.allHeaders()).filter(([name]) => !name.startsWith(':'))
    const body = request.postDataBuffer()
    const init = { method: request.method(), headers: Object.fromEntries(names), ...(body ? { body } : {}) }
    return handler(new Request(url, init))
  }
}

/** What Electron calls will-navigate: a top-level navigation that the main process did not ask for. */
function mayNavigate(run, window, url) {
  if (window.expecting === url) {
    window.expecting = null
    return true
  }
  const event = cancellable({ url, isMainFrame: true })
  window.webContents.emit('will-frame-navigate', event)
  window.webContents.emit('will-navigate', event, url)
  if (event.defaultPrevented) run.log.push({ what: 'navigation refused', url })
  return !event.defaultPrevented
}

function frameOf(request) {
  try {
    return request.frame()
  } catch {
    // The first request of a popup comes before its frame.
    return null
  }
}

/** True where a navigation may go on; frames and popups are asked for as Electron asks for them. */
function isAllowed(run, request, url) {
  if (!request.isNavigationRequest()) return true
  const frame = frameOf(request)
  const window = [...run.windows].find(({ page }) => frame && page === frame.page())
  if (!window) {
    const opener = [...run.windows].at(-1)
    const { action } = opener?.webContents.windowOpen?.({ url }) ?? { action: 'allow' }
    run.log.push({ what: 'window.open', url, action })
    return false
  }
  if (!frame.parentFrame()) return mayNavigate(run, window, url)
  const event = cancellable({ url, isMainFrame: false })
  window.webContents.emit('will-frame-navigate', event)
  return !event.defaultPrevented
}

async function route(run, playwrightRoute) {
  const request = playwrightRoute.request()
  const url = run.protocol.fromWeb(request.url())
  if (!isAllowed(run, request, url)) return playwrightRoute.abort('aborted')
  const verdict = run.beforeRequest({ url })
  const response = verdict.cancel ? null : await run.protocol.answer(url, request)
  if (!response) {
    run.log.push({ what: 'network', url })
    return playwrightRoute.abort('internetdisconnected')
  }
  const body = Buffer.from(await response.arrayBuffer())
  await playwrightRoute.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body,
  })
}

export async function createProtocol(run) {
  run.protocol = new Protocol(run)
  await run.context.route('**/*', (playwrightRoute) =>
    // A page that has gone away in the meantime needs no answer.
    route(run, playwrightRoute).catch((error) =>
      run.log.push({ what: 'route failed', error: String(error) }),
    ),
  )
  return run.protocol
}
