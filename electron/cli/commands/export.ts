/** pincite export: writes the dataset in one of the registry's formats. */
import type { EvidenceKey } from '../../../shared/dataset/choose-rows.ts'
import { EVIDENCE_KEYS } from '../../../shared/dataset/evidence-row.ts'
import {
  EXPORT_FORMATS,
  EXPORT_NAMES,
  isExportName,
  type ExportName,
} from '../../../shared/dataset/export-formats.ts'
import { MARKDOWN_GROUPS } from '../../../shared/dataset/markdown.ts'
import type { Project } from '../../../shared/domain/project.ts'
import { encodeProject, type ExportChoice } from '../../services/export/encode-project.ts'
import { UsageError, type Command, type ExitCode, type Typed } from '../command.ts'
import { salvageOption, withProject } from '../open-project.ts'
import { checkPlace, writeOutput } from '../output-file.ts'
import { readRowChoice, rowOptions, rowsTaken } from '../row-options.ts'

export const exportCommand: Command = {
  name: 'export',
  takes: '<project>',
  summary: 'Write the annotations as a dataset whose rows can be verified, or the sources or codes.',
  example: 'pincite export ports-review --format csv --out evidence.csv',
  arity: [1, 1],
  options: {
    format: { value: EXPORT_NAMES.join('|'), doc: 'the format' },
    out: { value: 'file', doc: 'the file to write; replaced whole if it exists' },
    ...rowOptions,
    fields: {
      value: 'a,b,c',
      doc: 'only these keys of a row (all); those that prove a row are written anyway',
    },
    group: { value: MARKDOWN_GROUPS.join('|'), doc: 'by what the tables of Markdown are set apart (code)' },
    password: {
      value: 'text',
      doc: 'password of the sources that need one (for web-annotation); not stored',
    },
    ...salvageOption,
  },
  run: async ({ positionals: [folder = ''], options, lists, json, terminal }) => {
    const { format, out, password } = options
    if (format === undefined || !isExportName(format)) {
      throw new UsageError(`--format wants one of ${EXPORT_NAMES.join(', ')}.`)
    }
    if (out === undefined) throw new UsageError('--out <file> is missing.')
    return withProject<ExitCode>(folder, { options, terminal }, async ({ store, library }) => {
      const file = await checkPlace(out, store.folder)
      const project = store.project()
      const { pieces, count, warnings } = encodeProject({
        ...{ project, format, choice: readChoice(project, { options, lists }) },
        readText: async (id) => (await library.readText(id, password)).canonical.text,
        signal: terminal.signal,
        onProgress: (done, of) => terminal.progress(`Writing, ${done} of ${of}`),
      })
      const bytes = await writeOutput(file, pieces)
      terminal.progress(null)
      warnings.forEach(terminal.tell)
      terminal.print(
        json
          ? JSON.stringify({ format, out: file, rows: count, bytes, warnings })
          : `Wrote ${counted(format, count)} to ${file}.${howToCheck(format, out, folder)}`,
      )
      return warnings.length > 0 ? 1 : 0
    })
  },
}

function readChoice(project: Project, typed: Pick<Typed, 'options' | 'lists'>): ExportChoice {
  const { fields, group } = typed.options
  rowsTaken(project, typed)
  const wanted = MARKDOWN_GROUPS.find((one) => one === group)
  if (group !== undefined && !wanted)
    throw new UsageError(`--group wants one of ${MARKDOWN_GROUPS.join(', ')}.`)
  return {
    ...readRowChoice(project, typed),
    ...(fields === undefined ? {} : { fields: readFields(fields) }),
    ...(wanted ? { group: wanted } : {}),
  }
}

function readFields(typed: string): readonly EvidenceKey[] {
  return typed.split(',').map((name) => {
    const key = EVIDENCE_KEYS.find((one) => one === name.trim())
    if (!key)
      throw new UsageError(`--fields: there is no “${name.trim()}”. There are ${EVIDENCE_KEYS.join(', ')}.`)
    return key
  })
}

const NOUNS = { rows: 'row', all: 'row', sources: 'source', codebook: 'code' } as const

function counted(format: ExportName, count: number): string {
  return `${count} ${NOUNS[EXPORT_FORMATS[format].holds]}${count === 1 ? '' : 's'}`
}

/** Only what can be read again can be checked. */
function howToCheck(format: ExportName, out: string, folder: string): string {
  const readable: readonly ExportName[] = ['csv', 'jsonl', 'web-annotation']
  return readable.includes(format) ? ` Check them with: pincite verify ${out} --sources ${folder}` : ''
}
