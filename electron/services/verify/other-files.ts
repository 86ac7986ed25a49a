/** Says what a file is that people take for a dataset and that is none, and what to give in its stead. */
import { CSL_TYPES } from '../../../shared/domain/csl-item.ts'
import { isList, isPlainObject } from '../../../shared/domain/json-shape.ts'
import { readForeign } from '../../../shared/dataset-import/read-foreign.ts'

/** All that is read as a dataset, for messages. */
export const READ_AS_DATASET =
  'a Data Package (a folder or zip file), CSV, JSON Lines, or a Web Annotation collection'

export const IS_WORKBOOK =
  'is a workbook: workbooks are for reading, and are not read back. Give the CSV, JSON Lines or Data Package of the same project'

export const IS_OTHER_TABLE =
  'is a table without the columns “id” and “quote”: its rows can’t be proved. Give the CSV as Pincite exported it'

const IS_PDF =
  'is a PDF, which can be a source: give the dataset that quotes it. Marks within a PDF are taken with: pincite import-dataset <project> --highlights <source>'

const EXPORT_ROWS = 'rows are written with: pincite export <project> --format jsonl'

const WHOLE = 'give the folder it stands in, or the zip file'

/** Returns the rest of a sentence that begins with the file's name; null for bytes that are no file known here. */
export function describeOtherBytes(bytes: Uint8Array): string | null {
  const held = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = held.toString('latin1', 0, 8)
  if (start.startsWith('%PDF-')) return IS_PDF
  if (!start.startsWith('PK\u0003\u0004')) return null
  // Names of the files within stand in a zip file as they are (APPNOTE 4.3.7).
  if (held.includes('xl/workbook.xml') || held.includes('opendocument.spreadsheet')) return IS_WORKBOOK
  return 'is a zip file. If it is a Data Package, check it with: pincite verify. If a dataset is in it, unpack that and give it'
}

/** The same of text, as far as its beginning tells. */
export function describeOtherText(text: string): string | null {
  const start = text.slice(0, 4096).replace(/^\uFEFF/, '')
  if (/^\s*(?:%.*\s+)*@[a-z]+\s*[{(]/i.test(start)) return isBibliography('BibTeX')
  if (/^\s*TY {1,2}- /.test(start)) return isBibliography('RIS')
  if (/^"?(?:id"?,"?)?annotationId\b/.test(start))
    return `is a table of a Data Package beside its rows: ${WHOLE}`
  // The root of REFI-QDA codebooks.
  if (/^(?:<\?xml[^>]*\?>)?\s*<CodeBook\b/i.test(start))
    return 'is a codebook, and holds no rows. Its codes are taken into a project with: pincite codebook <project> import <file>'
  return null
}

/** The same of JSON that is no collection of rows; null where it is one row, or no JSON as a whole. */
export function describeOtherJson(text: string): string | null {
  const value = parsed(text.replace(/^\uFEFF/, ''))
  if (value === undefined) return null
  const foreign = readForeign(text)
  if (foreign) {
    return `holds annotations of another tool (${foreign.kind}), no rows to compare: take them into a project first, with: pincite import-dataset <project> <file>`
  }
  if (isPlainObject(value) && value['type'] === 'AnnotationCollection') return null
  const list = isList(value) ? value : isPlainObject(value) && isList(value['items']) ? value['items'] : []
  if (list.some((one) => isPlainObject(one) && typeof one['quote'] === 'string')) {
    return `is one JSON list, where JSON Lines has an object a line and no list around them; ${EXPORT_ROWS}`
  }
  if (list.length > 0 && list.every(isCslItem)) return isBibliography('CSL-JSON')
  if (!isPlainObject(value)) return `is JSON without rows; ${EXPORT_ROWS}`
  if (isList(value['resources'])) return `only describes a Data Package: ${WHOLE}`
  if (isPlainObject(value['data']) && isPlainObject(value['clocks']))
    return 'is the file of a project: give the folder it stands in'
  if (isCslItem(value)) return isBibliography('CSL-JSON')
  return typeof value['quote'] === 'string' || typeof value['sha256'] === 'string'
    ? null
    : `is JSON without rows; ${EXPORT_ROWS}`
}

function isBibliography(format: string): string {
  return `is a bibliography (${format}): it holds sources, and no rows. Give the dataset of the same project; records are taken into a project with: pincite bibliography <project> import <file>`
}

function isCslItem(value: unknown): boolean {
  if (!isPlainObject(value) || typeof value['quote'] === 'string') return false
  const { type } = value
  return typeof type === 'string' && CSL_TYPES.some((one) => one === type)
}

/** Returns undefined for what is not JSON; JSON itself has no such value. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
