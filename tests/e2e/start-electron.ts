/** Starts the built desktop shell in real Electron, where its program has been downloaded. */
import { _electron as electron, type ElectronApplication } from 'playwright/test'
import { electronProgram } from '../../scripts/electron-program.mjs'
import type { ScriptedDialog } from '../support/electron-standin/launch.mjs'
import { root } from './folders.ts'
import type { StartedApp, StartOptions } from './hosts.ts'

/** The path of Electron's program, or null. Never asks the package `electron`, which would download it. */
export const program = electronProgram()

/** Launches the shell as Playwright sees it, with its main process at hand. */
export async function launchElectron({ folders, project }: StartOptions): Promise<ElectronApplication> {
  if (program === null) throw new Error('The Electron program is not installed. Run: npm run desktop')
  const sandbox = process.platform === 'linux' ? ['--no-sandbox'] : []
  return electron.launch({
    executablePath: program,
    args: [root, ...sandbox, ...(project === undefined ? [] : [project])],
    env: {
      ...(process.env as Record<string, string>),
      PINCITE_SETTINGS: folders.settings,
      PINCITE_HOME: folders.home,
    },
  })
}

export async function startInElectron(_browser: unknown, options: StartOptions): Promise<StartedApp> {
  const { folders, dialogs = [] } = options
  const app = await launchElectron(options)
  const networkLog: string[] = []
  app.context().on('request', (request) => {
    if (!/^(pincite|blob|data):/.test(request.url())) networkLog.push(request.url())
  })
  await scriptDialogs(app, dialogs)
  return {
    host: 'real electron',
    page: await app.firstWindow(),
    folders,
    networkLog,
    openWindow: () => openFromMenu(app),
    close: () => app.close(),
  }
}

/** Makes native dialogs answer as scripted, in order: nobody could click on them. */
async function scriptDialogs(app: ElectronApplication, dialogs: readonly ScriptedDialog[]): Promise<void> {
  await app.evaluate(({ dialog }, scripted) => {
    for (const kind of new Set(scripted.map((each) => each.kind))) {
      const answers = scripted.filter((each) => each.kind === kind).map(({ answer }) => answer)
      const next = () =>
        answers.length > 0
          ? Promise.resolve(answers.shift())
          : Promise.reject(new Error(`no answer for ${kind}`))
      Object.assign(dialog, { [kind]: next })
    }
  }, dialogs)
}

async function openFromMenu(app: ElectronApplication) {
  const opened = app.waitForEvent('window')
  await app.evaluate(({ Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'File')
    file?.submenu?.items[0]?.click()
  })
  return opened
}
