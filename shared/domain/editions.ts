/** Editions of one report among the sources of a project, and the annotations that wait for a person because of them. */
import { pendingAnnotations, successorOf } from './draft-revision.ts'
import type { Annotation, Project, Source } from './project.ts'

/** Annotations on replaced editions, by what is left to do about them. */
export interface Unsettled {
  /** Nobody has decided about these. */
  readonly waiting: readonly Annotation[]
  /** These are known not to be in the next edition, each with its reason. */
  readonly orphans: readonly Annotation[]
}

const known = new WeakMap<Project, Unsettled>()

/** Returns what is left to do on replaced editions; the same object for the same project. */
export function unsettledOf(project: Project): Unsettled {
  const seen = known.get(project)
  if (seen) return seen
  const pending = pendingAnnotations(project)
  const unsettled = {
    waiting: pending.filter(({ orphan }) => orphan === undefined),
    orphans: pending.filter(({ orphan }) => orphan !== undefined),
  }
  known.set(project, unsettled)
  return unsettled
}

/** A source with how many editions are newer than it. */
export interface ListedSource {
  readonly source: Source
  /** 0 for the newest edition and for a source without editions. */
  readonly age: number
}

/**
 * Returns the sources as a person reads their list: every report at the place of its first edition, newest edition
 * first. No source is left out, also of editions in a circle, which two people may have made.
 */
export function listSources({ sources }: Pick<Project, 'sources'>): readonly ListedSource[] {
  const listed: ListedSource[] = []
  const done = new Set<string>()
  const isEdition = ({ revises }: Source) => sources.some(({ id }) => id === revises)
  const firsts = sources.filter((source) => !isEdition(source))
  for (const first of [...firsts, ...sources]) {
    const chain: Source[] = []
    for (let at: Source | null = first; at && !done.has(at.id); at = successorOf({ sources }, at.id)) {
      done.add(at.id)
      chain.push(at)
    }
    chain.reverse().forEach((source, age) => listed.push({ source, age }))
  }
  return listed
}

/**
 * Returns the source of which a file that is coming in is likely a new edition: the newest with its file name or its
 * title, in any case; null where there is none.
 */
export function likelyOldEdition(
  project: Pick<Project, 'sources'>,
  file: { readonly id: string | null; readonly fileName: string; readonly title: string | null },
): Source | null {
  const isLike = (a: string, b: string | null) =>
    b !== null && a.trim().toLowerCase() === b.trim().toLowerCase()
  return (
    listSources(project).find(
      ({ source, age }) =>
        age === 0 &&
        source.id !== file.id &&
        (isLike(source.fileName, file.fileName) || isLike(source.title, file.title)),
    )?.source ?? null
  )
}
