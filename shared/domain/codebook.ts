/**
 * The codebook: codes in a tree, each with the typed fields that passages coded with it are asked for. Codes and
 * fields are data; finding, statistic and recommendation are only those a project starts with (`standard-codes.ts`).
 */
import type { Words } from './words.ts'

export const HUES = ['gold', 'blue', 'green', 'violet', 'plum', 'olive', 'cyan', 'slate'] as const
export type Hue = (typeof HUES)[number]

export const PATTERNS = ['solid', 'dotted', 'double', 'dashed', 'thick'] as const
export type Pattern = (typeof PATTERNS)[number]

/** The digit keys that tag with a code. */
export const CODE_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/**
 * What a field may hold: text; a number; a date or period, as the report words it; one of its options; some of its
 * options; yes or no; other annotations; figures ({@link Figure}).
 */
export const FIELD_TYPES = [
  'text',
  'number',
  'period',
  'choice',
  'choices',
  'flag',
  'link',
  'figures',
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

/** A field of a code. Its values stay with the annotations whatever becomes of it. */
export interface Field {
  readonly id: string
  readonly name: string
  readonly type: FieldType
  readonly required: boolean
  /** What a `choice` or `choices` may be; of a `figures` field, the parts that each figure needs. */
  readonly options: readonly string[]
  /** Sorts the fields of a code; compared as text. */
  readonly position: string
  /** No longer asked for. */
  readonly retired: boolean
}

/** A code of the codebook (REFI-QDA `Code`), drawn in `hue` with the underline `pattern`. */
export interface Code {
  readonly id: string
  readonly name: string
  readonly definition: string
  readonly useWhen: string
  readonly notWhen: string
  readonly hue: Hue
  readonly pattern: Pattern
  /** The digit that tags with it; "" for none; null for the next one free in codebook order. */
  readonly key: string | null
  /** The code above it, or null at the top. */
  readonly parentId: string | null
  /** No longer offered for tagging; its annotations stay. */
  readonly retired: boolean
  /** Sorts the codes below one parent; compared as text. */
  readonly position: string
  /** By position, retired ones too. */
  readonly fields: readonly Field[]
}

/** How a figure relates to what is counted. `range`: it lies between `value` and `high`. */
export const QUALIFIERS = ['=', '≈', '<', '≤', '>', '≥', 'range'] as const
export type Qualifier = (typeof QUALIFIERS)[number]

/** The parts of a figure, in the order in which forms and files have them. */
export const FIGURE_PARTS = [
  'value',
  'high',
  'qualifier',
  'unit',
  'measure',
  'population',
  'place',
  'period',
  'denominator',
  'uncertainty',
] as const
export type FigurePart = (typeof FIGURE_PARTS)[number]

/** Parts that are numbers; the others are text. */
export const NUMBER_PARTS: ReadonlySet<FigurePart> = new Set(['value', 'high', 'denominator'])

/** What a figure says. A text is "" and a number null where the report does not state it. */
export interface FigureParts {
  /** The number, or the lower end of a range, in `unit`: 77 of "77 percent". Null for "tens of thousands". */
  readonly value: number | null
  /** The upper end of a range; null of everything else. */
  readonly high: number | null
  readonly qualifier: Qualifier
  readonly unit: string
  /** What was measured: "murder rate". */
  readonly measure: string
  readonly population: string
  readonly place: string
  readonly period: string
  /** Out of how many. */
  readonly denominator: number | null
  /** As printed: "± 3 points". */
  readonly uncertainty: string
}

/** A number that a passage states, as a person confirmed it. */
export interface Figure extends FigureParts {
  readonly id: string
  /** `refused`: the number reader proposed it, and a person said that it is none. */
  readonly state: 'confirmed' | 'refused'
  /** The words that state it; null where nobody assigned any. */
  readonly words: Words | null
  /** The words behind single parts. */
  readonly partWords: Readonly<Partial<Record<FigurePart, Words>>>
}

/** What an annotation holds in one field. */
export interface FieldValue {
  readonly fieldId: string
  /** As stored: read it with `readFieldValue`. `choices` stand one a line. Null in a field of links. */
  readonly value: string | number | boolean | null
  /** Ids of the annotations linked to; empty in other fields. */
  readonly links: readonly string[]
  readonly words: Words | null
}

/** Returns the digit key of each code that has one: its own, or the next free one. Retired codes have none. */
export function codeKeys(codes: readonly Code[]): ReadonlyMap<string, string> {
  const live = codes.filter(({ retired }) => !retired)
  const keys = new Map<string, string>()
  const taken = new Set<string>()
  for (const { id, key } of live) {
    if (key === null || key === '' || taken.has(key)) continue
    keys.set(id, key)
    taken.add(key)
  }
  const free = CODE_KEYS.filter((key) => !taken.has(key))
  for (const { id, key } of live) {
    const next = key === null ? free.shift() : undefined
    if (next !== undefined) keys.set(id, next)
  }
  return keys
}

/** Returns the codes that a digit tags with, in the order of the digits. */
export function keyedCodes(codes: readonly Code[]): readonly { readonly code: Code; readonly key: string }[] {
  const keys = codeKeys(codes)
  return codes
    .flatMap((code) => {
      const key = keys.get(code.id)
      return key === undefined ? [] : [{ code, key }]
    })
    .sort((a, b) => Number(a.key) - Number(b.key))
}

/** Codes in the order of the tree, each followed by those below it, with its depth from 0. */
export function codeTree(codes: readonly Code[]): readonly { readonly code: Code; readonly depth: number }[] {
  const ids = new Set(codes.map(({ id }) => id))
  const below = new Map<string | null, Code[]>()
  for (const code of codes) {
    const parent = code.parentId !== null && ids.has(code.parentId) ? code.parentId : null
    const siblings = below.get(parent)
    if (siblings) siblings.push(code)
    else below.set(parent, [code])
  }
  const rows: { code: Code; depth: number }[] = []
  const seen = new Set<string>()
  const walk = (list: readonly Code[], depth: number): void => {
    for (const code of list) {
      if (seen.has(code.id)) continue
      seen.add(code.id)
      rows.push({ code, depth })
      walk(below.get(code.id) ?? [], depth + 1)
    }
  }
  walk(below.get(null) ?? [], 0)
  // Two people who moved codes below each other made a ring that hangs on nothing.
  walk(
    codes.filter(({ id }) => !seen.has(id)),
    0,
  )
  return rows
}

/** The names of the codes above a code and its own, from the top: "Finding › Testimony". */
export function codePath(codes: readonly Code[], code: Code): string {
  return codeNames(code, new Map(codes.map((one) => [one.id, one]))).join(' › ')
}

/** Returns the names of a code and of those above it, from the top. */
export function codeNames(code: Code, byId: ReadonlyMap<string, Code>): readonly string[] {
  const names: string[] = []
  const seen = new Set<string>()
  for (let at: Code | undefined = code; at && !seen.has(at.id); at = byId.get(at.parentId ?? '')) {
    seen.add(at.id)
    names.unshift(at.name)
  }
  return names
}

/** Says whether `id` is `other` itself or stands below it, so that `other` can't be moved below `id`. */
export function isBelow(codes: readonly Code[], id: string, other: string): boolean {
  const seen = new Set<string>()
  let at: string | null = id
  while (at !== null && !seen.has(at)) {
    if (at === other) return true
    seen.add(at)
    const here: string = at
    at = codes.find((code) => code.id === here)?.parentId ?? null
  }
  return false
}

/** Returns the fields that an annotation with these codes is asked for, in codebook order. */
export function fieldsFor(
  codes: readonly Code[],
  codeIds: readonly string[],
): readonly { readonly code: Code; readonly field: Field }[] {
  return codes
    .filter(({ id }) => codeIds.includes(id))
    .flatMap((code) => code.fields.filter(({ retired }) => !retired).map((field) => ({ code, field })))
}
