/** pincite diff: says what differs between two datasets or projects. */
import { datasetOfRows, type DecodedDataset } from '../../../shared/dataset/dataset-format.ts'
import { diffDatasets, type DatasetDifference } from '../../../shared/dataset/diff-datasets.ts'
import { evidenceRows, type EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import { isPackage } from '../../services/package/open-package.ts'
import { readPackage } from '../../services/package/read-package.ts'
import { readDataset } from '../../services/verify/read-dataset.ts'
import { isFolder, refuseOtherFolder } from '../is-folder.ts'
import { UsageError, type Command, type Invocation } from '../command.ts'
import { withProject } from '../open-project.ts'
import { oneLine, type Terminal } from '../terminal.ts'

export const diffCommand: Command = {
  name: 'diff',
  takes: '<project | dataset> <project | dataset>',
  summary: 'Say which rows were added, removed and changed from the first to the second.',
  example: 'pincite diff evidence-may.csv ports-review',
  arity: [2, 2],
  options: {},
  run: async (invocation) => {
    const { positionals, json, terminal } = invocation
    const [first = '', second = ''] = positionals
    const before = await readSide(first, invocation)
    const after = await readSide(second, invocation)
    const difference = diffDatasets(before.rows, after.rows)
    const unread = [...named(first, before), ...named(second, after)]
    const broken = [...before.broken, ...after.broken]
    if (json) terminal.print(JSON.stringify({ ...difference, unread, broken }))
    else {
      broken.forEach((problem) => terminal.print(oneLine(`seal broken ${problem}`)))
      unread.forEach((problem) => terminal.print(oneLine(`unread ${problem}`)))
      showDifference(difference, terminal)
    }
    const { added, removed, changed } = difference
    return added.length + removed.length + changed.length + unread.length + broken.length > 0 ? 1 : 0
  },
}

/** What could not be read as a row can't be compared either. */
function named(path: string, { problems }: DecodedDataset): readonly string[] {
  return problems.map(({ message }) => `${path}: ${message}`)
}

interface Side extends DecodedDataset {
  /** What of a Data Package is not as it was sealed. */
  readonly broken: readonly string[]
}

async function readSide(path: string, { options, terminal }: Invocation): Promise<Side> {
  if (await isPackage(path)) {
    const reading = await readPackage(path, terminal.signal)
    if (!reading.ok) throw new UsageError(reading.message)
    const broken = reading.check.problems.map(({ message }) => `${path}: ${message}`)
    return { ...reading.dataset, broken }
  }
  if (await isFolder(path)) {
    await refuseOtherFolder(path)
    return withProject(path, { options, terminal }, ({ store }) =>
      Promise.resolve({ ...withoutCitations(datasetOfRows(evidenceRows(store.project()))), broken: [] }),
    )
  }
  const reading = await readDataset(path)
  if (!reading.ok) throw new UsageError(reading.message)
  return { ...reading.dataset, broken: [] }
}

/** A project cites in no style of its own: what a dataset has of it there is no difference. */
function withoutCitations(dataset: DecodedDataset): DecodedDataset {
  const silent = ['citation', 'reference'] as const
  return { ...dataset, rows: dataset.rows.map((one) => ({ ...one, silent })) }
}

function showDifference({ added, removed, changed, same }: DatasetDifference, { print }: Terminal): void {
  const line = (mark: string, { id, quote }: Pick<EvidenceRow, 'id' | 'quote'>) =>
    print(oneLine(`${mark} ${id} “${shorten(quote)}”`))
  for (const row of removed) line('-', row)
  for (const row of added) line('+', row)
  for (const { edits, ...row } of changed) {
    line('~', row)
    for (const { key, from, to } of edits) print(oneLine(`    ${key}: ${shown(from)} → ${shown(to)}`))
  }
  print(`${added.length} added, ${removed.length} removed, ${changed.length} changed, ${same} the same.`)
}

function shown(value: unknown): string {
  return shorten(typeof value === 'string' ? `“${value}”` : JSON.stringify(value))
}

function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 98).toWellFormed()} …` : text
}
