import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startServer } from '../../../electron/browser-host/server.ts'
import { PinciteError } from '../../../shared/api/errors.ts'
import { fakeServices } from '../../support/fake-services.ts'
import { honestHeaders, send, startTestHost } from '../../support/loopback.ts'

const reachable = (address: string, port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ host: address, port, timeout: 10_000 })
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.on('connect', () => end(true))
    socket.on('error', () => end(false))
    socket.on('timeout', () => end(false))
  })

describe('the server of the browser host', () => {
  it('listens on this machine only', async () => {
    const host = await startTestHost()
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal }) => !internal)
      .map(({ address }) => address)
    expect(await reachable('127.0.0.1', host.port)).toBe(true)
    for (const address of [...others, '127.0.0.2', '::1']) {
      expect([address, await reachable(address, host.port)]).toEqual([address, false])
    }
    await host.close()
  })

  it('says that a port is taken, and leaves nothing running', async () => {
    const first = await startTestHost()
    const services = fakeServices()
    const rendererFolder = await mkdtemp(join(tmpdir(), 'pincite-renderer-'))
    const failure = await startTestHost({ port: first.port }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(PinciteError)
    expect((failure as PinciteError).message).toContain(`Port ${first.port}`)
    const unbuilt = startServer({ rendererFolder, startServices: () => Promise.resolve(services) })
    await expect(unbuilt).rejects.toThrow('npm run build')
    await rm(rendererFolder, { recursive: true })
    await first.close()
  })

  it('lets running calls finish before it closes the services', async () => {
    const order: string[] = []
    const host = await startTestHost({
      answers: {
        closeProject: async () => {
          await new Promise((resolve) => setTimeout(resolve, 60))
          order.push('saved')
          return null
        },
      },
    })
    const close = host.services.close
    host.services.close = () => {
      order.push('closed')
      return close()
    }
    const options = { method: 'POST', path: '/api/call/closeProject', headers: honestHeaders(host) }
    const running = send(host.port, options, '{}')
    await expect.poll(() => host.services.asked).toHaveLength(1)
    await host.close()
    expect(order).toEqual(['saved', 'closed'])
    expect(JSON.parse((await running).body)).toEqual({ ok: true, value: null })
    expect(await reachable('127.0.0.1', host.port)).toBe(false)
  })

  it('answers others at once while slow and oversized requests are under way', async () => {
    const host = await startTestHost({ answers: { readView: () => 'here' } })
    let given = 0
    const slow = Array.from({ length: 30 }, () => {
      const socket = connect({ host: '127.0.0.1', port: host.port })
      socket.on('error', () => undefined)
      socket.on('close', () => (given += 1))
      socket.write('POST /api/call/readView HTTP/1.1\r\nHost: 127')
      return socket
    })
    const flood = connect({ host: '127.0.0.1', port: host.port })
    flood.on('error', () => undefined)
    const { host: name, ...headers } = honestHeaders(host)
    const lines = Object.entries(headers).map(([header, value]) => `${header}: ${value}\r\n`)
    flood.write(`POST /api/call/readView HTTP/1.1\r\nHost: ${name}\r\n${lines.join('')}`)
    flood.write('Content-Length: 2000000000\r\n\r\n')
    const pour = setInterval(() => flood.write(new Uint8Array(1_000_000)), 1)
    const options = { method: 'POST', path: '/api/call/readView', headers: honestHeaders(host) }
    expect((await send(host.port, options, '{"key":"x"}')).status).toBe(200)
    // Nobody had to be given up for it.
    expect(given).toBe(0)
    clearInterval(pour)
    for (const socket of [...slow, flood]) socket.destroy()
    await host.close()
  })

  it('ends a request whose headers do not come', async () => {
    const host = await startTestHost()
    const socket = connect({ host: '127.0.0.1', port: host.port })
    const answer = new Promise<string>((resolve) => socket.on('data', (piece) => resolve(String(piece))))
    socket.write('GET / HTTP/1.1\r\nHost: 127')
    expect(await answer).toMatch(/^HTTP\/1\.1 408 /)
    await host.close()
  })

  it('refuses a request without Host and one that is no HTTP', async () => {
    const host = await startTestHost()
    for (const request of [
      'GET / HTTP/1.1\r\n\r\n',
      'HELO there\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n',
    ]) {
      const socket = connect({ host: '127.0.0.1', port: host.port })
      const answer = new Promise<string>((resolve) => socket.on('data', (piece) => resolve(String(piece))))
      socket.write(request)
      expect(await answer).toMatch(/^HTTP\/1\.1 400 /)
      socket.destroy()
    }
    await host.close()
  })

  it('does not switch to another protocol', async () => {
    const host = await startTestHost()
    const headers = {
      ...honestHeaders(host),
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'sec-websocket-version': '13',
    }
    expect((await send(host.port, { path: '/api/call/readView', headers })).status).toBe(405)
    await host.close()
  })
})
