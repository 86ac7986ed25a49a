// The number reader on the hand-coded statistic passages, through the command line: exact match per field, false
// figures. Fails below 95 % of values, 95 % of qualifiers, 85 % of periods, or above 3 % false figures. Skipped where
// the reports are missing. With --report <file> it lists what is read in a text file, for counting by hand.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from '../../scripts/build-if-stale.mjs'

const root = join(import.meta.dirname, '../..')
const goldFile = join(root, '../shared/reports/policy/gold.json')
const cli = join(root, 'scripts/pincite.mjs')

/** Returns the figures of each text; the texts hold no line breaks. */
function read(texts) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, 'figures', '-', '--json'], {
    cwd: root,
    input: texts.map((text) => text.replace(/[\r\n]+/g, ' ')).join('\n') + '\n',
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  if (status !== 0) throw new Error(`pincite figures: ${stderr}`)
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

await buildIfStale()
const [option, reportFile] = process.argv.slice(2)
if (option === '--report') {
  listReport(reportFile)
  process.exit(0)
}
if (!existsSync(goldFile)) {
  console.log(
    'The reports are not beside this repository, so nothing was checked.\n0 passed, 0 failed, 1 skipped',
  )
  process.exit(0)
}

/** Every figure of a text file with its surroundings, and the words of the file. */
function listReport(file) {
  const text = readFileSync(file, 'utf8')
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim() !== '')
  let figures = 0
  for (const [place, found] of read(blocks).entries()) {
    const block = blocks[place].replace(/[\r\n]+/g, ' ')
    for (const { raw, start, end, value, high, qualifier, unit, head, period } of found) {
      figures++
      const before = block.slice(Math.max(0, start - 60), start)
      const behind = block.slice(end, end + 50)
      const number = high === undefined ? `${qualifier}${value}` : `${value}..${high}`
      console.log(`${place}\t${before}[${raw}]${behind}\t${[number, unit, head, period].join(' | ')}`)
    }
  }
  console.log(`\n${figures} figures, ${text.split(/\s+/).length} words`)
}

/** The reader's symbol for what the coder noted. */
function wantedQualifier({ qualifier, bound, approximate, range_low }) {
  if (range_low) return 'range'
  if (bound === 'lower') return /at least|no fewer|or more/i.test(qualifier ?? '') ? '≥' : '>'
  if (bound === 'upper') return /up to|at most|or less/i.test(qualifier ?? '') ? '≤' : '<'
  return approximate ? '≈' : '='
}

/** Joins the two ends of a range, which are coded as two values. */
function wantedFigures(item) {
  const wanted = []
  for (const one of item.fields.values) {
    if (one.range_high) wanted.at(-1).high = one.value
    else wanted.push({ ...one, wantedQualifier: wantedQualifier(one) })
  }
  return wanted
}

const WORDS_BETWEEN = /\b(?:in|the|of|for|during|between|and|from|to|through)\b/gi
const plainPeriod = (period) =>
  (period ?? '').toLowerCase().replace(/[–—-]/g, ' ').replace(WORDS_BETWEEN, ' ').replace(/\s+/g, ' ').trim()

/** A coded period of which the passage itself names no part was carried over from before it, or is the coder's own words. */
function periodStands(period, text) {
  if (period === null) return true
  const words = plainPeriod(period).split(' ')
  const own = plainPeriod(text)
  return words.some((word) => /^\d{4}$/.test(word) && own.includes(word)) || own.includes(plainPeriod(period))
}

const items = JSON.parse(readFileSync(goldFile, 'utf8')).items.filter(({ tag }) => tag === 'statistic')
const texts = items.map(({ text }) => text.replace(/[\r\n]/g, ' '))
const results = read(texts)
const score = {}
const count = (field, ok, detail) => {
  score[field] ??= { right: 0, all: 0, wrong: [] }
  score[field].all++
  if (ok) score[field].right++
  else score[field].wrong.push(detail)
}
let readInAll = 0
const falseOnes = []

