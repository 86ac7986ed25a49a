/** How the shell ends: never before everything is on disk, and never without saying so where that fails. */
import { app, dialog } from 'electron'
import { messageOf } from '../../shared/api/errors.ts'

/** How long closing may take before it is given up, in milliseconds. */
const CLOSE_LIMIT_MS = 15_000

/** Quits when the last window is gone, except on macOS, where programs stay; runs `close` before quitting. */
export function quitAfter(close: () => Promise<void>): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  const finish = async () => {
    try {
      await Promise.race([close(), tooLong()])
    } catch (error) {
      dialog.showErrorBox('Pincite could not close its projects properly', messageOf(error))
    }
    state = 'closed'
    app.quit()
  }
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'open') void finish()
    state = 'closing'
  })
}

function tooLong(): Promise<never> {
  const message = 'A disk does not answer. What was shown as saved is on it.'
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(message)), CLOSE_LIMIT_MS).unref()
  })
}
