/** What a dataset says of the sources themselves: their titles, how their pages are counted, their records. */
import type { EvidenceRow } from '../dataset/evidence-row.ts'
import type { DecodedRow } from '../dataset/dataset-format.ts'
import type { DraftWrite } from '../domain/change.ts'
import { isStandIn } from '../citation/match-items.ts'
import { formatCslValue, isCslVariable, type CslItem } from '../domain/csl-item.ts'
import { draftEditItem } from '../domain/draft-source.ts'
import { writesOf } from '../domain/draft-writes.ts'
import { MAX_NAME } from '../domain/field-rules.ts'
import type { Project, Source } from '../domain/project.ts'
import type { ImportOptions } from './draft-dataset-import.ts'

/** Returns the source of a project with these bytes; of several, the one with the row's own id. */
export function sourceOfRow(
  sources: readonly Source[],
  { sha256, sourceId }: Pick<EvidenceRow, 'sha256' | 'sourceId'>,
): Source | null {
  return ofBytes(sources, sha256, sourceId)
}

function ofBytes<One extends Pick<Source, 'id' | 'sha256'>>(
  sources: readonly One[],
  sha256: string,
  id: string,
): One | null {
  const same = sources.filter((source) => source.sha256 === sha256)
  return same.find((source) => source.id === id) ?? same[0] ?? null
}

/** A source as a Data Package has it beside the rows. */
export interface ToldSource extends Pick<Source, 'id' | 'sha256' | 'title' | 'pageLabels'> {
  /** Its bibliographic record; null where there is none. */
  readonly item: CslItem | null
}

interface Told {
  readonly told: readonly ToldSource[]
  readonly options: Pick<ImportOptions, 'keep' | 'replace'>
}

/**
 * Returns the writes that give the project's sources what the dataset says of them and they lack, or all it says where
 * that is to replace what they have; and what of which changes. What is `told` of a source counts; else a title or a
 * rule for page labels on which all its rows agree.
 */
export function sourceWrites(
  { sources }: Pick<Project, 'sources'>,
  rows: readonly DecodedRow[],
  { told, options: { keep, replace = false } }: Told,
): { readonly writes: readonly DraftWrite[]; readonly titles: readonly string[] } {
  if (keep) return { writes: [], titles: [] }
  const bySource = new Map<Source, DecodedRow[]>()
  for (const one of rows) {
    const source = sourceOfRow(sources, one.row)
    if (!source) continue
    const list = bySource.get(source)
    if (list) list.push(one)
    else bySource.set(source, [one])
  }
  const changed = sources.flatMap((source) => {
    const own = bySource.get(source) ?? []
    const known = ofBytes(told, source.sha256, source.id)
    const all = [...recordWrites(source, own, known), ...labelWrites(source, own, known)]
    const writes = replace ? all : all.filter(({ field }) => isLacking(source, field))
    if (writes.length === 0) return []
    const names = writes.map(({ field }) => field.replace(/^csl\//, ''))
    return [{ writes, title: `${source.title} (${names.join(', ')})` }]
  })
  return { writes: changed.flatMap(({ writes }) => writes), titles: changed.map(({ title }) => title) }
}

function isLacking(source: Source, field: string): boolean {
  if (field === 'pageLabels') return source.pageLabels === ''
  const variable = field.replace(/^csl\//, '')
  if (!isCslVariable(variable)) return false
  return isStandIn(variable, source) || (variable !== 'title' && formatCslValue(source.item[variable]) === '')
}

function recordWrites(
  source: Source,
  rows: readonly DecodedRow[],
  told: ToldSource | null,
): readonly DraftWrite[] {
  if (told?.item) {
    const title = told.title || source.title
    return draftEditItem(source.id, source.item, { ...told.item, title }).writes
  }
  const title = told?.title ?? agreed(rows.map(({ row }) => row.sourceTitle))
  if (title === null || title === '' || title === source.title || title.length > MAX_NAME) return []
  return writesOf('source', source.id, { title })
}

function labelWrites(
  source: Source,
  rows: readonly DecodedRow[],
  told: ToldSource | null,
): readonly DraftWrite[] {
  const telling = rows.filter(({ silent = [] }) => !silent.includes('pageLabels'))
  const pageLabels = told?.pageLabels ?? agreed(telling.map(({ row }) => row.pageLabels))
  if (pageLabels === null || pageLabels === source.pageLabels) return []
  return writesOf('source', source.id, { pageLabels })
}

/** The value that all have; null where they differ or there are none. */
function agreed(values: readonly string[]): string | null {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}
