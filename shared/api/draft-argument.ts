/** A change as a window asks for it. */
import { z } from 'zod'

const id = z.string().regex(/^[\w-]{1,64}$/)
const scalar = z.union([z.string().max(1_000_000), z.number(), z.boolean(), z.null()])
export const draft = z.strictObject({
  label: z.string().min(1).max(200),
  writes: z
    .array(
      z.strictObject({
        kind: z.enum(['project', 'coder', 'code', 'source', 'annotation', 'target']),
        id,
        field: z.string().min(1).max(200),
        value: scalar,
      }),
    )
    .min(1)
    .max(100_000)
    .readonly(),
})
