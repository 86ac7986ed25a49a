import { join } from 'node:path'
import { expect, test as base } from 'playwright/test'
import { launchStandIn, type StandIn, type StandInOptions } from '../support/electron-standin/launch.mjs'
import { root } from './folders.ts'

/** The shell of these tests is a small one of its own: what is tested here is the stand-in, not the product. */
const shell = (name: string) => join(root, 'tests/fixtures/shell', name)

interface Small {
  invoke(channel: string, value?: unknown): Promise<unknown>
  hear(listener: (value: unknown) => void): () => void
  readonly hasNode: string
}
declare const small: Small

const test = base.extend<{ start: (fault?: string, more?: Partial<StandInOptions>) => Promise<StandIn> }>({
  start: async ({ browser }, use) => {
    const running: StandIn[] = []
    await use(async (fault = '', more = {}) => {
      const env = { FAULT: fault }
      const standIn = await launchStandIn({ appDir: root, browser, entry: shell('main.mjs'), env, ...more })
      running.push(standIn)
      return standIn
    })
    for (const standIn of running) await standIn.close()
  },
})

const failures = ({ log }: StandIn) =>
  log.flatMap(({ what, content }) => (what === 'dialog.showErrorBox' ? [String(content)] : []))

test.describe('the stand-in for Electron', () => {
  test('runs a sound shell: page, bridge, calls and messages', async ({ start }) => {
    const { page } = await start()
    await expect(page!.getByRole('heading', { name: 'Small' })).toBeVisible()
    const bytes = await page!.evaluate(async () => {
      const reply = (await small.invoke('echo', Uint8Array.of(7, 8))) as { value: Uint8Array; from: string }
      return { isBytes: reply.value instanceof Uint8Array, second: reply.value[1], from: reply.from }
    })
    expect(bytes).toEqual({ isBytes: true, second: 8, from: 'small://app/' })
    const heard = page!.evaluate(() => new Promise((resolve) => small.hear((value) => resolve(value))))
    const main = globalThis as unknown as { sendToSmallWindow: (value: unknown) => void }
    await expect(async () => {
      main.sendToSmallWindow({ news: 'good' })
      expect(await Promise.race([heard, Promise.resolve(null)])).not.toBeNull()
    }).toPass()
    expect(await heard).toEqual({ news: 'good' })
  })

  test('starts every run anew', async ({ start }) => {
    const first = await start()
    await first.close()
    const second = await start()
    expect(second.log.filter(({ what }) => what === 'window')).toHaveLength(1)
    expect(second.window!.id).toBe(1)
  })

  test('gives a page nothing of Node and nothing of the stand-in to call through', async ({ start }) => {
    const { page } = await start()
    const found = await page!.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', '__standinInvoke'].filter((name) => name in globalThis),
    )
    expect(found).toEqual([])
    expect(await page!.evaluate(() => small.hasNode)).toBe('undefined')
    expect(await page!.evaluate(() => Object.isFrozen(small))).toBe(true)
  })

  test('fails a call that no one handles, and a reply that could not be copied', async ({ start }) => {
    const { page } = await start()
    const call = (channel: string) => page!.evaluate((name) => small.invoke(name), channel)
    await expect(call('nobody')).rejects.toThrow("No handler registered for 'nobody'")
    await expect(call('function')).rejects.toThrow('could not be cloned')
  })

  test('fails a dialog that no test has answered', async ({ start }) => {
    const { page } = await start('', { dialogs: [{ kind: 'showOpenDialog', answer: 'this' }] })
    const ask = () => page!.evaluate(() => small.invoke('ask'))
    expect(await ask()).toBe('this')
    await expect(ask()).rejects.toThrow('no answer is scripted for dialog.showOpenDialog')
  })

  test('refuses and writes down what would go to the network', async ({ start }) => {
    const { page, log } = await start()
    const failed = await page!.evaluate(() =>
      fetch('https://example.test/x').catch((error: unknown) => String(error)),
    )
    expect(failed).toContain('Failed to fetch')
    expect(log).toContainEqual({ what: 'network', url: 'https://example.test/x' })
  })

  const mistakes = [
    ['esm preload', 'a sandboxed preload must be CommonJS'],
    ['lost preload', 'ENOENT'],
    ['no sandbox', 'knows only windows with sandbox'],
    ['unregistered scheme', 'net::ERR_ABORTED at small://app/'],
    ['late scheme', 'must be called before the app is ready'],
  ] as const
  for (const [fault, message] of mistakes) {
    test(`opens no window where the shell makes a mistake: ${fault}`, async ({ start }) => {
      const standIn = await start(fault)
      expect(standIn.page).toBeNull()
      expect(failures(standIn).join()).toContain(message)
    })
  }

  test('stops a preload that asks for Node', async ({ start }) => {
    const { page } = await start('node preload')
    const [error] = await Promise.all([page!.waitForEvent('pageerror'), page!.reload()])
    expect(error.message).toContain('a sandboxed preload cannot require node:fs')
    expect(await page!.evaluate(() => 'small' in globalThis)).toBe(false)
  })

  test('does not load a shell that imports a name it lacks', async ({ start }) => {
    const entry = shell('main-unknown-name.mjs')
    await expect(start('', { entry })).rejects.toThrow(/does not provide an export named 'Tray'/)
  })

  test('does not load a shell that makes a window before it is ready', async ({ start }) => {
    await expect(start('early window')).rejects.toThrow('must wait for the app to be ready')
  })

  test('names the mistake of a shell that waits for readiness at the top level', async ({ start }) => {
    const entry = shell('main-waiting.mjs')
    await expect(start('', { entry, patience: 1 })).rejects.toThrow('top-level await')
  })
})
