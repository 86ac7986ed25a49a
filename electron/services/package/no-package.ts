/** Says what a folder or zip file is that is no Data Package, and what to give in its stead. */
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { READ_AS_DATASET, IS_WORKBOOK } from '../verify/other-files.ts'
import { DESCRIPTOR } from './seal.ts'

/** Names told of what is in a folder or a zip file. */
const MOST_TOLD = 4
const DATASETS = /\.(?:csv|jsonl|ndjson|jsonld|json)$/i

/** Returns the rest of a sentence that begins with the zip file's name, without its full stop. */
export function describeOtherZip(names: readonly string[]): string {
  const has = (name: string) => names.includes(name)
  // Parts that every workbook has (ECMA-376 part 1, 12.3; OpenDocument 1.3 part 2, 2.2.1).
  if (has('xl/workbook.xml') || (has('mimetype') && has('content.xml'))) return IS_WORKBOOK
  if (has('word/document.xml'))
    return 'is a Word file, which can be a source: give the dataset that quotes it'
  const what = `holds no ${DESCRIPTOR}; it is no Data Package`
  const [dataset] = names.filter((name) => DATASETS.test(name))
  return dataset === undefined
    ? `${what}. It holds ${listed(names)}. Pincite reads ${READ_AS_DATASET}`
    : `${what}. Unpack it, and give ${dataset} where that is the dataset`
}

/** The same of a folder. */
export async function describeOtherFolder(folder: string): Promise<string> {
  return `holds no ${DESCRIPTOR}; it is no Data Package. ${await insteadOf(folder)}`
}

/** What to give in place of a folder that is none, without a full stop: the package in it, where there is one. */
export async function insteadOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    const within = path.join(folder, entry.name)
    const isThere = entry.isDirectory() && (await isFile(path.join(within, DESCRIPTOR)))
    if (isThere) return `There is one in it: give ${within}`
  }
  const dataset = entries.find((entry) => entry.isFile() && DATASETS.test(entry.name))
  if (dataset) return `Give ${path.join(folder, dataset.name)} where that is the dataset`
  return `Pincite reads ${READ_AS_DATASET}`
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  )
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'nothing'
  const more = names.length - MOST_TOLD
  return `${names.slice(0, MOST_TOLD).join(', ')}${more > 0 ? `, and ${more} more` : ''}`
}
