/** What becomes of the rows of an import, one by one and counted. */
import type { DecodedRow, RowProblem } from '../dataset/dataset-format.ts'
import type { DraftWrite } from '../domain/change.ts'
import type { Mark } from './draft-dataset-import.ts'
import type { ImportItem, ImportReport } from './import-report.ts'

export interface ImportedRow {
  readonly item: ImportItem
  readonly writes: readonly DraftWrite[]
  readonly isMoved: boolean
  readonly isOrphan: boolean
  readonly isReturned?: boolean
}

export type Counts = Pick<
  ImportReport,
  'added' | 'changed' | 'kept' | 'same' | 'notTaken' | 'moved' | 'orphans' | 'returned'
>

/** Returns what is known of a row before it is looked at; `mark` is what is known of it beside the row. */
export function itemOf({ row, place }: DecodedRow, mark: Mark | undefined): Omit<ImportItem, 'outcome'> {
  const { id, quote, codes, pageLabel } = row
  const colour = mark?.colour ?? ''
  return { place, id, quote, page: pageLabel ?? '', codes, colour, fields: [], reason: '' }
}

/** Returns a row that can't be taken. */
export function notTaken(item: Omit<ImportItem, 'outcome'>, reason: string): ImportedRow {
  return { item: { ...item, outcome: 'not-taken', reason }, writes: [], isMoved: false, isOrphan: false }
}

/** Returns what could not be read as a row. */
export function unread({ place, id, message }: RowProblem, mark: Mark | undefined): ImportedRow {
  const { page = '', colour = '' } = mark ?? {}
  return notTaken(
    { place, id: id ?? '', quote: '', page, codes: [], colour, fields: [], reason: '' },
    message,
  )
}

/** Says whether a row is one that a person should know of. */
export function isWorthTelling({ item, isMoved, isOrphan, isReturned = false }: ImportedRow): boolean {
  return isMoved || isOrphan || isReturned || (item.outcome !== 'same' && item.outcome !== 'added')
}

/** Counts rows by what becomes of them. */
export function countsOf(rows: readonly ImportedRow[]): Counts {
  const count = (outcome: ImportItem['outcome']) => rows.filter(({ item }) => item.outcome === outcome).length
  return {
    added: count('added'),
    changed: count('changed'),
    kept: count('kept'),
    same: count('same'),
    notTaken: count('not-taken'),
    moved: rows.filter(({ isMoved }) => isMoved).length,
    orphans: rows.filter(({ isOrphan }) => isOrphan).length,
    returned: rows.filter(({ isReturned }) => isReturned).length,
  }
}
