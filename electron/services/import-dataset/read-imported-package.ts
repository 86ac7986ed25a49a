/** Reads from a Data Package what a project can take back: its rows, its codebook and its bibliographic records. */
import { foldName, type ExchangedCode } from '../../../shared/codebook-exchange/exchanged-code.ts'
import type { DecodedDataset } from '../../../shared/dataset/dataset-format.ts'
import type { CslItem } from '../../../shared/domain/csl-item.ts'
import { readCslJson } from '../bibliography/read-csl-json.ts'
import { decodeCodebook } from '../codebook/read-codebook.ts'
import type { PackageContent, PackagePlace } from '../package/open-package.ts'
import { readPackage } from '../package/read-package.ts'
import type { ImportedReading } from './read-imported.ts'

/** Reads a package, a folder or a zip file. A broken seal is told and keeps nothing from being read. */
export async function readImportedPackage(
  place: PackagePlace,
  signal?: AbortSignal,
): Promise<ImportedReading> {
  const reading = await readPackage(place, signal)
  if (!reading.ok) return reading
  const { content, check, dataset } = reading
  const broken = check.problems.map(({ message }) => `The seal is broken: ${message}`)
  const codebook = await codebookIn(content, dataset)
  const records = await recordsIn(content, dataset)
  const warnings = [...broken, ...codebook.warnings, ...records.warnings]
  return {
    ok: true,
    imported: { kind: 'dataset', dataset, warnings, codebook: codebook.codes, records: records.records },
  }
}

interface ReadCodebook {
  readonly codes: readonly ExchangedCode[]
  readonly warnings: readonly string[]
}

async function codebookIn({ paths, read }: PackageContent, dataset: DecodedDataset): Promise<ReadCodebook> {
  if (!paths.includes('codes.csv')) return { codes: [], warnings: [] }
  const reading = await decodeCodebook('codes.csv', await read('codes.csv'))
  if (!reading.ok) return { codes: [], warnings: [reading.message] }
  return { codes: withFieldIds(reading.codes, dataset), warnings: reading.warnings }
}

/** The table of codes has no ids of fields; the rows have, of those that are filled. */
function withFieldIds(codes: readonly ExchangedCode[], { rows }: DecodedDataset): readonly ExchangedCode[] {
  const ids = new Map<string, string>()
  for (const { row } of rows) {
    for (const { code, field, id } of row.fields) {
      const at = row.codes.indexOf(code)
      const codeId = row.codeIds[at]
      if (codeId !== undefined && id !== '') ids.set(`${codeId}\n${foldName(field)}`, id)
    }
  }
  return codes.map((code) => ({
    ...code,
    fields: code.fields.map((field) => ({
      ...field,
      id: field.id ?? ids.get(`${code.id ?? ''}\n${foldName(field.name)}`) ?? null,
    })),
  }))
}

interface ReadRecords {
  readonly records: ReadonlyMap<string, CslItem>
  readonly warnings: readonly string[]
}

/** Records have the ids of sources; the rows tell the SHA-256 of each. */
async function recordsIn({ paths, read }: PackageContent, { rows }: DecodedDataset): Promise<ReadRecords> {
  if (!paths.includes('references.csl.json')) return { records: new Map(), warnings: [] }
  const reading = readCslJson(new TextDecoder().decode(await read('references.csl.json')))
  if (!reading.ok) return { records: new Map(), warnings: [`references.csl.json: ${reading.message}`] }
  const hashes = new Map(rows.map(({ row }) => [row.sourceId, row.sha256]))
  const records = reading.items.flatMap(({ entry, item }) => {
    const sha256 = hashes.get(entry)
    return sha256 === undefined ? [] : [[sha256, item] as const]
  })
  const warnings = reading.problems.map(({ entry, message }) => `references.csl.json, ${entry}: ${message}`)
  return { records: new Map(records), warnings }
}
