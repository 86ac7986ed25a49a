// npm run compare:extraction [-- <file.pdf>… --json <file>]: compares the text of every page with what pdftotext
// (poppler-utils), an independent reader, gives for it: words recalled, words invented, order of the words. Prints a
// line per report with its worst page; exit code 1 where a report falls below the limits. Skipped where the reports or
// pdftotext are missing. How the figures are counted: docs/extraction.md.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { buildIfStale } from '../../scripts/build-if-stale.mjs'

const root = join(import.meta.dirname, '../..')
const reports = join(root, '../shared/reports')
const { values: options, positionals } = parseArgs({
  options: { json: { type: 'string' } },
  allowPositionals: true,
})
/** Shares of a report's words. Order leaves room for paragraphs that a figure interrupts, which are made whole. */
const LIMITS = { recalled: 0.99, invented: 0.01, order: 0.96 }

const skip = (why) => {
  console.log(`${why}, so nothing was compared.\n0 passed, 0 failed, 1 skipped`)
  process.exit(0)
}
if (spawnSync('pdftotext', ['-v']).error) skip('pdftotext (poppler-utils) is not on this machine')
if (positionals.length === 0 && !existsSync(reports)) skip('The reports are not beside this repository')
const files =
  positionals.length > 0 ? positionals : pdfsIn(join(reports, 'us-government'), join(reports, 'policy'))
await buildIfStale()

function pdfsIn(...folders) {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .filter((name) => name.endsWith('.pdf'))
      .sort()
      .map((name) => join(folder, name)),
  )
}

/** The built worker reads the file, as in the product. */
function extract(file) {
  const workerData = {
    bytes: new Uint8Array(readFileSync(file)),
    fileName: basename(file),
    password: undefined,
  }
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(root, 'out/main/extract-worker.js'), { workerData })
    worker.on('error', reject)
    worker.on('message', (message) => {
      if (message.kind !== 'result') return
      if (message.result.ok) resolve(message.result.extraction.canonical)
      else reject(new Error(`${file}: ${message.result.refusal.message}`))
    })
  })
}

