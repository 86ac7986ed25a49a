// npm run bench:export [-- --rows 100000 --reps 3 --json <file>]: measures exports beside csv-stringify, fast-csv and
// exceljs, each time in a fresh process, and says whether the limits hold (exit code 1: they don't).
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { build } from 'vite'
import { install } from '../install.mjs'
import { machine, median } from '../store/measure.mjs'

const run = promisify(execFile)
const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    reps: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
})
const [count, reps] = [Number(options.rows), Number(options.reps)]
if (![count, reps].every((number) => Number.isInteger(number) && number > 0)) {
  console.error('--rows and --reps take whole numbers from 1, such as: --rows 10000 --reps 5')
  process.exit(2)
}

const WAYS = {
  csv: ['pincite', 'csv-stringify', 'fast-csv'],
  jsonl: ['pincite', 'JSON.stringify'],
  xlsx: ['pincite', 'exceljs'],
}

/** MB that an export may take over its rows, however many they are. */
const FLAT = 16

install(['csv-stringify', 'fast-csv', 'exceljs'])
const cache = path.join(import.meta.dirname, '../node_modules/.cache')
const product = path.join(cache, 'export/product.mjs')
await build({
  configFile: false,
  logLevel: 'error',
  ssr: { noExternal: [] },
  build: {
    ssr: path.join(import.meta.dirname, 'product.mjs'),
    outDir: path.dirname(product),
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: 'product.mjs' } },
  },
})

mkdirSync(cache, { recursive: true })
const place = mkdtempSync(path.join(cache, 'bench-export-'))
const results = []
try {
  for (let rep = 0; rep < reps; rep++) {
    console.error(`${count} rows, round ${rep + 1} of ${reps}, load ${machine().load.toFixed(1)}…`)
    for (const [format, ways] of Object.entries(WAYS)) {
      // Each comes first in turn.
      for (let n = 0; n < ways.length; n++) {
        const how = ways[(n + rep) % ways.length]
        const out = path.join(place, `out.${format}`)
        const task = JSON.stringify({ format, how, count, out, product })
        const argv = ['--expose-gc', path.join(import.meta.dirname, 'child.mjs'), task]
        const { stdout } = await run(process.execPath, argv)
        results.push({ format, how, ...JSON.parse(stdout) })
        rmSync(out, { force: true })
      }
    }
  }
} finally {
  rmSync(place, { recursive: true, force: true })
}

const summary = Object.entries(WAYS).flatMap(([format, ways]) =>
  ways.map((how) => {
    const own = results.filter((one) => one.format === format && one.how === how)
    const of = (key) => median(own.map((one) => one[key]))
    return {
      format,
      how,
      rowsPerSecond: count / (of('ms') / 1000),
      memory: of('memory'),
      size: of('size') / 1e6,
    }
  }),
)
console.log(
  '| format | by | rows/s | memory over the rows, MB | file, MB |\n| --- | --- | ---: | ---: | ---: |',
)
for (const { format, how, rowsPerSecond, memory, size } of summary) {
  console.log(
    `| ${format} | ${how} | ${Math.round(rowsPerSecond)} | ${memory.toFixed(0)} | ${size.toFixed(1)} |`,
  )
}

const found = (format, how) => summary.find((one) => one.format === format && one.how === how)
const fastest = Math.max(...['csv-stringify', 'fast-csv'].map((how) => found('csv', how).rowsPerSecond))
const [own, theirs] = [found('xlsx', 'pincite'), found('xlsx', 'exceljs')]
const limits = [
  [
    'CSV at least 1.5 times as fast as the fastest other',
    found('csv', 'pincite').rowsPerSecond / fastest,
    1.5,
  ],
  ['XLSX at least as fast as exceljs', own.rowsPerSecond / theirs.rowsPerSecond, 1],
  // Less than 1 MB more than before can't be told from none.
  ['XLSX with at most half its memory', theirs.memory / Math.max(own.memory, 1), 2],
]
for (const [what, times, least] of limits) {
  console.log(
    `${times >= least ? 'holds' : 'DOES NOT HOLD'}: ${what}: ${times.toFixed(2)} times, ${least} wanted`,
  )
}
const most = Math.max(...Object.keys(WAYS).map((format) => found(format, 'pincite').memory))
const isFlat = most <= FLAT
console.log(
  `${isFlat ? 'holds' : 'DOES NOT HOLD'}: memory stays flat: ${most.toFixed(0)} MB over the rows, ${FLAT} at most`,
)
if (options.json !== undefined)
  writeFileSync(options.json, `${JSON.stringify({ summary, results }, null, 1)}\n`)
process.exit(isFlat && limits.every(([, times, least]) => times >= least) ? 0 : 1)
