/** Reads a dataset file of any format the registry knows. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { DecodedDataset } from '../../../shared/dataset/dataset-format.ts'
import { FORMATS, recogniseFormat, type FormatName } from '../../../shared/dataset/formats.ts'
import { fileErrorReason } from '../file-errors.ts'
import {
  describeOtherBytes,
  describeOtherJson,
  describeOtherText,
  IS_OTHER_TABLE,
  READ_AS_DATASET,
} from './other-files.ts'

/** Larger files are refused: they would not fit into one string. */
export const MAX_DATASET_BYTES = 256 * 1024 * 1024

export type DatasetReading =
  | { readonly ok: true; readonly format: FormatName; readonly dataset: DecodedDataset }
  | { readonly ok: false; readonly message: string }

/** Reads a dataset from disk; the message says why that can't be done and what to do. */
export async function readDataset(path: string): Promise<DatasetReading> {
  try {
    const { size } = await stat(path)
    if (size > MAX_DATASET_BYTES) return refuse(path, tooLarge(size))
    return decodeDataset(basename(path), await readFile(path))
  } catch (error) {
    return refuse(path, `can't be read: ${fileErrorReason(error)}`)
  }
}

/** Reads a dataset from its bytes, by content; `fileName` and what is read, `reads`, are for messages. */
export function decodeDataset(
  fileName: string,
  bytes: Uint8Array,
  reads: string = READ_AS_DATASET,
): DatasetReading {
  if (bytes.byteLength > MAX_DATASET_BYTES) return refuse(fileName, tooLarge(bytes.byteLength))
  const otherBytes = describeOtherBytes(bytes)
  if (otherBytes !== null) return refuse(fileName, otherBytes)
  const text = decodeUtf8(bytes)
  if (text === null) return refuse(fileName, 'is not UTF-8 text; in a spreadsheet, save it as “CSV UTF-8”')
  if (text.trim() === '') return refuse(fileName, 'is empty: there are no rows in it')
  const format = recogniseFormat(fileName, text)
  const other = describeOtherText(text) ?? (format === 'jsonl' ? describeOtherJson(text) : null)
  if (other !== null) return refuse(fileName, other)
  if (format === null) {
    if (/\.(?:csv|tsv)$/i.test(fileName)) return refuse(fileName, IS_OTHER_TABLE)
    return refuse(fileName, `is not a dataset that Pincite knows. It reads ${reads}`)
  }
  const { label, decode } = FORMATS[format]
  const dataset = decode(text)
  const isForeign = format === 'web-annotation' && dataset.rows.length === 0
  const otherJson = isForeign ? describeOtherJson(text) : null
  if (otherJson !== null) return refuse(fileName, otherJson)
  if (!isUnreadable(dataset)) return { ok: true, format, dataset }
  const [first, ...more] = dataset.problems
  const others = more.length === 0 ? '' : ` And ${more.length} more like it.`
  return { ok: false, message: `“${fileName}” can't be read as ${label}. ${first?.message ?? ''}${others}` }
}

/** Where nothing at all is a row, not even a broken one, the file is something else. */
function isUnreadable({ unreadable, rows, problems }: DecodedDataset): boolean {
  const isNothing = rows.length === 0 && problems.length > 1 && problems.every(({ id }) => id === null)
  return unreadable === true || isNothing
}

function refuse(name: string, reason: string): DatasetReading {
  return { ok: false, message: `“${name}” ${reason}.` }
}

function tooLarge(bytes: number): string {
  const size = (count: number) => `${Math.ceil(count / 1024 / 1024)} MB`
  return `is too large to be read (${size(bytes)}; the limit is ${size(MAX_DATASET_BYTES)})`
}

/** Returns null for bytes that are not UTF-8; a byte order mark stays. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
