/** pincite verify: checks a project or an exported dataset against the bytes of its sources. */
import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { datasetOfRows, type DecodedDataset } from '../../../shared/dataset/dataset-format.ts'
import { evidenceRows } from '../../../shared/dataset/evidence-row.ts'
import { failureCount, type VerifiedRow, type VerifySummary } from '../../../shared/dataset/verify.ts'
import { runExtraction } from '../../services/extract/run-extraction.ts'
import { fileErrorReason } from '../../services/file-errors.ts'
import { readDataset } from '../../services/verify/read-dataset.ts'
import { verifyDataset } from '../../services/verify/verify-dataset.ts'
import { UsageError, type Command, type Typed } from '../command.ts'
import { salvageOption, withProject, type OpenedProject } from '../open-project.ts'
import { oneLine, type Terminal } from '../terminal.ts'

export const verifyCommand: Command = {
  name: 'verify',
  takes: '<project | dataset file>',
  summary: 'Check every quote, offset, page and section against the bytes of its source.',
  example: 'pincite verify evidence.csv --sources reports/',
  arity: [1, 1],
  options: {
    sources: {
      value: 'folder',
      doc: 'where the sources are, at any depth (the project, or the dataset’s folder)',
    },
    password: { value: 'text', doc: 'password of the sources that need one; not stored' },
    ...salvageOption,
  },
  run: async ({ positionals: [target = ''], options, json, terminal }) => {
    const { sources, password } = options
    if (sources !== undefined && !(await isFolder(sources))) {
      throw new UsageError(`--sources wants a folder; ${sources} is a file.`)
    }
    const { dataset, folder } = await readTarget(target, terminal, options)
    const { rows, summary } = await verifyDataset({
      dataset,
      sourcesFolder: sources === undefined ? folder : resolve(sources),
      extract: runExtraction,
      signal: terminal.signal,
      onProgress: (done, of, doing) =>
        terminal.progress(`Verifying, ${done} of ${of} sources done: ${doing}`),
      ...(password === undefined ? {} : { password }),
    })
    terminal.progress(null)
    if (json) terminal.print(JSON.stringify({ rows, summary }))
    else showReport(rows, summary, terminal)
    return failureCount(summary) > 0 ? 1 : 0
  },
}

async function readTarget(
  target: string,
  terminal: Terminal,
  options: Typed['options'],
): Promise<{ readonly dataset: DecodedDataset; readonly folder: string }> {
  if (await isFolder(target)) {
    const read = ({ store }: OpenedProject) =>
      Promise.resolve({ dataset: datasetOfRows(evidenceRows(store.project())), folder: store.folder })
    return withProject(target, { options, terminal }, read)
  }
  if (options['salvage'] !== undefined) {
    throw new UsageError(`--salvage is for a project; ${target} is a file.`)
  }
  const reading = await readDataset(target)
  if (!reading.ok) throw new UsageError(reading.message)
  const { ignored } = reading.dataset
  if (ignored.length > 0) terminal.tell(`Not part of a row, and not checked: ${ignored.join(', ')}.`)
  return { dataset: reading.dataset, folder: dirname(resolve(target)) }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    throw new UsageError(`${path} can’t be opened: ${fileErrorReason(error)}.`)
  }
}

function showReport(rows: readonly VerifiedRow[], summary: VerifySummary, { print }: Terminal): void {
  for (const { id, result, reason } of rows) {
    if (result !== 'exact') print(oneLine(`${result} ${id}${reason === undefined ? '' : `: ${reason}`}`))
  }
  const { exact, normalised, fuzzy, moved, missing, wrongFile } = summary
  const all = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`
  print(
    `${all}: ${exact} exact, ${normalised} normalised, ${fuzzy} fuzzy, ${moved} moved, ${missing} missing, ${wrongFile} wrong file.`,
  )
}
