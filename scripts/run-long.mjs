// The long proofs: the store's tests with far more kills, seeds and minutes, round trips of datasets over far more
// projects, then the acceptance on real reports.
// A share as argument does a part of the first: `npm run test:long -- 0.1` kills 1,000 processes instead of 10,000.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const share = process.argv[2] ?? '1'
if (!(Number(share) > 0 && Number(share) <= 1)) {
  console.error('Give the share of the long proofs to do, above 0 and up to 1: npm run test:long -- 0.1')
  process.exit(2)
}
const steps = [
  [vitest, 'run', 'tests/electron/services/store', '--reporter', 'verbose'],
  [vitest, 'run', 'tests/shared/dataset-import', '--reporter', 'verbose'],
  [vitest, 'run', 'tests/electron/services/package/round-trip', '--reporter', 'verbose'],
  [join(root, 'tests', 'acceptance', 'policy-reports.mjs')],
]
const env = { ...process.env, PINCITE_LONG: share }
const codes = steps.map(
  (step) => spawnSync(process.execPath, step, { cwd: root, env, stdio: 'inherit' }).status,
)
process.exit(codes.every((code) => code === 0) ? 0 : 1)
