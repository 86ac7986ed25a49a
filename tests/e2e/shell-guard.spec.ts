import { join } from 'node:path'
import { expect } from 'playwright/test'
import { root } from './folders.ts'
import { type Bridge, call, logged, type Shell, test } from './shell.ts'

declare const pincite: Bridge

/** Asks the shell as Chromium does before it goes somewhere; true where the shell forbids it. */
function isPrevented(shell: Shell, event: string, details: Readonly<Record<string, unknown>> = {}): boolean {
  let prevented = false
  shell.window!.webContents.emit(event, { ...details, preventDefault: () => (prevented = true) })
  return prevented
}

test.describe('the guards of the desktop shell on the electron stand-in', () => {
  test('makes windows with every guard on', ({ shell }) => {
    const [{ options }] = logged(shell, 'window') as unknown as [{ options: Record<string, unknown> }]
    expect(options['webPreferences']).toEqual({
      preload: join(root, 'out/preload/index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    })
    expect(logged(shell, 'enableSandbox')).toHaveLength(1)
    expect(logged(shell, 'schemes')).toEqual([
      {
        what: 'schemes',
        schemes: [{ scheme: 'pincite', privileges: { standard: true, secure: true, supportFetchAPI: true } }],
      },
    ])
  })

  test('leaves Chromium no way to the network', ({ shell }) => {
    expect(logged(shell, 'switch').map(({ name, value }) => [name, value])).toEqual([
      ['host-resolver-rules', 'MAP * ~NOTFOUND'],
      ['no-proxy-server', undefined],
      ['disable-background-networking', undefined],
      ['disable-component-update', undefined],
    ])
    const isCancelled = (url: string) => shell.run.beforeRequest({ url }).cancel
    for (const url of [
      'https://example.test/',
      'http://127.0.0.1/',
      'ws://x.test/',
      'file:///etc/passwd',
      'ftp://x/',
    ]) {
      expect([url, isCancelled(url)]).toEqual([url, true])
    }
    for (const url of ['pincite://app/', 'blob:pincite://app/1', 'data:text/plain,x']) {
      expect([url, isCancelled(url)]).toEqual([url, false])
    }
  })

  test('denies every permission, device and download', ({ shell }) => {
    const { run } = shell
    const verdicts: unknown[] = []
    run.permissions.request({}, 'media', (verdict: unknown) => verdicts.push(verdict))
    verdicts.push(run.permissions.check({}, 'geolocation'), run.permissions.device({}))
    expect(verdicts).toEqual([false, false, false])
    let prevented = false
    run.session.emit('will-download', { preventDefault: () => (prevented = true) })
    expect(prevented).toBe(true)
  })

  test('exposes two functions and nothing else', async ({ shell }) => {
    const { page } = shell
    const found = await page.evaluate(() => ({
      names: Object.keys(pincite).sort(),
      frozen: Object.isFrozen(pincite),
      kinds: Object.values(pincite).map((value) => typeof value),
    }))
    expect(found).toEqual({ names: ['call', 'subscribe'], frozen: true, kinds: ['function', 'function'] })
  })

  test('answers its own page through one door, and says no where the call makes no sense', async ({
    shell: { page, run },
  }) => {
    expect(run.channels()).toEqual(['pincite:call'])
    expect(await call(page, 'describeHost')).toMatchObject({
      ok: true,
      value: { host: 'electron', dialogs: true },
    })
    expect(await call(page, '__proto__')).toMatchObject({ ok: false, error: { code: 'unknown-method' } })
    const odd = await page.evaluate(() => pincite.call(7 as unknown as string, {}))
    expect(odd).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  })

  const strangers = [
    ['a page of the web', { url: 'https://evil.test/', parent: null }],
    ['a page whose address only looks like ours', { url: 'pincite://app.evil.test/', parent: null }],
    ['a page of another host of our scheme', { url: 'pincite://other/', parent: null }],
    ['a file', { url: 'file:///home/ada/report.html', parent: null }],
    ['a frame within our page', { url: 'pincite://app/', parent: { url: 'pincite://app/', parent: null } }],
    ['a frame that has gone away', null],
  ] as const
  for (const [title, senderFrame] of strangers) {
    test(`turns away a call of ${title}`, async ({ shell }) => {
      const { run } = shell
      const event = { sender: { id: 1 }, senderFrame }
      const reply = await run.invoke(event, 'pincite:call', ['writeSettings', { coderName: 'Eve' }])
      expect(reply).toMatchObject({ ok: false, error: { code: 'refused' } })
      const own = { sender: { id: 1 }, senderFrame: { url: 'pincite://app/', parent: null } }
      expect(await run.invoke(own, 'pincite:call', ['readSettings', {}])).toMatchObject({
        ok: true,
        value: { coderName: '' },
      })
    })
  }

  for (const url of [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'smb://server/share',
    'vscode://open',
    'pincite://other/',
    'pincite://app.evil.test/',
    `https://example.test/${'x'.repeat(3000)}`,
    'no address',
  ]) {
    test(`goes nowhere and does not even ask: ${url.slice(0, 40)}`, ({ shell }) => {
      for (const event of ['will-navigate', 'will-redirect']) {
        expect([event, isPrevented(shell, event, { url, isMainFrame: true })]).toEqual([event, true])
      }
      expect(shell.window!.webContents.windowOpen({ url })).toEqual({ action: 'deny' })
      expect(logged(shell, 'dialog.showMessageBox')).toEqual([])
      expect(logged(shell, 'shell.openExternal')).toEqual([])
    })
  }

  test('embeds nothing, and loads its own page again', ({ shell }) => {
    expect(isPrevented(shell, 'will-frame-navigate', { url: 'pincite://app/', isMainFrame: false })).toBe(
      true,
    )
    expect(isPrevented(shell, 'will-attach-webview')).toBe(true)
    expect(isPrevented(shell, 'will-navigate', { url: 'pincite://app/', isMainFrame: true })).toBe(false)
  })

  test('serves its listed files and nothing beside them', async ({ shell }) => {
    const { page } = shell
    const statuses = await page.evaluate(async () => {
      const paths = [
        '/',
        '/index.html',
        '/../main/index.js',
        '/%2e%2e/main/index.js',
        '/..%2fmain%2findex.js',
        '/nothing',
      ]
      const answers = await Promise.all(paths.map((path) => fetch(path)))
      const post = await fetch('/', { method: 'POST', body: 'x' })
      return [...answers, post].map(({ status }) => status)
    })
    expect(statuses).toEqual([200, 200, 404, 404, 404, 404, 404])
    const headers = await page.evaluate(async () => Object.fromEntries((await fetch('/')).headers))
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('has the roles of an Edit menu and of zoom', ({ shell }) => {
    const { run } = shell
    const roles = JSON.stringify(run.menu.template)
    for (const role of ['editMenu', 'resetZoom', 'zoomIn', 'zoomOut', 'windowMenu'])
      expect(roles).toContain(`"${role}"`)
  })
})
