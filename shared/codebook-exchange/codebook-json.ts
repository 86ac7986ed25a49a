/** A codebook as Pincite's own JSON: everything, with ids, so that nothing is lost between two projects. */
import { z } from 'zod'
import { CODE_KEYS, codeTree, FIELD_TYPES, HUES, PATTERNS, type Code } from '../domain/codebook.ts'
import { isId } from '../domain/field-rules.ts'
import { MOST_CODES, tooManyCodes, type CodebookReading, type WrittenCodebook } from './exchanged-code.ts'
import { treeOrder } from './tree-order.ts'

const VERSION = 'codebook/1'

const id = z.string().refine(isId, 'must be an id (letters, digits, "-" and "_", at most 64)')
const field = z.object({
  id,
  name: z.string(),
  type: z.enum(FIELD_TYPES),
  required: z.boolean(),
  options: z.array(z.string()),
  retired: z.boolean(),
})
const code = z.object({
  id,
  parentId: id.nullable(),
  name: z.string(),
  definition: z.string(),
  useWhen: z.string(),
  notWhen: z.string(),
  hue: z.enum(HUES),
  pattern: z.enum(PATTERNS),
  key: z.enum(['', ...CODE_KEYS]).nullable(),
  retired: z.boolean(),
  fields: z.array(field),
})
const file = z.object({ pincite: z.string(), codes: z.array(code) })

/** Writes the codes in the order of the tree, each with its fields in order. */
export function writeJson(codes: readonly Code[]): WrittenCodebook {
  const written = codeTree(codes).map(({ code: { position: _, fields, ...own } }) => ({
    ...own,
    fields: fields.map(({ position: _position, ...field }) => field),
  }))
  return {
    ok: true,
    text: `${JSON.stringify({ pincite: VERSION, codes: written }, null, 2)}\n`,
    warnings: [],
  }
}

/** Reads what {@link writeJson} wrote; what is wrong is named by its path. Codes may stand in any order. */
export function readJson(text: string): CodebookReading {
  const value = parse(text)
  if (!value.ok) return value
  const version = z.object({ pincite: z.string() }).safeParse(value.json)
  if (!version.success) {
    return {
      ok: false,
      message: `It is JSON, but no codebook of Pincite: "pincite": "${VERSION}" is missing.`,
    }
  }
  if (version.data.pincite !== VERSION) {
    const message = `It says "pincite": "${version.data.pincite}"; this version reads "${VERSION}" only. Update Pincite, or export the codebook as .qdc or .csv.`
    return { ok: false, message }
  }
  const checked = file.safeParse(value.json)
  if (!checked.success) return { ok: false, message: describe(checked.error) }
  if (checked.data.codes.length > MOST_CODES) return tooManyCodes()
  return inOrder(checked.data.codes)
}

function parse(text: string): { ok: true; json: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, json: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, message: `It is not valid JSON: ${reason}. Export it again.` }
  }
}

function describe({ issues }: z.ZodError): string {
  const [first] = issues
  const path = (first?.path ?? []).reduce<string>((before, part) => {
    if (typeof part === 'number') return `${before}[${part}]`
    return before === '' ? String(part) : `${before}.${String(part)}`
  }, '')
  const more = issues.length > 1 ? ` There are ${issues.length - 1} more such problems.` : ''
  return `At ${path}: ${first?.message ?? 'not as expected'}.${more} Export it again.`
}

/** Puts every code behind the one above it. */
function inOrder(codes: readonly z.infer<typeof code>[]): CodebookReading {
  const indexes = new Map(codes.map(({ id }, index) => [id, index]))
  for (const [index, { id, parentId }] of codes.entries()) {
    if (indexes.get(id) !== index)
      return { ok: false, message: `At codes[${indexes.get(id)}].id: “${id}” is there twice.` }
    if (parentId !== null && !indexes.has(parentId)) {
      return { ok: false, message: `At codes[${index}].parentId: there is no code “${parentId}”.` }
    }
  }
  const parentOf = ({ parentId }: (typeof codes)[number]) => codes[indexes.get(parentId ?? '') ?? -1] ?? null
  const tree = treeOrder(codes, parentOf)
  if (!tree.ok) {
    const index = indexes.get(tree.item.id) ?? 0
    return { ok: false, message: `At codes[${index}].parentId: “${tree.item.name}” ${tree.problem}.` }
  }
  const read = tree.rows.map(({ item: { parentId: _, ...own }, parent }) => ({ ...own, parent }))
  return { ok: true, codes: read, warnings: [] }
}
