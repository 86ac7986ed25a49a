/** Answers calls about the host and the person's settings. */
import { UPLOAD_LIMIT } from '../../shared/api/limits.ts'
import type { Handlers } from '../../shared/api/rpc.ts'
import type { ServicesContext } from './services-context.ts'

type SettingsHandlers = Pick<
  Handlers,
  'describeHost' | 'readSettings' | 'writeSettings' | 'readView' | 'writeView'
>

export function settingsHandlers({ options, settings }: ServicesContext): SettingsHandlers {
  return {
    describeHost: () =>
      Promise.resolve({
        host: options.host,
        version: options.version,
        platform: process.platform,
        dialogs: options.dialogs !== undefined,
        defaultFolder: options.defaultFolder,
        openAtStart: options.openAtStart ?? null,
        uploadLimit: UPLOAD_LIMIT,
      }),
    readSettings: () => settings.read(),
    writeSettings: (change) => settings.write(change),
    readView: ({ key }) => settings.readView(key),
    writeView: async ({ key, value }) => {
      await settings.writeView(key, value)
      return null
    },
  }
}
