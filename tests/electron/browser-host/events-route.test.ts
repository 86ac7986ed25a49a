import { get, type ClientRequest, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { STREAM_LIMIT } from '../../../electron/browser-host/events-route.ts'
import { honestHeaders, startTestHost, type TestHost } from '../../support/loopback.ts'

interface Stream {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  text: string
  ended: boolean
  stop(): void
}

let host: TestHost
const open: ClientRequest[] = []
beforeEach(async () => {
  host = await startTestHost({ graceMs: 40 })
})
afterEach(async () => {
  for (const request of open.splice(0)) request.destroy()
  await host.close()
})

const listen = (session: string) =>
  new Promise<Stream>((resolve, reject) => {
    const headers = { ...honestHeaders(host), 'x-pincite-session': session }
    const request = get({ host: '127.0.0.1', port: host.port, path: '/api/events', headers, agent: false })
    open.push(request)
    request.on('error', reject)
    request.on('response', (response) => {
      const { statusCode = 0, headers: sent } = response
      const stream = {
        status: statusCode,
        headers: sent,
        text: '',
        ended: false,
        stop: () => request.destroy(),
      }
      response.setEncoding('utf8')
      response.on('data', (piece: string) => (stream.text += piece))
      response.on('error', () => (stream.ended = true))
      response.on('end', () => (stream.ended = true))
      resolve(stream)
    })
  })

describe('the event stream', () => {
  it('tells every window, in order, whatever the text', async () => {
    const streams = await Promise.all([listen('window-one'), listen('window-two')])
    host.emit('progressed', { task: 'a', doing: 'line\n\nbreak “ö”\u2028' })
    host.emit('changed', { folder: '/x' })
    const expected =
      ': open\n\n' +
      'event: progressed\ndata: {"task":"a","doing":"line\\n\\nbreak “ö”\u2028"}\n\n' +
      'event: changed\ndata: {"folder":"/x"}\n\n'
    for (const stream of streams) {
      await expect.poll(() => stream.text).toBe(expected)
      expect(stream.headers['content-type']).toBe('text/event-stream; charset=utf-8')
      expect(stream.headers['cache-control']).toBe('no-store')
    }
  })

  it('replaces an older one of the same window', async () => {
    const older = await listen('window-one')
    const newer = await listen('window-one')
    await expect.poll(() => older.ended).toBe(true)
    host.emit('changed', {})
    await expect.poll(() => newer.text).toContain('event: changed')
    expect(host.services.ended).toEqual([])
  })

  it('is refused to a window too many, so that calls find a connection', async () => {
    const names = Array.from({ length: STREAM_LIMIT }, (_, n) => `window-${n}`)
    await Promise.all(names.map(listen))
    expect((await listen('one-too-many')).status).toBe(503)
    open[0]!.destroy()
    await expect.poll(async () => (await listen('one-too-many')).status).toBe(200)
  })

  it('cuts off a window that does not read, and keeps the others', async () => {
    const sleeper = connect({ host: '127.0.0.1', port: host.port }).pause()
    sleeper.on('error', () => undefined)
    const headers = Object.entries({ ...honestHeaders(host), 'x-pincite-session': 'window-asleep' })
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    sleeper.write(`GET /api/events HTTP/1.1\r\n${lines}\r\n`)
    const stream = await listen('window-one')
    const megabyte = 'x'.repeat(1_000_000)
    const told = setInterval(() => host.emit('changed', megabyte), 1)
    await expect.poll(() => host.services.ended, { timeout: 10_000 }).toEqual(['tab-window-asleep'])
    clearInterval(told)
    expect(stream.ended).toBe(false)
    sleeper.destroy()
  })

  it('ends the session some time after it is gone, once', async () => {
    const stream = await listen('window-one')
    await new Promise((resolve) => setTimeout(resolve, 80))
    expect(host.services.ended).toEqual([])
    stream.stop()
    await expect.poll(() => host.services.ended).toEqual(['tab-window-one'])
  })

  it('keeps the session of a window that comes back in time', async () => {
    const stream = await listen('window-one')
    stream.stop()
    await listen('window-one')
    await new Promise((resolve) => setTimeout(resolve, 80))
    expect(host.services.ended).toEqual([])
  })

  it('ends when the host closes', async () => {
    const stream = await listen('window-one')
    await host.close()
    await expect.poll(() => stream.ended).toBe(true)
    host = await startTestHost()
  })
})
