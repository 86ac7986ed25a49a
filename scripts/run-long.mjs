// The long proofs: the store's tests with far more kills, seeds and minutes, then the acceptance on real reports.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const steps = [
  [vitest, 'run', 'tests/electron/services/store', '--reporter', 'verbose'],
  [join(root, 'tests', 'acceptance', 'policy-reports.mjs')],
]
for (const step of steps) {
  const env = { ...process.env, PINCITE_LONG: '1' }
  const { status } = spawnSync(process.execPath, step, { cwd: root, env, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
