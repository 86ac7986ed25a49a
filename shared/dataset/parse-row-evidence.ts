/** Checks the fields and figures of a row that came from a file. */
import { z } from 'zod'
import { FIELD_TYPES, FIGURE_PARTS, QUALIFIERS } from '../domain/codebook.ts'
import type { DismissedFlag } from './evidence-row.ts'
import type { RowField, RowFigure } from './row-evidence.ts'

const text = z.string('must be text')
const number = z.number('must be a number').nullable().default(null)
const part = text.default('')
const offset = z.number('must be a whole number from 0').int().nonnegative('must be a whole number from 0')
const spanned = { start: offset, end: offset, exact: text }
const words = z.object(spanned).nullable().default(null)

/** A filled field; words that are left out are none. */
export const rowField: z.ZodType<RowField> = z.object({
  code: text,
  field: text.min(1, 'must not be empty'),
  id: part,
  type: z.enum(FIELD_TYPES, `must be one of ${FIELD_TYPES.join(', ')}`),
  value: z.union(
    [text, z.number(), z.boolean(), z.array(text)],
    'must be text, a number, true, false or a list',
  ),
  words,
})

/** A figure; parts that are left out are not stated. */
export const rowFigure: z.ZodType<RowFigure> = z.object({
  id: part,
  value: number,
  high: number,
  qualifier: z.enum(QUALIFIERS, `must be one of ${QUALIFIERS.join(' ')}`).default('='),
  unit: part,
  measure: part,
  population: part,
  place: part,
  period: part,
  denominator: number,
  uncertainty: part,
  words,
  partWords: z
    .array(z.object({ part: z.enum(FIGURE_PARTS, `must be one of ${FIGURE_PARTS.join(', ')}`), ...spanned }))
    .default([]),
})

/** A dismissed flag; a reason is needed, since one without it is not dismissed. */
export const dismissedFlag: z.ZodType<DismissedFlag> = z.object({
  flag: text.min(1, 'must not be empty'),
  reason: text.min(1, 'must not be empty'),
})
