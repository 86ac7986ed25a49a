/** pincite import-dataset: takes the annotations of a dataset, of another tool or of a marked PDF into a project. */
import type { ImportedDataset, ImportOptions } from '../../../shared/dataset-import/draft-dataset-import.ts'
import { DEFAULT_CODE } from '../../../shared/dataset-import/foreign-annotation.ts'
import type { ImportItem, ImportReport } from '../../../shared/dataset-import/import-report.ts'
import { runExtraction } from '../../services/extract/run-extraction.ts'
import { draftImport } from '../../services/import-dataset/draft-import.ts'
import type { ImportContext } from '../../services/import-dataset/import-context.ts'
import { placeHighlights, type ColourCode } from '../../services/import-dataset/place-highlights.ts'
import {
  defaultCodeOf,
  placeImported,
  readImported,
  warningsOf,
} from '../../services/import-dataset/read-imported.ts'
import { findSource } from '../../services/tagging/find-named.ts'
import { UsageError, type Command, type ExitCode, type Invocation } from '../command.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { commandSession, withProject, withWritableProject, type OpenedProject } from '../open-project.ts'
import { oneLine, type Terminal } from '../terminal.ts'

/** So much of a quote is printed, in UTF-16 units. */
const MOST_WORDS = 80

export const importDatasetCommand: Command = {
  name: 'import-dataset',
  takes: '<project> [<dataset>]',
  summary: 'Take the annotations of a dataset, another tool’s file, or a marked PDF into a project.',
  example: 'pincite import-dataset ports-review evidence.csv --dry-run',
  arity: [1, 2],
  options: {
    'dry-run': { doc: 'only say what would change' },
    keep: { doc: 'what the project has stays; only take what it lacks' },
    replace: { doc: 'take the dataset’s word also where the project has a newer one, or one at all' },
    unsealed: { doc: 'also take a Data Package whose seal is broken or missing' },
    orphans: { doc: 'also take what stands nowhere in its source, as orphans' },
    code: { value: 'name', doc: `code of what has none (of other tools and marks: ${DEFAULT_CODE})` },
    highlights: { value: 'source', doc: 'in place of a dataset: the marks within this PDF of the project' },
    colour: { value: '#rrggbb=code', many: true, doc: 'with --highlights: code of marks in this colour' },
    password: { value: 'text', doc: 'password of the sources that need one; not stored' },
  },
  run: async (invocation) => {
    const { positionals, options, terminal } = invocation
    const [folder = ''] = positionals
    const input = await readInput(invocation)
    const work = (project: OpenedProject) => importIt(project, input, invocation)
    if (options['dry-run'] === undefined) return withWritableProject(folder, terminal, work)
    return withProject(folder, { options, terminal }, work)
  },
}

interface Input {
  readonly place: (project: OpenedProject, context: ImportContext) => Promise<ImportedDataset>
  /** Of what has no code; "" for none. */
  readonly code: string
  readonly warnings: readonly string[]
  /** What the seal says was changed. */
  readonly broken: readonly string[]
}

async function readInput({ positionals: [, file], options, lists, terminal }: Invocation): Promise<Input> {
  const { highlights, code } = options
  const colours = (lists['colour'] ?? []).map(colourCode)
  if ((file === undefined) === (highlights === undefined)) {
    throw new UsageError('wants either a dataset or --highlights <source>.')
  }
  if (file === undefined) {
    return {
      place: ({ store }, context) => {
        const source = findSource(store.project(), highlights ?? '')
        if (!source.ok) throw new UsageError(source.message)
        return placeHighlights(source.found, colours, context)
      },
      code: code ?? DEFAULT_CODE,
      ...{ warnings: [], broken: [] },
    }
  }
  if (colours.length > 0) throw new UsageError('--colour is for --highlights.')
  const brokenSeal = options['unsealed'] === undefined ? 'refused' : 'accepted'
  const reading = await readImported(file, terminal.signal, brokenSeal)
  if (!reading.ok) {
    const remedy = reading.isBroken ? ' To take it as it is now, give --unsealed.' : ''
    throw new UsageError(`${reading.message}${remedy}`)
  }
  const { imported } = reading
  return {
    place: (_, context) => placeImported(imported, context),
    code: code ?? defaultCodeOf(imported),
    warnings: warningsOf(imported),
    broken: imported.kind === 'foreign' ? [] : (imported.broken ?? []),
  }
}

