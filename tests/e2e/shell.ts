/** The desktop shell on the stand-in for Electron, for specs that look behind its windows. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Browser, type Page } from 'playwright/test'
import {
  launchStandIn,
  type LogEntry,
  type StandIn,
  type StandInOptions,
} from '../support/electron-standin/launch.mjs'
import { type Folders, makeFolders, root } from './folders.ts'

interface Reply {
  readonly ok: boolean
  readonly value?: unknown
  readonly error?: { readonly code: string }
}

/** What the preload puts into a page. */
export interface Bridge {
  call(method: string, args: unknown): Promise<Reply>
  subscribe(listener: (event: string, data: unknown) => void): () => void
}
declare const pincite: Bridge

export interface Shell extends StandIn {
  readonly page: Page
  readonly folders: Folders
}

async function launch(browser: Browser, folders: Folders, more: Partial<StandInOptions>): Promise<Shell> {
  const env = { PINCITE_SETTINGS: folders.settings, PINCITE_HOME: folders.home }
  const paths = { documents: folders.home }
  const standIn = await launchStandIn({ appDir: root, browser, env, paths, ...more })
  return { ...standIn, page: standIn.page!, folders }
}

/** `start` launches a shell on the folders of the test; `shell` is one that tests share and leave as it is. */
export const test = base.extend<
  { start: (more?: Partial<StandInOptions>) => Promise<Shell> },
  { shell: Shell }
>({
  start: async ({ browser }, use) => {
    const running: Shell[] = []
    await use(async (more = {}) => {
      const shell = await launch(browser, makeFolders(), more)
      running.push(shell)
      return shell
    })
    for (const shell of running) await shell.close()
  },
  shell: [
    async ({ browser }, use) => {
      const place = mkdtempSync(join(tmpdir(), 'pincite-shell-'))
      const home = join(place, 'home')
      mkdirSync(home)
      const folders = { settings: join(place, 'settings'), home, projects: join(home, 'Pincite') }
      const shell = await launch(browser, folders, {})
      await use(shell)
      await shell.close()
      rmSync(place, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
})

/** Calls a method from a page, through the bridge. */
export function call(page: Page, method: string, args: unknown = {}): Promise<Reply> {
  return page.evaluate(([name, value]) => pincite.call(name as string, value), [method, args])
}

/** What the shell did of one kind, in order. */
export function logged({ log }: StandIn, what: string): LogEntry[] {
  return log.filter((entry) => entry.what === what)
}
