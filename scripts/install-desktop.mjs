// npm run desktop: downloads Electron's program, which `npm ci` leaves out. `npm start` uses the same two steps.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { electronPackage, electronProgram } from './electron-program.mjs'

const checkFile = join(import.meta.dirname, '../node_modules/.cache/pincite-electron-check')
const day = 24 * 60 * 60 * 1000

/**
 * Decides within 3 seconds whether Electron can be downloaded from here; asks at most once a day, never in CI.
 */
export async function downloadIsWorthTrying(env = process.env, remembered = checkFile) {
  if (env.CI || !electronPackage()) return false
  if (existsSync(remembered) && Date.now() - Number(readFileSync(remembered, 'utf8')) < day) return false
  mkdirSync(dirname(remembered), { recursive: true })
  writeFileSync(remembered, String(Date.now()))
  const mirror =
    env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? 'https://github.com/electron/electron/'
  try {
    const answer = await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(3000) })
    // A mirror may list nothing at its root; a proxy's refusal is a no.
    return answer.ok || answer.status === 404
  } catch {
    return false
  }
}

/** Runs the electron package's own installer with its progress; Ctrl+C skips it. Never throws. */
export async function installElectron() {
  console.log('Downloading the desktop program (Electron, about 110 MB). Press Ctrl+C to skip.')
  const skip = () => {}
  process.on('SIGINT', skip)
  const child = spawn(process.execPath, [join(electronPackage(), 'install.js')], { stdio: 'inherit' })
  const code = await new Promise((done) => {
    child.on('error', () => done(1))
    child.on('close', (status) => done(status ?? 1))
  })
  process.off('SIGINT', skip)
  if (code !== 0) console.log('The desktop program was not installed.')
  return code === 0
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (electronProgram()) console.log('The desktop program is already here. Run: npm start')
  else if (!electronPackage()) {
    console.error('Pincite needs its packages first. Run: npm ci')
    process.exit(2)
  } else if (await installElectron()) console.log('Done. Run: npm start')
  else {
    console.error(
      'Electron could not be downloaded. Check the connection, or set ELECTRON_MIRROR, and try again.',
    )
    process.exit(1)
  }
}
