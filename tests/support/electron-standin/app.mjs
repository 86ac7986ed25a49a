// Electron's `app`: readiness, paths, the single-instance lock and the order of quitting.
import { EventEmitter } from 'node:events'

/** An event whose default can be prevented. */
export function cancellable(more = {}) {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true
    },
    ...more,
  }
}

class App extends EventEmitter {
  #run
  #ready
  commandLine
  isPackaged = false

  constructor(run) {
    super()
    this.#run = run
    this.commandLine = {
      appendSwitch: (name, value) => {
        this.beforeReady('commandLine.appendSwitch')
        run.log.push({ what: 'switch', name, value })
      },
    }
    // As in Electron, readiness comes only after the entry module has been evaluated.
    this.#ready = new Promise((resolve) => {
      run.makeReady = () => {
        run.isReady = true
        resolve()
        this.emit('ready')
      }
    })
  }

  beforeReady(what) {
    if (this.#run.isReady) throw new Error(`stand-in: ${what} must be called before the app is ready`)
  }

  whenReady() {
    return this.#ready
  }

  isReady() {
    return this.#run.isReady
  }

  enableSandbox() {
    this.beforeReady('app.enableSandbox')
    this.#run.log.push({ what: 'enableSandbox' })
  }

  requestSingleInstanceLock(data) {
    this.#run.log.push({ what: 'lock', data })
    return this.#run.options.alreadyRunning !== true
  }

  getVersion() {
    return '0.0.0-standin'
  }

  setPath(name, path) {
    this.#run.paths.set(name, path)
  }

  getPath(name) {
    const path = this.#run.paths.get(name)
    if (path === undefined) throw new Error(`stand-in: no path is known for ${name}`)
    return path
  }

  /** Closes the windows, and quits when all of them have gone along with it. */
  quit() {
    this.emit('before-quit', cancellable())
    this.#run.quitting = true
    for (const window of this.#run.windows) window.close()
    if (this.#run.windows.size === 0) this.finishQuit()
  }

  finishQuit() {
    const event = cancellable()
    this.emit('will-quit', event)
    this.#run.quitting = false
    if (event.defaultPrevented) return
    this.emit('quit', cancellable(), 0)
    this.#run.hasQuit()
  }

  exit(code = 0) {
    this.#run.log.push({ what: 'exit', code })
    this.#run.hasQuit()
  }
}

export function createApp(run) {
  run.app = new App(run)
  return run.app
}
