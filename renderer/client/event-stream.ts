/** Hears the events of the browser host: keeps a stream of server-sent events open and takes it apart. */
import { EVENTS_PATH, HEARTBEAT_SECONDS } from '../../shared/api/host.ts'
import type { HostAddress } from './tab-identity.ts'

/** Hears an event of the service API, or `reconnected` with null when some may have been missed. Must not throw. */
export type Listener = (event: string, data: unknown) => void

export interface Listening {
  readonly hear: Listener
  /** Called when the stream is open for the first time or the first try has failed. */
  readonly settled: () => void
  /** Ends the listening. */
  readonly signal: AbortSignal
}

interface StreamedEvent {
  readonly event: string
  readonly data: unknown
}

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 10_000

/** Keeps an event stream open, with growing pauses between tries, until told to stop or refused for good. */
export async function keepListening(host: HostAddress, { hear, settled, signal }: Listening): Promise<void> {
  let wait = FIRST_WAIT_MS
  let missed = false
  while (!signal.aborted) {
    const status = await listenOnce(host, { hear, signal }, () => {
      wait = FIRST_WAIT_MS
      if (missed) hear('reconnected', null)
      settled()
    })
    settled()
    // Without the secret nothing will ever be heard; every call says so.
    if (status === 401) return
    // Too many tabs to have a stream: read anew from time to time instead.
    if (status === 503) hear('reconnected', null)
    missed = true
    await pause(wait, signal)
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }
}

/** Listens until the stream ends or falls silent. Returns the HTTP status, or 0 where there was no answer. */
async function listenOnce(
  { origin, headers }: HostAddress,
  { hear, signal }: Pick<Listening, 'hear' | 'signal'>,
  opened: () => void,
): Promise<number> {
  const silence = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const sign = () => {
    clearTimeout(timer)
    timer = setTimeout(() => silence.abort(), HEARTBEAT_SECONDS * 3000)
  }
  let status = 0
  try {
    sign()
    const either = AbortSignal.any([signal, silence.signal])
    const response = await fetch(`${origin}${EVENTS_PATH}`, { headers, cache: 'no-store', signal: either })
    status = response.status
    if (!response.ok || !response.body) return status
    opened()
    for await (const { event, data } of readEvents(response.body, sign)) hear(event, data)
  } catch {
    // The host went away or the machine slept: the caller tries again.
  } finally {
    clearTimeout(timer)
  }
  return status
}

/**
 * Yields the events of a stream (HTML Standard §9.2.6, as far as our host makes use of it) as they are complete.
 * `sign` hears of every piece that arrives. An event cut off by the end of the stream is dropped.
 */
async function* readEvents(
  stream: ReadableStream<Uint8Array>,
  sign: () => void,
): AsyncGenerator<StreamedEvent> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let pending = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    sign()
    const blocks = (pending + decoder.decode(value, { stream: true })).split('\n\n')
    pending = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = parseBlock(block)
      if (event) yield event
    }
  }
}

function parseBlock(block: string): StreamedEvent | null {
  const fields = new Map<string, string>()
  for (const line of block.split('\n')) {
    const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) fields.set(name, value)
  }
  const event = fields.get('event')
  const data = fields.get('data')
  return event === undefined || data === undefined ? null : { event, data: JSON.parse(data) as unknown }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
  })
}
