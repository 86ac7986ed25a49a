import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STRAY_PATHS } from '../../cases/browser-host/requests.ts'
import { PAGE, send, startTestHost, type TestHost } from '../../support/loopback.ts'

let host: TestHost
beforeAll(async () => {
  host = await startTestHost()
})
afterAll(() => host.close())

const get = (path: string, method = 'GET') =>
  send(host.port, { method, path, headers: { host: `127.0.0.1:${host.port}` } })

describe('the files of the interface', () => {
  it('are served without a secret, under / and whatever follows "?"', async () => {
    for (const path of ['/', '/index.html', '/?x=1']) {
      const answer = await get(path)
      expect(answer).toMatchObject({ status: 200, body: PAGE })
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(answer.headers['cache-control']).toBe('no-cache')
    }
  })

  it('are kept by the browser for good where their name changes with their content', async () => {
    const { headers } = await get('/assets/index-1a2B3c4d.js')
    expect(headers['cache-control']).toBe('private, max-age=31536000, immutable')
  })

  it('name scripts so that modules and workers run', async () => {
    expect((await get('/assets/worker.mjs')).headers['content-type']).toBe('text/javascript; charset=utf-8')
  })

  it('answer HEAD with the headers alone', async () => {
    const answer = await get('/', 'HEAD')
    expect(answer).toMatchObject({ status: 200, body: '' })
    expect(answer.headers['content-length']).toBe(String(PAGE.length))
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('are not there for %s', async (method) => {
    const answer = await get('/', method)
    expect(answer.status).toBe(405)
    expect(answer.headers['allow']).toBe('GET, HEAD')
  })

  it.each(STRAY_PATHS)('are all there is: %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })
})
