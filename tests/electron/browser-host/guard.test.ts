import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FOREIGN_HOSTS, REFUSED } from '../../cases/browser-host/requests.ts'
import { honestHeaders, send, startTestHost, type TestHost } from '../../support/loopback.ts'

let host: TestHost
beforeAll(async () => {
  host = await startTestHost({ answers: { readSettings: () => ({ coderName: '', theme: 'dark' }) } })
})
afterAll(() => host.close())

const filled = (text: string) => text.replaceAll('PORT', String(host.port)).replaceAll('TOKEN', host.token)

describe('the guard of the browser host', () => {
  it('lets an honest call pass', async () => {
    const headers = honestHeaders(host)
    const answer = await send(host.port, { method: 'POST', path: '/api/call/readSettings', headers }, '{}')
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { coderName: '', theme: 'dark' } })
  })

  it('lets a call pass under the name localhost, and one without Origin and Sec-Fetch-Site', async () => {
    const { authorization, ...headers } = honestHeaders(host)
    const localhost = `localhost:${host.port}`
    const named = { ...headers, authorization, host: localhost, origin: `http://${localhost}` }
    const plain = {
      host: localhost,
      authorization,
      'content-type': 'application/json; charset=utf-8',
      'x-pincite-session': 'window-one',
    }
    for (const each of [named, plain]) {
      const options = { method: 'POST', path: '/api/call/readSettings', headers: each }
      expect((await send(host.port, options, '{}')).status).toBe(200)
    }
  })

  it.each(FOREIGN_HOSTS)('refuses a call and a file under the name %s', async (name) => {
    const { origin: _origin, ...others } = honestHeaders(host)
    const headers = { ...others, host: filled(name) }
    const call = await send(host.port, { method: 'POST', path: '/api/call/readSettings', headers }, '{}')
    expect(call.status).toBe(421)
    expect((await send(host.port, { path: '/', headers: { host: filled(name) } })).status).toBe(421)
  })

  it.each(REFUSED)('refuses $title with $status', async ({ status, method, path, headers, body }) => {
    const altered = Object.entries({ ...honestHeaders(host), ...headers })
    const kept = altered.flatMap(([name, value]) => (value === null ? [] : [[name, filled(value)]]))
    const before = host.services.asked.length
    const answer = await send(
      host.port,
      {
        method: method ?? 'POST',
        path: filled(path ?? '/api/call/readSettings'),
        headers: Object.fromEntries(kept) as Record<string, string>,
      },
      body ?? (method === 'GET' ? '' : '{}'),
    )
    expect(answer.status).toBe(status)
    expect(host.services.asked).toHaveLength(before)
    const reply = JSON.parse(answer.body) as { ok: boolean; error: { message: string } }
    expect(reply.ok).toBe(false)
    expect(reply.error.message).not.toBe('')
  })

  it('says what to do where the secret is missing', async () => {
    const { authorization: _secret, ...headers } = honestHeaders(host)
    const answer = await send(host.port, { method: 'POST', path: '/api/call/readSettings', headers }, '{}')
    expect(answer.body).toContain('Open the link printed in the terminal.')
  })

  it('allows no other site anything, whatever it answers', async () => {
    const headers = honestHeaders(host)
    const answers = await Promise.all([
      send(host.port, { path: '/', headers: { host: headers['host']! } }),
      send(host.port, { path: '/nothing', headers: { host: headers['host']! } }),
      send(host.port, { path: '/', headers: { host: 'evil.test' } }),
      send(host.port, { method: 'POST', path: '/api/call/readSettings', headers }, '{}'),
      send(host.port, { method: 'OPTIONS', path: '/api/call/readSettings', headers }),
    ])
    for (const answer of answers) {
      const names = Object.keys(answer.headers)
      expect(names.filter((name) => name.startsWith('access-control-') || name === 'set-cookie')).toEqual([])
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(answer.headers['content-security-policy']).not.toMatch(/unsafe-inline|unsafe-eval[^']|\*/)
    }
  })

  it('gives every run a secret of its own, of 256 bits', async () => {
    const other = await startTestHost()
    expect(other.token).not.toBe(host.token)
    expect(Buffer.from(other.token, 'base64url')).toHaveLength(32)
    expect(other.url).toBe(`http://127.0.0.1:${other.port}/#t=${other.token}`)
    await other.close()
  })
})
