/** The one door between the windows and the services: checks who calls, then hands over to the dispatcher. */
import { ipcMain, type WebFrameMain } from 'electron'
import { dispatch, type ReportBug } from '../../shared/api/dispatch.ts'
import type { Reply } from '../../shared/api/errors.ts'
import { APP_ADDRESS, CALL_CHANNEL } from '../../shared/api/host.ts'
import type { Handlers } from '../../shared/api/rpc.ts'

/** Answers the calls of all windows with the services' handlers. */
export function answerCalls(handlers: Handlers, reportBug: ReportBug): void {
  ipcMain.handle(CALL_CHANNEL, (event, method: unknown, args: unknown): Promise<Reply> | Reply => {
    if (!isOwnPage(event.senderFrame)) {
      return refusal('refused', 'Only a page of Pincite itself may call its services.')
    }
    if (typeof method !== 'string') return refusal('bad-request', 'A call must name its method.')
    return dispatch(handlers, { method, args }, { session: sessionOf(event.sender.id) }, reportBug)
  })
}

/** The session of a window, by the id of its contents: the same as long as the window is there, reloads included. */
export function sessionOf(contentsId: number): string {
  return `window-${contentsId}`
}

/** True for the top page of a window that shows Pincite itself; a frame that has gone away is null. */
function isOwnPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(APP_ADDRESS)
}

function refusal(code: 'refused' | 'bad-request', message: string): Reply {
  return { ok: false, error: { code, message } }
}
