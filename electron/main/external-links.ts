/** Opens links that lead out of Pincite in the person's own browser or mail program, after asking. */
import { dialog, shell } from 'electron'
import { messageOf } from '../../shared/api/errors.ts'

/** Schemes that may leave Pincite. Never `file:`, never a path: what a report says must not start a program. */
const ALLOWED = new Set(['http:', 'https:', 'mailto:'])

/** Addresses longer than this many characters are not offered: nobody could read what they agree to. */
const LONGEST = 2000

let asking = false

/**
 * Asks whether to open an address and does so. Addresses of other schemes are refused without a question, and so
 * is a second one while a question is open. Never rejects.
 */
export async function offerLink(url: string): Promise<void> {
  const target = URL.canParse(url) ? new URL(url) : null
  if (!target || !ALLOWED.has(target.protocol) || target.href.length > LONGEST || asking) return
  asking = true
  try {
    const mail = target.protocol === 'mailto:'
    const { response } = await dialog.showMessageBox({
      type: 'question',
      message: mail ? 'Write to this address in your mail program?' : 'Open this address in your browser?',
      detail: target.href,
      buttons: ['Open', 'Cancel'],
      defaultId: 1,
      cancelId: 1,
    })
    if (response === 0) await shell.openExternal(target.href)
  } catch (error) {
    dialog.showErrorBox('The address could not be opened', messageOf(error))
  } finally {
    asking = false
  }
}
