/**
 * The one way the codebook changes: whoever edits or imports it says how it should be, and gets a change of exactly
 * what differs. Nothing is taken away by it: codes and fields that are left out stay as they are, and what was coded
 * with them stays in any case.
 */
import type { DraftChange, DraftWrite, Scalar } from './change.ts'
import { isBelow, type Code, type Field } from './codebook.ts'
import { codebookFingerprint, numberingWrites } from './codebook-version.ts'
import { fieldWrites, nextPosition, writesOf } from './draft-writes.ts'
import type { Project } from './project.ts'

/**
 * Returns the change that makes the codes of `next`, and their fields, what they are there; null where nothing differs.
 * `label` names it for Undo. Both the codebook before and the one after get a version number where they have none.
 * @throws where a code of `next` would stand below itself.
 */
export function draftCodebook(
  { codes, codebooks }: Pick<Project, 'codes' | 'codebooks'>,
  next: readonly Code[],
  label: string,
): DraftChange | null {
  const known = new Map(codes.map((code) => [code.id, code]))
  const after = [...next, ...codes.filter(({ id }) => !next.some((code) => code.id === id))].sort(
    (a, b) => compare(a.position, b.position) || compare(a.id, b.id),
  )
  const ring = after.find(({ id, parentId }) => parentId !== null && isBelow(after, parentId, id))
  if (ring) throw new Error(`The code ${ring.name} would stand below itself`)
  const writes = next.flatMap((code) => codeWrites(code, known.get(code.id)))
  if (writes.length === 0) return null
  const before = numberingWrites(codebooks, codes)
  const numbered = new Map(codebooks)
  if (before.length > 0) numbered.set(codebookFingerprint(codes), Math.max(0, ...codebooks.values()) + 1)
  return { label, writes: [...writes, ...before, ...numberingWrites(numbered, after)] }
}

function codeWrites(code: Code, before: Code | undefined): DraftWrite[] {
  const own = differing(ownFields(code), before && ownFields(before))
  const fields = code.fields.flatMap((field) => {
    const old = before?.fields.find(({ id }) => id === field.id)
    const all = fieldWrites(code.id, field)
    if (!old) return all
    const same = new Map(fieldWrites(code.id, old).map((write) => [write.field, write.value]))
    return all.filter((write) => same.get(write.field) !== write.value)
  })
  return [...writesOf('code', code.id, own), ...fields]
}

function ownFields(code: Code): Record<string, Scalar> {
  const { name, definition, useWhen, notWhen, hue, pattern, key, retired, position } = code
  return { name, definition, useWhen, notWhen, hue, pattern, key, parent: code.parentId, retired, position }
}

function differing(
  fields: Record<string, Scalar>,
  before: Record<string, Scalar> | undefined,
): Record<string, Scalar> {
  if (!before) return fields
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => before[name] !== value))
}

/**
 * Returns the codes with `moved` behind `after` (null: first) below `parentId`. Only its own position changes: a key
 * between its new neighbours.
 */
export function moveCode(
  codes: readonly Code[],
  movedId: string,
  { parentId, afterId }: { readonly parentId: string | null; readonly afterId: string | null },
): readonly Code[] {
  const siblings = codes.filter((code) => code.parentId === parentId && code.id !== movedId)
  const at = siblings.findIndex(({ id }) => id === afterId)
  const position = positionBetween(siblings[at]?.position ?? null, siblings[at + 1]?.position ?? null)
  return codes.map((code) => (code.id === movedId ? { ...code, parentId, position } : code))
}

/** Returns the fields of a code with one of them moved one place up (-1) or down (1). */
export function moveField(fields: readonly Field[], movedId: string, by: 1 | -1): readonly Field[] {
  const at = fields.findIndex(({ id }) => id === movedId)
  const others = fields.filter(({ id }) => id !== movedId)
  const to = at + by
  if (at === -1 || to < 0 || to >= fields.length) return fields
  const position = positionBetween(others[to - 1]?.position ?? null, others[to]?.position ?? null)
  return fields
    .map((field) => (field.id === movedId ? { ...field, position } : field))
    .sort((a, b) => compare(a.position, b.position) || compare(a.id, b.id))
}

/**
 * Returns a key that sorts behind `low` and before `high` as text; null is the end of the list on that side. Keys are
 * digits; there is always room between two of them, since a key never ends with 0.
 */
export function positionBetween(low: string | null, high: string | null): string {
  if (high === null) return nextPosition(low)
  const floor = low ?? ''
  for (let length = 1; ; length++) {
    const from = BigInt(floor.padEnd(length, '0').slice(0, length))
    const to = BigInt(high.padEnd(length, '0').slice(0, length))
    if (to - from < 2n) continue
    const middle = String((from + to) / 2n).padStart(length, '0')
    return middle.endsWith('0') ? `${middle}5` : middle
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
