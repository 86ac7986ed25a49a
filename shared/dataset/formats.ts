/**
 * The registry of dataset formats. Export, import and verify all go through it; adding a format is one file that
 * implements {@link DatasetFormat} and one line here, after those that recognise more than it does.
 */
import { csv } from './csv.ts'
import type { DatasetFormat } from './dataset-format.ts'
import { jsonl } from './jsonl.ts'
import { webAnnotation } from './web-annotation.ts'

export const FORMATS = {
  csv,
  jsonl,
  'web-annotation': webAnnotation,
} as const satisfies Record<string, DatasetFormat>

export type FormatName = keyof typeof FORMATS

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[]

/** Says whether `name` is a format of the registry. */
export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name)
}

/**
 * Returns the format of a dataset by its content, the last listed where several recognise it; the file name decides
 * only where the content can't (an empty file). Null for what is no dataset.
 */
export function recogniseFormat(fileName: string, text: string): FormatName | null {
  const start = text.slice(0, 4096).replace(/^[\uFEFF\s]+/, '')
  if (start === '')
    return FORMAT_NAMES.find((name) => fileName.toLowerCase().endsWith(FORMATS[name].extension)) ?? null
  return FORMAT_NAMES.findLast((name) => FORMATS[name].recognises(start)) ?? null
}
