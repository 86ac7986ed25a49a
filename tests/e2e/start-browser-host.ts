/** Starts the built browser host in this process and opens it in Chromium. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright/test'
import { root } from './folders.ts'
import type { StartedApp, StartOptions } from './hosts.ts'

type HostModule = typeof import('../../electron/browser-host/index.ts')

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

export async function startInBrowser(
  browser: Browser,
  { folders, project }: StartOptions,
): Promise<StartedApp> {
  const built = pathToFileURL(join(root, 'out/main/browser-host.js')).href
  const { startBrowserHost } = (await import(built)) as HostModule
  const host = await startBrowserHost({
    rendererFolder: join(root, 'out/renderer'),
    services: {
      version,
      settingsFolder: folders.settings,
      defaultFolder: folders.projects,
      sampleFolder: join(root, 'sample'),
      openAtStart: project ?? null,
    },
  })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })
  const networkLog: string[] = []
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${host.origin}/`) && !/^(blob|data):/.test(url)) networkLog.push(url)
  })
  const openWindow = async () => {
    const page = await context.newPage()
    await page.goto(host.url)
    return page
  }
  const page = await openWindow()
  const close = async () => {
    await context.close()
    await host.close()
  }
  return { host: 'browser host', page, folders, networkLog, openWindow, close }
}
