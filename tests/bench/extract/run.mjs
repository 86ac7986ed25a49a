// npm run bench:extract [-- <file.pdf>… --reps 5 --json <file>]: measures how fast the text of PDFs is made, beside
// pdftotext and bare pdf.js in the same run, and what a batch of files gains from several processors. Measures the
// reports beside the repository, else the sample. Exit code 1: a limit is missed. See docs/benchmarks.md.
import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { buildIfStale } from '../../../scripts/build-if-stale.mjs'
import { median, timed } from '../store/measure.mjs'

const run = promisify(execFile)
const root = path.join(import.meta.dirname, '../../..')
const { values: options, positionals } = parseArgs({
  options: { reps: { type: 'string', default: '5' }, json: { type: 'string' } },
  allowPositionals: true,
})
const reps = Number(options.reps)
if (!Number.isInteger(reps) || reps < 1) {
  console.error('--reps takes a whole number from 1, such as: --reps 5')
  process.exit(2)
}
/** What has to hold: shares of another reader's pages a second, and of the time on one processor. */
const LIMITS = { ofBare: 0.5, batch: 0.8 }

const files = positionals.length > 0 ? positionals : defaultFiles()
await buildIfStale()

function defaultFiles() {
  const reports = path.join(root, '../shared/reports/us-government')
  const folder = existsSync(reports) ? reports : path.join(root, 'sample')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => path.join(folder, name))
}

/** Runs a reader in a thread of its own, as the product does, and resolves with its last message. */
function inWorker(script, file) {
  const bytes = new Uint8Array(readFileSync(file))
  const workerData = { bytes, fileName: path.basename(file), password: undefined }
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData })
    worker.on('error', reject)
    worker.on('message', (message) => {
      if (message.kind !== 'result') return
      void worker.terminate()
      resolve(message)
    })
  })
}

const pagesOf = new Map()
const readers = {
  pincite: async (file) => {
    const { result } = await inWorker(path.join(root, 'out/main/extract-worker.js'), file)
    if (!result.ok) throw new Error(`${file}: ${result.refusal.message}`)
    pagesOf.set(file, result.extraction.canonical.pages.length)
  },
  'bare pdf.js': (file) => inWorker(path.join(import.meta.dirname, 'bare-worker.mjs'), file),
  ...(spawnSync('pdftotext', ['-v']).error
    ? {}
    : { pdftotext: (file) => run('pdftotext', ['-enc', 'UTF-8', file, '-'], { maxBuffer: 2 ** 28 }) }),
}

const hasTaskset = spawnSync('taskset', ['-V']).error === undefined

/** Adds all files in one command into a new project, as a user does, on all processors or held to the first one. */
async function importBatch(held) {
  const place = mkdtempSync(path.join(tmpdir(), 'pincite-bench-'))
  const env = { ...process.env, PINCITE_SETTINGS: path.join(place, 'settings') }
  const hold = held ? ['taskset', '-c', '0'] : []
  const pincite = (...args) => {
    const [program, ...rest] = [...hold, process.execPath, path.join(root, 'scripts/pincite.mjs'), ...args]
    return run(program, rest, { env })
  }
  try {
    await pincite('init', path.join(place, 'project'), '--name', 'Bench')
    return (await timed(() => pincite('import', path.join(place, 'project'), ...files))).ms
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

const names = Object.keys(readers)
const times = new Map(names.map((name) => [name, new Map(files.map((file) => [file, []]))]))
const batches = { all: [], one: [] }
for (let rep = 0; rep < reps; rep++) {
  console.error(`Round ${rep + 1} of ${reps}, load ${loadavg()[0].toFixed(1)}…`)
  for (const file of files) {
    // Each reader comes first in turn.
    for (const name of names.map((_, n) => names[(n + rep) % names.length])) {
      const { ms } = await timed(() => readers[name](file))
      times.get(name).get(file).push(ms)
    }
  }
  batches.all.push(await importBatch(false))
  if (hasTaskset) batches.one.push(await importBatch(true))
}

const medianOf = (name, file) => median(times.get(name).get(file))
const totalOf = (name) => files.reduce((sum, file) => sum + medianOf(name, file), 0)
const allPages = files.reduce((sum, file) => sum + pagesOf.get(file), 0)
const perSecond = (pages, ms) => (pages / ms) * 1000
const show = (value) => value.toFixed(value < 10 ? 1 : 0).padStart(12)

console.log(`\nPages a second, medians of ${reps} rounds\n`)
console.log(`${'report'.padEnd(44)} pages${names.map((name) => name.padStart(12)).join('')}`)
for (const file of files) {
  const speeds = names.map((name) => show(perSecond(pagesOf.get(file), medianOf(name, file))))
  console.log(
    `${path.basename(file).slice(0, 44).padEnd(44)} ${String(pagesOf.get(file)).padStart(5)}${speeds.join('')}`,
  )
}
const totals = names.map((name) => perSecond(allPages, totalOf(name)))
console.log(`${'all'.padEnd(44)} ${String(allPages).padStart(5)}${totals.map(show).join('')}`)

const ofBare = totalOf('bare pdf.js') / totalOf('pincite')
const batch = hasTaskset ? median(batches.all) / median(batches.one) : null
const cores = availableParallelism()
const limits = [
  {
    what: `at least ${LIMITS.ofBare} of bare pdf.js' pages a second`,
    value: ofBare,
    holds: ofBare >= LIMITS.ofBare,
  },
  {
    what: `a batch added on ${cores} processors in at most ${LIMITS.batch} of the time it takes on one`,
    value: batch,
    holds: batch === null || cores < 2 || files.length < 2 || batch <= LIMITS.batch,
  },
]
console.log()
for (const { what, value, holds } of limits)
  console.log(
    `${holds ? 'holds ' : 'MISSED'} ${what}: ${value?.toFixed(2) ?? 'not measured, there is no taskset'}`,
  )
if (options.json !== undefined) {
  const medians = Object.fromEntries(names.map((name) => [name, files.map((file) => medianOf(name, file))]))
  writeFileSync(options.json, `${JSON.stringify({ files, medians, batches, ofBare, batch }, null, 1)}\n`)
}
process.exit(limits.every(({ holds }) => holds) ? 0 : 1)
