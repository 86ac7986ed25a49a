/**
 * Decides whether a request may be answered at all, before anything of it is read. The server listens on this
 * machine only, so what is kept out here is other programs and other pages in the person's own browser.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { CALL_PATH, EVENTS_PATH, SESSION_HEADER, SESSION_PATTERN } from '../../shared/api/host.ts'

/** Why a request is not answered: an HTTP status and one sentence. */
export interface RequestRefusal {
  readonly status: number
  readonly message: string
  /** With 405: the methods that are known there. */
  readonly allow?: string
}

/** What a request is checked against: the port listened on and the secret of this run. */
export interface Admission {
  readonly port: number
  readonly token: string
}

/**
 * Checks that the request was meant for this server and did not come from a page of another site. Null when it
 * may go on. Holds for every request, the files of the interface included.
 */
export function checkAddress(request: IncomingMessage, { port }: Admission): RequestRefusal | null {
  // DNS rebinding: a foreign name made to point here still stands in Host. Nothing but an exact list will do,
  // because a rebound page sends neither Origin nor Sec-Fetch-Site with a plain GET.
  const { host, origin } = request.headers
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
    return { status: 421, message: 'This server answers only under its own address.' }
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    return { status: 403, message: 'Pages of other sites may not talk to Pincite.' }
  }
  return null
}

/**
 * Checks that a call comes from Pincite's own page and carries the secret of this run in a header. A header, not
 * a cookie: cookies are shared by every port of this machine and sent along by other sites' requests.
 */
export function checkCaller(request: IncomingMessage, { token }: Admission): RequestRefusal | null {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') {
    return { status: 403, message: 'Pages of other sites may not talk to Pincite.' }
  }
  // Hashing first makes both sides equally long, which timingSafeEqual asks for, whatever was sent.
  const sent = digest(request.headers.authorization ?? '')
  if (!timingSafeEqual(sent, digest(`Bearer ${token}`))) {
    return { status: 401, message: 'This window has no key. Open the link printed in the terminal.' }
  }
  return null
}

/** Checks that an API request goes somewhere, in the right way, and says which window it comes from. */
export function checkRoute(request: IncomingMessage, path: string): RequestRefusal | null {
  const isCall = path.startsWith(CALL_PATH)
  if (!isCall && path !== EVENTS_PATH) return { status: 404, message: 'There is nothing at this address.' }
  const allow = isCall ? 'POST' : 'GET'
  if (request.method !== allow) return { status: 405, message: `Only ${allow} is known here.`, allow }
  const session = request.headers[SESSION_HEADER]
  if (typeof session === 'string' && SESSION_PATTERN.test(session)) return null
  return { status: 400, message: `The header ${SESSION_HEADER} must name the window.` }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** The media type of a request's body without its parameters, in lower case; "" where there is none. */
export function contentType(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}
