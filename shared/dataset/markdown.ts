/**
 * Evidence rows as Markdown for people: a table for each code or report (GitHub Flavored Markdown, 4.10), quote,
 * citation and page. Nothing of a report can act as markup: it is escaped, and line breaks become `<br>`.
 */
import type { EvidenceRow } from './evidence-row.ts'
import { figureWords } from './figure-words.ts'

export const MARKDOWN_GROUPS = ['code', 'source'] as const
/** By what the tables are set apart: a row with several codes stands in the table of each. */
export type MarkdownGroup = (typeof MARKDOWN_GROUPS)[number]

interface Column {
  readonly name: string
  readonly cell: (row: EvidenceRow) => string
  /** Written also in a table in which no row holds anything. */
  readonly always?: true
}

const COLUMNS: readonly Column[] = [
  { name: 'Quote', cell: ({ quote }) => quote, always: true },
  { name: 'Figures', cell: ({ figures }) => figures.map(figureWords).join('\n') },
  { name: 'Fields', cell: ({ fields }) => fields.map(fieldWords).join('\n') },
  { name: 'Citation', cell: ({ citation }) => citation, always: true },
  {
    name: 'Page',
    cell: ({ pageLabel, page }) => pageLabel || (page === null ? '' : String(page)),
    always: true,
  },
  { name: 'Cited source', cell: ({ citedSource }) => citedSource },
  { name: 'Memo', cell: ({ memo }) => memo },
  { name: 'Coder', cell: ({ coder }) => coder },
]

/** Yields the document: its title, a table a group in the order of its first row, and the files that prove it. */
export function* encodeMarkdown(
  rows: readonly EvidenceRow[],
  { title, group }: { readonly title: string; readonly group: MarkdownGroup },
): Generator<string> {
  yield `# ${escapeMarkdown(title)}\n`
  for (const { name, rows: own } of groupRows(rows, group)) {
    const columns = COLUMNS.filter(({ cell, always }) => always || own.some((row) => cell(row) !== ''))
    yield `\n## ${escapeMarkdown(name)}\n\n${line(columns.map((column) => column.name))}${line(columns.map(() => '---'))}`
    for (const row of own) yield line(columns.map(({ cell }) => escapeMarkdown(cell(row))))
  }
  if (rows.length === 0) yield '\nThere are no rows.\n'
  else yield* filesOf(rows)
}

interface Group {
  readonly name: string
  readonly rows: EvidenceRow[]
}

/** By ids, as names are not always one thing's; by name where the ids were left out. */
function groupRows(rows: readonly EvidenceRow[], group: MarkdownGroup): Iterable<Group> {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    for (const [id, name] of group === 'code' ? codesOf(row) : [sourceOf(row)]) {
      const own = groups.get(id)
      if (own) own.rows.push(row)
      else groups.set(id, { name, rows: [row] })
    }
  }
  return groups.values()
}

type Named = readonly [id: string, name: string]

function codesOf({ codes, codeIds }: EvidenceRow): readonly Named[] {
  if (codes.length === 0) return [['', 'Without a code']]
  return codes.map((name, i) => [codeIds[i] ?? name, name])
}

function sourceOf({ sourceId, sourceTitle, fileName }: EvidenceRow): Named {
  return [sourceId, sourceTitle || fileName || 'Source without a title']
}

/** Names each file by its SHA-256, so that a reader can tell whether a report is the one quoted. */
function* filesOf(rows: readonly EvidenceRow[]): Generator<string> {
  const files = new Map(rows.map(({ sha256, fileName }) => [sha256, fileName]))
  yield `\n## Files quoted\n\n${line(['File', 'SHA-256'])}${line(['---', '---'])}`
  for (const [sha256, fileName] of files) yield line([escapeMarkdown(fileName), sha256])
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

function fieldWords({ field, value }: EvidenceRow['fields'][number]): string {
  return `${field}: ${typeof value === 'object' ? value.join('; ') : String(value)}`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * Returns text as one line that shows as itself, in a cell or a heading. Backslash escapes are those of CommonMark 2.4;
 * what HTML would take for markup is written as references, which every reader of Markdown knows.
 */
export function escapeMarkdown(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\\`*_[\]|~$#]/g, '\\$&')
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? '')
    .replace(/\r\n?|[\n\u2028\u2029]/g, '<br>')
    .replace(/\p{Cc}/gu, ' ')
}
