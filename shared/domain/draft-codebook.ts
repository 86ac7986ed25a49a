/**
 * The one way the codebook changes: whoever edits or imports it says how it should be, and gets a change of exactly
 * what differs. Nothing is taken away by it: codes and fields that are left out stay as they are, and what was coded
 * with them stays in any case.
 */
import type { DraftChange, DraftWrite, Scalar } from './change.ts'
import { codeKeys, isBelow, type Code, type Field } from './codebook.ts'
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
  const given = new Set(next.map(({ id }) => id))
  const after = [...next, ...codes.filter(({ id }) => !given.has(id))]
  // A ring that merging made is no reason to refuse a change that leaves it alone.
  const ring = next.find(
    ({ id, parentId }) =>
      parentId !== null && parentId !== known.get(id)?.parentId && isBelow(after, parentId, id),
  )
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
 * Returns the codes with the digit each has now as its own, for changes after which others would come next for a free
 * one: who tags with 2 goes on doing so whatever is added, moved or retired. Retired codes stay without.
 */
export function keepKeys(codes: readonly Code[]): readonly Code[] {
  const keys = codeKeys(codes)
  return codes.map((code) =>
    code.key === null && !code.retired ? { ...code, key: keys.get(code.id) ?? '' } : code,
  )
}

/**
 * Returns the codes with `movedId` behind `afterId` (null: first) below `parentId`. Only its own position changes,
 * unless there is no room between its new neighbours, as between two codes that two people added at once.
 */
export function moveCode(
  codes: readonly Code[],
  movedId: string,
  { parentId, afterId }: { readonly parentId: string | null; readonly afterId: string | null },
): readonly Code[] {
  const moved = codes.find(({ id }) => id === movedId)
  if (!moved) return codes
  const siblings = codes.filter((code) => code.parentId === parentId && code.id !== movedId)
  const at = siblings.findIndex(({ id }) => id === afterId) + 1
  const positions = positionsOf([...siblings.slice(0, at), moved, ...siblings.slice(at)], movedId)
  const placed = codes.map((code) => (code.id === movedId ? { ...code, parentId } : code))
  return placed.map((code) => ({ ...code, position: positions.get(code.id) ?? code.position }))
}

/** Returns the fields of a code with one of them moved one place up (-1) or down (1). */
export function moveField(fields: readonly Field[], movedId: string, by: 1 | -1): readonly Field[] {
  const at = fields.findIndex(({ id }) => id === movedId)
  const to = at + by
  const moved = fields[at]
  if (!moved || to < 0 || to >= fields.length) return fields
  const others = fields.filter(({ id }) => id !== movedId)
  const ordered = [...others.slice(0, to), moved, ...others.slice(to)]
  const positions = positionsOf(ordered, movedId)
  return ordered.map((field) => ({ ...field, position: positions.get(field.id) ?? field.position }))
}

/** New positions, by id, that put a list in its order: of `movedId` alone where its neighbours leave room, else of all. */
function positionsOf(
  ordered: readonly { readonly id: string; readonly position: string }[],
  movedId: string,
): ReadonlyMap<string, string> {
  const at = ordered.findIndex(({ id }) => id === movedId)
  const between = positionBetween(ordered[at - 1]?.position ?? null, ordered[at + 1]?.position ?? null)
  if (between !== null) return new Map([[movedId, between]])
  let position: string | null = null
  return new Map(ordered.map(({ id }) => [id, (position = nextPosition(position))]))
}

/**
 * Returns a key that sorts behind `low` and before `high` as text; null stands for the end of the list on that side.
 * Keys are digits that do not end with 0, so that there is room on both sides of them. Returns null where there is
 * none: between equal keys, keys out of order, and keys of another making.
 */
export function positionBetween(low: string | null, high: string | null): string | null {
  if (![low ?? '0', high ?? '0'].every((key) => /^\d+$/.test(key))) return null
  if (high === null) {
    const next = nextPosition(low)
    return next > (low ?? '') ? next : null
  }
  const floor = low ?? ''
  const most = Math.max(floor.length, high.length)
  if (floor.padEnd(most, '0') >= high.padEnd(most, '0')) return null
  for (let length = 1; ; length++) {
    const from = BigInt(floor.padEnd(length, '0').slice(0, length))
    const to = BigInt(high.padEnd(length, '0').slice(0, length))
    if (to - from < 2n) continue
    const middle = String((from + to) / 2n).padStart(length, '0')
    return middle.endsWith('0') ? `${middle}5` : middle
  }
}
