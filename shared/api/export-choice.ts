/** What a call says of an export beside its format. */
import { z } from 'zod'
import { EVIDENCE_KEYS } from '../dataset/evidence-row.ts'
import { MARKDOWN_GROUPS } from '../dataset/markdown.ts'

const id = z.string().regex(/^[\w-]{1,64}$/)

/** Which rows, with which keys, cited how; what is left out takes all. */
export const exportChoice = z.strictObject({
  sourceId: id.optional(),
  codeId: id.optional(),
  coder: id.optional(),
  /** Conditions of `where.ts`; a row must meet all. */
  where: z.array(z.string().max(500)).max(20),
  fields: z.array(z.enum(EVIDENCE_KEYS)).optional(),
  group: z.enum(MARKDOWN_GROUPS).optional(),
  withSources: z.boolean().optional(),
  /** SPDX name. */
  licence: z.string().max(100).optional(),
  /** A list of names, as CSV text (`redaction.ts`). */
  redact: z.string().max(1_000_000).optional(),
  style: z.string().max(200).optional(),
  locale: z.string().max(20).optional(),
})
export type ExportChoiceArgs = z.input<typeof exportChoice>
