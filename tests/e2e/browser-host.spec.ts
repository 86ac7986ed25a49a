import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright/test'
import { chromiumLaunchOptions } from '../support/find-chromium.mjs'
import { expect, type RunningApp, test as base } from './hosts.ts'

/** Another program on this machine that serves a page: what a site elsewhere could do too. */
const test = base.extend<{ stranger: string }>({
  stranger: async ({ browserName: _name }, use) => {
    const server: Server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Stranger</title>')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    server.closeAllConnections()
    server.close()
  },
})

const originOf = (app: RunningApp) => new URL(app.page.url()).origin
const welcome = (page: Page) => page.getByRole('button', { name: /New project/ })
const settingsOf = ({ folders }: RunningApp) => {
  try {
    return readFileSync(join(folders.settings, 'settings.json'), 'utf8')
  } catch {
    return null
  }
}

/** Runs in a page of another site, where it tries to make Pincite do something; returns what it could read. */
async function attack(target: string): Promise<string[]> {
  const read: string[] = []
  const call = `${target}/api/call/writeSettings`
  const body = '{"coderName":"Eve"}'
  const json = { 'content-type': 'application/json', 'x-pincite-session': 'window-evil' }
  const requests: [string, RequestInit][] = [
    [call, { method: 'POST', body, mode: 'no-cors' }],
    [call, { method: 'POST', body, headers: json }],
    [call, { method: 'POST', body, mode: 'no-cors', credentials: 'include' }],
    [`${target}/`, {}],
    [`${target}/api/events`, {}],
  ]
  for (const [url, options] of requests) {
    await fetch(url, options).then(
      async (response) => {
        const text = await response.text()
        if (text !== '') read.push(text)
      },
      () => undefined,
    )
  }
  const form = document.createElement('form')
  form.method = 'post'
  form.enctype = 'text/plain'
  form.action = call
  form.target = 'sink'
  const field = document.createElement('input')
  field.name = '{"coderName":"Eve","x":"'
  field.value = '"}'
  form.append(field)
  const sink = document.createElement('iframe')
  sink.name = 'sink'
  const framed = document.createElement('iframe')
  framed.src = `${target}/`
  document.body.append(sink, framed, form)
  form.submit()
  const socket = new WebSocket(`${target.replace('http', 'ws')}/api/events`)
  socket.onopen = () => read.push('socket')
  await new Promise((resolve) => setTimeout(resolve, 500))
  return read
}

test('a tab without the link says what to do, and works once the link is pasted into it', async ({ app }) => {
  const link = await app.page.evaluate(() => sessionStorage.getItem('pincite-secret'))
  const page = await app.page.context().newPage()
  await page.goto(originOf(app))
  await expect(page.getByText('Open the link printed in the terminal.').first()).toBeVisible()
  await page.goto(`${originOf(app)}/#t=${String(link)}`)
  await expect(welcome(page)).toBeVisible()
  expect(page.url()).toBe(`${originOf(app)}/`)
})

test('the secret is in no address and no request but the header', async ({ app }) => {
  const { page } = app
  const secret = String(await page.evaluate(() => sessionStorage.getItem('pincite-secret')))
  const telling: string[] = []
  page.on('request', (request) => {
    const { authorization: _header, ...others } = request.headers()
    if (JSON.stringify([request.url(), others, request.postData()]).includes(secret))
      telling.push(request.url())
  })
  await page.reload()
  await expect(welcome(page)).toBeVisible()
  expect(page.url()).not.toContain(secret)
  expect(await page.evaluate(() => document.cookie)).toBe('')
  expect(telling).toEqual([])
})

test('a page of another site changes nothing, reads nothing and shows nothing of Pincite', async ({
  app,
  stranger,
}) => {
  const target = originOf(app)
  const page = await app.page.context().newPage()
  await page.goto(stranger)
  expect(await page.evaluate(attack, target)).toEqual([])
  const framed = page.frames().find((frame) => frame.name() === '' && frame.parentFrame() !== null)
  expect(framed?.url()).toMatch(/^chrome-error:/)
  expect(settingsOf(app)).toBeNull()
})

test('a foreign name that was made to lead here gets nothing', async ({ app }) => {
  const rules = '--host-resolver-rules=MAP rebind.test 127.0.0.1, MAP * ~NOTFOUND'
  const browser = await chromium.launch(await chromiumLaunchOptions([rules]))
  const page = await browser.newPage()
  const { port } = new URL(originOf(app))
  const response = await page.goto(`http://rebind.test:${port}/`)
  expect(response?.status()).toBe(421)
  const secret = await app.page.evaluate(() => sessionStorage.getItem('pincite-secret'))
  const status = await page.evaluate(async (token) => {
    const headers = { authorization: `Bearer ${String(token)}`, 'x-pincite-session': 'window-evil' }
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{}',
    }
    return (await fetch('/api/call/readSettings', options)).status
  }, secret)
  expect(status).toBe(421)
  await browser.close()
})

test('two tabs are two windows, also where one was duplicated from the other', async ({ app }) => {
  const { page } = app
  const stored = await page.evaluate(() => JSON.stringify(sessionStorage))
  expect(Object.keys(JSON.parse(stored) as object)).toEqual(['pincite-secret'])
  await page.reload()
  await expect(welcome(page)).toBeVisible()
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual(['pincite-secret'])
})
