// Electron's `BrowserWindow` and its `webContents` over a page of Chromium.
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { cancellable } from './app.mjs'
import { preloadScript } from './preload-runtime.mjs'

class WebContents extends EventEmitter {
  #window

  constructor(window, id, session) {
    super()
    this.#window = window
    this.id = id
    this.session = session
    this.windowOpen = null
  }

  send(channel, ...args) {
    if (this.#window.isDestroyed()) throw new TypeError('Object has been destroyed')
    const call = [channel, structuredClone(args)]
    // A page that is just being loaded again hears nothing, as in Electron.
    void this.#window.page
      ?.evaluate(([name, values]) => globalThis.__standinDeliver?.(name, values), call)
      .catch(() => undefined)
  }

  setWindowOpenHandler(handler) {
    this.windowOpen = handler
  }

  isDestroyed() {
    return this.#window.isDestroyed()
  }
}

class StandInWindow extends EventEmitter {
  #run
  #bounds
  #destroyed = false
  #maximized = false
  page = null
  expecting = null

  constructor(run, options) {
    super()
    if (!run.isReady) throw new Error('stand-in: a BrowserWindow must wait for the app to be ready')
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.#run = run
    this.options = options
    this.#bounds = { x, y, width, height }
    this.id = run.nextWindowId++
    this.webContents = new WebContents(this, this.id, run.session)
    run.windows.add(this)
    run.log.push({ what: 'window', options })
    run.app.emit('web-contents-created', cancellable(), this.webContents)
  }

  async loadURL(url) {
    this.page ??= await this.#openPage()
    this.expecting = url
    await this.page.goto(this.#run.protocol.toWeb(url))
    this.emit('ready-to-show')
    this.#run.windowLoaded(this)
  }

  async #openPage() {
    const page = await this.#run.context.newPage()
    const { width, height } = this.#bounds
    await page.setViewportSize({ width, height })
    const { preload, ...preferences } = this.options.webPreferences ?? {}
    if (preload) await page.addInitScript(preloadScript(readFileSync(preload, 'utf8'), preferences))
    page.on('popup', (popup) => void popup.close())
    page.on('close', () => this.#gone())
    return page
  }

  close() {
    if (this.#destroyed) return
    const event = cancellable()
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy() {
    void this.page?.close()
    this.#gone()
  }

  #gone() {
    if (this.#destroyed) return
    this.#destroyed = true
    this.#run.windows.delete(this)
    this.emit('closed')
    if (this.#run.windows.size > 0) return
    if (this.#run.quitting) this.#run.app.finishQuit()
    else this.#run.app.emit('window-all-closed')
  }

  isDestroyed() {
    return this.#destroyed
  }

  show() {
    this.#run.log.push({ what: 'show', id: this.id })
  }

  focus() {
    this.#run.log.push({ what: 'focus', id: this.id })
  }

  isMinimized() {
    return false
  }

  restore() {
    throw new Error('stand-in: a window is never minimised')
  }

  maximize() {
    this.#maximized = true
  }

  isMaximized() {
    return this.#maximized
  }

  getNormalBounds() {
    return this.#bounds
  }

  setBounds(bounds) {
    this.#bounds = { ...this.#bounds, ...bounds }
  }
}

export function createWindows(run) {
  class BrowserWindow extends StandInWindow {
    static getAllWindows() {
      return [...run.windows]
    }

    static getFocusedWindow() {
      return [...run.windows].at(-1) ?? null
    }

    constructor(options = {}) {
      super(run, options)
    }
  }
  return { BrowserWindow }
}
