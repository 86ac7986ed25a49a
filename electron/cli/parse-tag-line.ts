/** Reads one line of the file that `pincite tag --from` takes. */
import { z } from 'zod'
import { messageOf } from '../../shared/api/errors.ts'
import type { TagRequest } from '../services/tagging/tag-quote.ts'

const text = (longest: number) =>
  z
    .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be text') })
    .max(longest, `has more than ${longest} characters`)
const required = (longest: number) => text(longest).min(1, 'is empty')
/** Other programs write null, or nothing between two quotes, for what they do not know. */
const optional = (longest: number) => text(longest).nullish()

const schema = z.strictObject(
  {
    source: required(1_000),
    code: required(1_000),
    quote: required(1_000_000),
    prefix: optional(100_000),
    suffix: optional(100_000),
    memo: optional(1_000_000),
    coder: optional(200),
    fields: z
      .record(z.string(), z.unknown(), { error: 'must be an object of field names and values' })
      .nullish(),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `there is no key ${issue.keys.map((key) => `“${key}”`).join(', ')} here`
        : 'it is not an object',
  },
)

/** Returns what to tag, or the sentence that says why the line can't be used. */
export function parseTagLine(line: string): TagRequest | string {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return `This line is not JSON (${messageOf(error)}). Write one object a line.`
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) {
    const { fields, ...request } = parsed.data
    if (!fields) return request
    return { ...request, fields: Object.entries(fields).map(([name, value]) => ({ name, value })) }
  }
  const [issue] = parsed.error.issues
  const key = issue?.path.join('.') ?? ''
  return `This line can’t be used: ${key === '' ? '' : `“${key}” `}${issue?.message ?? ''}.`
}
