/**
 * Puts a new edition of a source in a project: reads its file, finds out what became of every annotation of the old
 * edition, and makes one change of it. Nothing is written before that is known.
 */
import { randomUUID } from 'node:crypto'
import { isCarriedOver, keepsWords } from '../../../shared/anchoring/revise-passage.ts'
import { PinciteError } from '../../../shared/api/errors.ts'
import type { Change } from '../../../shared/domain/change.ts'
import { draftRevision, type AnnotationRevision } from '../../../shared/domain/draft-revision.ts'
import type { Source } from '../../../shared/domain/project.ts'
import { annotationsOf } from '../../../shared/domain/read-project.ts'
import type { NewSource } from '../sources/new-source.ts'
import { keepSourceBytes } from '../sources/source-files.ts'
import { cacheText } from '../sources/text-cache.ts'
import type { Author, ProjectStore } from '../store/project-store.ts'
import { compareAnnotations, type ComparedAnnotation } from './compare-annotations.ts'
import { readEdition, type EditionParts, type ReadEdition } from './read-edition.ts'

/**
 * What is decided without a person. `sure`: what {@link isCarriedOver} is carried over, what is lost becomes an orphan.
 * `same-words`: what {@link keepsWords} is carried over; new wordings and what is lost wait as well.
 */
export type RevisionPolicy = 'sure' | 'same-words'

export interface RevisionRequest {
  /** Id of the source that is replaced. */
  readonly sourceId: string
  /** The new edition; its password is tried on the old one too. */
  readonly file: NewSource
  /** Look only: nothing is changed. */
  readonly dryRun: boolean
  readonly policy: RevisionPolicy
  readonly author: Author
  /** Hears how many annotations have been compared. */
  readonly onCompared?: (done: number, of: number) => void
}

export interface RevisionReport {
  readonly old: Source
  /** The new edition's record, as it is or would be in the project. */
  readonly edition: Source
  /** In the order of the old text. */
  readonly compared: readonly ComparedAnnotation[]
  /** The change that was made; null in a dry run, and where there was nothing to do. */
  readonly change: Change | null
}

/**
 * Replaces a source with a new edition of it, in one change that can be undone: see `draft-revision.ts` for what is
 * written and `revise-passage.ts` for what is carried over. Doing it again with the same file tries what still waits.
 *
 * Throws a {@link PinciteError} that says what to do where the source or the file can't be used, the file is the old
 * edition itself, or another edition has replaced it already; `not-saved` when the disk refuses; and the signal's
 * reason when it is stopped. The project is then as it was.
 */
export async function reviseSource(parts: EditionParts, request: RevisionRequest): Promise<RevisionReport> {
  const { store, library } = parts
  const { sourceId, file, dryRun, author, policy, onCompared } = request
  const { signal } = file
  const old = library.find(sourceId)
  const before = { canonical: (await library.readText(sourceId, file.password)).canonical, source: old }
  signal?.throwIfAborted()
  const read = await readEdition(parts, old, file)
  signal?.throwIfAborted()
  const annotations = annotationsOf(store.project(), sourceId)
  const after = { canonical: read.text.canonical, source: read.edition.source }
  const { compared } = await compareAnnotations({ before, after, annotations, signal, onCompared })
  const revisions = compared.flatMap((one) => revisionOf(one, after.canonical.extractor, policy))
  const change = dryRun ? null : await save(store, read, { revisions, author })
  return { old, edition: read.edition.source, compared, change }
}

async function save(
  store: ProjectStore,
  { edition, bytes, text }: ReadEdition,
  { revisions, author }: { readonly revisions: readonly AnnotationRevision[]; readonly author: Author },
): Promise<Change | null> {
  if (draftRevision(store.state, edition, revisions) === null) return null
  if (store.state.records.annotation.size > 0) await store.backUp('import')
  if (bytes) {
    await keepSourceBytes(store.folder, edition.source, bytes)
    if (!edition.source.encrypted) await cacheText(store.folder, edition.source.sha256, text)
  }
  refuseIfOvertaken(store, edition.source)
  // Drafted again: meanwhile another window may have deleted or adjusted an annotation.
  const draft = draftRevision(store.state, edition, revisions)
  return draft === null ? null : store.submit(draft, author)
}

/** Another window may have removed the old edition, or added the same file, while this one was read. */
function refuseIfOvertaken(store: ProjectStore, { id, sha256, revises }: Source): void {
  const { sources } = store.project()
  const twin = sources.find((source) => source.sha256 === sha256 && source.id !== id)
  if (!twin && sources.some((source) => source.id === revises)) return
  const what = twin ? `“${twin.title}” was added` : 'The source was removed'
  throw new PinciteError('refused', `${what} meanwhile in another window. Nothing was changed; try again.`)
}

/** What is to be written about an annotation: nothing where a person has to decide. */
function revisionOf(
  one: ComparedAnnotation,
  extractor: string,
  policy: RevisionPolicy,
): readonly AnnotationRevision[] {
  const { annotation, outcome, next, reason } = one
  const seen = { annotationId: annotation.id, oldTargetId: annotation.target.id }
  if (outcome === 'lost') return policy === 'sure' ? [{ kind: 'lost', ...seen, reason }] : []
  const isCarried = policy === 'sure' ? isCarriedOver(outcome) : keepsWords(one)
  if (!isCarried || !next) return []
  return [{ kind: 'carried', ...seen, targetId: randomUUID(), target: { ...next, extractor } }]
}
