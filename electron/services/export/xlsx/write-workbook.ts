/** Evidence rows as an Excel workbook: annotations, figures and sources, each on a sheet. */
import { PinciteError } from '../../../../shared/api/errors.ts'
import type { EvidenceKey } from '../../../../shared/dataset/choose-rows.ts'
import { cellReader } from '../../../../shared/dataset/csv.ts'
import {
  FIGURE_COLUMNS,
  figureRows,
  SOURCE_COLUMNS,
  sourceLink,
  type FigureRow,
} from '../../../../shared/dataset/dataset-tables.ts'
import type { EvidenceRow } from '../../../../shared/dataset/evidence-row.ts'
import { fieldColumns } from '../../../../shared/dataset/field-tables.ts'
import { figureWords } from '../../../../shared/dataset/figure-words.ts'
import type { Column } from '../../../../shared/dataset/table.ts'
import type { Source } from '../../../../shared/domain/project.ts'
import type { ExportJob } from '../export-job.ts'
import { bytesOf } from '../export-pace.ts'
import { zipped, type ZipEntry } from '../zip-entries.ts'
import {
  ADDRESS_LIMIT,
  LINK_LIMIT,
  ROW_LIMIT,
  SheetLinks,
  sheetXml,
  type Sheet,
  type SheetColumn,
} from './sheet-xml.ts'
import { workbookParts } from './workbook-parts.ts'

/** Columns that hold sentences are wide and wrap; the others by what stands in them. */
const WIDE: Readonly<Record<string, number>> = {
  ...{ quote: 60, citation: 40, figures: 30, citedSource: 40, memo: 40, title: 40, words: 40 },
}
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

/** Yields the workbook. Throws `refused` for more rows than a sheet has; what no cell can hold gives a warning. */
export async function* writeWorkbook(job: ExportJob): AsyncGenerator<Uint8Array> {
  const { rows, warnings } = job
  const figures = rows.reduce((count, row) => count + row.figures.length, 0)
  if (Math.max(rows.length, figures) >= ROW_LIMIT) {
    const most = (ROW_LIMIT - 1).toLocaleString('en')
    throw new PinciteError('refused', `A sheet has ${most} rows at most. Choose fewer rows, or write CSV.`)
  }
  const sheets = sheetsOf(job)
  const pace = job.pace(rows.length + figures + job.sources.length)
  const left = { cut: 0, many: 0, long: 0 }
  const entries: ZipEntry[] = [...workbookParts(sheets.map(({ name }) => name))].map(([name, text]) => ({
    name,
    pieces: () => bytesOf([text], pace),
  }))
  for (const [i, sheet] of sheets.entries()) {
    const links = new SheetLinks((why) => left[why]++)
    const xml = () => sheet.xml(links, () => left.cut++)
    entries.push({ name: `xl/worksheets/sheet${i + 1}.xml`, pieces: () => bytesOf(xml(), pace) })
    // Its turn comes behind that of the sheet, which has made the links.
    const rels = `xl/worksheets/_rels/sheet${i + 1}.xml.rels`
    entries.push({ name: rels, pieces: () => bytesOf([links.relationsXml()], pace) })
  }
  yield* zipped(entries)
  warnings.push(...warningsOf(left))
}

function* warningsOf({ cut, many, long }: Readonly<Record<'cut' | 'many' | 'long', number>>) {
  const cells = (count: number, verb: readonly [one: string, more: string]) =>
    count === 1 ? `One cell ${verb[0]}` : `${count.toLocaleString('en')} cells ${verb[1]}`
  if (cut > 0) {
    yield `${cells(cut, ['was', 'were'])} cut at 32,767 characters, as a spreadsheet holds no more in one. CSV has them whole.`
  }
  const unlinked = ['is text and no link', 'are text and no links'] as const
  if (many > 0) {
    yield `${cells(many, unlinked)}, as a sheet of Excel holds ${LINK_LIMIT.toLocaleString('en')} links at most. The addresses are on the sheet Sources.`
  }
  if (long > 0) {
    yield `${cells(long, unlinked)}, as Excel takes no address of more than ${ADDRESS_LIMIT.toLocaleString('en')} characters. It is on the sheet Sources as text.`
  }
}

interface WrittenSheet {
  readonly name: string
  readonly xml: (links: SheetLinks, onCut: () => void) => Generator<string>
}

function written<Row>(sheet: Sheet<Row>): WrittenSheet {
  return { name: sheet.name, xml: (links, onCut) => sheetXml(sheet, links, onCut) }
}

/** What a person reads of a row: first what is said and where, then what its fields hold, then the notes on it. */
const BEFORE_FIELDS: readonly EvidenceKey[] = [
  'codes',
  'quote',
  'pageLabel',
  'section',
  'sourceTitle',
  'citation',
]
const BEHIND_FIELDS: readonly EvidenceKey[] = ['figures', 'memo', 'citedSource', 'flags', 'coder']

/** Keys that are JSON in CSV and read by people here. What fields hold stands in columns of their own. */
const READABLE: Readonly<Partial<Record<EvidenceKey, (row: EvidenceRow) => string>>> = {
  figures: ({ figures }) => figures.map(figureWords).join('; '),
  refused: ({ refused }) => refused.map(figureWords).join('; '),
}

function sheetsOf({ rows, keys, sources, project }: ExportJob): readonly WrittenSheet[] {
  const links = new Map(sources.map((source) => [source.id, sourceLink(source)]))
  const linkOf = (row: EvidenceRow) => links.get(row.sourceId) ?? null
  const ofKeys = (wanted: readonly EvidenceKey[]) =>
    wanted
      .filter((key) => keys.includes(key))
      .map((key): SheetColumn<EvidenceRow> => {
        const link = key === 'sourceTitle' ? { link: linkOf } : {}
        return { ...looks(key), value: READABLE[key] ?? cellReader(key), ...link }
      })
  const read: readonly EvidenceKey[] = ['fields', ...BEFORE_FIELDS, ...BEHIND_FIELDS]
  const others = keys.filter((key) => !read.includes(key))
  const ofFields = fieldColumns(rows, project.codes).map(({ name, value }): SheetColumn<EvidenceRow> => ({
    name,
    width: 24,
    style: 'wrapped',
    value,
  }))
  const figures = FIGURE_COLUMNS.map((column): SheetColumn<FigureRow> => shown(column))
  const ofSources = SOURCE_COLUMNS.map((column): SheetColumn<Source> => ({
    ...shown(column),
    ...(column.name === 'link' ? { link: sourceLink } : {}),
  }))
  return [
    written({
      name: 'Annotations',
      columns: [...ofKeys(BEFORE_FIELDS), ...ofFields, ...ofKeys(BEHIND_FIELDS), ...ofKeys(others)],
      rows: () => rows,
    }),
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
