/** The native dialogs that services may ask for: choosing a folder, saving a file. */
import { join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import { replaceFile } from '../services/store/atomic-file.ts'

/** What each purpose of choosing a folder is called. */
const titles = {
  new: { title: 'Choose a folder for the new project', buttonLabel: 'Choose' },
  open: { title: 'Open a project folder', buttonLabel: 'Open' },
}

/** Lets the person choose a folder, or make one; null where they cancel. */
export async function chooseFolder(purpose: 'new' | 'open'): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(parent(), {
    ...titles[purpose],
    properties: ['openDirectory', 'createDirectory'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** Asks whether a window may close that holds changes the disk has not taken; true when it may. */
export function mayLoseChanges(window: BrowserWindow): boolean {
  const answer = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: 'Some changes are not on disk yet.',
    detail: 'Pincite keeps trying to save them while this window is open. Closing it now loses them.',
    buttons: ['Keep the window open', 'Close and lose them'],
    defaultId: 0,
    cancelId: 0,
  })
  return answer === 1
}

/**
 * Lets the person choose where to save and writes the file there, whole or not at all. Returns its path, or null
 * where they cancel; rejects with the system's error where it can't be written.
 */
export async function saveFile(fileName: string, bytes: Uint8Array): Promise<string | null> {
  const defaultPath = join(app.getPath('documents'), fileName)
  const { canceled, filePath } = await dialog.showSaveDialog(parent(), { defaultPath })
  if (canceled || !filePath) return null
  await replaceFile(filePath, (handle) => handle.writeFile(bytes), 0o666)
  return filePath
}

/** The window in front: a dialog stands over it. */
function parent() {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  if (!window) throw new Error('There is no window to ask from.')
  return window
}
