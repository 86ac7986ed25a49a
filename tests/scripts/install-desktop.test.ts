import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { downloadIsWorthTrying } from '../../scripts/install-desktop.mjs'

let folder = ''
let mirror: Server
let asked = 0
let env: Record<string, string> = {}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pincite-desktop-'))
  asked = 0
  mirror = createServer((_request, response) => {
    asked++
    response.end()
  })
  await new Promise<void>((done) => mirror.listen(0, '127.0.0.1', done))
  env = { ELECTRON_MIRROR: `http://127.0.0.1:${(mirror.address() as AddressInfo).port}/` }
})
afterEach(() => {
  mirror.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the check whether the desktop program can be downloaded', () => {
  const remembered = () => join(folder, 'cache/check')

  it('asks the mirror, and not again on the same day', async () => {
    expect(await downloadIsWorthTrying(env, remembered())).toBe(true)
    expect(await downloadIsWorthTrying(env, remembered())).toBe(false)
    expect(asked).toBe(1)
  })

  it('is never made in CI', async () => {
    expect(await downloadIsWorthTrying({ ...env, CI: 'true' }, remembered())).toBe(false)
    expect(asked).toBe(0)
  })

  it('says no where nobody answers', async () => {
    const silent = createTcpServer(() => undefined)
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done))
    const { port } = silent.address() as AddressInfo
    const answer = downloadIsWorthTrying({ ELECTRON_MIRROR: `http://127.0.0.1:${port}/` }, remembered())
    expect(await answer).toBe(false)
    silent.close()
  })
})
