/** Imports a codebook into a project: one change, and what it does. */
import type { DraftChange } from '../domain/change.ts'
import { isBelow, type Code } from '../domain/codebook.ts'
import { draftCodebook } from '../domain/draft-codebook.ts'
import { writesOf } from '../domain/draft-writes.ts'
import type { Project } from '../domain/project.ts'
import { codebookDifference, type CodeDifference } from './codebook-difference.ts'
import type { ExchangedCode } from './exchanged-code.ts'
import { holdKeys, refuseTakenKeys } from './hold-keys.ts'
import { mergeCodebook } from './merge-codebook.ts'

export type CodebookImport =
  | {
      readonly ok: true
      /** Null where the project has all of it already. */
      readonly draft: DraftChange | null
      readonly codes: readonly CodeDifference[]
      readonly warnings: readonly string[]
    }
  | { readonly ok: false; readonly message: string }

type Codebook = Pick<Project, 'codes' | 'codebooks'>

/** Returns the change that merges the codes of a file into the project's, as {@link mergeCodebook} says. */
export function draftImport(project: Codebook, imported: readonly ExchangedCode[]): CodebookImport {
  const { codes, warnings } = mergeCodebook(project.codes, imported)
  return draftNext(project, codes, { label: 'Import codebook', warnings })
}

/**
 * Returns the change that makes the codes of a project what they are in `next`; a code that was deleted comes back.
 * Digits in use stay where they are, as {@link refuseTakenKeys} and {@link holdKeys} say.
 */
export function draftNext(
  project: Codebook,
  next: readonly Code[],
  { label, warnings }: { readonly label: string; readonly warnings: readonly string[] },
): CodebookImport {
  const ids = new Set(next.map(({ id }) => id))
  const after = [...next, ...project.codes.filter(({ id }) => !ids.has(id))]
  const ring = after.find(({ id, parentId }) => parentId !== null && isBelow(after, parentId, id))
  if (ring) {
    return {
      ok: false,
      message: `In this project, the code “${ring.name}” stands below itself. Move it first.`,
    }
  }
  const fair = refuseTakenKeys(project.codes, next)
  // That a digit stays is nothing to tell.
  const codes = codebookDifference(project.codes, fair.codes)
  const draft = draftCodebook(project, holdKeys(project.codes, fair.codes), label)
  const added = codes.filter(({ outcome }) => outcome === 'added')
  const alive = added.flatMap(({ codeId }) => writesOf('code', codeId, { deleted: false }))
  return {
    ok: true,
    draft: draft && { ...draft, writes: [...draft.writes, ...alive] },
    codes,
    warnings: [...warnings, ...fair.warnings],
  }
}
