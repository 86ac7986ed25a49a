/**
 * Names and numbers that both ends of a host boundary must agree on. Constants only: the preload imports this
 * file, and a preload is loaded into every window.
 */

/** The one door: `invoke(CALL_CHANNEL, method, args)` answers with a `Reply`. */
export const CALL_CHANNEL = 'pincite:call'

/** What the desktop shell tells its windows: `(event, data)`. */
export const EVENT_CHANNEL = 'pincite:event'

/** The desktop shell's own scheme. */
export const APP_SCHEME = 'pincite'

/**
 * What every address of the desktop shell's pages begins with. Compare by prefix, never by `URL.origin`: that is
 * the text "null" for any scheme the URL Standard does not call special.
 */
export const APP_ADDRESS = `${APP_SCHEME}://app/`

/** Name of the bridge that the preload puts into a window. */
export const BRIDGE = 'pincite'

/** Browser host: `POST CALL_PATH + method`. */
export const CALL_PATH = '/api/call/'

/** Browser host: `GET`, a stream of server-sent events (HTML Standard §9.2) that never ends by itself. */
export const EVENTS_PATH = '/api/events'

/** Browser host: says which window or tab is calling. */
export const SESSION_HEADER = 'x-pincite-session'

/** What {@link SESSION_HEADER} may hold. */
export const SESSION_PATTERN = /^[\w-]{8,64}$/

/**
 * Browser host: the arguments beside `bytes`, where the body is the bytes: JSON in UTF-8 in base64url
 * (RFC 4648 §5, no padding).
 */
export const ARGS_HEADER = 'x-pincite-args'

/** Browser host: `#t=<secret>` in the printed link. A fragment is never sent, logged or passed on. */
export const SECRET_PARAMETER = 't'

/** Browser host: seconds between signs of life on the event stream. */
export const HEARTBEAT_SECONDS = 15
