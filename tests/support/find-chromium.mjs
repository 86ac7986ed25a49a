// Finds a Chromium for the end-to-end tests, and says how to start it: no network of its own, no first-run pages.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Where Chromium and Chrome are installed; on Debian the program itself rather than its start script. */
function knownPlaces({ platform, env }) {
  if (platform === 'darwin') {
    return [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ]
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean)
    return roots.map((root) => join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'))
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  return [
    '/usr/lib/chromium/chromium',
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
  ]
}

/** The path of the Chromium that Playwright downloads for itself, or null where Playwright is not installed. */
async function playwrightsOwn() {
  try {
    const { chromium } = await import('playwright')
    return chromium.executablePath()
  } catch {
    return null
  }
}

/**
 * Returns the path of a Chromium, or null. PINCITE_CHROMIUM goes first and must exist where it is set; then the
 * one Playwright downloaded, because it is the one Playwright was made for; then the known places.
 */
export async function findChromium({
  env = process.env,
  platform = process.platform,
  exists = existsSync,
} = {}) {
  if (env.PINCITE_CHROMIUM) {
    if (exists(env.PINCITE_CHROMIUM)) return env.PINCITE_CHROMIUM
    throw new Error(`PINCITE_CHROMIUM names ${env.PINCITE_CHROMIUM}, and there is nothing there.`)
  }
  const places = [await playwrightsOwn(), ...knownPlaces({ platform, env })]
  return places.find((place) => place && exists(place)) ?? null
}

/** How Chromium is started: it looks nothing up outside this machine, fetches nothing for itself, asks nothing. */
export const chromiumArgs = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  // Chromium's own sandbox refuses to start for root, which is who runs CI containers.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** Options for Playwright's `chromium.launch`. Throws where there is no Chromium, saying what to do. */
export async function chromiumLaunchOptions(more = []) {
  const executablePath = await findChromium()
  if (!executablePath) {
    throw new Error(
      'No Chromium was found. Install Chrome or Chromium, or set PINCITE_CHROMIUM to its program.',
    )
  }
  return { executablePath, args: [...chromiumArgs, ...more] }
}
