// What leaves, and comes back: every format of the registry written from a project of the gold passages, whatever can be
// read again verified, a Data Package with its sources on its own, and that package taken into an empty project.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ENDINGS = {
  ...{ datapackage: 'zip', csv: 'csv', xlsx: 'xlsx', jsonl: 'jsonl', 'web-annotation': 'jsonld' },
  ...{ markdown: 'md', bibtex: 'bib', ris: 'ris', 'csl-json': 'csl.json', qdc: 'qdc' },
}
const READABLE = ['datapackage', 'csv', 'jsonl', 'web-annotation']

/** What of a row may differ between two projects: their sources and standard codes have ids of their own. */
const comparable = (line) => {
  const row = JSON.parse(line)
  const fields = row.fields.map((field) => ({ ...field, id: null }))
  return { ...row, sourceId: null, codeIds: null, fields }
}

/** Returns the keys in which rows differ, each with the values of the first row that does. */
function differences(lines, others) {
  const found = new Map()
  for (const [i, line] of lines.entries()) {
    const [row, other] = [comparable(line), comparable(others[i] ?? '{"fields":[]}')]
    for (const key of Object.keys(row)) {
      const [ours, theirs] = [JSON.stringify(row[key]), JSON.stringify(other[key])]
      if (ours !== theirs && !found.has(key)) found.set(key, `${key}: ${ours} <> ${theirs}`)
    }
  }
  return [...found.values()]
}

/** `expected`: how many `annotations`, `sources` and `codes` the project has. */
export function exportEverything({ pincite, check, project, reports, files, work, expected }) {
  const counts = { bibtex: 'sources', ris: 'sources', 'csl-json': 'sources', qdc: 'codes' }
  for (const [format, ending] of Object.entries(ENDINGS)) {
    const out = join(work, `dataset.${ending}`)
    const more = format === 'datapackage' ? ['--with-sources'] : []
    const { rows } = pincite('export', project, '--format', format, '--out', out, '--style', 'apa', ...more)
    const wanted = expected[counts[format] ?? 'annotations']
    check(`${format}: ${rows} of ${wanted} written`, rows === wanted)
    if (!READABLE.includes(format)) continue
    // A package proves itself by the sources in it; all others need them beside.
    const beside = format === 'datapackage' ? [] : ['--sources', reports]
    checkRows(format, pincite('verify', out, ...beside), wanted, check)
  }
  checkRows('the project', pincite('verify', project), expected.annotations, check)

  const fresh = join(work, 'fresh')
  pincite('init', fresh, '--name', 'Acceptance')
  pincite('import', fresh, ...files)
  const taken = pincite('import-dataset', fresh, join(work, 'dataset.zip'))
  check(
    `imported: ${taken.added} of ${expected.annotations} taken into an empty project`,
    taken.added === expected.annotations && taken.notTaken + taken.moved + taken.orphans === 0,
  )
  const again = pincite('import-dataset', fresh, join(work, 'dataset.zip'), '--dry-run')
  check('imported again: nothing would change', again.same === expected.annotations && again.changed === 0)
  const back = join(work, 'back.jsonl')
  pincite('export', fresh, '--format', 'jsonl', '--out', back, '--style', 'apa')
  const [first, second] = [join(work, 'dataset.jsonl'), back].map((path) =>
    readFileSync(path, 'utf8').trim().split('\n'),
  )
  const differing = differences(first, second)
  check(
    `exported again: ${second.length} of ${first.length} rows, the same`,
    differing.length === 0 && first.length === second.length && first.length === expected.annotations,
    differing.join('; '),
  )
  checkRows('what was taken', pincite('verify', fresh), expected.annotations, check)
}

function checkRows(name, { summary, rows }, wanted, check) {
  const stand = summary.exact + summary.normalised
  check(
    `${name}: ${stand} of ${wanted} rows stand with their fields`,
    stand === wanted && rows.length === wanted && rows.every(({ fieldProblems }) => !fieldProblems),
    JSON.stringify(summary),
  )
}
