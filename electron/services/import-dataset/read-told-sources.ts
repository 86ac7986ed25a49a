/** Reads from a Data Package what it says of its sources: `sources.csv`, and their records in `references.csl.json`. */
import { parseText } from '../../../shared/dataset/csv-cells.ts'
import { parseCsv } from '../../../shared/dataset/csv-records.ts'
import type { ToldSource } from '../../../shared/dataset-import/row-sources.ts'
import type { CslItem } from '../../../shared/domain/csl-item.ts'
import { readCslJson } from '../bibliography/read-csl-json.ts'
import type { PackageContent } from '../package/open-package.ts'

const TABLE = 'sources.csv'
const RECORDS = 'references.csl.json'

export interface ToldSources {
  readonly sources: readonly ToldSource[]
  readonly warnings: readonly string[]
}

/** What can't be read is told in `warnings`, and nothing is known of it. */
export async function readToldSources({ paths, read }: PackageContent): Promise<ToldSources> {
  if (!paths.includes(TABLE)) return { sources: [], warnings: [] }
  const table = tableIn(new TextDecoder().decode(await read(TABLE)))
  if (typeof table === 'string') return { sources: [], warnings: [`${TABLE}: ${table}`] }
  const { items, warnings } = paths.includes(RECORDS)
    ? recordsIn(new TextDecoder().decode(await read(RECORDS)))
    : { items: new Map<string, CslItem>(), warnings: [] }
  const sources = table.map(({ type, ...source }) => {
    const item = items.get(source.id)
    return { ...source, item: item ? withType(item, type) : null }
  })
  return { sources, warnings }
}

/** CSL wants a type of every item: there `document` stands for none as well, which the table tells apart. */
function withType({ type, ...item }: CslItem, told: string): CslItem {
  return told === '' || type === undefined ? item : { ...item, type }
}

interface TableRow extends Omit<ToldSource, 'item'> {
  readonly type: string
}

function tableIn(text: string): readonly TableRow[] | string {
  const [header, ...records] = parseCsv(text.replace(/^\uFEFF/, ''), ',')
  const names = header?.fields.map((field) => field.text) ?? []
  const missing = ['id', 'sha256', 'title', 'type', 'pageLabels'].filter((name) => !names.includes(name))
  if (missing.length > 0) return `there is no column ${missing.join(', ')}, so nothing was taken from it.`
  const broken = records.find(({ problem }) => problem !== null)
  if (broken) return `line ${broken.line}: ${broken.problem ?? ''}, so nothing was taken from it.`
  return records.map(({ fields }) => {
    const cell = (name: string) => parseText(fields[names.indexOf(name)]?.text ?? '')
    return {
      ...{ id: cell('id'), sha256: cell('sha256'), title: cell('title') },
      ...{ type: cell('type'), pageLabels: cell('pageLabels') },
    }
  })
}

/** Records by the id of their source, as they were written. */
function recordsIn(text: string): {
  readonly items: ReadonlyMap<string, CslItem>
  readonly warnings: readonly string[]
} {
  const reading = readCslJson(text, 'as written')
  if (!reading.ok) return { items: new Map(), warnings: [`${RECORDS}: ${reading.message}`] }
  return {
    items: new Map(reading.items.map(({ entry, item }) => [entry, item])),
    warnings: reading.problems.map(({ entry, message }) => `${RECORDS}, ${entry}: ${message}`),
  }
}
