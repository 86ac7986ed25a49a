/** The annotations that another can be linked to, those of its own report first. */
import type { Annotation, Project } from '../../shared/domain/project.ts'
import { pageMark } from './page-words.ts'

/**
 * Returns those of which every word of `query` is in the quote, the name of a code, the page or the title of the
 * report; all for "". Reports come in their order, passages in that of the text.
 */
export function linkable(project: Project, annotation: Annotation, query: string): readonly Annotation[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const names = new Map(project.codes.map(({ id, name }) => [id, name]))
  const titles = new Map(project.sources.map(({ id, title }) => [id, title]))
  const places = new Map(project.sources.map(({ id }, index) => [id, index]))
  const rank = ({ sourceId }: Annotation) =>
    sourceId === annotation.sourceId ? -1 : (places.get(sourceId) ?? 0)
  const textOf = (other: Annotation) =>
    [
      other.target.exact,
      // Typed with a plain space.
      pageMark(project, other).replace('\u00A0', ' '),
      titles.get(other.sourceId),
      ...other.codeIds.map((id) => names.get(id)),
    ]
      .join(' ')
      .toLowerCase()
  const has = (other: Annotation) => {
    const text = textOf(other)
    return words.every((word) => text.includes(word))
  }
  return project.annotations
    .filter((other) => other.id !== annotation.id && (words.length === 0 || has(other)))
    .sort((a, b) => rank(a) - rank(b) || startOf(a) - startOf(b))
}

function startOf({ target }: Annotation): number {
  return target.spans[0]?.start ?? 0
}
