/** The browser host: the services behind a guarded server on this machine, and the interface that talks to them. */
import type { EventName, PinciteEvents } from '../../shared/api/pincite-api.ts'
import { createServices } from '../services/create-services.ts'
import type { ServicesOptions } from '../services/services-context.ts'
import { type BrowserHost, startServer } from './server.ts'

export interface BrowserHostOptions {
  readonly services: Omit<ServicesOptions, 'host' | 'emit' | 'dialogs'>
  /** The folder of the built interface. */
  readonly rendererFolder: string
  /** 0 or absent: any free one. */
  readonly port?: number
}

/**
 * Starts the browser host on 127.0.0.1. Throws a `cannot-open` `PinciteError` where the port is taken, and an
 * error that says so where the interface has not been built.
 */
export function startBrowserHost({ services, ...options }: BrowserHostOptions): Promise<BrowserHost> {
  return startServer({
    ...options,
    startServices: async (tell) => {
      const emit = <Name extends EventName>(event: Name, data: PinciteEvents[Name]) => tell(event, data)
      return createServices({ ...services, host: 'browser', emit })
    },
  })
}
