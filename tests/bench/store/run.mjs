// npm run bench:store [-- --sizes 1000,10000,100000 --reps 3 --json <file>]: measures the store beside stock lowdb,
// SQLite and bare appends, each time in a fresh process, and says whether the limits hold (exit code 1: they don't).
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { install } from '../install.mjs'
import { machine } from './measure.mjs'
import { cacheFolder } from './places.mjs'
import { limitsOf, summaryOf, tablesOf } from './report.mjs'

const run = promisify(execFile)
const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    reps: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
})
const sizes = options.sizes.split(',').map(Number)
const reps = Number(options.reps)
if (![...sizes, reps].every((number) => Number.isInteger(number) && number > 0)) {
  console.error('--sizes and --reps take whole numbers from 1, such as: --sizes 1000,10000 --reps 5')
  process.exit(2)
}

/** The SQLite binding has to be compiled where no built one is to be had. */
function hasSqlite() {
  try {
    const Database = createRequire(import.meta.url)('better-sqlite3')
    new Database(':memory:').close()
    return true
  } catch (error) {
    console.error(`SQLite is left out, as its binding does not load: ${String(error.message).split('\n')[0]}`)
    return false
  }
}

install(['lowdb'])
const { buildStore } = await import('./build-store.mjs')
await buildStore()
const stores = hasSqlite() ? ['pincite', 'lowdb', 'sqlite'] : ['pincite', 'lowdb']
mkdirSync(cacheFolder, { recursive: true })
const place = mkdtempSync(path.join(cacheFolder, 'bench-'))
const results = []
const machines = []

/** Runs a measurement in a fresh process and keeps what it gave. */
async function measure(task) {
  // Stock lowdb keeps everything in memory where this says "test".
  const env = { ...process.env, NODE_ENV: 'production' }
  const child = path.join(import.meta.dirname, 'child.mjs')
  const { stdout } = await run(process.execPath, [child, JSON.stringify(task)], { env, maxBuffer: 2 ** 28 })
  results.push({ ...task, measured: JSON.parse(stdout) })
}

/** The same on a copy, which the measurement may change. */
async function measureCopy(task) {
  const folder = path.join(place, 'copy', task.store)
  cpSync(task.folder, folder, { recursive: true })
  try {
    await measure({ ...task, folder })
  } finally {
    rmSync(path.join(place, 'copy'), { recursive: true, force: true })
  }
}

/** Changes measured, and made before that: stock lowdb takes more than a second for each at 100,000 annotations. */
const roundsOf = (store, count) => {
  if (store !== 'lowdb') return { rounds: 300, warm: 500 }
  return { rounds: Math.max(4, Math.min(100, 200_000 / count)), warm: count > 20_000 ? 1 : 10 }
}

async function measureSize(count) {
  const folderOf = (store) => path.join(place, String(count), store)
  const taskOf = (store, name) => ({ name, store, folder: folderOf(store), count })
  for (const store of stores) await measure(taskOf(store, 'make'))
  for (let rep = 0; rep < reps; rep++) {
    console.error(`${count} annotations, round ${rep + 1} of ${reps}…`)
    machines.push({ count, ...machine() })
    // Each store comes first in turn.
    const order = stores.map((_, n) => stores[(n + rep) % stores.length])
    for (const store of order) await measure(taskOf(store, 'open'))
    for (const store of order) await measure(taskOf(store, 'openBlock'))
    for (const store of order)
      await measureCopy({ ...taskOf(store, 'change'), ...roundsOf(store, count), how: 'latency' })
    for (const how of ['work', 'stretch']) {
      for (const store of order) {
        const { rounds, warm } = roundsOf(store, count)
        await measureCopy({ ...taskOf(store, 'change'), rounds: Math.min(rounds, 150), warm, how })
      }
    }
    for (const how of ['latency', 'work', 'stretch']) {
      await measureCopy({ ...taskOf('pincite', 'busy'), rounds: 100, warm: 500, how })
    }
    await measure(taskOf('pincite', 'handover'))
    await measureCopy(taskOf('pincite', 'close'))
  }
  rmSync(path.join(place, String(count)), { recursive: true, force: true })
}

try {
  for (const count of sizes) await measureSize(count)
} finally {
  rmSync(place, { recursive: true, force: true })
}
const summary = summaryOf({ results, machines, sizes, stores })
const limits = limitsOf(summary)
console.log(tablesOf(summary, limits))
if (options.json !== undefined)
  writeFileSync(options.json, `${JSON.stringify({ summary, limits, results }, null, 1)}\n`)
process.exit(limits.every(({ holds }) => holds) ? 0 : 1)
