/** Reads a dataset file of any format the registry knows. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { DecodedDataset } from '../../../shared/dataset/dataset-format.ts'
import { FORMATS, recogniseFormat, type FormatName } from '../../../shared/dataset/formats.ts'
import { fileErrorReason } from '../file-errors.ts'

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

/** Reads a dataset from its bytes, by content; `fileName` is for messages. */
export function decodeDataset(fileName: string, bytes: Uint8Array): DatasetReading {
  if (bytes.byteLength > MAX_DATASET_BYTES) return refuse(fileName, tooLarge(bytes.byteLength))
  const text = decodeUtf8(bytes)
  if (text === null) return refuse(fileName, 'is not UTF-8 text; in a spreadsheet, save it as “CSV UTF-8”')
  if (text.trim() === '') return refuse(fileName, 'is empty; there is nothing in it to verify')
  const format = recogniseFormat(fileName, text)
  if (format === null) {
    return refuse(
      fileName,
      'is not a dataset that Pincite knows: CSV, JSON Lines or a Web Annotation collection',
    )
  }
  const { label, decode } = FORMATS[format]
  const dataset = decode(text)
  if (!dataset.unreadable) return { ok: true, format, dataset }
  const reasons = dataset.problems.map(({ message }) => message).join(' ')
  return { ok: false, message: `“${fileName}” can't be read as ${label}. ${reasons}` }
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
