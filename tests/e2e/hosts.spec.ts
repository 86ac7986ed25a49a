import { readdirSync } from 'node:fs'
import { expect, onEveryHost, test } from './hosts.ts'

const welcome = /New project/

/** Runs in the page, where it tries what a hostile report would try; returns what had an effect. */
async function tryEverything(): Promise<string[]> {
  const effects: string[] = []
  const script = document.createElement('script')
  script.textContent = 'document.documentElement.dataset.pwned = "inline script"'
  document.head.append(script)
  const button = document.createElement('button')
  button.setAttribute('onclick', 'document.documentElement.dataset.pwned = "handler"')
  button.click()
  const frame = document.createElement('iframe')
  frame.srcdoc = '<script>parent.document.documentElement.dataset.pwned = "frame"</script>'
  document.body.append(frame)
  // Later, because a script run by a debugger may use eval whatever the policy says.
  setTimeout(() => effects.push(`eval ${String(globalThis.eval('1 + 1'))}`))
  await fetch('https://example.test/').then(
    () => effects.push('fetch'),
    () => undefined,
  )
  const image = new Image()
  image.onload = () => effects.push('image')
  image.src = 'https://example.test/pixel.png'
  const socket = (address: string) => {
    try {
      new WebSocket(address).onopen = () => effects.push('socket')
    } catch {
      // Refused at once, as it should be.
    }
  }
  socket('wss://example.test/')
  await new Promise((resolve) => setTimeout(resolve, 200))
  const { pwned } = document.documentElement.dataset
  return pwned === undefined ? effects : [...effects, pwned]
}

onEveryHost((host) => {
  test('opens with a welcome, and asks nothing outside this machine', async ({ app }) => {
    await expect(app.page.getByRole('button', { name: welcome })).toBeVisible()
    await expect(app.page).toHaveTitle(/Pincite/)
    expect(app.networkLog).toEqual([])
  })

  test('breaks no rule of its own security policy', async ({ app }) => {
    const { page } = app
    const complaints: string[] = []
    page.on('console', (message) => {
      if (/content security policy|refused to/i.test(message.text())) complaints.push(message.text())
    })
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.reload()
    await expect(page.getByRole('button', { name: welcome })).toBeVisible()
    expect(complaints).toEqual([])
    expect(errors).toEqual([])
  })

  test('runs no script and loads nothing that a page could be tricked into', async ({ app }) => {
    await expect(app.page.getByRole('button', { name: welcome })).toBeVisible()
    expect(await app.page.evaluate(tryEverything)).toEqual([])
  })

  test('gives its pages nothing of Node', async ({ app }) => {
    const found = await app.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter((name) => name in globalThis),
    )
    expect(found).toEqual([])
  })

  test('lets each window be on its own', async ({ app }) => {
    const second = await app.openWindow()
    await expect(second.getByRole('button', { name: welcome })).toBeVisible()
    await second.close()
    await expect(app.page.getByRole('button', { name: welcome })).toBeVisible()
  })

  test('shows the same project after a reload, a restart and in the other host', async ({ launch }) => {
    const first = await launch()
    const { folder, folders, page } = first
    await page.getByRole('button', { name: /Try the sample/ }).click()
    const source = page
      .getByRole('navigation', { name: 'Sources' })
      .getByText(/street lighting/i)
      .first()
    await expect(source).toBeVisible()
    await page.reload()
    await expect(source).toBeVisible()
    await first.close()

    const [sample] = readdirSync(folders.projects)
    const project = folder(sample!)
    const other = host === 'browser host' ? 'electron stand-in' : 'browser host'
    for (const next of [host, other] as const) {
      const again = await launch({ host: next, folders, project })
      const sources = again.page.getByRole('navigation', { name: 'Sources' })
      await expect(sources.getByText(/street lighting/i).first()).toBeVisible()
      await again.close()
    }
  })
})