function colourCode(typed: string): ColourCode {
  const [, colour, code] = /^(#[0-9a-f]{6})=(.+)$/i.exec(typed) ?? []
  if (colour === undefined || code === undefined) {
    throw new UsageError(`--colour wants a colour and a code, such as #ffff00=Finding; “${typed}” is none.`)
  }
  return { colour: colour.toLowerCase(), code }
}

async function importIt(project: OpenedProject, input: Input, invocation: Invocation): Promise<ExitCode> {
  const { options, json, terminal } = invocation
  const { store, library } = project
  const isDry = options['dry-run'] !== undefined
  const { password } = options
  const context: ImportContext = {
    ...{ store, library, extract: runExtraction, signal: terminal.signal },
    ...(password === undefined ? {} : { password }),
    onProgress: (done, of, doing) => terminal.progress(`Importing, ${done} of ${of} done: ${doing}`),
  }
  const imported = await input.place(project, context)
  const how: ImportOptions = {
    keep: options['keep'] !== undefined,
    orphans: options['orphans'] !== undefined,
    replace: options['replace'] !== undefined,
    code: input.code,
  }
  const done = await draftImport(context, imported, how).finally(() => terminal.progress(null))
  if (!done.ok) throw new UsageError(done.message)
  const report = { ...done.report, warnings: [...input.warnings, ...done.report.warnings] }
  input.broken.forEach((message) => terminal.tell(`The seal is broken: ${message}`))
  report.warnings.forEach(terminal.tell)
  terminal.signal.throwIfAborted()
  if (done.draft && !isDry) await store.submit(done.draft, { session: commandSession, coder: null })
  if (json) terminal.print(JSON.stringify({ dryRun: isDry, ...report, broken: input.broken }))
  else showReport(report, isDry, terminal)
  return report.notTaken > 0 ? 1 : 0
}

/** "added highlight 2, p. iv, 5f0c…: #ffff00 → Finding: “Two in three wells were dry.”" */
function describeItem({
  place,
  id,
  outcome,
  quote,
  page,
  codes,
  colour,
  fields,
  reason,
}: ImportItem): string {
  const at = page === '' ? '' : `, p. ${page}`
  const what = fields.length === 0 ? '' : ` (${fields.join(', ')})`
  const mark = [colour, ...(codes.length === 0 ? [] : [`→ ${codes.join(', ')}`])].filter(Boolean).join(' ')
  const words = quote === '' ? '' : `“${shortened(quote)}”`
  return [`${outcome} ${place}${at}, ${id}${what}`, mark, words, reason].filter(Boolean).join(': ')
}

function shortened(words: string): string {
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS - 2).toWellFormed()} …` : words
}

function showReport(report: ImportReport, isDry: boolean, { print }: Terminal): void {
  for (const item of report.items) print(oneLine(describeItem(item)))
  const list = (name: string, names: readonly string[]) => {
    if (names.length > 0) print(oneLine(`${name}: ${names.join(', ')}.`))
  }
  list('New codes', report.newCodes)
  list('Changed codes', report.changedCodes)
  list('New coders', report.newCoders)
  list('Changed sources', report.changedSources)
  const { added, changed, kept, same, notTaken, moved, orphans, returned } = report
  const elsewhere = moved > 0 ? `, ${moved} at another place than the dataset says` : ''
  const lost = orphans > 0 ? `, ${countOf(orphans, 'orphan')}` : ''
  const back = returned > 0 ? `, ${returned} that ${returned === 1 ? 'was' : 'were'} deleted here` : ''
  print(
    `${isDry ? 'Would be: ' : ''}${added} added, ${changed} changed, ${kept} kept, ${same} the same, ${notTaken} not taken${elsewhere}${lost}${back}.`,
  )
}
