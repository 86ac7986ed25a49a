// Finds a Chromium for the end-to-end tests, or installs one, or says exactly what is missing.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { findChromium } from '../tests/support/find-chromium.mjs'

const run = (command, args) =>
  new Promise((done) => {
    const child = spawn(command, args, { stdio: ['ignore', 2, 2] })
    child.on('error', () => done(false))
    child.on('close', (code) => done(code === 0))
  })

/** Returns `{ok: true, path}` or `{ok: false, message}` with what to do. */
export async function ensureChromium() {
  const present = await findChromium()
  if (present) return { ok: true, path: present }
  console.error('No Chromium found for the end-to-end tests; installing one…')
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js')
  const debianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0
  const ways = [
    () => run(process.execPath, [cli, 'install', 'chromium']),
    ...(debianRoot
      ? [async () => (await run('apt-get', ['update'])) && run('apt-get', ['install', '-y', 'chromium'])]
      : []),
  ]
  for (const way of ways) {
    await way()
    const path = await findChromium()
    if (path) return { ok: true, path }
  }
  const message =
    'The end-to-end tests need a Chromium and none could be installed. Install Chrome or Chromium, or run ' +
    '`npx playwright install chromium`, or set PINCITE_CHROMIUM to its program; then run npm test again.'
  return { ok: false, message }
}
