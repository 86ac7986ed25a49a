/**
 * Merges a codebook from a file into that of a project. What is new comes behind what is there, what the file says
 * otherwise is changed, and what the file does not have stays.
 */
import { HUES, PATTERNS, type Code, type Field } from '../domain/codebook.ts'
import { nextPosition } from '../domain/draft-writes.ts'
import { isId } from '../domain/field-rules.ts'
import { foldName, type ExchangedCode, type ExchangedField } from './exchanged-code.ts'
import { fitCode } from './fit-code.ts'
import { matchCodes } from './match-codes.ts'
import { guidOf, stableGuid } from './stable-id.ts'

export interface MergedCodebook {
  /** The codes of the file as the project is to have them, in the file's order. */
  readonly codes: readonly Code[]
  readonly warnings: readonly string[]
}

/** Returns what the project's codes are to be after the import; `known` are all it has. */
export function mergeCodebook(known: readonly Code[], imported: readonly ExchangedCode[]): MergedCodebook {
  const merger = new Merger(known)
  const warnings: string[] = []
  const fitting = imported.map((code) => fitCode(code, (warning) => warnings.push(warning)))
  const matches = matchCodes(known, fitting)
  for (const [index, code] of fitting.entries()) merger.add(code, matches[index])
  return { codes: merger.codes, warnings }
}

class Merger {
  readonly codes: Code[] = []
  readonly #codeIds: Set<string>
  readonly #fieldIds: Set<string>
  /** How often each look is in use. */
  readonly #looks: Map<string, number>
  #lastPosition: string | null

  constructor(known: readonly Code[]) {
    this.#codeIds = new Set(known.flatMap(({ id }) => [id, guidOf(id)]))
    this.#fieldIds = new Set(known.flatMap(({ fields }) => fields.map(({ id }) => id)))
    this.#looks = new Map()
    for (const code of known) this.#countLook(code)
    this.#lastPosition = lastPosition(known)
  }

  add(imported: ExchangedCode, match: Code | undefined): void {
    const { id: _, parent, fields, ...said } = imported
    const above = typeof parent === 'number' ? (this.codes[parent]?.id ?? null) : null
    const parentId = parent === undefined ? (match?.parentId ?? null) : above
    const before = match ?? this.#newCode(imported, parentId)
    this.codes.push({ ...before, ...said, parentId, fields: this.#mergeFields(before, fields) })
  }

  #newCode(imported: ExchangedCode, parentId: string | null): Code {
    const { name } = imported
    const hue = imported.hue ?? this.#rarest(HUES, (one) => [one])
    const pattern = imported.pattern ?? this.#rarest(PATTERNS, (one) => [hue, one])
    this.#lastPosition = nextPosition(this.#lastPosition)
    const id = freeId(imported.id, this.#codeIds, `code\n${parentId ?? ''}\n${foldName(name)}`)
    this.#countLook({ hue, pattern })
    const texts = { definition: '', useWhen: '', notWhen: '' }
    const position = this.#lastPosition
    return { id, name, ...texts, hue, pattern, key: null, parentId, retired: false, position, fields: [] }
  }

  /** A field is the same by its id, else by its name in any case; none is matched twice. */
  #mergeFields(code: Code, imported: readonly ExchangedField[]): readonly Field[] {
    const left = new Set(code.fields)
    const take = (field: Field | undefined): Field | undefined => {
      if (field) left.delete(field)
      return field
    }
    const byId = imported.map(({ id }) => take([...left].find((field) => field.id === id)))
    const changed = new Map<Field, Field>()
    const added: Field[] = []
    let position = lastPosition(code.fields)
    for (const [index, { id, ...said }] of imported.entries()) {
      const match =
        byId[index] ?? take([...left].find((field) => foldName(field.name) === foldName(said.name)))
      if (match) changed.set(match, { ...match, ...said })
      else {
        position = nextPosition(position)
        const fresh = freeId(id, this.#fieldIds, `field\n${code.id}\n${foldName(said.name)}`)
        const absent = { type: 'text', required: false, options: [], retired: false } as const
        added.push({ ...absent, ...said, id: fresh, position })
      }
    }
    return [...code.fields.map((field) => changed.get(field) ?? field), ...added]
  }

  #countLook({ hue, pattern }: Pick<Code, 'hue' | 'pattern'>): void {
    for (const look of [hue, `${hue} ${pattern}`]) this.#looks.set(look, (this.#looks.get(look) ?? 0) + 1)
  }

  /** Returns the value used least, the first of several. */
  #rarest<Value extends string>(
    values: readonly Value[],
    lookOf: (value: Value) => readonly string[],
  ): Value {
    const uses = (value: Value) => this.#looks.get(lookOf(value).join(' ')) ?? 0
    return values.reduce((best, value) => (uses(value) < uses(best) ? value : best))
  }
}

/** Returns the id a file gives, where it can be used, else one made from `seed`; takes it. */
function freeId(given: string | null, taken: Set<string>, seed: string): string {
  let id = given !== null && isId(given) && !taken.has(given) ? given : stableGuid(seed)
  for (let n = 2; taken.has(id); n++) id = stableGuid(`${seed}\n${n}`)
  taken.add(id)
  return id
}

/** New ones stand behind all others, whatever stands above them. */
function lastPosition(items: readonly { readonly position: string }[]): string | null {
  return items.reduce<string | null>(
    (last, { position }) => (last === null || position > last ? position : last),
    null,
  )
}
