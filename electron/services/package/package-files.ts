/** The files of a Data Package, each with what describes it; how they reach the disk is `write-package.ts`. */
import { CODEBOOK_FORMATS } from '../../../shared/codebook-exchange/codebook-formats.ts'
import { CSV_COLUMNS, type CsvColumn } from '../../../shared/codebook-exchange/codebook-csv.ts'
import { PinciteError } from '../../../shared/api/errors.ts'
import {
  CODER_COLUMNS,
  FIGURE_COLUMNS,
  figureRows,
  SOURCE_COLUMNS,
} from '../../../shared/dataset/dataset-tables.ts'
import { EVIDENCE_DOCS } from '../../../shared/dataset/evidence-docs.ts'
import { FIELD_COLUMNS, fieldRows } from '../../../shared/dataset/field-tables.ts'
import { FORMATS } from '../../../shared/dataset/formats.ts'
import { encodeTable, type Column, type ColumnDoc } from '../../../shared/dataset/table.ts'
import { MEDIA_TYPE_FACTS } from '../../../shared/domain/media-types.ts'
import type { Coder, Source } from '../../../shared/domain/project.ts'
import { datasetIri } from '../export/dataset-iri.ts'
import type { ExportJob } from '../export/export-job.ts'
import { readTexts } from '../export/read-texts.ts'
import { writeBibliography } from '../bibliography/write-bibliography.ts'
import { packageReadme } from './package-readme.ts'

export interface ForeignKey {
  readonly field: string
  /** Absent for the table itself. */
  readonly resource?: string
}

export interface TableDoc {
  readonly columns: readonly (ColumnDoc & { readonly name: string })[]
  readonly primaryKey?: readonly string[]
  readonly foreignKeys?: readonly ForeignKey[]
}

export interface PackageFile {
  readonly name: string
  readonly path: string
  readonly title: string
  readonly mediaType: string
  /** Absent for what is no table. */
  readonly table?: TableDoc
  /** Text in pieces, a row each, or bytes as they are. */
  readonly pieces: () => Promise<Iterable<string>> | AsyncIterable<Uint8Array>
}

