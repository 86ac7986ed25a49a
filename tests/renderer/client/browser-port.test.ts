import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectBrowserHost } from '../../../renderer/client/browser-port.ts'
import type { Port } from '../../../shared/api/rpc.ts'
import { startTestHost, type TestHost, type TestHostOptions } from '../../support/loopback.ts'
import { openTab } from '../../support/tab.ts'

const answers: TestHostOptions['answers'] = {
  readView: ({ key }: { key: string }) => `about ${key}`,
  appendUpload: ({ bytes }: { bytes: Uint8Array }) => ({ received: bytes.at(-1) }),
  readExport: () => Uint8Array.of(0, 1, 254, 255),
}

let host: TestHost
let stops: (() => void)[]
beforeEach(async () => {
  host = await startTestHost({ answers })
  stops = []
})
afterEach(async () => {
  for (const stop of stops) stop()
  await host.close()
})

const connect = (url = host.url): Port => connectBrowserHost(openTab(url).window)
const listen = (port: Port): string[] => {
  const heard: string[] = []
  stops.push(port.subscribe((event, data) => heard.push(`${event} ${JSON.stringify(data)}`)))
  return heard
}

describe('the way from a tab to the browser host', () => {
  it('carries calls, bytes in and bytes out', async () => {
    const port = connect()
    expect(await port.call('readView', { key: 'ä“𝒳”' })).toEqual({ ok: true, value: 'about ä“𝒳”' })
    const bytes = Uint8Array.of(1, 2, 77)
    const sent = await port.call('appendUpload', { upload: 'größe', offset: 0, bytes })
    expect(sent).toMatchObject({ ok: false, error: { code: 'bad-request' } })
    expect(await port.call('appendUpload', { upload: 'u-1', offset: 0, bytes })).toEqual({
      ok: true,
      value: { received: 77 },
    })
    const out = await port.call('readExport', { exportId: 'e1' })
    expect(out).toEqual({ ok: true, value: Uint8Array.of(0, 1, 254, 255) })
  })

  it('sends only the part of a buffer that is meant', async () => {
    const part = Uint8Array.of(1, 2, 3, 4, 5).subarray(1, 3)
    const reply = await connect().call('appendUpload', { upload: 'u-1', offset: 0, bytes: part })
    expect(reply).toEqual({ ok: true, value: { received: 3 } })
  })

  it('passes failures on', async () => {
    expect(await connect().call('undo', {})).toMatchObject({ ok: false, error: { code: 'refused' } })
  })

  it('says what to do where the tab never had the link', async () => {
    const reply = await connect(`${host.origin}/`).call('readView', { key: 'x' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'refused' } })
    expect(JSON.stringify(reply)).toContain('Open the link printed in the terminal')
  })

  it('says so where the host is gone', async () => {
    const port = connect()
    await host.close()
    const reply = await port.call('readView', { key: 'x' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify(reply)).toContain('does not answer')
    host = await startTestHost()
  })

  it('hears every event that follows a call it has made, also where its stream is slow to open', async () => {
    const { fetch } = globalThis
    const slowly = vi.spyOn(globalThis, 'fetch').mockImplementation(async (url, options) => {
      if (url === `${host.origin}/api/events`) await new Promise((resolve) => setTimeout(resolve, 100))
      return fetch(url, options)
    })
    const port = connect()
    const heard = listen(port)
    await port.call('readView', { key: 'x' })
    host.emit('changed', { folder: '/x', text: 'a\n\nb' })
    host.emit('changed', { folder: 'y'.repeat(200_000) })
    await expect.poll(() => heard.length).toBe(2)
    expect(heard[0]).toBe('changed {"folder":"/x","text":"a\\n\\nb"}')
    slowly.mockRestore()
  })

  it('goes on telling the others where one listener makes a mistake', async () => {
    const port = connect()
    const thrown = new Promise((resolve) => process.once('uncaughtException', resolve))
    stops.push(
      port.subscribe(() => {
        throw new Error('a mistake in a listener')
      }),
    )
    const heard = listen(port)
    await port.call('readView', { key: 'x' })
    host.emit('changed', {})
    await expect.poll(() => heard).toEqual(['changed {}'])
    expect(String(await thrown)).toContain('a mistake in a listener')
  })

  it('stops listening with the last listener, and the session ends', async () => {
    await host.close()
    host = await startTestHost({ answers, graceMs: 20 })
    const port = connect()
    const [first, second] = [port.subscribe(() => undefined), port.subscribe(() => undefined)]
    await port.call('readView', { key: 'x' })
    first()
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(host.services.ended).toEqual([])
    second()
    await expect.poll(() => host.services.ended).toHaveLength(1)
  })

  it('comes back after an interruption, and says that events may have been missed', async () => {
    const port = connect()
    const heard = listen(port)
    await port.call('readView', { key: 'x' })
    // Another stream of the same session takes the place of ours: for us a connection that broke off.
    const [call] = host.services.asked
    const session = call!.session.replace('tab-', '')
    const intruder = new AbortController()
    const headers = { authorization: `Bearer ${host.token}`, 'x-pincite-session': session }
    await fetch(`${host.origin}/api/events`, { headers, signal: intruder.signal })
    intruder.abort()
    await expect.poll(() => heard, { timeout: 5000 }).toEqual(['reconnected null'])
    host.emit('changed', {})
    await expect.poll(() => heard).toEqual(['reconnected null', 'changed {}'])
  })

  it('tries no more where the secret is of another run', async () => {
    const listening = vi.spyOn(globalThis, 'fetch')
    const port = connect(`${host.origin}/#t=old`)
    listen(port)
    await port.call('readView', { key: 'x' })
    await new Promise((resolve) => setTimeout(resolve, 700))
    const tries = listening.mock.calls.filter(([url]) => url === `${host.origin}/api/events`)
    expect(tries).toHaveLength(1)
    listening.mockRestore()
  })
})
