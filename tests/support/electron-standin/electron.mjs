// Takes the place of the module `electron` in tests, over a page of Chromium. It is not Electron: no sandbox, no
// native menus or dialogs, no process of its own. A name that the shell imports and this file lacks is a link
// error, and what it can't do it refuses, so that nothing ever passes by pretence.
import { createApp } from './app.mjs'
import { createDialogs, createMenu, createScreen, createShell } from './desktop.mjs'
import { createIpc } from './ipc.mjs'
import { runs } from './runs.mjs'
import { createSession } from './session.mjs'
import { createProtocol } from './traffic.mjs'
import { createWindows } from './windows.mjs'

const run = runs.get(new URL(import.meta.url).searchParams.get('standin'))
if (!run) throw new Error('stand-in: `electron` was imported outside a run')

export const app = createApp(run)
export const protocol = await createProtocol(run)
export const ipcMain = await createIpc(run)
export const session = createSession(run)
export const { BrowserWindow } = createWindows(run)
export const dialog = createDialogs(run)
export const Menu = createMenu(run)
export const screen = createScreen(run)
export const shell = createShell(run)
