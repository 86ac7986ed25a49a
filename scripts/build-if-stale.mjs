// Builds out/ when it is missing or older than the sources. Used by `npm start` and `npm run pincite`.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'out/sources.sha256')
/** No build takes longer (milliseconds). */
const longestBuild = 10 * 60 * 1000
const lock = join(root, 'node_modules/.cache/pincite-build.lock')

/** Names, sizes and times of everything that goes into the build, as one hash. */
function sourcesHash() {
  const hash = createHash('sha256')
  const add = (path) => {
    const stat = statSync(join(root, path))
    if (!stat.isDirectory()) hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`)
    else for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`)
  }
  for (const path of [
    'csl',
    'electron',
    'renderer',
    'shared',
    'package-lock.json',
    'electron.vite.config.ts',
  ])
    add(path)
  return hash.digest('hex')
}

const isFresh = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash()

/** Holds the lock while `work` runs, so that two commands at once do not build into each other. */
async function alone(work) {
  mkdirSync(dirname(lock), { recursive: true })
  let waited = 0
  while (!takeLock()) {
    if (waited === 0) console.error('Another Pincite is building; waiting for it…')
    await pause(200)
    waited += 200
    // A process of another person may have come to the number of a build that was killed.
    if (waited > longestBuild) rmSync(lock, { force: true })
  }
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** False while another living process holds the lock; one left by a killed build is taken away. */
function takeLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
  } catch (error) {
    if (error.code === 'ESRCH') rmSync(lock, { force: true })
  }
  return false
}

/** Resolves when out/ holds the present sources; ends the process with a clear message when they don't build. */
export async function buildIfStale() {
  if (isFresh()) return
  const manifest = electronVite()
  if (!manifest) {
    console.error('Pincite needs its packages first. Run: npm ci')
    process.exit(2)
  }
  let built = true
  await alone(async () => {
    if (!isFresh()) built = await build(manifest)
  })
  if (built) return
  console.error('The build failed; see above. Pincite was not started.')
  process.exit(2)
}

function electronVite() {
  try {
    return createRequire(import.meta.url).resolve('electron-vite/package.json')
  } catch {
    return null
  }
}

async function build(manifest) {
  const hash = sourcesHash()
  console.error(existsSync(stamp) ? 'Sources have changed; building Pincite…' : 'Building Pincite (once)…')
  const bin = join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin['electron-vite'])
  const args = [bin, 'build', '--logLevel', 'warn']
  // Everything goes to stderr: stdout belongs to the command that asked for the build.
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] })
  const code = await new Promise((done) => child.on('close', done))
  if (code === 0) writeFileSync(stamp, hash)
  return code === 0
}
