import { describe, expect, it } from 'vitest'
import { findChromium } from '../support/find-chromium.mjs'

const only =
  (...present: string[]) =>
  (path: string) =>
    present.includes(path)

describe('finding a Chromium for the end-to-end tests', () => {
  it('takes the one that is asked for', async () => {
    const env = { PINCITE_CHROMIUM: '/opt/mine' }
    const found = await findChromium({ env, exists: only('/opt/mine', '/usr/lib/chromium/chromium') })
    expect(found).toBe('/opt/mine')
  })

  it('says so where the one that is asked for is not there, instead of taking another', async () => {
    const env = { PINCITE_CHROMIUM: '/opt/mine' }
    const exists = only('/usr/lib/chromium/chromium')
    await expect(findChromium({ env, exists })).rejects.toThrow('PINCITE_CHROMIUM names /opt/mine')
  })

  it.each([
    ['linux', { PATH: '/bin:/usr/bin' }, '/usr/lib/chromium/chromium'],
    ['linux', { PATH: '/bin:/usr/bin' }, '/usr/bin/google-chrome'],
    ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ])('knows its places on %s', async (platform, env, place) => {
    expect(await findChromium({ platform, env, exists: only(place) })).toBe(place)
  })

  it('finds none where there is none', async () => {
    expect(await findChromium({ platform: 'linux', env: {}, exists: () => false })).toBeNull()
  })
})