/** The pages as pdftotext reads them, in its own reading order or in that of the content stream ("-raw"). */
function peerPages(file, ...mode) {
  const { stdout, status, stderr } = spawnSync('pdftotext', [...mode, '-enc', 'UTF-8', file, '-'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(`pdftotext ${file}: ${stderr}`)
  return stdout.split('\f')
}

/** Letters and digits in compatibility form; hyphens join, at line ends as well, since readers differ in keeping them. */
function wordsOf(text) {
  return (
    text
      .replace(/(?:\s*[‐\u{AD}])+\s+(?=\p{L})|[-‑][^\S\n]*\n\s*(?=\p{L})/gu, '')
      .normalize('NFKC')
      .toLowerCase()
      .replace(/(?<=[\p{L}\p{N}])[-‐‑\u{AD}’'ʼ](?=[\p{L}\p{N}])/gu, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

/**
 * The words of a page: of body, notes and running heads apart, as each has an order of its own. A note's own mark is
 * kept as its label, not in its text; it is put before it here, since the other reader has it there.
 */
function pageParts({ text, bodyEnd, notesEnd, pageRuns, blocks, markers }, page) {
  const labels = new Map(
    markers.flatMap(({ note, start, end }) =>
      note === null ? [] : [[blocks[note].start, text.slice(start, end)]],
    ),
  )
  const bounds = [0, bodyEnd, notesEnd, text.length]
  return [0, 1, 2].map((part) =>
    pageRuns
      .flatMap((run, index) => {
        const start = Math.max(run.start, bounds[part])
        const end = Math.min(pageRuns[index + 1]?.start ?? text.length, bounds[part + 1])
        if (run.page !== page || start >= end) return []
        const notes = blocks.filter(
          (block) => labels.has(block.start) && block.start >= start && block.start < end,
        )
        const cuts = [...new Set([start, ...notes.map((block) => block.start), end])]
        return cuts.slice(1).map((to, at) => `${labels.get(cuts[at]) ?? ''} ${text.slice(cuts[at], to)}`)
      })
      .flatMap(wordsOf),
  )
}

function countOf(words) {
  const counts = new Map()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function sharedCount(ours, theirs) {
  const counts = countOf(theirs)
  return ours.filter((word) => {
    const left = counts.get(word) ?? 0
    counts.set(word, left - 1)
    return left > 0
  }).length
}

/** Length of the longest common subsequence. */
function commonInOrder(a, b) {
  let row = new Uint32Array(b.length + 1)
  for (const word of a) {
    const next = new Uint32Array(b.length + 1)
    for (let at = 0; at < b.length; at++) {
      next[at + 1] = word === b[at] ? row[at] + 1 : Math.max(row[at + 1], next[at])
    }
    row = next
  }
  return row[b.length]
}

function comparePage(canonical, page, peers) {
  const parts = pageParts(canonical, page)
  const ours = parts.flat()
  const [theirs, stream] = peers.map((pages) => wordsOf(pages[page - 1] ?? ''))
  const shared = sharedCount(ours, theirs)
  const inOrder = (words) => parts.reduce((sum, part) => sum + commonInOrder(part, words), 0)
  return {
    ...{ page, ours: ours.length, theirs: theirs.length, shared },
    inOrder: Math.min(shared, Math.max(inOrder(theirs), inOrder(stream))),
    inLayout: Math.min(shared, inOrder(theirs)),
    missing: onlyIn(theirs, ours),
    extra: onlyIn(ours, theirs),
  }
}

function onlyIn(words, others) {
  const counts = countOf(others)
  return words.filter((word) => {
    const left = counts.get(word) ?? 0
    counts.set(word, left - 1)
    return left <= 0
  })
}

const share = (part, whole) => (whole === 0 ? 1 : part / whole)
const sum = (pages, key) => pages.reduce((total, page) => total + page[key], 0)

function figuresOf(pages) {
  return {
    recalled: share(sum(pages, 'shared'), sum(pages, 'theirs')),
    invented: 1 - share(sum(pages, 'shared'), sum(pages, 'ours')),
    order: share(sum(pages, 'inOrder'), sum(pages, 'shared')),
    layout: share(sum(pages, 'inLayout'), sum(pages, 'shared')),
  }
}

/** Words missing, invented or out of order. */
const faults = ({ ours, theirs, shared, inOrder }) => ours + theirs - shared - inOrder

const percent = (value) => `${(100 * value).toFixed(2)} %`.padStart(9)
const name = (file) => (basename(dirname(file)) + '/' + basename(file)).slice(-48).padEnd(48)
const held = ({ recalled, invented, order }) =>
  recalled >= LIMITS.recalled && invented <= LIMITS.invented && order >= LIMITS.order

console.log(`${'report'.padEnd(48)} pages  words  recalled  invented     order    layout  worst page`)
const results = []
for (const file of files) {
  const canonical = await extract(file)
  const peers = [peerPages(file), peerPages(file, '-raw')]
  const pages = canonical.pages.map(({ number }) => comparePage(canonical, number, peers))
  const figures = figuresOf(pages)
  const [worst] = [...pages].sort((a, b) => faults(b) - faults(a))
  const { recalled, invented, order } = figuresOf([worst])
  const at = `${worst.page}: ${[recalled, invented, order].map((value) => percent(value).trim()).join(', ')}`
  const columns = [figures.recalled, figures.invented, figures.order, figures.layout].map(percent).join(' ')
  const total = String(sum(pages, 'theirs')).padStart(6)
  console.log(
    `${name(file)} ${String(pages.length).padStart(5)} ${total} ${columns}  ${at}${held(figures) ? '' : '  BELOW'}`,
  )
  results.push({ file, ...figures, pages })
}
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, null, 1)}\n`)
const failed = results.filter((result) => !held(result)).length
console.log(`\n${results.length - failed} passed, ${failed} failed, 0 skipped`)
process.exit(failed > 0 ? 1 : 0)
