// Type-checks each layer with its own compiler options, so that a layer can't use what it must not know.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const layers = [
  'shared',
  'electron/services',
  'electron/browser-host',
  'electron/cli',
  'electron/main',
  'electron/preload',
  'renderer',
  'tests',
]
let failed = false
for (const layer of layers) {
  const cache = join(root, 'node_modules/.cache', `${layer.replace('/', '-')}.tsbuildinfo`)
  const options = ['-p', layer, '--incremental', '--tsBuildInfoFile', cache]
  const { status } = spawnSync(process.execPath, [tsc, ...options], { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    failed = true
    console.error(`types: ${layer} failed`)
  }
}
process.exit(failed ? 1 : 0)
