/** Finds the host this window belongs to. The only place in the interface that asks which one it is. */
import type { Port } from '../../shared/api/rpc.ts'
import { connectBrowserHost } from './browser-port.ts'

/** A window's way to the services. */
export interface Connection extends Port {
  readonly kind: 'electron' | 'browser'
}

declare global {
  interface Window {
    /** Put there by the preload of the desktop shell; absent in a browser. */
    readonly pincite?: Port
  }
}

/**
 * Connects to the host: through the preload's bridge in the desktop shell, over HTTP in a browser. Besides the
 * events of the service API a listener may hear `reconnected` (with null) after some events may have been missed:
 * the window then reads its project again.
 */
export function connect(): Connection {
  const bridge = window.pincite
  if (!bridge) return { kind: 'browser', ...connectBrowserHost(window) }
  return {
    kind: 'electron',
    call: (method, args) => bridge.call(method, args),
    subscribe: (listener) => bridge.subscribe(listener),
  }
}
