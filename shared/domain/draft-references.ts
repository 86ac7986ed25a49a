/** Checks that a draft refers to records that are there: what `checkDraft` can't tell from the draft alone. */
import type { DraftChange, DraftWrite, RecordKind } from './change.ts'

/**
 * Returns null, or one sentence naming the first record that a draft refers to and that is neither there (`has`)
 * nor made by the draft, or the target that it would write a second time. Deleted records count as there.
 */
export function checkReferences(
  draft: DraftChange,
  has: (kind: RecordKind, id: string) => boolean,
): string | null {
  const made = new Set(draft.writes.map(({ kind, id }) => `${kind}/${id}`))
  for (const write of draft.writes) {
    const reference = referenceOf(write)
    if (reference && !made.has(reference.join('/')) && !has(...reference)) {
      const [kind, id] = reference
      return `The change "${draft.label}" can't be made: there is no ${kind} "${id}" in this project.`
    }
    if (write.kind === 'target' && has('target', write.id)) {
      return `The change "${draft.label}" can't be made: target "${write.id}" is already written.`
    }
  }
  return null
}

function referenceOf({ kind, field, value }: DraftWrite): [RecordKind, string] | null {
  if (kind === 'annotation' && field.startsWith('code/')) return ['code', field.slice('code/'.length)]
  if (typeof value !== 'string') return null
  if (kind === 'annotation' && field === 'source') return ['source', value]
  if (kind === 'source' && field === 'revises') return ['source', value]
  if (kind === 'annotation' && (field === 'target' || field === 'former')) return ['target', value]
  if (kind === 'annotation' && field === 'creator') return ['coder', value]
  if (kind === 'target' && field === 'annotation') return ['annotation', value]
  return null
}
