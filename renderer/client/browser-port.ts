/** The way from a browser tab to the browser host: calls by `fetch`, events by a stream that is kept open. */
import type { Failure, Reply } from '../../shared/api/errors.ts'
import { ARGS_HEADER, CALL_PATH } from '../../shared/api/host.ts'
import type { Port } from '../../shared/api/rpc.ts'
import { keepListening, type Listener } from './event-stream.ts'
import { type HostAddress, takeAddress } from './tab-identity.ts'

const gone: Failure = {
  code: 'internal',
  message:
    'Pincite does not answer any more. What you did last may not be saved. Start it again and open its new link.',
}

/** Connects a tab to the browser host that served it. The event stream is open while anyone listens. */
export function connectBrowserHost(window: Window): Port {
  const host = takeAddress(window)
  const listeners = new Set<Listener>()
  let stop = new AbortController()
  let open: Promise<void> | null = null
  const hear: Listener = (event, data) => {
    for (const listener of listeners) {
      try {
        listener(event, data)
      } catch (error) {
        // One listener's mistake is reported, and costs the others nothing.
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }
  const start = () =>
    new Promise<void>((settled) => void keepListening(host, { hear, settled, signal: stop.signal }))
  return {
    call: async (method, args) => {
      // What is read before the first event can arrive might already be out of date.
      await open
      return call(host, method, args)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      open ??= start()
      return () => {
        if (!listeners.delete(listener) || listeners.size > 0) return
        stop.abort()
        stop = new AbortController()
        open = null
      }
    },
  }
}

async function call({ origin, headers }: HostAddress, method: string, args: unknown): Promise<Reply> {
  const request = requestOf(args)
  try {
    const response = await fetch(`${origin}${CALL_PATH}${encodeURIComponent(method)}`, {
      method: 'POST',
      headers: { ...headers, ...request.headers },
      body: request.body,
    })
    if (response.headers.get('content-type') === 'application/octet-stream') {
      return { ok: true, value: new Uint8Array(await response.arrayBuffer()) }
    }
    return (await response.json()) as Reply
  } catch {
    return { ok: false, error: gone }
  }
}

function requestOf(args: unknown): { headers: Record<string, string>; body: BodyInit } {
  if (typeof args === 'object' && args !== null && 'bytes' in args && args.bytes instanceof Uint8Array) {
    const { bytes, ...others } = args
    const header = encodeBase64Url(JSON.stringify(others))
    return {
      headers: { 'content-type': 'application/octet-stream', [ARGS_HEADER]: header },
      body: bytes as Uint8Array<ArrayBuffer>,
    }
  }
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(args ?? null) }
}

function encodeBase64Url(text: string): string {
  const binary = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
