// Electron's `ipcMain` over a function exposed to the page. What crosses is copied on both sides, so that what
// Electron could not clone fails here too.

class IpcMain {
  #handlers = new Map()

  handle(channel, handler) {
    if (this.#handlers.has(channel)) throw new Error(`stand-in: ${channel} has a handler already`)
    this.#handlers.set(channel, handler)
  }

  channels() {
    return [...this.#handlers.keys()]
  }

  async invoke(event, channel, args) {
    const handler = this.#handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return structuredClone(await handler(event, ...structuredClone(args)))
  }
}

const frameFor = (run, frame) => ({
  url: run.protocol.fromWeb(frame.url()),
  parent: frame.parentFrame() ? frameFor(run, frame.parentFrame()) : null,
})

export async function createIpc(run) {
  const ipcMain = new IpcMain()
  run.invoke = (event, channel, args) => ipcMain.invoke(event, channel, args)
  run.channels = () => ipcMain.channels()
  await run.context.exposeBinding('__standinInvoke', async ({ page, frame }, channel, args) => {
    const window = [...run.windows].find((each) => each.page === page)
    const event = { sender: window?.webContents, senderFrame: frameFor(run, frame) }
    try {
      return { value: await ipcMain.invoke(event, channel, args) }
    } catch (error) {
      return { error: `Error invoking remote method '${channel}': ${String(error)}` }
    }
  })
  return ipcMain
}