/** Returns the files in the order of their paths; `datapackage.json` is made of what they come to. */
export function packageFiles(job: ExportJob): readonly PackageFile[] {
  const sources = job.choice.withSources ? sourceFiles(job) : []
  return [
    annotations(job),
    linkedData(job),
    codes(job),
    coders(job),
    fields(job),
    figures(job),
    readme(job, sources.length > 0),
  ]
    .concat(references(job), sourceTable(job), sources)
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

const FOREIGN: readonly ForeignKey[] = [
  { field: 'sourceId', resource: 'sources' },
  { field: 'coderId', resource: 'coders' },
]

function annotations({ rows, keys, project }: ExportJob): PackageFile {
  const context = { datasetIri: datasetIri(rows), title: project.name, textOf: () => null, keys }
  return {
    ...{ name: 'annotations', path: 'annotations.csv', mediaType: 'text/csv' },
    title: 'Annotations, one a row, each with what proves it',
    table: {
      columns: keys.map((name) => ({ name, ...EVIDENCE_DOCS[name] })),
      primaryKey: ['id'],
      foreignKeys: FOREIGN.filter(({ field }) => keys.some((key) => key === field)),
    },
    pieces: () => Promise.resolve(FORMATS.csv.encode(rows, context)),
  }
}

function linkedData(job: ExportJob): PackageFile {
  const { rows, keys, project } = job
  return {
    ...{ name: 'annotations-jsonld', path: 'annotations.jsonld', mediaType: 'application/ld+json' },
    title: 'The same annotations in the W3C Web Annotation model',
    pieces: async () => {
      const textOf = await readTexts(job)
      return FORMATS['web-annotation'].encode(rows, {
        ...{ datasetIri: datasetIri(rows), title: project.name, textOf, keys },
      })
    },
  }
}

function fields({ rows, project }: ExportJob): PackageFile {
  return {
    ...{ name: 'fields', path: 'fields.csv', mediaType: 'text/csv' },
    title: 'What the fields of codes hold, one value a row',
    table: {
      ...tableOf(FIELD_COLUMNS, ['annotationId', 'fieldId', 'number']),
      // A field that the codebook has lost is in no table: only its code is a key.
      foreignKeys: [
        { field: 'annotationId', resource: 'annotations' },
        { field: 'codeId', resource: 'codes' },
      ],
    },
    pieces: () => Promise.resolve(encodeTable(FIELD_COLUMNS, fieldRows(rows, project.codes))),
  }
}

function figures({ rows }: ExportJob): PackageFile {
  return {
    ...{ name: 'figures', path: 'figures.csv', mediaType: 'text/csv' },
    title: 'Figures that annotations state, one a row',
    table: {
      ...tableOf(FIGURE_COLUMNS, ['annotationId', 'number']),
      foreignKeys: [{ field: 'annotationId', resource: 'annotations' }],
    },
    pieces: () => Promise.resolve(encodeTable(FIGURE_COLUMNS, figureRows(rows))),
  }
}

function sourceTable({ sources }: ExportJob): PackageFile {
  return {
    ...{ name: 'sources', path: 'sources.csv', mediaType: 'text/csv' },
    title: 'Sources, one a row, each with the SHA-256 of its file',
    table: tableOf<Source>(SOURCE_COLUMNS, ['id']),
    pieces: () => Promise.resolve(encodeTable(SOURCE_COLUMNS, sources)),
  }
}

/**
 * Those who made the rows, by name; one whom the project does not list any more is called as in the rows. Without names
 * where these were not chosen.
 */
export function codersOf({ rows, project, keys }: ExportJob): readonly Coder[] {
  const listed = new Map(project.coders.map((coder) => [coder.id, coder]))
  const made = new Map<string, Coder>()
  for (const { coderId: id, coder } of rows) {
    if (id !== '' && !made.has(id)) made.set(id, listed.get(id) ?? { id, name: coder === '' ? id : coder })
  }
  const coders = [...made.values()].sort((a, b) => order(a.name, b.name) || order(a.id, b.id))
  return keys.includes('coder') ? coders : coders.map((coder) => ({ ...coder, name: '' }))
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function coders(job: ExportJob): PackageFile {
  return {
    ...{ name: 'coders', path: 'coders.csv', mediaType: 'text/csv' },
    title: 'Coders, one a row',
    table: tableOf<Coder>(CODER_COLUMNS, ['id']),
    pieces: () => Promise.resolve(encodeTable(CODER_COLUMNS, codersOf(job))),
  }
}

const CODE_DOCS: Readonly<Record<CsvColumn, string>> = {
  id: 'The code, or the field of a code.',
  codeId: 'Of a field, its code: id in this table.',
  code: 'Name of the code.',
  parent: 'Names of the codes above it, from the top, set apart by “; ”.',
  definition: 'What it stands for.',
  useWhen: 'When it is used.',
  notWhen: 'When it is not.',
  hue: 'Colour of its marks.',
  pattern: 'Pattern of its marks.',
  key: 'Its digit key; auto for the next free one, none for none.',
  retired: 'yes where it is not used any more.',
  field: 'Name of a field of the code; empty in the row of the code itself.',
  type: 'Type of the field.',
  required: 'yes where the field must be filled.',
  options: 'Choices of the field, set apart by “; ”.',
}

function codes({ project }: ExportJob): PackageFile {
  const written = CODEBOOK_FORMATS.csv.write(project.codes)
  if (!written.ok) throw new PinciteError('refused', written.message)
  return {
    ...{ name: 'codes', path: 'codes.csv', mediaType: 'text/csv' },
    title: 'The codebook: a row for each code, and one for each of its fields',
    table: {
      columns: CSV_COLUMNS.map((name) => ({
        ...{ name, type: 'string', description: CODE_DOCS[name] },
        ...(name === 'code' || name === 'id' ? { constraints: { required: true } } : {}),
      })),
      primaryKey: ['id'],
      foreignKeys: [{ field: 'codeId' }],
    },
    pieces: () => Promise.resolve([written.text]),
  }
}

function references({ sources }: ExportJob): PackageFile {
  return {
    ...{
      name: 'references',
      path: 'references.csl.json',
      title: 'Bibliographic records of the sources (CSL-JSON)',
    },
    mediaType: 'application/vnd.citationstyles.csl+json',
    pieces: () =>
      Promise.resolve([
        writeBibliography(
          'csl-json',
          sources.map((source) => ({ source, notes: [] })),
        ),
      ]),
  }
}

function readme(job: ExportJob, withSources: boolean): PackageFile {
  return {
    ...{ name: 'readme', path: 'README.md', title: 'What each file is, and how to check and cite them' },
    mediaType: 'text/markdown',
    pieces: () => Promise.resolve([packageReadme(job, codersOf(job), withSources)]),
  }
}

/** Bytes of a source that go out at a time. */
const PIECE = 1 << 20

/** A source that was added twice is one file. */
function sourceFiles({ sources, readBytes }: ExportJob): readonly PackageFile[] {
  const byHash = new Map(sources.map((source) => [source.sha256, source]))
  return [...byHash.values()].map(({ id, sha256, mediaType, bytes, fileName }) => ({
    ...{ name: `source-${sha256}`, path: `sources/${sha256}${MEDIA_TYPE_FACTS[mediaType].ending}` },
    ...{ title: fileName.toWellFormed(), mediaType },
    pieces: async function* () {
      for (let from = 0; from < bytes; from += PIECE) {
        yield await readBytes(id, { from, to: Math.min(bytes, from + PIECE) })
      }
    },
  }))
}

function tableOf<Row>(columns: readonly Column<Row>[], primaryKey: readonly string[]): TableDoc {
  return {
    columns: columns.map(({ value: _value, ...doc }) => doc),
    primaryKey,
  }
}
