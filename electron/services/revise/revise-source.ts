/**
 * Puts a new edition of a source in a project: reads its file, finds out what became of every annotation of the old
 * edition, and makes one change of it. Nothing is written before that is known.
 */
import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { buildQuoteIndex } from '../../../shared/anchoring/quote-index.ts'
import {
  isCarriedOver,
  revisePassage,
  type RevisedPassage,
} from '../../../shared/anchoring/revise-passage.ts'
import { compareEditions } from '../../../shared/anchoring/revise-search.ts'
import { PinciteError } from '../../../shared/api/errors.ts'
import { draftRevision, type AnnotationRevision } from '../../../shared/domain/draft-revision.ts'
import type { Annotation, Source } from '../../../shared/domain/project.ts'
import { annotationsOf } from '../../../shared/domain/read-project.ts'
import type { NewSource } from '../sources/new-source.ts'
import { keepSourceBytes } from '../sources/source-files.ts'
import { cacheText } from '../sources/text-cache.ts'
import type { Author, ProjectStore } from '../store/project-store.ts'
import { readEdition, type EditionParts, type ReadEdition } from './read-edition.ts'

export interface RevisionRequest {
  /** Id of the source that is replaced. */
  readonly sourceId: string
  /** The new edition; its password is tried on the old one too. */
  readonly file: NewSource
  /** Look only: nothing is changed. */
  readonly dryRun: boolean
  readonly author: Author
  /** Hears how many annotations have been compared. */
  readonly onCompared?: (done: number, of: number) => void
}

/** What became of one annotation. */
export interface ComparedAnnotation extends RevisedPassage {
  /** As it was before. */
  readonly annotation: Annotation
}

export interface RevisionReport {
  readonly old: Source
  /** The new edition's record, as it is or would be in the project. */
  readonly edition: Source
  /** In the order of the old text. */
  readonly compared: readonly ComparedAnnotation[]
  /** Whether a change was made: not in a dry run, nor where there was nothing to do. */
  readonly changed: boolean
}

/** Comparisons made before other work, and the wish to stop, get their turn. */
const BATCH = 20

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
  const { sourceId, file, dryRun, author } = request
  const old = library.find(sourceId)
  const before = (await library.readText(sourceId, file.password)).canonical
  file.signal?.throwIfAborted()
  const read = await readEdition(parts, old, file)
  file.signal?.throwIfAborted()
  const editions = compareEditions(buildQuoteIndex(before), buildQuoteIndex(read.text.canonical))
  const annotations = annotationsOf(store.project(), sourceId)
  const compared: ComparedAnnotation[] = []
  for (const annotation of annotations) {
    if (compared.length % BATCH === 0) {
      request.onCompared?.(compared.length, annotations.length)
      await setImmediate()
      file.signal?.throwIfAborted()
    }
    compared.push({ annotation, ...revisePassage(editions, annotation.target) })
  }
  const changed = !dryRun && (await save(store, read, { compared, author }))
  return { old, edition: read.edition.source, compared, changed }
}

async function save(
  store: ProjectStore,
  { edition, bytes, text }: ReadEdition,
  { compared, author }: { readonly compared: readonly ComparedAnnotation[]; readonly author: Author },
): Promise<boolean> {
  const revisions = compared.flatMap((one) => revisionOf(one, text.canonical.extractor))
  if (draftRevision(store.state, edition, revisions) === null) return false
  if (store.state.records.annotation.size > 0) await store.backUp('import')
  if (bytes) {
    await keepSourceBytes(store.folder, edition.source, bytes)
    if (!edition.source.encrypted) await cacheText(store.folder, edition.source.sha256, text)
  }
  refuseIfOvertaken(store, edition.source)
  // Drafted again: meanwhile another window may have deleted or adjusted an annotation.
  const draft = draftRevision(store.state, edition, revisions)
  if (draft === null) return false
  await store.submit(draft, author)
  return true
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
  { annotation, outcome, next, reason }: ComparedAnnotation,
  extractor: string,
): AnnotationRevision[] {
  const seen = { annotationId: annotation.id, oldTargetId: annotation.target.id }
  if (outcome === 'lost') return [{ kind: 'lost', ...seen, reason }]
  if (!isCarriedOver(outcome) || !next) return []
  return [{ kind: 'carried', ...seen, targetId: randomUUID(), target: { ...next, extractor } }]
}
