/** Puts an annotation together from its own record, its target's and what the project has around it. */
import { parseAnnotation, parseTarget } from './parse-record.ts'
import { placeFigures, placeValues } from './parse-paths.ts'
import type { Annotation, Target } from './project.ts'
import type { ProjectState, StoredRecord } from './project-state.ts'

/** What decides how annotations are shown. Replaced as a whole when a code or a source changes. */
export interface Surroundings {
  /** Sources that are shown. */
  readonly sourceIds: ReadonlySet<string>
  readonly deletedSources: ReadonlySet<string>
  /** Places in the codebook of the codes that are shown. */
  readonly codeRanks: ReadonlyMap<string, number>
}

/** `annotation` is null when it isn't shown; `problem` says what is wrong with it, also where it is shown. */
export interface AnnotationReading {
  readonly annotation: Annotation | null
  readonly problem: string | null
}

interface View {
  readonly target: StoredRecord | undefined
  readonly codes: string
  readonly annotation: Annotation
}

const views = new WeakMap<StoredRecord, View>()

/**
 * Returns the annotation of `record`, the same object as before where nothing about it changed. One that is deleted
 * or stands in a deleted source is not shown and is no problem.
 */
export function readAnnotation(
  state: ProjectState,
  record: StoredRecord,
  surroundings: Surroundings,
): AnnotationReading {
  const own = parseAnnotation(record)
  if (!own.ok) return { annotation: null, problem: own.message }
  const { sourceId, targetId } = own.value
  if (own.deleted || surroundings.deletedSources.has(sourceId)) return { annotation: null, problem: null }
  if (!surroundings.sourceIds.has(sourceId)) {
    return { annotation: null, problem: `its source ${sourceId} is missing or can't be read` }
  }
  const targetRecord = state.records.target.get(targetId)
  if (!targetRecord) return { annotation: null, problem: `its target ${targetId} is missing` }
  const target = parseTarget(targetRecord)
  if (!target.ok) return { annotation: null, problem: `in its target ${targetId} ${target.message}` }
  const codeIds = codesToShow(own.value.codeIds, surroundings.codeRanks)
  const annotation = viewOf(record, targetRecord, codeIds, () => {
    const { id, memo, citedSource, codebook, dismissed, creatorId, created, modified, orphan } = own.value
    const { exact } = target.value.target
    const former = formerTarget(state, own.value.former)
    return {
      id,
      sourceId,
      target: target.value.target,
      codeIds,
      memo,
      values: placeValues(own.value.values, exact),
      figures: placeFigures(own.value.figures, exact),
      citedSource,
      codebook,
      dismissed,
      ...(orphan === undefined ? {} : { orphan }),
      ...(former === null ? {} : { former }),
      creatorId,
      created,
      modified,
    }
  })
  return { annotation, problem: codeIds.length === 0 ? 'it has no code' : null }
}

/** One that is missing or can't be read is no reason to hide the annotation. */
function formerTarget(state: ProjectState, id: string | undefined): Target | null {
  const record = id === undefined ? undefined : state.records.target.get(id)
  const former = record && parseTarget(record)
  return former?.ok ? former.value.target : null
}

/** Codes of the codebook in its order; where none of them is left, the deleted ones that the annotation has. */
function codesToShow(codeIds: readonly string[], ranks: ReadonlyMap<string, number>): readonly string[] {
  const shown = codeIds.filter((id) => ranks.has(id))
  if (shown.length === 0) return [...codeIds].sort()
  return shown.sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0))
}

function viewOf(
  record: StoredRecord,
  target: StoredRecord,
  codeIds: readonly string[],
  build: () => Annotation,
): Annotation {
  const codes = codeIds.join(' ')
  const known = views.get(record)
  if (known && known.target === target && known.codes === codes) return known.annotation
  const annotation = build()
  views.set(record, { target, codes, annotation })
  return annotation
}
