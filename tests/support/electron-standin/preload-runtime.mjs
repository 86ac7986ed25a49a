// Runs the built preload in a page, before any script of the page, with only what Electron's sandbox would give
// it: a `require` that knows `electron`, and no Node.

/**
 * Wraps the text of a built preload as a script for the page. Throws for an ES module, which a sandboxed preload
 * can't be, and for preferences under which the preload would have more than the sandbox gives.
 */
export function preloadScript(source, preferences) {
  if (/^\s*(import|export)\b/m.test(source)) {
    throw new Error('stand-in: a sandboxed preload must be CommonJS')
  }
  if (preferences.sandbox !== true || preferences.contextIsolation !== true || preferences.nodeIntegration) {
    throw new Error('stand-in: knows only windows with sandbox and contextIsolation, without nodeIntegration')
  }
  const process = JSON.stringify({ platform: globalThis.process.platform, type: 'renderer', sandboxed: true })
  return `(${inPage.toString()})(${process}, (require, module, exports, process) => {\n${source}\n})`
}

/** Everything in here runs in the page and can use nothing from outside this function. */
function inPage(process, preload) {
  // In Electron only the top page of a window gets the preload.
  if (globalThis !== globalThis.top || globalThis.__standinDeliver) return
  const invoke = globalThis.__standinInvoke
  delete globalThis.__standinInvoke
  const listeners = new Map()
  const listenersOf = (channel) => listeners.get(channel) ?? []
  const deliver = (channel, args) => {
    for (const listener of listenersOf(channel)) listener({}, ...args)
  }
  Object.defineProperty(globalThis, '__standinDeliver', { value: deliver })

  const isCopied = (value) =>
    ArrayBuffer.isView(value) || [ArrayBuffer, Date, Map, Set].some((kind) => value instanceof kind)

  // What crosses the bridge: functions are wrapped, everything else is copied and loses its prototype.
  const cross = (value) => {
    if (typeof value === 'symbol') throw new TypeError('stand-in: a symbol cannot cross the bridge')
    if (typeof value === 'function') return wrap(value)
    if (value instanceof Promise) return value.then(cross, (error) => Promise.reject(crossError(error)))
    if (value instanceof Error) return crossError(value)
    if (Array.isArray(value)) return value.map(cross)
    if (typeof value !== 'object' || value === null) return value
    if (isCopied(value)) return structuredClone(value)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, cross(each)]))
  }
  const crossError = (error) => new Error(error instanceof Error ? error.message : String(error))
  const wrap =
    (call) =>
    (...args) => {
      try {
        return cross(call(...args.map(cross)))
      } catch (error) {
        throw crossError(error)
      }
    }
  const freeze = (value) => {
    if (typeof value !== 'object' || value === null) return value
    Object.values(value).forEach(freeze)
    return Object.freeze(value)
  }

  const contextBridge = {
    exposeInMainWorld(name, api) {
      if (name in globalThis) throw new Error(`stand-in: the page has a ${name} already`)
      Object.defineProperty(globalThis, name, { value: freeze(cross(api)), enumerable: true })
    },
  }
  const ipcRenderer = {
    async invoke(channel, ...args) {
      const { error, value } = await invoke(channel, structuredClone(args))
      if (error !== undefined) throw new Error(error)
      return value
    },
    on(channel, listener) {
      listeners.set(channel, [...listenersOf(channel), listener])
      return ipcRenderer
    },
    removeListener(channel, listener) {
      const others = listenersOf(channel).filter((each) => each !== listener)
      listeners.set(channel, others)
      return ipcRenderer
    },
  }
  const electron = { contextBridge, ipcRenderer }
  const require = (name) => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`stand-in: a sandboxed preload cannot require ${name}`)
  }
  const module = { exports: {} }
  preload.call(undefined, require, module, module.exports, process)
}
