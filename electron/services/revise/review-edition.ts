/** Compares what is left on a replaced edition with the edition after it, for a person to decide. Writes nothing. */
import { whereabouts } from '../../../shared/anchoring/revise-whereabouts.ts'
import { PinciteError } from '../../../shared/api/errors.ts'
import type { EditionReview } from '../../../shared/api/pincite-api.ts'
import { successorOf } from '../../../shared/domain/draft-revision.ts'
import { annotationsOf } from '../../../shared/domain/read-project.ts'
import type { SourceLibrary } from '../sources/source-library.ts'
import type { ProjectStore } from '../store/project-store.ts'
import { compareAnnotations, type Comparison } from './compare-annotations.ts'

/** What a review needs of an open project. */
export interface ReviewParts {
  readonly store: ProjectStore
  readonly library: SourceLibrary
}

/**
 * Returns what the edition after `sourceId` has in the place of each annotation that still stands on that source.
 * Throws `refused` where no edition comes after it or a password is needed, and as `SourceLibrary.readText`.
 */
export async function reviewEdition(
  { store, library }: ReviewParts,
  sourceId: string,
  watch: Pick<Comparison, 'signal' | 'onCompared'>,
): Promise<EditionReview> {
  const old = library.find(sourceId)
  const next = successorOf(store.project(), sourceId)
  if (!next) {
    throw new PinciteError('refused', `“${old.title}” has no new edition in this project. Add one first.`)
  }
  const before = { canonical: (await library.readText(sourceId)).canonical, source: old }
  const after = { canonical: (await library.readText(next.id)).canonical, source: next }
  const annotations = annotationsOf(store.project(), sourceId)
  const { editions, compared } = await compareAnnotations({ before, after, annotations, ...watch })
  const passages = compared.map(({ annotation, ...passage }) => ({
    ...passage,
    annotationId: annotation.id,
    targetId: annotation.target.id,
    near: whereabouts(editions, annotation.target.spans),
  }))
  return { editionId: next.id, passages }
}
