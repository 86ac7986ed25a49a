/** pincite codebook: shows a project's codebook, writes it into a file, and merges one from a file. */
import { extname } from 'node:path'
import {
  CODEBOOK_FORMAT_NAMES,
  isCodebookFormat,
  type CodebookFormatName,
} from '../../../shared/codebook-exchange/codebook-format-names.ts'
import { CODEBOOK_FORMATS } from '../../../shared/codebook-exchange/codebook-formats.ts'
import {
  draftImport,
  draftNext,
  type CodebookImport,
} from '../../../shared/codebook-exchange/draft-import.ts'
import type { Project } from '../../../shared/domain/project.ts'
import { missingFields } from '../../../shared/domain/standard-codes.ts'
import { readCodebookFile } from '../../services/codebook/read-codebook.ts'
import { describeCodebook, describeImport, listCodebook } from '../codebook-report.ts'
import { UsageError, type Command, type ExitCode, type Invocation } from '../command.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { commandSession, salvageOption, withProject, withWritableProject } from '../open-project.ts'
import { checkPlace, writeOutput } from '../output-file.ts'

/** What can be done, with the options each takes. */
const ACTIONS = {
  show: { run: show, takes: ['salvage'] },
  export: { run: exportIt, takes: ['format', 'out', 'salvage'] },
  import: { run: importIt, takes: ['dry-run', 'standard'] },
} as const

export const codebookCommand: Command = {
  name: 'codebook',
  takes: '<project> show|export|import [<file>]',
  summary: 'Show the codes and their fields, write them into a file, or merge those of a file.',
  example: 'pincite codebook ports-review import from-nvivo.qdc --dry-run',
  arity: [2, 3],
  options: {
    format: { value: CODEBOOK_FORMAT_NAMES.join('|'), doc: 'export: the format, unless --out ends with it' },
    out: { value: 'file', doc: 'export: the file to write, replaced whole if it exists; else stdout' },
    'dry-run': { doc: 'import: only say what would change' },
    standard: { doc: 'import: in place of a file, the fields of the standard codes that have none' },
    ...salvageOption,
  },
  run: (invocation) => {
    const [, action = ''] = invocation.positionals
    if (!isAction(action)) {
      throw new UsageError(`wants one of ${Object.keys(ACTIONS).join(', ')}, not “${action}”.`)
    }
    const { run, takes } = ACTIONS[action]
    const known: readonly string[] = takes
    const other = Object.keys(invocation.options).find((option) => !known.includes(option))
    if (other !== undefined) throw new UsageError(`--${other} does not go with ${action}.`)
    return run(invocation)
  },
}

function isAction(word: string): word is keyof typeof ACTIONS {
  return Object.hasOwn(ACTIONS, word)
}

function refuseFile({ positionals: [, action, file] }: Invocation): void {
  if (file === undefined) return
  throw new UsageError(
    `${action ?? ''} takes no file “${file}”${action === 'export' ? '; name it with --out' : ''}.`,
  )
}

function show(invocation: Invocation): Promise<ExitCode> {
  const [folder = ''] = invocation.positionals
  const { json, terminal } = invocation
  refuseFile(invocation)
  return withProject(folder, invocation, ({ store }) => {
    const project = store.project()
    if (json) terminal.print(JSON.stringify(listCodebook(project)))
    else describeCodebook(project).forEach(terminal.print)
    return Promise.resolve(0)
  })
}

function exportIt(invocation: Invocation): Promise<ExitCode> {
  const [folder = ''] = invocation.positionals
  const { options, json, terminal } = invocation
  const { out } = options
  refuseFile(invocation)
  const format = chooseFormat(options['format'], out)
  if (json && out === undefined) {
    throw new UsageError('--json tells of a file written with --out; without it, the codebook is on stdout.')
  }
  return withProject<ExitCode>(folder, invocation, async ({ store }) => {
    const file = out === undefined ? null : await checkPlace(out, store.folder)
    const { codes } = store.project()
    const written = CODEBOOK_FORMATS[format].write(codes)
    if (!written.ok) throw new UsageError(written.message)
    const { text, warnings } = written
    warnings.forEach(terminal.tell)
    if (file === null) terminal.print(text.replace(/\r?\n$/, ''))
    else {
      await writeOutput(file, text)
      const bytes = Buffer.byteLength(text)
      const report = { format, out: file, codes: codes.length, bytes, warnings }
      terminal.print(json ? JSON.stringify(report) : `Wrote ${countOf(codes.length, 'code')} to ${file}.`)
    }
    return warnings.length > 0 ? 1 : 0
  })
}

function chooseFormat(typed: string | undefined, out: string | undefined): CodebookFormatName {
  const named = typed ?? (out === undefined ? 'json' : extname(out).slice(1).toLowerCase())
  if (isCodebookFormat(named)) return named
  throw new UsageError(`--format wants one of ${CODEBOOK_FORMAT_NAMES.join(', ')}.`)
}

async function importIt(invocation: Invocation): Promise<ExitCode> {
  const { positionals, options, json, terminal } = invocation
  const [folder = '', , file] = positionals
  const isDry = options['dry-run'] !== undefined
  const source = await readSource(file, options['standard'] !== undefined)
  return withWritableProject<ExitCode>(folder, terminal, async ({ store }) => {
    const done = source.draft(store.project())
    if (!done.ok) throw new UsageError(done.message)
    const warnings = [...source.warnings, ...done.warnings]
    warnings.forEach(terminal.tell)
    terminal.signal.throwIfAborted()
    if (done.draft && !isDry) await store.submit(done.draft, { session: commandSession, coder: null })
    if (json) terminal.print(JSON.stringify({ dryRun: isDry, codes: done.codes, warnings }))
    else describeImport(done.codes, isDry).forEach(terminal.print)
    return 0
  })
}

interface ImportSource {
  readonly draft: (project: Project) => CodebookImport
  readonly warnings: readonly string[]
}

async function readSource(file: string | undefined, isStandard: boolean): Promise<ImportSource> {
  if (isStandard === (file !== undefined)) throw new UsageError('import wants either a file or --standard.')
  if (file === undefined) return { draft: draftStandard, warnings: [] }
  const reading = await readCodebookFile(file)
  if (!reading.ok) throw new UsageError(reading.message)
  return { draft: (project) => draftImport(project, reading.codes), warnings: reading.warnings }
}

function draftStandard(project: Project): CodebookImport {
  const lacking = project.codes.filter((code) => missingFields(code).length > 0)
  const next = lacking.map((code) => ({ ...code, fields: missingFields(code) }))
  return draftNext(project, next, { label: 'Add standard fields', warnings: [] })
}
