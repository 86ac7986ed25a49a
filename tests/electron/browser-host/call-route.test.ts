import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { JSON_LIMIT } from '../../../electron/browser-host/call-route.ts'
import { PIECE_LIMIT } from '../../../shared/api/limits.ts'
import { honestHeaders, send, startTestHost, type TestHost } from '../../support/loopback.ts'

const PICTURE = Uint8Array.from({ length: 256 }, (_, byte) => byte)

let host: TestHost
/** Called by each of two calls once it runs; resolves when both do. */
const meet = meetingOf(2)
beforeAll(async () => {
  host = await startTestHost({
    answers: {
      readView: ({ key }: { key: string }) => `about ${key}`,
      appendUpload: ({ offset, bytes }: { offset: number; bytes: Uint8Array }) => ({
        received: offset + bytes.length,
      }),
      readExport: () => PICTURE,
      undo: () => {
        throw new TypeError('a bug with a secret path /home/ada')
      },
      completePath: async () => {
        await meet()
        return []
      },
    },
  })
})
afterAll(() => host.close())

function meetingOf(count: number): () => Promise<void> {
  let come = 0
  let open: () => void = () => undefined
  const all = new Promise<void>((resolve) => (open = resolve))
  return () => {
    come += 1
    if (come === count) open()
    return all
  }
}

const call = (method: string, args: unknown) => {
  const options = { method: 'POST', path: `/api/call/${method}`, headers: honestHeaders(host) }
  return send(host.port, options, JSON.stringify(args))
}

const sendBytes = (args: unknown, bytes: Uint8Array, headers: Record<string, string> = {}) => {
  const packed = Buffer.from(JSON.stringify(args)).toString('base64url')
  return send(
    host.port,
    {
      method: 'POST',
      path: '/api/call/appendUpload',
      headers: {
        ...honestHeaders(host),
        'content-type': 'application/octet-stream',
        'x-pincite-args': packed,
        ...headers,
      },
    },
    bytes,
  )
}

describe('calls over HTTP', () => {
  it('carry any text in both directions', async () => {
    const key = 'naïve “Ω” 𝒳 \u2028 \\ " </script>'
    const { body, headers } = await call('readView', { key })
    expect(JSON.parse(body)).toEqual({ ok: true, value: `about ${key}` })
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(headers['cache-control']).toBe('no-store')
  })

  it('carry bytes in, with the other arguments in a header', async () => {
    const { body } = await sendBytes({ upload: 'u1', offset: 44 }, PICTURE)
    expect(JSON.parse(body)).toEqual({ ok: true, value: { received: 300 } })
    const { args } = host.services.asked.at(-1)!
    expect(args).toMatchObject({ upload: 'u1', offset: 44 })
    expect(Buffer.compare((args as { bytes: Uint8Array }).bytes, PICTURE)).toBe(0)
  })

  it('carry bytes out as they are', async () => {
    const answer = await fetch(`${host.origin}/api/call/readExport`, {
      method: 'POST',
      headers: honestHeaders(host),
      body: '{"exportId":"e1"}',
    })
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(Buffer.compare(new Uint8Array(await answer.arrayBuffer()), PICTURE)).toBe(0)
  })

  it('name the window they come from, apart from windows of other hosts', async () => {
    await call('readView', { key: 'x' })
    expect(host.services.asked.at(-1)!.session).toBe('tab-window-one')
  })

  it('take a piece of exactly 8 MiB and no byte more', async () => {
    expect((await sendBytes({ upload: 'u1', offset: 0 }, new Uint8Array(PIECE_LIMIT))).status).toBe(200)
    expect((await sendBytes({ upload: 'u1', offset: 0 }, new Uint8Array(PIECE_LIMIT + 1))).status).toBe(413)
  })

  it('stop keeping a body of unknown length where it becomes too long', async () => {
    const long = new Uint8Array(PIECE_LIMIT + 1)
    const answer = await sendBytes({ upload: 'u1', offset: 0 }, long, { 'transfer-encoding': 'chunked' })
    expect(answer.status).toBe(413)
    expect((await call('readView', { key: 'still there' })).status).toBe(200)
  })

  it('refuse JSON above the cap', async () => {
    const answer = await call('readView', { key: 'x'.repeat(JSON_LIMIT) })
    expect(answer.status).toBe(413)
    expect(answer.body).toContain(String(JSON_LIMIT))
  })

  it.each([
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['a list', Buffer.from('[1]').toString('base64url')],
    ['null', Buffer.from('null').toString('base64url')],
    ['nothing', ''],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]).toString('base64url')],
    ['more than 4096 characters', Buffer.from(`{${' '.repeat(4000)}}`).toString('base64url')],
  ])('refuse bytes whose other arguments are %s', async (_title, packed) => {
    const answer = await sendBytes({}, PICTURE, { 'x-pincite-args': packed })
    expect(answer.status).toBe(400)
  })

  it('refuse a body that is not UTF-8', async () => {
    const options = { method: 'POST', path: '/api/call/readView', headers: honestHeaders(host) }
    expect((await send(host.port, options, Uint8Array.of(0x22, 0xc3, 0x28, 0x22))).status).toBe(400)
  })

  it.each(['readview', '__proto__', 'constructor', 'toString', 'a/b', '..', '%00', 'x'.repeat(3000)])(
    'know no method %s',
    async (method) => {
      const reply = JSON.parse((await call(method, {})).body) as { error: { code: string } }
      expect(reply.error.code).toBe('unknown-method')
    },
  )

  it('tell nothing of a mistake inside, and report it', async () => {
    const { body, status } = await call('undo', {})
    expect(status).toBe(200)
    expect(body).toContain('"code":"internal"')
    expect(body).not.toContain('/home/ada')
    expect(String(host.bugs.at(-1))).toContain('a bug')
  })

  // One after the other, the first would wait for the second for ever.
  it('run side by side', async () => {
    const both = [call('completePath', { typed: '/a' }), call('completePath', { typed: '/b' })]
    for (const { status } of await Promise.all(both)) expect(status).toBe(200)
  })
})
