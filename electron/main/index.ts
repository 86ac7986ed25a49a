/**
 * The desktop shell's composition root, in the order Electron wants: first what must be said before it is ready,
 * then what needs it to be ready. Nothing waits for readiness at the top level: Electron becomes ready only after
 * this module has been evaluated.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, session } from 'electron'
import { dispatch, type ReportBug } from '../../shared/api/dispatch.ts'
import { messageOf } from '../../shared/api/errors.ts'
import type { Handlers } from '../../shared/api/rpc.ts'
import { listAppFiles } from '../services/app-files.ts'
import { createServices } from '../services/create-services.ts'
import { defaultProjectFolder, settingsFolder } from '../services/settings/settings-folder.ts'
import { version } from '../services/version.ts'
import { chooseFolder, saveFile } from './dialogs.ts'
import { offerLink } from './external-links.ts'
import { closeNetwork, guardContents, guardSession } from './guard.ts'
import { answerCalls, sessionOf } from './ipc.ts'
import { setMenu } from './menu.ts'
import { projectFromArguments, projectFromSecondStart } from './project-argument.ts'
import { registerAppScheme, serveApp } from './protocol.ts'
import { quitAfter } from './quit.ts'
import { sendToWindows, Windows } from './windows.ts'

const settings = settingsFolder()
const defaultFolder = defaultProjectFolder()
const folder = projectFromArguments(process.argv, app.isPackaged)

// Chromium's own files, and with them the single-instance lock, stay with the settings they belong to. At once
// rather than in a promise, because none of this may come after Electron is ready.
const profile = join(settings, 'desktop')
mkdirSync(profile, { recursive: true })
app.setPath('userData', profile)
app.enableSandbox()
registerAppScheme()
closeNetwork()
if (app.requestSingleInstanceLock({ folder })) app.whenReady().then(start).catch(giveUp)
else app.quit()

async function start(): Promise<void> {
  guardSession(session.defaultSession)
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, (url) => void offerLink(url))
  })
  serveApp(await listAppFiles(join(import.meta.dirname, '../renderer')))

  const services = await createServices({
    host: 'electron',
    version,
    settingsFolder: settings,
    defaultFolder: await defaultFolder,
    sampleFolder: join(import.meta.dirname, '../../sample'),
    emit: sendToWindows,
    dialogs: { chooseFolder, saveFile },
  })
  const { handlers } = services
  answerCalls(handlers, report)

  const shell = { session: 'shell' }
  const windows = new Windows({
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    memory: {
      read: () => handlers.readView({ key: 'desktop-window' }, shell),
      write: (value) => handlers.writeView({ key: 'desktop-window', value }, shell),
    },
    onClosed: (contents) => {
      services.endSession(sessionOf(contents)).catch((error: unknown) => report('endSession', error))
    },
  })
  const open = (project: string | null) => {
    const prepare = (contents: number) => openIn(handlers, contents, project)
    windows.open(prepare).catch((error: unknown) => report('window', error))
  }
  quitAfter(async () => {
    await windows.settled()
    await services.close()
  })
  setMenu(() => open(null))
  app.on('second-instance', (_event, _argv, _workingFolder, data) => {
    const asked = projectFromSecondStart(data)
    if (asked !== null || !windows.focus()) open(asked)
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open(null)
  })
  open(folder)
}

/** Opens a project for a window before its page is there, so that the page finds it. */
async function openIn(handlers: Handlers, contents: number, project: string | null): Promise<void> {
  if (project === null) return
  const call = { method: 'openProject', args: { folder: project } }
  const reply = await dispatch(handlers, call, { session: sessionOf(contents) }, report)
  if (!reply.ok) dialog.showErrorBox('The project could not be opened', reply.error.message)
}

function report(...[where, error]: Parameters<ReportBug>): void {
  console.error(`Pincite failed in ${where}:`, error)
}

function giveUp(error: unknown): void {
  report('start', error)
  dialog.showErrorBox('Pincite could not start', messageOf(error))
  app.exit(1)
}
