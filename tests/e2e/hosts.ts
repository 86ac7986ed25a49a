/**
 * Runs the same specs on every host: the browser host, the desktop shell on the stand-in, and the desktop shell
 * in real Electron where its program is present (reported as skipped where it is not).
 */
import { join } from 'node:path'
import { test as base, type Browser, type Page } from 'playwright/test'
import type { ScriptedDialog } from '../support/electron-standin/launch.mjs'
import { type Folders, makeFolders } from './folders.ts'
import { startInBrowser } from './start-browser-host.ts'
import { program, startInElectron } from './start-electron.ts'
import { startInStandIn } from './start-stand-in.ts'

const starters = {
  'browser host': startInBrowser,
  'electron stand-in': startInStandIn,
  'real electron': startInElectron,
} satisfies Record<string, (browser: Browser, options: StartOptions) => Promise<StartedApp>>

export type HostName = keyof typeof starters

export interface StartOptions {
  readonly folders: Folders
  /** The project to open. */
  readonly project?: string
  /** Answers of native dialogs, in order; a host without native dialogs has no use for them. */
  readonly dialogs?: readonly ScriptedDialog[]
}

/** What starting a host gives. */
export interface StartedApp {
  readonly host: HostName
  /** The first window. */
  readonly page: Page
  readonly folders: Folders
  /** Every address outside Pincite that any page asked for, reached or not. */
  readonly networkLog: readonly string[]
  readonly openWindow: () => Promise<Page>
  /** Quits as a person would; everything is on disk afterwards. */
  readonly close: () => Promise<void>
}

/** Pincite, running in a test. Closing it twice does no harm. */
export interface RunningApp extends StartedApp {
  /** The path of a project of this name in the folder for new projects; nothing is made there. */
  readonly folder: (name: string) => string
}

export interface LaunchOptions extends Partial<StartOptions> {
  /** Another host than the one this spec is running on. */
  readonly host?: HostName
}

interface Fixtures {
  /** The host this spec is running on. */
  readonly hostName: HostName
  /** Starts Pincite, on fresh folders unless told otherwise; closed when the test ends. */
  readonly launch: (options?: LaunchOptions) => Promise<RunningApp>
  /** Pincite, started on fresh folders. */
  readonly app: RunningApp
}

export const test = base.extend<Fixtures>({
  hostName: ['browser host', { option: true }],
  launch: async ({ browser, hostName }, use) => {
    const running: RunningApp[] = []
    await use(async ({ host = hostName, folders = makeFolders(), ...options } = {}) => {
      const app = runningApp(await starters[host](browser, { ...options, folders }))
      running.push(app)
      return app
    })
    await Promise.all(running.map((app) => app.close()))
  },
  app: async ({ launch }, use) => use(await launch()),
})

export { expect } from 'playwright/test'

/** Defines the specs of `define` once for each host. */
export function onEveryHost(define: (host: HostName) => void): void {
  for (const host of Object.keys(starters) as HostName[]) {
    test.describe(host, () => {
      test.use({ hostName: host })
      test.skip(host === 'real electron' && program === null, 'Electron is not installed (npm run desktop)')
      define(host)
    })
  }
}

function runningApp(app: StartedApp): RunningApp {
  const { close, folders } = app
  let closing: Promise<void> | null = null
  // Added to the object itself, because `networkLog` may be read anew each time.
  return Object.assign(app, {
    folder: (name: string) => join(folders.projects, name),
    close: () => (closing ??= close()),
  })
}
