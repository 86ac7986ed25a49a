/** What an export would hold: its first rows as they would leave, and what was checked of all of them. */
import { Check as CheckIcon, Flag } from 'lucide-react'
import { EXPORT_FORMATS, type ExportName } from '../../shared/dataset/export-formats.ts'
import { figureWords } from '../../shared/dataset/figure-words.ts'
import type { EvidenceKey } from '../../shared/dataset/choose-rows.ts'
import type { EvidenceRow } from '../../shared/dataset/evidence-row.ts'
import type { Source } from '../../shared/domain/project.ts'
import type { ExportAtHand } from '../state/export-at-hand.ts'

const PREVIEW_ROWS = 7

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
  { name: 'title', cell: ({ title }) => title, quote: true },
  { name: 'type', cell: ({ item }) => (typeof item.type === 'string' ? item.type : null) },
  { name: 'file', cell: ({ fileName }) => fileName },
]

export function ExportPreview({
  format,
  atHand,
}: {
  readonly format: ExportName
  readonly atHand: ExportAtHand
}) {
  const { holds } = EXPORT_FORMATS[format]
  const { rows, keys, sources, count, checks } = atHand
  const columns = ROW_COLUMNS.filter(
    ({ key, cell }) =>
      key === undefined ||
      (keys.includes(key) && (key !== 'figures' || rows.some((row) => cell(row) !== ''))),
  )
  return (
    <>
      {holds === 'codebook' ? (
        <p className="teach">The codes with their definitions and the tree they stand in. No rows.</p>
      ) : (
        <>
          <p>
            <b>Preview</b>{' '}
            <span className="meta">
              {holds === 'sources' ? 'sources' : 'rows'} {Math.min(1, count)} to{' '}
              {Math.min(PREVIEW_ROWS, count)} of {count.toLocaleString()}
            </span>
          </p>
          {holds === 'sources' ? (
            <Table
              columns={SOURCE_COLUMNS}
              rows={sources.slice(0, PREVIEW_ROWS)}
              name="Preview of the sources"
            />
          ) : (
            <Table columns={columns} rows={rows.slice(0, PREVIEW_ROWS)} name="Preview of the rows" />
          )}
        </>
      )}
      {holds !== 'codebook' && (
        <section className="export-checks">
          <h2>Checked before writing</h2>
          <ul>
            {checks.map(({ good, text }) => (
              <li key={text} className={good ? '' : 'bad'}>
                {good ? <CheckIcon className="icon" aria-hidden /> : <Flag className="icon" aria-hidden />}
                {text}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
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
