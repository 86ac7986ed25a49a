/** The bridge of a desktop window: call a method, hear an event. Nothing else of Electron reaches the page. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { Reply } from '../../shared/api/errors.ts'
import { BRIDGE, CALL_CHANNEL, EVENT_CHANNEL } from '../../shared/api/host.ts'
import type { Port } from '../../shared/api/rpc.ts'

const bridge: Port = {
  call: (method, args) => ipcRenderer.invoke(CALL_CHANNEL, method, args) as Promise<Reply>,
  subscribe: (listener) => {
    // The page gets the event's name and data, never Electron's own event object.
    const hear = (_event: IpcRendererEvent, name: string, data: unknown) => listener(name, data)
    ipcRenderer.on(EVENT_CHANNEL, hear)
    return () => void ipcRenderer.removeListener(EVENT_CHANNEL, hear)
  },
}

contextBridge.exposeInMainWorld(BRIDGE, bridge)
