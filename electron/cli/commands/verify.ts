/** pincite verify: checks a project or an exported dataset against the bytes of its sources. */
import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { VerifiedRow, VerifySummary } from '../../../shared/api/pincite-api.ts'
import { datasetOfRows, type DecodedDataset } from '../../../shared/dataset/dataset-format.ts'
import { evidenceRows } from '../../../shared/dataset/evidence-row.ts'
import { runExtraction } from '../../services/extract/run-extraction.ts'
import { readDataset } from '../../services/verify/read-dataset.ts'
import { verifyDataset } from '../../services/verify/verify-dataset.ts'
import { UsageError, type Command, type Output } from '../command.ts'
import { withProject } from '../open-project.ts'

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
    password: { value: 'text', doc: 'password of encrypted sources' },
  },
  run: async ({ positionals: [target = ''], options, json, io, signal }) => {
    const { dataset, folder } = await readTarget(target, io)
    const { password } = options
    const sourcesFolder = resolve(options['sources'] ?? folder)
    if (!(await stat(sourcesFolder).catch(() => null))?.isDirectory()) {
      throw new UsageError(`there is no folder ${sourcesFolder}.`)
    }
    const { rows, summary } = await verifyDataset({
      dataset,
      sourcesFolder,
      extract: runExtraction,
      signal,
      onProgress: (done, of, doing) => io.progress(`Verifying ${done} of ${of}: ${doing}`),
      ...(password === undefined ? {} : { password }),
    })
    io.progress(null)
    if (json) io.print(JSON.stringify({ rows, summary }))
    else tellReport(rows, summary, io)
    return summary.moved + summary.missing + summary.wrongFile > 0 ? 1 : 0
  },
}

async function readTarget(target: string, io: Output): Promise<{ dataset: DecodedDataset; folder: string }> {
  const found = await stat(target).catch(() => null)
  if (!found) throw new UsageError(`there is no project or dataset ${target}.`)
  if (found.isDirectory()) {
    return withProject(target, io, ({ store }) =>
      Promise.resolve({ dataset: datasetOfRows(evidenceRows(store.project())), folder: target }),
    )
  }
  const reading = await readDataset(target)
  if (!reading.ok) throw new UsageError(reading.message)
  return { dataset: reading.dataset, folder: dirname(resolve(target)) }
}

function tellReport(rows: readonly VerifiedRow[], summary: VerifySummary, io: Output): void {
  for (const { id, result, reason } of rows) {
    if (result !== 'exact') io.print(`${result.padEnd(11)} ${id}${reason === undefined ? '' : `: ${reason}`}`)
  }
  const { exact, normalised, moved, missing, wrongFile } = summary
  const all = rows.length
  io.print(
    `${all} ${all === 1 ? 'row' : 'rows'}: ${exact} exact, ${normalised} normalised, ${moved} moved, ${missing} missing, ${wrongFile} wrong file.`,
  )
}
