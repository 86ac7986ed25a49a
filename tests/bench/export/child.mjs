// One export in a fresh process: node child.mjs '<task as JSON>'. Prints what it measured as JSON.
import { createWriteStream } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { forgetPeak, peakMemory } from '../store/measure.mjs'
import { rowsOf } from './rows.mjs'

const { format, how, count, out, product } = JSON.parse(process.argv[2])
const { bytesOf, cellReader, csv, EVIDENCE_KEYS, ExportPace, jsonl, writeWorkbook } = await import(product)

/** The cells of a row as the others are given them, one row at a time. */
function* cells(rows) {
  const readers = EVIDENCE_KEYS.map((key) => [key, cellReader(key)])
  for (const row of rows) yield Object.fromEntries(readers.map(([key, read]) => [key, read(row)]))
}

const pace = (steps) => new ExportPace(steps, {})

/** Every way streams into the file; the others are used as their own documentation shows first. */
const WAYS = {
  'csv pincite': (rows) => writeFile(out, bytesOf(csv.encode(rows, {}), pace(count))),
  'csv csv-stringify': async (rows) => {
    const { stringify } = await import('csv-stringify')
    const columns = [...EVIDENCE_KEYS]
    const written = stringify({
      header: true,
      columns,
      bom: true,
      quoted_string: true,
      record_delimiter: 'windows',
    })
    await pipeline(Readable.from(cells(rows)), written, createWriteStream(out))
  },
  'csv fast-csv': async (rows) => {
    const { format: write } = await import('fast-csv')
    const columns = Object.fromEntries(EVIDENCE_KEYS.map((key) => [key, true]))
    const written = write({ headers: true, writeBOM: true, quoteColumns: columns, rowDelimiter: '\r\n' })
    await pipeline(Readable.from(cells(rows)), written, createWriteStream(out))
  },
  'jsonl pincite': (rows) => writeFile(out, bytesOf(jsonl.encode(rows, {}), pace(count))),
  'jsonl JSON.stringify': async (rows) => {
    const lines = function* () {
      for (const row of rows) yield `${JSON.stringify(row)}\n`
    }
    await pipeline(Readable.from(lines()), createWriteStream(out))
  },
  'xlsx pincite': (rows) => {
    const job = { rows, keys: EVIDENCE_KEYS, project: { codes: [] }, sources: [], warnings: [], pace }
    return writeFile(out, writeWorkbook(job))
  },
  'xlsx exceljs': async (rows) => {
    const { default: excel } = await import('exceljs')
    const book = new excel.stream.xlsx.WorkbookWriter({ filename: out, useStyles: true })
    const sheet = book.addWorksheet('Annotations', { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = EVIDENCE_KEYS.map((key) => ({ header: key, key, width: 18 }))
    for (const row of cells(rows)) sheet.addRow(row).commit()
    await book.commit()
  },
}

const rows = rowsOf(count)
// What the rows take, and took when they were made, is no merit or fault of who writes them.
globalThis.gc?.()
forgetPeak()
const before = process.memoryUsage().rss
const start = performance.now()
await WAYS[`${format} ${how}`](rows)
const ms = performance.now() - start
const { size } = await stat(out)
console.log(JSON.stringify({ ms, size, memory: Math.max(0, peakMemory() - before) / 1e6 }))
