// Acceptance through the command line: a project of every real report at hand, every hand-coded passage tagged in
// every rendition by its words, all formats exported, all of them verified. Prints what is reached; fails when a
// passage is not anchored, a PDF page is wrong or a row does not stand. Skipped where the reports are missing.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { buildIfStale } from '../../scripts/build-if-stale.mjs'
import { exportEverything } from './export-everything.mjs'

const root = join(import.meta.dirname, '../..')
const reports = join(root, '../shared/reports')
if (!existsSync(join(reports, 'policy/gold.json'))) {
  console.log(
    'The reports are not beside this repository, so nothing was checked.\n0 passed, 0 failed, 1 skipped',
  )
  process.exit(0)
}
await buildIfStale()

const work = mkdtempSync(join(tmpdir(), 'pincite-acceptance-'))
const env = { ...process.env, PINCITE_SETTINGS: join(work, 'settings') }
const project = join(work, 'project')
const cli = join(root, 'scripts/pincite.mjs')
const counts = { passed: 0, failed: 0 }
const check = (name, ok, detail) => {
  counts[ok ? 'passed' : 'failed']++
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}${detail ? `: ${detail}` : ''}`)
}

/** Runs a command; returns its JSON whatever the exit code. */
function pincite(...args) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args, '--json'], {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  if (status === 2) throw new Error(`pincite ${args.join(' ')}: ${stderr}`)
  return JSON.parse(stdout)
}

const gold = JSON.parse(readFileSync(join(reports, 'policy/gold.json'), 'utf8')).items
const goldPages = new Map(
  JSON.parse(readFileSync(join(reports, 'policy/gold-pdf.json'), 'utf8')).items.map((item) => [
    item.id,
    item,
  ]),
)
const renditions = readdirSync(join(reports, 'policy'))
  .filter((name) => /^\d{3}_/.test(name))
  .flatMap((folder) =>
    readdirSync(join(reports, 'policy', folder)).map((file) => join(reports, 'policy', folder, file)),
  )
const others = readdirSync(join(reports, 'us-government'))
  .filter((name) => name.endsWith('.pdf'))
  .map((name) => join(reports, 'us-government', name))

pincite('init', project, '--name', 'Acceptance')
const imported = pincite('import', project, ...renditions, ...others)
check(
  'every report is added',
  imported.every(({ status }) => status === 'added'),
  imported
    .filter(({ status }) => status !== 'added')
    .map(({ file, error }) => `${basename(file)} ${error}`)
    .join('; '),
)

/** Letters and digits alone: what both readings of a passage must agree in. */
const folded = (text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Renditions print a note marker as "[1]", as a raised 1, or not at all where it ends the passage. */
const sameEnds = (exact, wanted) => {
  const bare = (text) => folded(text.replace(/\[\d+\]/g, ''))
  return folded(exact) === folded(wanted) || bare(exact) === bare(wanted)
}

/** What the coder filled in, under the names that the codes of a new project give their fields. */
function fieldsOf({ tag, fields }) {
  const { theme, certainty_cue: cue, attributed_source: attribution, values = [] } = fields
  if (tag === 'finding') return { theme, 'certainty cue': cue }
  if (tag === 'statistic') return { theme, attribution, figures: values.map(figureOf) }
  const { addressee, action, polarity } = fields
  return { addressees: addressee, action, theme, polarity: polarity.replace('+', ' and ') }
}

/** Renditions break lines elsewhere than the text in which the coder marked the words of a figure. */
function figureOf({ raw, value, unit, measure, population, place, period, bound, approximate }) {
  const qualifier = bound === 'lower' ? '>' : bound === 'upper' ? '<' : approximate ? '≈' : '='
  return { raw: raw.includes('\n') ? null : raw, value, qualifier, unit, measure, population, place, period }
}

/** The notes of a passage as one text without their labels: what both readings must agree in. */
const noted = (text) => folded(text.replace(/^\[\d+\]/, ''))

let tagged = 0
for (const file of renditions) {
  const { sourceId } = imported.find((one) => one.file === file)
  const report = file.split('/').at(-2).slice(0, 3)
  const items = gold.filter((item) => item.file.startsWith(report))
  const lines = items.map((item) => ({
    source: sourceId,
    code: item.tag,
    quote: item.text_clean,
    memo: item.id,
    fields: fieldsOf(item),
  }))
  tagged += items.length
  const from = join(work, 'passages.jsonl')
  writeFileSync(from, lines.map((line) => JSON.stringify(line)).join('\n'))
  const results = pincite('tag', project, '--from', from)
  const name = `${report} ${basename(file)}`
  const lost = results.filter(({ status }) => status !== 'anchored')
  const tell = ({ line, status, error }) => `\n         ${items[line - 1].id} ${status}: ${error}`
  check(
    `${name}: ${items.length - lost.length} of ${items.length} passages found`,
    lost.length === 0,
    lost.map(tell).join(''),
  )

  const wrongEnds = results.filter(({ exact, line }) => exact && !sameEnds(exact, items[line - 1].text_clean))
  const tellEnds = ({ exact, line }) => `\n         ${items[line - 1].id}: ${exact}`
  check(`${name}: both ends right`, wrongEnds.length === 0, wrongEnds.map(tellEnds).join(''))

  const rows = new Map(pincite('list', project, '--source', sourceId).map((row) => [row.memo, row]))
  const cited = items.filter(({ footnotes }) => footnotes.some(({ text }) => text))
  const unread = cited.filter(({ id, footnotes }) => {
    const { citedSource = '' } = rows.get(id) ?? {}
    return !footnotes.every(({ text }) => !text || folded(citedSource).includes(noted(text)))
  })
  const tellNotes = ({ id, footnotes }) =>
    `\n         ${id}: ${rows.get(id)?.citedSource} <> ${footnotes.map(({ text }) => text).join(' | ')}`
  check(
    `${name}: ${cited.length - unread.length} of ${cited.length} cited sources captured`,
    unread.length === 0,
    unread.map(tellNotes).join(''),
  )
  const unfilled = items.filter((item) => {
    const { fields = [], figures = [] } = rows.get(item.id) ?? {}
    const theme = fields.find(({ field }) => field === 'Theme')?.value
    return theme !== item.fields.theme || figures.length !== (item.fields.values ?? []).length
  })
  check(
    `${name}: ${items.length - unfilled.length} of ${items.length} passages with their fields and figures`,
    unfilled.length === 0,
    unfilled.map(({ id }) => id).join(' '),
  )

  const layout = { 'single.pdf': 'single', 'two-column.pdf': 'two_column' }[basename(file)]
  if (!layout) continue
  const wrong = results.filter(
    ({ page, line }) => page && page !== goldPages.get(items[line - 1].id)[layout].pages[0],
  )
  const tellPage = ({ page, line }) =>
    `\n         ${items[line - 1].id}: page ${page}, not ${goldPages.get(items[line - 1].id)[layout].pages[0]}`
  check(
    `${name}: ${results.length - wrong.length} of ${results.length} pages right`,
    wrong.length === 0,
    wrong.map(tellPage).join(''),
  )
}

exportEverything({
  ...{ pincite, check, project, reports, work, files: [...renditions, ...others] },
  expected: { annotations: tagged, sources: imported.length, codes: 3 },
})

rmSync(work, { recursive: true, force: true })
console.log(`\n${counts.passed} passed, ${counts.failed} failed, 0 skipped`)
process.exit(counts.failed > 0 ? 1 : 0)
