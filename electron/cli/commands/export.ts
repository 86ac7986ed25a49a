/** pincite export: writes the dataset in one of the registry's formats. */
import type { EvidenceKey } from '../../../shared/dataset/choose-rows.ts'
import { EVIDENCE_KEYS } from '../../../shared/dataset/evidence-row.ts'
import {
  EXPORT_NAMES,
  type ExportName,
  isExportName,
  nounOf,
} from '../../../shared/dataset/export-formats.ts'
import { MARKDOWN_GROUPS } from '../../../shared/dataset/markdown.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import type { Project } from '../../../shared/domain/project.ts'
import { personCiter } from '../../services/citation/person-citer.ts'
import { settingsFolder } from '../../services/settings/settings-folder.ts'
import { encodePackage, encodeProject } from '../../services/export/encode-project.ts'
import type { ExportChoice } from '../../services/export/export-job.ts'
import type { ExportRequest } from '../../services/export/make-job.ts'
import { writePackageFolder } from '../../services/package/write-package.ts'
import { asTyped } from '../as-typed.ts'
import { UsageError, type Command, type ExitCode, type Typed } from '../command.ts'
import { salvageOption, withProject } from '../open-project.ts'
import { checkPlace, writeOutput } from '../output-file.ts'
import { readNames } from '../read-names.ts'
import { readRowChoice, rowOptions } from '../row-options.ts'

export const exportCommand: Command = {
  name: 'export',
  takes: '<project>',
  summary: 'Write the annotations as a dataset whose rows can be verified, or the sources or codes.',
  example: 'pincite export ports-review --format csv --out evidence.csv',
  arity: [1, 1],
  options: {
    format: { value: EXPORT_NAMES.join('|'), doc: 'the format' },
    out: {
      value: 'file',
      doc: 'the file to write; replaced whole if it exists. A datapackage not ending in .zip is a new folder',
    },
    ...rowOptions,
    fields: {
      value: 'a,b,c',
      doc: 'only these keys of a row (all); those that prove a row are written anyway',
    },
    group: { value: MARKDOWN_GROUPS.join('|'), doc: 'by what the tables of Markdown are set apart (code)' },
    redact: {
      value: 'names.csv',
      doc: 'replace names by pseudonyms: a list with the columns name and pseudonym, which goes nowhere',
    },
    'with-sources': { doc: 'put the files of the sources into a datapackage' },
    licence: { value: 'name', doc: 'SPDX name of the licence of a datapackage, such as CC-BY-4.0' },
    style: { value: 'name', doc: 'cite in this style; see: pincite styles (plainly, in no style)' },
    locale: { value: 'name', doc: 'the language of citations in a style, such as de-DE' },
    password: {
      value: 'text',
      doc: 'password of the sources that need one (for web-annotation and datapackage); not stored',
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
      const { style, locale } = options
      const inStyle = style !== undefined || locale !== undefined
      const request: ExportRequest = {
        ...{ project, choice: await readChoice(project, { options, lists }) },
        citerOf: inStyle ? (sources) => personCiter(settingsFolder(), sources, { style, locale }) : undefined,
        readText: async (id) => (await library.readText(id, password)).canonical.text,
        readBytes: (id, range) => library.readBytes(id, range),
        signal: terminal.signal,
        onProgress: (done, of, doing = 'Writing') => terminal.progress(`${doing}, ${done} of ${of}`),
      }
      const { count, bytes, warnings, seal, replaced } = await write(format, file, request)
      terminal.progress(null)
      warnings.forEach(terminal.tell)
      const isRedacted = options['redact'] !== undefined
      const more = { ...(seal === null ? {} : { seal }), ...(isRedacted ? { replaced } : {}) }
      const told = [
        `Wrote ${counted(format, count)} to ${file}.`,
        ...(isRedacted ? [`Replaced names at ${countOf(replaced, 'place')}.`] : []),
        ...(seal === null ? [] : [`Its seal is ${seal}.`]),
        ...howToCheck(format, out, options['with-sources'] === undefined ? folder : null),
      ]
      const outcome = { format, out: file, rows: count, bytes, warnings, ...more }
      terminal.print(json ? JSON.stringify(outcome) : told.join(' '))
      return warnings.length > 0 ? 1 : 0
    })
  },
}

interface Written {
  readonly count: number
  readonly bytes: number
  readonly warnings: readonly string[]
  readonly seal: string | null
  readonly replaced: number
}

/** A Data Package goes into a folder, unless a zip file is named. */
async function write(format: ExportName, file: string, request: ExportRequest): Promise<Written> {
  if (format === 'datapackage' && !file.toLowerCase().endsWith('.zip')) {
    const { entries, count, warnings, seal, replaced } = await encodePackage(request)
    const bytes = await writePackageFolder(file, entries)
    return { count, bytes, warnings, seal: seal(), replaced }
  }
  const { pieces, count, warnings, seal, replaced } = await encodeProject(format, request)
  const bytes = await writeOutput(file, pieces)
  return { count, bytes, warnings, seal: seal(), replaced }
}

async function readChoice(project: Project, typed: Pick<Typed, 'options' | 'lists'>): Promise<ExportChoice> {
  const { fields, group, licence, redact } = typed.options
  const only = { 'with-sources': 'datapackage', licence: 'datapackage', group: 'markdown' }
  for (const [name, format] of Object.entries(only)) {
    if (typed.options[name] === undefined || typed.options['format'] === format) continue
    throw new UsageError(`--${name} is for --format ${format}.`)
  }
  const wanted = MARKDOWN_GROUPS.find((one) => one === group)
  if (group !== undefined && !wanted)
    throw new UsageError(`--group wants one of ${MARKDOWN_GROUPS.join(', ')}.`)
  return {
    ...readRowChoice(project, typed),
    ...(fields === undefined ? {} : { fields: readFields(fields) }),
    ...(wanted ? { group: wanted } : {}),
    ...(licence === undefined ? {} : { licence }),
    ...(redact === undefined ? {} : { redact: (await readNames(redact)).text }),
    ...(typed.options['with-sources'] === undefined ? {} : { withSources: true }),
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

function counted(format: ExportName, count: number): string {
  return countOf(count, nounOf(format))
}

/** Only what can be read again can be checked; null stands for sources that are packed within. */
function howToCheck(format: ExportName, out: string, sources: string | null): readonly string[] {
  const readable: readonly ExportName[] = ['datapackage', 'csv', 'jsonl', 'web-annotation']
  if (!readable.includes(format)) return []
  const where = sources === null ? '' : ` --sources ${asTyped(sources)}`
  return [`Check them with: pincite verify ${asTyped(out)}${where}`]
}
