/** What is to be looked at in the evidence of the open project. */
import { useDeferredValue } from 'react'
import type { Flag } from '../../shared/dataset/flag.ts'
import { flagsOf } from '../../shared/dataset/flags.ts'
import type { Annotation, Project } from '../../shared/domain/project.ts'
import { useOpened } from './session.ts'

/** An annotation with something to look at. */
export interface Flagged {
  readonly annotation: Annotation
  readonly flags: readonly Flag[]
}

const known = new WeakMap<Project, ReadonlyMap<string, readonly Flag[]>>()
const lists = new WeakMap<Project, readonly Flagged[]>()

/** Returns the flags of a project by annotation, found once for each state of it. */
export function flagsIn(project: Project): ReadonlyMap<string, readonly Flag[]> {
  const flags = known.get(project) ?? flagsOf(project)
  known.set(project, flags)
  return flags
}

/** Returns the annotations with flags, source by source in the order of the text. */
export function flaggedIn(project: Project): readonly Flagged[] {
  const list = lists.get(project) ?? sortedFlagged(project)
  lists.set(project, list)
  return list
}

/** The project once what the person does leaves time for it: flags may come a moment late. */
export function useSettledProject(): Project {
  return useDeferredValue(useOpened((opened) => opened.project))
}

function sortedFlagged(project: Project): readonly Flagged[] {
  const flags = flagsIn(project)
  const places = new Map(project.sources.map(({ id }, index) => [id, index]))
  const place = ({ annotation }: Flagged) => places.get(annotation.sourceId) ?? 0
  const start = ({ annotation }: Flagged) => annotation.target.spans[0]?.start ?? 0
  return project.annotations
    .flatMap((annotation): Flagged[] => {
      const own = flags.get(annotation.id)
      return own ? [{ annotation, flags: own }] : []
    })
    .sort((a, b) => place(a) - place(b) || start(a) - start(b))
}
