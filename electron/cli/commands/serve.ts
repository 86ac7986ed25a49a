/** pincite serve: the browser host on this machine, until Ctrl+C. `npm start` uses it where there is no Electron. */
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { startBrowserHost } from '../../browser-host/index.ts'
import { isProjectFolder } from '../../services/project-folders.ts'
import { defaultProjectFolder, settingsFolder } from '../../services/settings/settings-folder.ts'
import { version } from '../../services/version.ts'
import { wholeNumber } from '../arguments.ts'
import { UsageError, type Command } from '../command.ts'
import { openBrowser } from '../open-browser.ts'

export const serveCommand: Command = {
  name: 'serve',
  takes: '[<project>]',
  summary: 'Open Pincite, or a project, in the browser; runs until Ctrl+C.',
  example: 'pincite serve ports-review --port 8123 --no-open',
  arity: [0, 1],
  options: {
    port: { value: 'n', doc: 'port on 127.0.0.1 (a free one unless given)' },
    'no-open': { doc: 'print the link only' },
  },
  run: async ({ positionals: [folder], options, json, terminal }) => {
    const port = options['port'] === undefined ? 0 : wholeNumber('port', options['port'], [0, 65_535])
    const openAtStart = folder === undefined ? null : resolve(folder)
    if (openAtStart !== null && !(await isProjectFolder(openAtStart))) {
      throw new UsageError(
        `there is no project in ${openAtStart}. Make one with: pincite init ${folder ?? ''}`,
      )
    }
    const host = await startBrowserHost({
      port,
      rendererFolder: join(import.meta.dirname, '../renderer'),
      services: {
        version,
        settingsFolder: settingsFolder(),
        defaultFolder: await defaultProjectFolder(),
        sampleFolder: join(import.meta.dirname, '../../sample'),
        openAtStart,
      },
    })
    terminal.print(
      json
        ? JSON.stringify({ url: host.url })
        : `Pincite is running on this computer only. Open it here:\n\n  ${host.url}\n\nKeep this window open; Ctrl+C ends it.`,
    )
    if (options['no-open'] === undefined) openBrowser(host.url)
    if (!terminal.signal.aborted) await once(terminal.signal, 'abort')
    terminal.tell('Saving and closing…')
    await host.close()
    return 0
  },
}
