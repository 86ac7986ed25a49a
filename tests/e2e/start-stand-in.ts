/** Starts the built desktop shell with the stand-in in Electron's place. This is no run of Electron. */
import type { Browser, Page } from 'playwright/test'
import { launchStandIn, type StandIn } from '../support/electron-standin/launch.mjs'
import { root } from './folders.ts'
import type { StartedApp, StartOptions } from './hosts.ts'

export async function startInStandIn(browser: Browser, options: StartOptions): Promise<StartedApp> {
  const { folders, project, dialogs = [] } = options
  const standIn = await launchStandIn({
    appDir: root,
    browser,
    env: { PINCITE_SETTINGS: folders.settings, PINCITE_HOME: folders.home },
    argv: project === undefined ? [] : [project],
    paths: { documents: folders.home },
    dialogs: [...dialogs],
  })
  if (!standIn.page) throw new Error('the shell quit instead of opening a window')
  return {
    host: 'electron stand-in',
    page: standIn.page,
    folders,
    get networkLog() {
      return standIn.log.flatMap(({ what, url }) => (what === 'network' ? [String(url)] : []))
    },
    openWindow: () => openFromMenu(standIn),
    close: () => standIn.close(),
  }
}

/** Chooses File, New Window, and waits for it to have loaded. */
export async function openFromMenu({ run }: StandIn) {
  const file = run.menu.template.find(({ label }) => label === 'File')
  const [item] = (file?.['submenu'] ?? []) as readonly { readonly click: () => void }[]
  const opened = run.context.waitForEvent('page')
  item?.click()
  return loaded(await opened)
}

/** Waits until a new window shows Pincite; a page begins empty. */
export async function loaded(page: Page): Promise<Page> {
  await page.waitForURL('https://app.pincite.standin/')
  return page
}
