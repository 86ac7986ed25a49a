/** What each key of an evidence row holds, as a table's column: for datapackage.json, where others read it. */
import type { EvidenceKey } from './choose-rows.ts'
import { MEDIA_TYPES } from '../domain/media-types.ts'
import type { ColumnDoc } from './table.ts'

const GUARDED = 'An apostrophe in front of =, +, -, @, tab, line break or apostrophe is no part of it.'
const BOX = '[0-9]+:-?[0-9.]+/-?[0-9.]+/-?[0-9.]+/-?[0-9.]+'

const text = (description: string, more: Partial<ColumnDoc> = {}): ColumnDoc => ({
  ...{ type: 'string', description },
  ...more,
})
const number = (description: string, minimum: 0 | 1, required = false): ColumnDoc => ({
  ...{ type: 'integer', description },
  constraints: { ...(required ? { required: true } : {}), minimum },
})

export const EVIDENCE_DOCS: Readonly<Record<EvidenceKey, ColumnDoc>> = {
  id: text('The annotation.', { constraints: { required: true, unique: true } }),
  codes: text('Names of its codes in codebook order, set apart by “; ”; a ; within a name is written \\;.'),
  codeIds: text('Ids of the same codes: id in codes.csv.'),
  quote: text(`The passage word for word; several stretches are joined by “ … ”. ${GUARDED}`),
  prefix: text('What stands right before it in the source.'),
  suffix: text('What stands right behind it in the source.'),
  sourceId: text('The source it stands in: id in sources.csv and in references.csl.json.'),
  sourceTitle: text('Title of the source.'),
  fileName: text('Name of the source’s file when it was added.'),
  sha256: text('SHA-256 of the source’s bytes in hexadecimal digits.', {
    constraints: { required: true, pattern: '[0-9a-f]{64}' },
  }),
  mediaType: text('Media type of the source.', { constraints: { required: true, enum: MEDIA_TYPES } }),
  page: number('Sheet of the file on which it starts, from 1; empty where there are no pages.', 1),
  pageLabel: text('That page as printed: iv, 12.'),
  pageLabels: text('How the source’s pages are counted, where that was corrected by hand.'),
  section: text('Nearest heading above.'),
  sectionPath: text('All headings above, from the outermost on, set apart by “; ”.'),
  paragraph: number('Number of its paragraph in the body; empty in headings, tables and notes.', 1),
  start: number('Where it starts in the canonical text, in UTF-16 code units from 0.', 0, true),
  end: number('Where it ends there, exclusive.', 0, true),
  spans: text('Its stretches there: start-end, set apart by a blank; of a region where it stands.', {
    constraints: { required: true, pattern: '[0-9]+-[0-9]+( [0-9]+-[0-9]+)*' },
  }),
  boxes: text('Where it is printed, a box a line, in points: page:left/bottom/right/top.', {
    constraints: { pattern: `${BOX}( ${BOX})*` },
  }),
  region: text('The rectangle that was marked instead of words, written like a box.', {
    constraints: { pattern: BOX },
  }),
  extractor: text('Name and version of the reader in whose text the offsets count.'),
  citation: text('The citation, with page or section.'),
  reference: text('The source’s entry in a list of references.'),
  memo: text('What the coder noted.'),
  fields: {
    type: 'array',
    description:
      'What the fields of its codes hold: {code, field, id, type, value, words}; fields.csv has them one a row.',
  },
  figures: { type: 'array', description: 'The figures it states; figures.csv has them one a row.' },
  refused: { type: 'array', description: 'Figures that were proposed and refused: they are none.' },
  citedSource: text('What the report’s own notes cite for it, one note a line.'),
  codebook: text('Fingerprint of the codebook it was coded with.'),
  flags: text('What a person should look at, set apart by “; ”.'),
  dismissed: { type: 'array', description: 'Flags that were dismissed: {flag, reason}.' },
  orphan: text('Why the passage is not in the next edition of its report.'),
  coderId: text('Id of who made it: id in coders.csv.'),
  coder: text('Name of who made it.'),
  created: { type: 'datetime', description: 'When it was made (UTC).', constraints: { required: true } },
  modified: {
    type: 'datetime',
    description: 'When it was last changed (UTC).',
    constraints: { required: true },
  },
  redacted: text('Pseudonyms that stand in it in place of names, set apart by “; ”.'),
}
