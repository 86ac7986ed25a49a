/** Names the page of a passage in the window, as the person counts the pages of that report. */
import type { Passage } from '../../shared/anchoring/describe.ts'
import { pageLabelOf } from '../../shared/domain/page-labels.ts'
import type { Project, Source } from '../../shared/domain/project.ts'

/** A passage of a source: an annotation, or what is selected in it. */
export interface Placed {
  readonly sourceId: string
  readonly target: Pick<Passage, 'page' | 'fileLabel'>
}

type Sources = Pick<Project, 'sources'>

/** Returns "p. 12"; "" where there are no pages. */
export function pageMark(project: Sources, placed: Placed): string {
  return worded(project, placed, 'p.\u00A0')
}

/** Returns "page 12", to be said; "" where there are no pages. */
export function pageSaid(project: Sources, placed: Placed): string {
  return worded(project, placed, 'page ')
}

function worded({ sources }: Sources, { sourceId, target }: Placed, mark: string): string {
  const label = pageLabelOf(sourcesById(sources).get(sourceId) ?? AS_THE_FILE_SAYS, target)
  return label === null || label === '' ? '' : mark + label
}

const AS_THE_FILE_SAYS = { pageLabels: '' }

const known = new WeakMap<readonly Source[], ReadonlyMap<string, Source>>()

/** A list of annotations asks once for each. */
function sourcesById(sources: readonly Source[]): ReadonlyMap<string, Source> {
  const byId = known.get(sources) ?? new Map(sources.map((source) => [source.id, source]))
  known.set(sources, byId)
  return byId
}
