/** What an export would hold, as the host would write it: the first of it, and what was checked of all. */
import { Check as CheckIcon, Flag } from 'lucide-react'
import type { ExportPreview } from '../../shared/api/pincite-api.ts'
import { plainCiter } from '../../shared/citation/citer.ts'
import { EXPORT_FORMATS, type ExportContent } from '../../shared/dataset/export-formats.ts'
import { figureWords } from '../../shared/dataset/figure-words.ts'
import { chosenKeys, type EvidenceKey } from '../../shared/dataset/choose-rows.ts'
import type { EvidenceRow } from '../../shared/dataset/evidence-row.ts'
import type { Source } from '../../shared/domain/project.ts'
import { counted } from '../state/counted.ts'
import { megabytes, packsSources, type ExportAtHand, type ExportSettings } from '../state/export-at-hand.ts'
import { TaskProgress } from './task-progress.tsx'
import type { ShownPreview } from './use-export.ts'

interface Column<Row> {
  readonly name: string
  readonly cell: (row: Row) => string | null
  readonly quote?: true
  /** The key of a row that must have been chosen. */
  readonly key?: EvidenceKey
}

const ROW_COLUMNS: readonly Column<EvidenceRow>[] = [
  { name: 'codes', key: 'codes', cell: ({ codes }) => codes.join(', ') },
  { name: 'quote', cell: ({ quote }) => quote, quote: true },
  { name: 'page', cell: ({ pageLabel }) => pageLabel },
  { name: 'section', cell: ({ section }) => section },
  { name: 'figures', key: 'figures', cell: ({ figures }) => figures.map(figureWords).join('; ') },
  { name: 'citation', key: 'citation', cell: ({ citation }) => citation, quote: true },
]

const SOURCE_COLUMNS: readonly Column<Source>[] = [
  { name: 'reference', cell: (source) => plainCiter.reference(source), quote: true },
  { name: 'type', cell: ({ item }) => (typeof item.type === 'string' ? item.type : null) },
  { name: 'file', cell: ({ fileName }) => fileName },
]

export interface ShownExportProps {
  readonly settings: ExportSettings
  readonly atHand: ExportAtHand
  readonly shown: ShownPreview
}

export function ShownExport({ settings, atHand, shown }: ShownExportProps) {
  const { holds } = EXPORT_FORMATS[settings.format]
  const { preview, problem, making } = shown
  if (problem !== '')
    return (
      <p className="problem" role="alert">
        {problem}
      </p>
    )
  if (holds === 'codebook')
    return <p className="teach">The codes with their definitions and the tree they stand in. No rows.</p>
  if (atHand.count === 0) return <p className="teach">By these choices there is nothing to write.</p>
  const keys = chosenKeys(settings.fields)
  return (
    <>
      <div className="export-extent">
        <b>Preview</b>
        <span className="meta">{preview && extentOf(preview, holds)}</span>
        <TaskProgress running={making} />
      </div>
      {preview && (
        <div className="export-shown" aria-busy={making !== null}>
          {holds === 'sources' ? (
            <Table columns={SOURCE_COLUMNS} rows={preview.sources} name="Preview of the sources" />
          ) : (
            <Table columns={columnsOf(preview.rows, keys)} rows={preview.rows} name="Preview of the rows" />
          )}
          <section className="export-checks">
            <h2>Checked before writing</h2>
            <ul>
              {checksOf({ counts: preview.counts, keys, settings, atHand }).map(({ good, text }) => (
                <li key={text} className={good ? '' : 'bad'}>
                  {good ? <CheckIcon className="icon" aria-hidden /> : <Flag className="icon" aria-hidden />}
                  {text}
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </>
  )
}

function extentOf({ rows, sources, counts }: ExportPreview, holds: ExportContent): string {
  const [shown, count, noun] =
    holds === 'sources' ? [sources.length, counts.sources, 'sources'] : [rows.length, counts.rows, 'rows']
  return `${noun} ${Math.min(1, count)} to ${shown} of ${count.toLocaleString()}`
}

function columnsOf(rows: readonly EvidenceRow[], keys: readonly EvidenceKey[]) {
  return ROW_COLUMNS.filter(
    ({ key, cell }) =>
      key === undefined ||
      (keys.includes(key) && (key !== 'figures' || rows.some((row) => cell(row) !== ''))),
  )
}

/** Something to know before writing. */
interface Check {
  readonly good: boolean
  readonly text: string
}

interface Checked extends Pick<ShownExportProps, 'settings' | 'atHand'> {
  readonly counts: ExportPreview['counts']
  readonly keys: readonly EvidenceKey[]
}

function checksOf({ counts, keys, settings, atHand }: Checked): readonly Check[] {
  const tell = (count: number, noun: string, what: string, fine: string): Check =>
    count === 0 ? { good: true, text: fine } : { good: false, text: `${counted(count, noun)} ${what}` }
  const { paged, unpaged, figures, unitless, flagged, lacking, replaced } = counts
  const page = tell(unpaged, 'row', 'of a PDF without a page', 'Every row of a PDF has its page')
  const unit = tell(unitless, 'figure', 'without a unit', 'Every figure has a unit')
  const flag = tell(
    flagged,
    'row',
    'with something to look at, which is written with them',
    'No row has a flag',
  )
  const record = tell(
    lacking,
    'source',
    'whose record lacks something that a citation needs',
    'Every source has what a citation needs',
  )
  const names =
    replaced === 0
      ? { good: false, text: 'No name of the list stands in what is written' }
      : { good: true, text: `Names replaced by pseudonyms at ${counted(replaced, 'place')}` }
  const copies = `Copies of ${counted(atHand.sources.length, 'report')}: ${megabytes(atHand.sources)}`
  const ofRows = [
    ...(paged > 0 ? [page] : []),
    ...(figures > 0 ? [unit] : []),
    ...(keys.includes('flags') ? [flag] : []),
  ]
  return [
    ...(EXPORT_FORMATS[settings.format].holds === 'sources' ? [] : ofRows),
    record,
    ...(settings.names ? [names] : []),
    ...(packsSources(settings) ? [{ good: true, text: copies }] : []),
    { good: true, text: 'Nothing about this computer is written: no folders, no user name' },
  ]
}

function Table<Row extends { readonly id: string }>({
  columns,
  rows,
  name,
}: {
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly name: string
}) {
  return (
    <div className="preview-table scroll" tabIndex={0} role="region" aria-label={name}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col">
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map(({ name: key, cell, quote }) => (
                <td key={key} className={quote ? 'quote' : ''}>
                  <span className="preview-cell">{cell(row)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
