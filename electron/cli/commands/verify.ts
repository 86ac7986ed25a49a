/** pincite verify: checks a project or an exported dataset against the bytes of its sources. */
import { writeFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { datasetOfRows, type DecodedDataset } from '../../../shared/dataset/dataset-format.ts'
import { evidenceRows } from '../../../shared/dataset/evidence-row.ts'
import { failureCount, withFieldProblems } from '../../../shared/dataset/verify.ts'
import { isPackage, type PackageContent } from '../../services/package/open-package.ts'
import { readPackage, withPackedSources, type PackedSources } from '../../services/package/read-package.ts'
import type { SealCheck } from '../../services/package/check-seal.ts'
import { runExtraction } from '../../services/extract/run-extraction.ts'
import { fileErrorReason } from '../../services/file-errors.ts'
import { readDataset } from '../../services/verify/read-dataset.ts'
import { replaceFile } from '../../services/store/atomic-file.ts'
import { CROP_CHOICES, isCropChoice, ReportCollector } from '../../services/verify/report-collector.ts'
import {
  verifyDataset,
  type DatasetReport,
  type VerifyRequest,
} from '../../services/verify/verify-dataset.ts'
import { readNames } from '../read-names.ts'
import { isFolder, refuseOtherFolder } from '../is-folder.ts'
import { UsageError, type Command, type Typed } from '../command.ts'
import { checkPlace } from '../output-file.ts'
import { salvageOption, withProject, type OpenedProject } from '../open-project.ts'
import { oneLine, type Terminal } from '../terminal.ts'

export const verifyCommand: Command = {
  name: 'verify',
  takes: '<project | dataset>',
  summary: 'Check every quote, offset, page and section against the bytes of its source.',
  example: 'pincite verify evidence.csv --sources reports/',
  arity: [1, 1],
  options: {
    sources: {
      value: 'folder',
      doc: 'where the sources are, at any depth (the project, or the dataset’s folder)',
    },
    password: { value: 'text', doc: 'password of the sources that need one; not stored' },
    redact: { value: 'names.csv', doc: 'the list of names by which the dataset was redacted' },
    report: {
      value: 'file.html',
      doc: 'also write a report to check by eye: each quote beside its place; replaced whole if it exists',
    },
    crops: {
      value: CROP_CHOICES.join('|'),
      doc: 'which rows of the report show a picture of their page (all)',
    },
    ...salvageOption,
  },
  run: async ({ positionals: [target = ''], options, json, terminal }) => {
    const { sources, password } = options
    if (sources !== undefined && !(await isFolder(sources))) {
      throw new UsageError(`--sources wants a folder; ${sources} is a file.`)
    }
    const reportFile = await checkReport(options, [target, ...(sources === undefined ? [] : [sources])])
    const redactor = options['redact'] === undefined ? null : await readNames(options['redact'])
    const read = await readTarget(target, terminal, options)
    const { dataset, folder, title, check } = read
    if (check && !json) showSeal(check, terminal)
    const request: Omit<VerifyRequest, 'sourcesFolder'> = {
      dataset,
      extract: runExtraction,
      signal: terminal.signal,
      onProgress: (done, of, doing) =>
        terminal.progress(`Verifying, ${done} of ${of} sources done: ${doing}`),
      ...(password === undefined ? {} : { password }),
      ...(redactor ? { redactor: redactor.redactor } : {}),
    }
    const verify = (packed: PackedSources | null) => {
      const place = sources === undefined && packed ? packed : { sourcesFolder: resolve(sources ?? folder) }
      const whole = { ...request, ...place }
      return reportFile === null ? verifyDataset(whole) : reportTo(reportFile, title, whole)
    }
    const report = await (read.content ? withPackedSources(read.content, verify) : verify(null))
    terminal.progress(null)
    if (json) terminal.print(JSON.stringify({ ...report, ...(check ? { package: check } : {}) }))
    else {
      showReport(report, terminal)
      if (report.summary.wrongFile > 0 && sources === undefined) terminal.print(NO_FILE)
    }
    if (!json && reportFile !== null) terminal.print(`Wrote the report to ${reportFile.path}.`)
    const faults = failureCount(report.summary) + withFieldProblems(report.rows).length
    return faults + (check?.problems.length ?? 0) > 0 ? 1 : 0
  },
}

const NO_FILE =
  'Rows with a wrong file were compared with nothing. If you have the files, name their folder with: --sources <folder>'

interface ReportFile {
  readonly path: string
  readonly crops: (typeof CROP_CHOICES)[number]
}

/** Says what is wrong with the place before the work is done, not after it. */
async function checkReport(
  { report, crops }: Typed['options'],
  folders: readonly string[],
): Promise<ReportFile | null> {
  if (report === undefined && crops !== undefined) throw new UsageError('--crops is for --report.')
  if (report === undefined) return null
  const shown = crops ?? 'all'
  if (!isCropChoice(shown)) throw new UsageError(`--crops wants one of ${CROP_CHOICES.join(', ')}.`)
  const path = resolve(report)
  for (const folder of folders) await checkPlace(path, folder)
  return { path, crops: shown }
}

async function reportTo(file: ReportFile, title: string, request: VerifyRequest): Promise<DatasetReport> {
  const { path, crops } = file
  const { dataset, signal, password } = request
  const collector = new ReportCollector(crops, { dataset, signal, passwordOf: () => password })
  const report = await verifyDataset({ ...request, onSource: (checked) => collector.add(checked) })
  const html = collector.html(report, title)
  await replaceFile(path, (handle) => writeFile(handle, html), 0o666).catch((error: unknown) => {
    throw new UsageError(`${path} can’t be written: ${fileErrorReason(error)}.`)
  })
  return report
}

interface Target {
  readonly dataset: DecodedDataset
  /** Where to look for the sources. */
  readonly folder: string
  readonly title: string
  /** What became of the seal of a Data Package, and its files. */
  readonly check?: SealCheck
  readonly content?: PackageContent
}

async function readTarget(target: string, terminal: Terminal, options: Typed['options']): Promise<Target> {
  if (await isPackage(target)) return readPacked(target, terminal)
  if (await isFolder(target)) {
    await refuseOtherFolder(target)
    const read = ({ store }: OpenedProject) => {
      const project = store.project()
      const dataset = datasetOfRows(evidenceRows(project))
      return Promise.resolve({ dataset, folder: store.folder, title: project.name })
    }
    return withProject(target, { options, terminal }, read)
  }
  if (options['salvage'] !== undefined) {
    throw new UsageError(`--salvage is for a project; ${target} is a file.`)
  }
  const reading = await readDataset(target)
  if (!reading.ok) throw new UsageError(reading.message)
  const { ignored } = reading.dataset
  if (ignored.length > 0) terminal.tell(`Not part of a row, and not checked: ${ignored.join(', ')}.`)
  return { dataset: reading.dataset, folder: dirname(resolve(target)), title: basename(target) }
}

async function readPacked(target: string, terminal: Terminal): Promise<Target> {
  const reading = await readPackage(target, terminal.signal)
  if (!reading.ok) throw new UsageError(reading.message)
  const { dataset, check, content } = reading
  const place = resolve(target)
  const folder = (await isFolder(place)) ? place : dirname(place)
  return { dataset, check, content, folder, title: basename(place) }
}

function showSeal({ seal, problems }: SealCheck, { print }: Terminal): void {
  for (const { kind, message } of problems) print(oneLine(`${kind}: ${message}`))
  if (problems.length === 0) {
    print(`The seal holds: ${seal ?? ''}. Nothing was changed since the package was made.`)
  } else if (seal === null) {
    print(
      'There is no seal that could hold. The rows below are checked all the same; ask for a sealed package.',
    )
  } else {
    const files = problems.length === 1 ? 'file is' : 'files are'
    print(`The seal is broken: ${problems.length} ${files} not as sealed. Ask for the package again.`)
  }
}

function showReport({ rows, summary }: DatasetReport, { print }: Terminal): void {
  for (const { id, result, reason, fieldProblems = [] } of rows) {
    if (result !== 'exact') print(oneLine(`${result} ${id}${reason === undefined ? '' : `: ${reason}`}`))
    for (const problem of fieldProblems) print(oneLine(`field ${id}: ${problem}`))
  }
  const { exact, normalised, fuzzy, moved, missing, wrongFile } = summary
  const all = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`
  print(
    `${all}: ${exact} exact, ${normalised} normalised, ${fuzzy} fuzzy, ${moved} moved, ${missing} missing, ${wrongFile} wrong file.`,
  )
  const unheld = withFieldProblems(rows).length
  if (unheld > 0) print(`Of ${unheld} of them, a field does not hold: see above.`)
}
