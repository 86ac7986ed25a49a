/**
 * The event streams: one for each window, open as long as the window is. Server-sent events, read by `fetch` in
 * the window because an `EventSource` can't send the secret in a header.
 */
import type { ServerResponse } from 'node:http'
import { HEARTBEAT_SECONDS } from '../../shared/api/host.ts'
import { SECURITY_HEADERS } from '../../shared/api/security-headers.ts'

/**
 * A browser opens at most six connections to one server for all its tabs. Streams beyond this number are
 * refused, so that calls always find a connection; a window without a stream reads again from time to time.
 */
export const STREAM_LIMIT = 4

/** A window that reads so slowly that this many bytes wait for it is cut off; it connects again and reads anew. */
const BACKLOG_LIMIT = 16 * 1024 * 1024

export class EventStreams {
  readonly #streams = new Map<string, ServerResponse>()
  readonly #heartbeat = setInterval(() => this.#write(': \n\n'), HEARTBEAT_SECONDS * 1000)

  /**
   * Opens the stream of a session, in place of an older one that it may still have; false where there are too
   * many. `closed` is called once, when the stream has ended for whatever reason.
   */
  open(session: string, response: ServerResponse, closed: () => void): boolean {
    const older = this.#streams.get(session)
    if (!older && this.#streams.size >= STREAM_LIMIT) return false
    older?.end()
    this.#streams.set(session, response)
    response.once('close', () => {
      if (this.#streams.get(session) === response) this.#streams.delete(session)
      closed()
    })
    response.writeHead(200, {
      ...SECURITY_HEADERS,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    })
    response.write(': open\n\n')
    return true
  }

  /** Tells every window. */
  send(event: string, data: unknown): void {
    if (this.#streams.size > 0) this.#write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  /** Ends every stream. */
  close(): void {
    clearInterval(this.#heartbeat)
    for (const response of this.#streams.values()) response.end()
  }

  #write(text: string): void {
    for (const response of this.#streams.values()) {
      if (response.writableLength > BACKLOG_LIMIT) response.destroy()
      else response.write(text)
    }
  }
}
