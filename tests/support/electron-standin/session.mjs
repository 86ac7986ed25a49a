// Electron's `session`: keeps what the shell decides about permissions, downloads and requests.
import { EventEmitter } from 'node:events'

class Session extends EventEmitter {
  #run
  webRequest

  constructor(run) {
    super()
    this.#run = run
    this.webRequest = {
      onBeforeRequest: (listener) => {
        run.beforeRequest = (details) => {
          let verdict = { cancel: false }
          listener(details, (answer) => {
            verdict = answer
          })
          return verdict
        }
      },
    }
  }

  setPermissionRequestHandler(handler) {
    this.#run.permissions.request = handler
  }

  setPermissionCheckHandler(handler) {
    this.#run.permissions.check = handler
  }

  setDevicePermissionHandler(handler) {
    this.#run.permissions.device = handler
  }
}

export function createSession(run) {
  run.session = new Session(run)
  return { defaultSession: run.session }
}
