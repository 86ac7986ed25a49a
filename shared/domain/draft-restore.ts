/** The one change that sets a project back to what it was: history stays, and Undo takes it back. */
import type { DraftChange, DraftWrite, RecordKind, Scalar } from './change.ts'
import { checkReferences } from './draft-references.ts'
import type { ProjectState, StoredRecord } from './project-state.ts'
import { isDeleted, valueOf } from './project-state.ts'
import { absentValue, checkDraft, hasTombstone, RECORD_KINDS } from './schema.ts'

/**
 * Returns the change after which `now` shows what `then` shows, or null where it does so already. Fields with
 * another value are set back, a field not written then to what its absence counted as; records that are only in
 * `now` are deleted, those that are only in `then` written anew. A target, which is written once, stays: the
 * annotation's own record says which one counts. Left as it is: what this version can't write (a field of a newer
 * version, a value against the rules, a reference to a record that is in neither).
 */
export function draftRestore(now: ProjectState, then: ProjectState, label: string): DraftChange | null {
  const writes: DraftWrite[] = []
  for (const kind of RECORD_KINDS) {
    for (const record of now.records[kind].values()) {
      const before = then.records[kind].get(record.id)
      if (before) writes.push(...setBack(record, before))
      else if (hasTombstone(kind) && !isDeleted(record)) writes.push(tombstone(record))
    }
    for (const record of then.records[kind].values()) {
      if (!now.records[kind].has(record.id)) writes.push(...writeAnew(record))
    }
  }
  const possible = keepPossible(now, writes)
  return possible.length > 0 ? { label, writes: possible } : null
}

function setBack(record: StoredRecord, before: StoredRecord): DraftWrite[] {
  const { kind, id } = record
  const fields = new Set([...Object.keys(before.fields), ...Object.keys(record.fields)])
  const writes: DraftWrite[] = []
  for (const field of fields) {
    const value = shown(before, field)
    if (value !== shown(record, field)) writes.push({ kind, id, field, value })
  }
  return writes
}

function shown(record: StoredRecord, field: string): Scalar {
  const value = valueOf(record, field)
  return value === undefined ? absentValue(record.kind, field) : value
}

function writeAnew(record: StoredRecord): DraftWrite[] {
  const { kind, id } = record
  return Object.keys(record.fields).map((field) => ({ kind, id, field, value: shown(record, field) }))
}

function tombstone({ kind, id }: StoredRecord): DraftWrite {
  return { kind, id, field: 'deleted', value: true }
}

/** Returns the writes that a store takes. One that it would not must not keep it from taking the others. */
function keepPossible(now: ProjectState, writes: readonly DraftWrite[]): readonly DraftWrite[] {
  const legal = writes.filter((write) => checkDraft(alone(write)) === null)
  const made = new Set(legal.map(({ kind, id }) => `${kind}/${id}`))
  return legal.filter((write) => {
    const has = (kind: RecordKind, id: string) => {
      const isItself = kind === write.kind && id === write.id
      return now.records[kind].has(id) || (!isItself && made.has(`${kind}/${id}`))
    }
    return checkReferences(alone(write), has) === null
  })
}

function alone(write: DraftWrite): DraftChange {
  return { label: 'Restore', writes: [write] }
}
