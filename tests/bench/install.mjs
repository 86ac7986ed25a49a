// Installs what the measurements compare Pincite with, where it is not there yet.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const folder = import.meta.dirname

/** Runs `npm ci` in `tests/bench` unless all of `packages` are there. Ends the process with 2 where that fails. */
export function install(packages) {
  if (packages.every((name) => existsSync(path.join(folder, 'node_modules', name)))) return
  console.error('Installing what Pincite is compared with (once)…')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status } = spawnSync(npm, ['ci'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: npm.endsWith('.cmd'),
  })
  if (status === 0) return
  console.error(`What Pincite is compared with can't be installed; see above. Run "npm ci" in ${folder}.`)
  process.exit(2)
}
