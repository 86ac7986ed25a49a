/** Drafts that make a project and its coders. Ids come from the caller. */
import type { DraftChange, DraftWrite, RecordKind, Scalar } from './change.ts'
import type { Hue, Pattern } from './project.ts'
import { PROJECT_ID } from './schema.ts'

/** Ids for the three codes every project starts with. */
export interface DefaultCodeIds {
  readonly finding: string
  readonly statistic: string
  readonly recommendation: string
}

interface CodeFields {
  readonly name: string
  readonly definition: string
  readonly hue: Hue
  readonly pattern: Pattern
}

const DEFAULT_CODES: Readonly<Record<keyof DefaultCodeIds, CodeFields>> = {
  finding: {
    name: 'Finding',
    definition: 'What the report says it found or concludes.',
    hue: 'gold',
    pattern: 'solid',
  },
  statistic: {
    name: 'Statistic',
    definition: 'A number with what it measures, of whom, where and when.',
    hue: 'blue',
    pattern: 'dotted',
  },
  recommendation: {
    name: 'Recommendation',
    definition: 'What the report asks someone to do.',
    hue: 'green',
    pattern: 'double',
  },
}

/** Names a project and gives it its first three codes, in the order Finding, Statistic, Recommendation. */
export function draftNewProject(name: string, codeIds: DefaultCodeIds): DraftChange {
  const writes = [...writesOf('project', PROJECT_ID, { name })]
  let position: string | null = null
  for (const key of ['finding', 'statistic', 'recommendation'] as const) {
    position = nextPosition(position)
    writes.push(...writesOf('code', codeIds[key], { ...DEFAULT_CODES[key], position }))
  }
  return { label: 'Create project', writes }
}

/** Adds a coder to the project's list. */
export function draftAddCoder(id: string, name: string): DraftChange {
  return { label: 'Add coder', writes: writesOf('coder', id, { name }) }
}

/**
 * Returns a position key after `last` (null: the first). Keys are eight digits; a key between two neighbours is the
 * lower one with digits added, so that comparing as text puts all in order.
 */
export function nextPosition(last: string | null): string {
  const count = Number.parseInt(last?.slice(0, 8) ?? '0', 10)
  return String(Number.isNaN(count) ? 1 : count + 1).padStart(8, '0')
}

/** Returns one write a field of `fields`, on one record. */
export function writesOf(
  kind: RecordKind,
  id: string,
  fields: Readonly<Record<string, Scalar>>,
): DraftWrite[] {
  return Object.entries(fields).map(([field, value]) => ({ kind, id, field, value }))
}
