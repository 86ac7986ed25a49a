/** The one place where unknown data becomes an evidence row. */
import { z } from 'zod'
import { MEDIA_TYPE_FACTS, MEDIA_TYPES } from '../domain/media-types.ts'
import { EVIDENCE_KEYS, OPTIONAL_KEYS, type EvidenceRow } from './evidence-row.ts'
import { dismissedFlag, rowField, rowFigure } from './parse-row-evidence.ts'

export type ParsedRow =
  | { readonly ok: true; readonly row: EvidenceRow }
  | { readonly ok: false; readonly id: string | null; readonly message: string }

const offset = z.number('must be a whole number from 0').int().nonnegative('must be a whole number from 0')
const text = z.string('must be text')
const time = z.iso.datetime('must be an ISO 8601 time in UTC, such as 2026-01-31T09:30:00.000Z')
const span = z.object({ start: offset, end: offset })

const pageNumber = z
  .number('must be a page number from 1, or nothing')
  .int()
  .positive('must be a page number from 1, or nothing')
const points = z.number('must be in points')
const pageBox = z
  .object({ page: pageNumber, left: points, bottom: points, right: points, top: points })
  .refine(({ left, right, bottom, top }) => left < right && bottom < top, 'must have a width and a height')

const MEDIA_NAMES = MEDIA_TYPES.map((type) => MEDIA_TYPE_FACTS[type].name).join(', ')

const fields = z.object({
  id: text.min(1, 'must not be empty'),
  codes: z.array(text, 'must be a list of names').default([]),
  codeIds: z.array(text, 'must be a list of ids').default([]),
  quote: text,
  prefix: text,
  suffix: text,
  sourceId: text,
  sourceTitle: text.default(''),
  fileName: text,
  sha256: text.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits, lower case'),
  mediaType: z.enum(MEDIA_TYPES, `must be the media type of one of ${MEDIA_NAMES}`),
  pageLabels: text.default(''),
  page: pageNumber.nullable(),
  pageLabel: text.nullable(),
  section: text.nullable(),
  sectionPath: z.array(text, 'must be a list of headings').default([]),
  paragraph: z
    .number('must be a whole number from 1, or nothing')
    .int()
    .positive('must be a whole number from 1, or nothing')
    .nullable()
    .default(null),
  start: offset,
  end: offset,
  spans: z.array(span, 'must be a list of spans').min(1, 'must hold at least one span'),
  boxes: z.array(pageBox, 'must be a list of boxes').default([]),
  region: pageBox.nullable().default(null),
  extractor: text.default(''),
  citation: text.default(''),
  reference: text.default(''),
  memo: text.default(''),
  fields: z.array(rowField, 'must be a list of fields').default([]),
  figures: z.array(rowFigure, 'must be a list of figures').default([]),
  refused: z.array(rowFigure, 'must be a list of figures').default([]),
  citedSource: text.default(''),
  codebook: text.default(''),
  flags: z.array(text, 'must be a list of sentences').default([]),
  dismissed: z.array(dismissedFlag, 'must be a list of flags and reasons').default([]),
  orphan: text.default(''),
  coder: text.default(''),
  coderId: text.default(''),
  created: time,
  modified: time,
  redacted: z.array(text, 'must be a list of pseudonyms').default([]),
})

/** Only a region may be without words, and stands at one place instead of over a stretch. */
const evidenceRowSchema: z.ZodType<EvidenceRow> = fields
  .refine(({ quote, region }) => region !== null || quote !== '', {
    path: ['quote'],
    message: 'must not be empty',
  })
  .refine(({ spans, region }) => spans.every(({ start, end }) => (region ? start === end : start < end)), {
    path: ['spans'],
    message: 'must each end after they start (of a region: where they start)',
  })
  .refine(({ codes, codeIds }) => codeIds.length === 0 || codeIds.length === codes.length, {
    path: ['codeIds'],
    message: 'must be as many as the codes, or none',
  })

/**
 * Checks the shape of one row: every key there, every value of its type. Keys that are not ours are passed over.
 * Whether the row is *true* is for `verify.ts` to say. The message names each field at fault: "page must be …".
 */
export function parseEvidenceRow(value: unknown): ParsedRow {
  const parsed = evidenceRowSchema.safeParse(value)
  if (parsed.success) return { ok: true, row: parsed.data }
  const id = z.object({ id: z.string() }).safeParse(value)
  const faults = parsed.error.issues.map((issue) => describeIssue(issue, value))
  return { ok: false, id: id.success ? id.data.id : null, message: [...new Set(faults)].join('; ') }
}

/** Returns the later keys that `value` does not have, as `DecodedRow.silent` wants them. */
export function silentKeys(value: object): { readonly silent?: readonly (keyof EvidenceRow)[] } {
  const silent = [...OPTIONAL_KEYS].filter((key) => !Object.hasOwn(value, key))
  return silent.length === 0 ? {} : { silent }
}

/** Returns the keys of `value` that no evidence row has. */
export function foreignKeys(value: object): string[] {
  const known = new Set<string>(EVIDENCE_KEYS)
  return Object.keys(value).filter((key) => !known.has(key))
}

function describeIssue(issue: z.core.$ZodIssue, value: unknown): string {
  const [field] = issue.path
  if (field === undefined) return 'must be an object with the keys of an evidence row'
  const absent = typeof value === 'object' && value !== null && !Object.hasOwn(value, field)
  return absent ? `${String(field)} is missing` : `${issue.path.join('.')} ${issue.message}`
}