for (const [place, item] of items.entries()) {
  const text = texts[place]
  const wanted = wantedFigures(item)
  const found = results[place]
  readInAll += found.length
  const takenByGold = new Set()
  for (const one of wanted) {
    const start = one.raw_start_utf16 ?? one.raw_start
    const from = start - (item.start_utf16 ?? item.start)
    const to = from + one.raw.length
    const hit = found.find((figure) => figure.start < to && figure.end > from)
    if (hit) takenByGold.add(hit)
    // Words of magnitude alone ("thousands") have no value to read.
    if (one.value === null) continue
    const name = `${item.id} “${one.raw}”`
    count(
      'value',
      hit && Math.abs(hit.value - one.value) < 1e-9 && hit.high === one.high,
      `${name}: ${hit?.value}`,
    )
    count(
      'qualifier',
      hit?.qualifier === one.wantedQualifier,
      `${name}: ${hit?.qualifier}, not ${one.wantedQualifier}`,
    )
    const raw = one.high === undefined ? hit?.raw === one.raw : hit?.raw.includes(one.raw)
    count('raw', raw, `${name}: “${hit?.raw}”`)
    const unit = hit?.unit === '%' ? 'percent' : hit?.unit
    count('unit', unit === one.unit, `${name}: ${unit}, not ${one.unit}`)
    const counted = `${one.unit} ${one.population} ${one.measure}`.toLowerCase()
    const noun = (hit?.head ?? '')
      .toLowerCase()
      .split(/[\s“”]+/)
      .filter(Boolean)
      .at(-1)
    if (one.unit !== 'percent' && !/USD|times/.test(one.unit))
      count(
        'head',
        hit && (noun === undefined ? !text.includes(`${one.raw} `) : counted.includes(noun.slice(0, 6))),
        `${name}: ${hit?.head}, of ${counted}`,
      )
    const places = (one.place ?? '').toLowerCase()
    const stands = places
      .split(/[^\p{L} ]+| and /u)
      .some((word) => word.trim() !== '' && text.toLowerCase().includes(word.trim()))
    if (stands)
      count(
        'place',
        hit?.place && places.includes(hit.place.toLowerCase()),
        `${name}: ${hit?.place}, not ${one.place}`,
      )
    const same = plainPeriod(hit?.period) === plainPeriod(one.period)
    const field = periodStands(one.period, text) ? 'period' : 'period carried over'
    count(field, same, `${name}: ${hit?.period}, not ${one.period}`)
  }
  for (const figure of found)
    if (!takenByGold.has(figure)) falseOnes.push(`${item.id} “${figure.raw}” in “${text}”`)
}

const AIMS = { value: 95, qualifier: 95, period: 85 }
let failed = 0
let passed = 0
for (const [field, { right, all, wrong }] of Object.entries(score)) {
  const percent = (100 * right) / all
  const aim = AIMS[field]
  const isBelow = aim !== undefined && percent < aim
  if (aim !== undefined) isBelow ? failed++ : passed++
  console.log(
    `${isBelow ? 'FAILED' : 'ok    '} ${field}: ${right} of ${all} (${percent.toFixed(1)} %)${aim === undefined ? '' : `, aim ${aim} %`}`,
  )
  for (const detail of wrong) console.log(`         ${detail}`)
}
const falseShare = (100 * falseOnes.length) / readInAll
const isAbove = falseShare > 3
isAbove ? failed++ : passed++
console.log(
  `${isAbove ? 'FAILED' : 'ok    '} false figures: ${falseOnes.length} of ${readInAll} (${falseShare.toFixed(1)} %), aim at most 3 %`,
)
for (const detail of falseOnes) console.log(`         ${detail}`)
console.log(`\n${passed} passed, ${failed} failed, 0 skipped`)
process.exit(failed > 0 ? 1 : 0)
