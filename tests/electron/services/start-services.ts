/** Starts the services on fresh folders, as a host would, for tests of more than one call. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServices, type Services } from '../../../electron/services/create-services.ts'
import type { ServicesOptions } from '../../../electron/services/services-context.ts'
import { dispatch } from '../../../shared/api/dispatch.ts'
import { createClient, type Client } from '../../../shared/api/rpc.ts'

export interface Started {
  readonly services: Services
  readonly options: ServicesOptions
  /** The window with this name. */
  readonly clientOf: (session: string) => Client
}

/** `root` is an empty folder of the test's own. */
export async function startServices(root: string, more: Partial<ServicesOptions> = {}): Promise<Started> {
  const options: ServicesOptions = {
    host: 'browser',
    version: '0.0.0',
    settingsFolder: join(root, 'settings'),
    defaultFolder: join(root, 'projects'),
    sampleFolder: join(root, 'sample'),
    emit: () => undefined,
    ...more,
  }
  mkdirSync(options.sampleFolder, { recursive: true })
  writeFileSync(join(options.sampleFolder, 'sample.txt'), 'A sample report of a few words.')
  const services = await createServices(options)
  const clientOf = (session: string) =>
    createClient({
      call: (method, args) =>
        dispatch(services.handlers, { method, args }, { session }, (_name, error) => {
          throw error
        }),
      subscribe: () => () => undefined,
    })
  return { services, options, clientOf }
}
