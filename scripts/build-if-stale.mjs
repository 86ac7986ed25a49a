// Builds out/ when it is missing or older than the sources. Used by `npm start` and `npm run pincite`.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'out/sources.sha256')

/** Names, sizes and times of everything that goes into the build, as one hash. */
function sourcesHash() {
  const hash = createHash('sha256')
  const add = (path) => {
    const stat = statSync(join(root, path))
    if (!stat.isDirectory()) hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`)
    else for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`)
  }
  for (const path of ['electron', 'renderer', 'shared', 'package-lock.json', 'electron.vite.config.ts'])
    add(path)
  return hash.digest('hex')
}

/** Resolves when out/ holds the present sources; ends the process with a clear message when they don't build. */
export async function buildIfStale() {
  const hash = sourcesHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  const installed = (name) => {
    try {
      return createRequire(import.meta.url).resolve(`${name}/package.json`)
    } catch {
      return null
    }
  }
  const manifest = installed('electron-vite')
  if (!manifest) {
    console.error('Pincite needs its packages first. Run: npm ci')
    process.exit(2)
  }
  console.error(existsSync(stamp) ? 'Sources have changed; building Pincite…' : 'Building Pincite (once)…')
  const bin = join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin['electron-vite'])
  // Everything goes to stderr: stdout belongs to the command that asked for the build.
  const child = spawn(process.execPath, [bin, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  const code = await new Promise((done) => child.on('close', done))
  if (code !== 0) {
    console.error('The build failed; see above. Pincite was not started.')
    process.exit(2)
  }
  writeFileSync(stamp, hash)
}
