/** What an import does to a codebook, told before it is done. */
import { codeNames, type Code, type Field } from '../domain/codebook.ts'

/** One thing that becomes another. */
export interface CodebookEdit {
  /** Name of the field of the code it is about; null where it is about the code. */
  readonly field: string | null
  /** A key of the code or field as in the JSON codebook (`parent`: names from the top); `added` for a new field. */
  readonly property: string
  /** As text; null for what was not there. */
  readonly from: string | null
  readonly to: string
}

/** What becomes of one code of the file. */
export interface CodeDifference {
  readonly codeId: string
  /** Names from the top, the code's own last. */
  readonly path: readonly string[]
  readonly outcome: 'added' | 'changed' | 'same'
  /** What changes; of a new code, its fields. */
  readonly edits: readonly CodebookEdit[]
}

const OF_CODE = ['name', 'definition', 'useWhen', 'notWhen', 'hue', 'pattern', 'key', 'retired'] as const
const OF_FIELD = ['name', 'type', 'required', 'options', 'retired'] as const

/** Returns what `next` makes of the project's codes `known`, in the order of `next`. */
export function codebookDifference(known: readonly Code[], next: readonly Code[]): readonly CodeDifference[] {
  const before = new Map(known.map((code) => [code.id, code]))
  const after = new Map([...known, ...next].map((code) => [code.id, code]))
  return next.map((code) => {
    const old = before.get(code.id)
    const path = codeNames(code, after)
    const fields = code.fields.flatMap((field) => fieldEdits(field, old))
    if (!old) return { codeId: code.id, path, outcome: 'added', edits: fields }
    const own = OF_CODE.flatMap((property) => edit(null, property, old[property], code[property]))
    const move = { field: null, property: 'parent', from: above(codeNames(old, before)), to: above(path) }
    const edits = [...own, ...(old.parentId === code.parentId ? [] : [move]), ...fields]
    return { codeId: code.id, path, outcome: edits.length === 0 ? 'same' : 'changed', edits }
  })
}

function fieldEdits(field: Field, code: Code | undefined): CodebookEdit[] {
  const old = code?.fields.find(({ id }) => id === field.id)
  if (!old) return [{ field: field.name, property: 'added', from: null, to: field.type }]
  return OF_FIELD.flatMap((property) => edit(old.name, property, old[property], field[property]))
}

function edit(
  field: string | null,
  property: string,
  from: Code['key'] | boolean | readonly string[],
  to: Code['key'] | boolean | readonly string[],
): CodebookEdit[] {
  const [before, after] = [asText(from), asText(to)]
  return before === after ? [] : [{ field, property, from: before, to: after }]
}

/** A key that is chosen by Pincite is "auto", none is "". */
function asText(value: Code['key'] | boolean | readonly string[]): string {
  if (value === null) return 'auto'
  return typeof value === 'object' ? value.join('\n') : String(value)
}

function above(path: readonly string[]): string {
  return path.slice(0, -1).join(' › ')
}
