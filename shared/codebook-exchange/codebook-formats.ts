/** The registry of codebook formats: adding one is a writer, a reader, a name, and an entry here. */
import type { Code } from '../domain/codebook.ts'
import { readCsv } from './codebook-csv-read.ts'
import { writeCsv } from './codebook-csv.ts'
import type { CodebookFormatName } from './codebook-format-names.ts'
import { readJson, writeJson } from './codebook-json.ts'
import type { CodebookReading, WrittenCodebook } from './exchanged-code.ts'
import { readQdc } from './qdc-read.ts'
import { writeQdc } from './qdc-write.ts'

export interface CodebookFormat {
  /** For people: "REFI-QDA codebook". */
  readonly label: string
  readonly extension: string
  readonly mediaType: string
  readonly write: (codes: readonly Code[]) => WrittenCodebook
  readonly read: (text: string) => CodebookReading
}

export const CODEBOOK_FORMATS = {
  qdc: {
    label: 'REFI-QDA codebook',
    extension: '.qdc',
    mediaType: 'application/xml',
    write: writeQdc,
    read: readQdc,
  },
  csv: { label: 'CSV', extension: '.csv', mediaType: 'text/csv', write: writeCsv, read: readCsv },
  json: {
    label: 'JSON',
    extension: '.json',
    mediaType: 'application/json',
    write: writeJson,
    read: readJson,
  },
} satisfies Record<CodebookFormatName, CodebookFormat>

/** Returns the format that a file's text is in: XML, JSON, or else CSV. */
export function recogniseCodebook(text: string): CodebookFormatName {
  const [first] = text.replace(/^[\uFEFF\s]+/, '')
  return first === '<' ? 'qdc' : first === '{' || first === '[' ? 'json' : 'csv'
}
