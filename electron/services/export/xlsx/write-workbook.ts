/** Evidence rows as an Excel workbook: annotations, figures and sources, each on a sheet. */
import { PinciteError } from '../../../../shared/api/errors.ts'
import { cellReader } from '../../../../shared/dataset/csv.ts'
import {
  FIGURE_COLUMNS,
  figureRows,
  SOURCE_COLUMNS,
  sourceLink,
  type FigureRow,
} from '../../../../shared/dataset/dataset-tables.ts'
import type { EvidenceRow } from '../../../../shared/dataset/evidence-row.ts'
import type { Column } from '../../../../shared/dataset/table.ts'
import type { Source } from '../../../../shared/domain/project.ts'
import type { ExportJob } from '../export-job.ts'
import { bytesOf } from '../export-pace.ts'
import { zipped, type ZipEntry } from '../zip-entries.ts'
import { ROW_LIMIT, sheetRelations, sheetXml, type Sheet, type SheetColumn } from './sheet-xml.ts'
import { workbookParts } from './workbook-parts.ts'

/** Columns that hold sentences are wide and wrap; the others by what stands in them. */
const WIDE: Readonly<Record<string, number>> = { quote: 60, citation: 40, memo: 40, title: 40, words: 40 }
const NARROW: ReadonlySet<string> = new Set([
  'prefix',
  'suffix',
  'sha256',
  'spans',
  'boxes',
  'extractor',
  'codebook',
])
const DATES: ReadonlySet<string> = new Set(['created', 'modified', 'added'])

/** Yields the workbook. Throws `refused` for more rows than a sheet has; texts that were cut give a warning. */
export async function* writeWorkbook(job: ExportJob): AsyncGenerator<Uint8Array> {
  const { rows, warnings } = job
  const figures = rows.reduce((count, row) => count + row.figures.length, 0)
  if (Math.max(rows.length, figures) >= ROW_LIMIT) {
    const most = (ROW_LIMIT - 1).toLocaleString('en')
    throw new PinciteError('refused', `A sheet has ${most} rows at most. Choose fewer rows, or write CSV.`)
  }
  const sheets = sheetsOf(job)
  const pace = job.pace(rows.length + figures + job.sources.length)
  let cut = 0
  const entries: ZipEntry[] = [...workbookParts(sheets.map(({ name }) => name))].map(([name, text]) => ({
    name,
    pieces: () => bytesOf([text], pace),
  }))
  for (const [i, sheet] of sheets.entries()) {
    const path = `xl/worksheets/sheet${i + 1}.xml`
    entries.push({
      name: path,
      pieces: () =>
        bytesOf(
          sheet.xml(() => cut++),
          pace,
        ),
    })
    const rels = `xl/worksheets/_rels/sheet${i + 1}.xml.rels`
    entries.push({ name: rels, pieces: () => bytesOf([sheet.relations()], pace) })
  }
  yield* zipped(entries)
  if (cut > 0) {
    const cells = cut === 1 ? 'One cell was' : `${cut} cells were`
    warnings.push(
      `${cells} cut at 32,767 characters, as a spreadsheet holds no more in one. CSV has them whole.`,
    )
  }
}

interface WrittenSheet {
  readonly name: string
  readonly xml: (onCut: () => void) => Generator<string>
  readonly relations: () => string
}

function written<Row>(sheet: Sheet<Row>): WrittenSheet {
  return {
    name: sheet.name,
    xml: (onCut) => sheetXml(sheet, onCut),
    relations: () => sheetRelations(sheet),
  }
}

function sheetsOf({ rows, keys, sources }: ExportJob): readonly WrittenSheet[] {
  const links = new Map(sources.map((source) => [source.id, sourceLink(source)]))
  const linkOf = (row: EvidenceRow) => links.get(row.sourceId) ?? null
  const annotations = keys.map((key): SheetColumn<EvidenceRow> => {
    const link = key === 'sourceTitle' ? { link: linkOf } : {}
    return { ...looks(key), value: cellReader(key), ...link }
  })
  const figures = FIGURE_COLUMNS.map((column): SheetColumn<FigureRow> => shown(column))
  const ofSources = SOURCE_COLUMNS.map((column): SheetColumn<Source> => ({
    ...shown(column),
    ...(column.name === 'link' ? { link: sourceLink } : {}),
  }))
  return [
    written({ name: 'Annotations', columns: annotations, rows: () => rows }),
    written({ name: 'Figures', columns: figures, rows: () => figureRows(rows) }),
    written({ name: 'Sources', columns: ofSources, rows: () => sources }),
  ]
}

function shown<Row>({ name, value }: Column<Row>): SheetColumn<Row> {
  return { ...looks(name), value }
}

function looks(name: string): Pick<SheetColumn<never>, 'name' | 'width' | 'style'> {
  if (DATES.has(name)) return { name, width: 20, style: 'date' }
  if (NARROW.has(name)) return { name, width: 14, style: 'plain' }
  const width = WIDE[name]
  return width === undefined ? { name, width: 18, style: 'plain' } : { name, width, style: 'wrapped' }
}
