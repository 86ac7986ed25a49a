/** Makes `datapackage.json` (Data Package 2.0, profiles of 2024-06) of the files that were written. */
import { sourceLink } from '../../../shared/dataset/dataset-tables.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import type { Coder } from '../../../shared/domain/project.ts'
import { datasetIri } from '../export/dataset-iri.ts'
import type { ExportJob } from '../export/export-job.ts'
import type { PackageFile, TableDoc } from './package-files.ts'
import { REDACTED, type Descriptor } from './seal.ts'

/** What became of a file. */
export interface WrittenFile {
  readonly file: PackageFile
  readonly bytes: number
  /** Hexadecimal. */
  readonly sha256: string
}

/** Returns the descriptor without its seal. No clock goes in: the same rows give the same text. */
export function describePackage(
  { project, rows, sources, choice }: ExportJob,
  coders: readonly Coder[],
  written: readonly WrittenFile[],
): Descriptor {
  const { licence } = choice
  const named = coders.filter(({ name }) => name !== '')
  const described = `${countOf(rows.length, 'annotation')} from ${countOf(sources.length, 'source')}, each with its quote, place and the SHA-256 of its source.`
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: slugOf(project.name),
    id: datasetIri(rows),
    title: project.name.toWellFormed(),
    description: described,
    ...(choice.redact === undefined ? {} : { [REDACTED]: true }),
    ...(licence === undefined
      ? {}
      : { licenses: [{ name: licence, path: `https://spdx.org/licenses/${licence}.html` }] }),
    ...(named.length === 0
      ? {}
      : { contributors: named.map(({ name }) => ({ title: name.toWellFormed(), roles: ['annotator'] })) }),
    ...(sources.length === 0
      ? {}
      : {
          sources: sources.map((source) => {
            const path = sourceLink(source)
            const title = (source.title || source.fileName).toWellFormed()
            return path === null ? { title } : { title, path }
          }),
        }),
    // An import must not take pseudonyms for the project's own names.
    ...(choice.redact === undefined ? {} : { 'pincite:redacted': true }),
    resources: written.map(resourceOf),
  }
}

/** A name that can stand in an address. */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return slug || 'dataset'
}

function resourceOf({ file, bytes, sha256 }: WrittenFile): object {
  const { name, path, title, mediaType, table } = file
  const format = path.slice(path.lastIndexOf('.') + 1)
  return {
    ...{ name, path, title, format, mediatype: mediaType },
    ...(/^text\/|json/.test(mediaType) && !path.startsWith('sources/') ? { encoding: 'utf-8' } : {}),
    ...{ bytes, hash: `sha256:${sha256}` },
    ...(table ? { type: 'table', dialect: DIALECT, schema: schemaOf(table) } : {}),
  }
}

const DIALECT = { header: true, delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true }

function schemaOf({ columns, primaryKey, foreignKeys }: TableDoc): object {
  return {
    fields: columns.map(({ name, type, description, constraints }) => ({
      ...{ name, type, description },
      ...(constraints ? { constraints } : {}),
    })),
    fieldsMatch: ['exact'],
    missingValues: [''],
    ...(primaryKey ? { primaryKey } : {}),
    ...(foreignKeys
      ? {
          foreignKeys: foreignKeys.map(({ field, resource }) => ({
            fields: [field],
            // A key that leads into its own table names no other.
            reference: { ...(resource === undefined ? {} : { resource }), fields: ['id'] },
          })),
        }
      : {}),
  }
}
