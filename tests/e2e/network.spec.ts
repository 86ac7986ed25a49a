import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { chromium, expect, test } from 'playwright/test'
import { chromiumLaunchOptions } from '../support/find-chromium.mjs'
import { makeFolders } from './folders.ts'
import { startInBrowser } from './start-browser-host.ts'

/** What Chromium writes with --log-net-log, as far as it is read here. */
interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> }
  readonly events: readonly {
    readonly type: number
    readonly params?: { readonly url?: string; readonly initiator?: string }
  }[]
}

/**
 * Every address that a page, a worker or a style sheet asked for. What the browser asks for itself, whatever
 * page it shows, has no origin as its initiator: it is neither Pincite's doing nor in its hands.
 */
function askedByPages(path: string): string[] {
  const { constants, events } = JSON.parse(readFileSync(path, 'utf8')) as NetLog
  const request = constants.logEventTypes['URL_REQUEST_START_JOB']
  expect(request).toBeDefined()
  return events
    .filter(({ type, params }) => type === request && params?.initiator !== 'not an origin')
    .flatMap(({ params }) => params?.url ?? [])
}

test('no request leaves this machine, from the window or from the services', async () => {
  const netLog = test.info().outputPath('net-log.json')
  const dialled: string[] = []
  const onSocket = (message: unknown) => {
    const { socket } = message as { socket: Socket }
    socket.once('lookup', (_error, address: string, _family, host: string) =>
      dialled.push(`${host} ${address}`),
    )
    socket.once('connect', () => dialled.push(String(socket.remoteAddress)))
  }
  subscribe('net.client.socket', onSocket)
  const browser = await chromium.launch(await chromiumLaunchOptions([`--log-net-log=${netLog}`]))
  const app = await startInBrowser(browser, { folders: makeFolders() })
  const { page } = app
  await page.getByRole('button', { name: /Try the sample/ }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada Lovelace')
  await page.getByRole('button', { name: 'Save name' }).click()
  const sources = page.getByRole('navigation', { name: 'Sources' })
  await sources
    .getByText(/street lighting/i)
    .first()
    .click()
  await expect(page.getByRole('main', { name: 'Report' })).toContainText(/lamp/i)
  await app.close()
  await browser.close()
  unsubscribe('net.client.socket', onSocket)

  const asked = askedByPages(netLog)
  expect(asked.length).toBeGreaterThan(10)
  expect(asked.filter((address) => !/^http:\/\/127\.0\.0\.1:\d+\//.test(address))).toEqual([])
  expect(dialled).toEqual([])
  expect(app.networkLog).toEqual([])
})
