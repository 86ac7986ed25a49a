/** How sources are cited in what is exported: one interface, so that a style and a locale can take its place. */
import type { Source } from '../domain/project.ts'
import { citedSource, formatCitation, type CitedPlace } from './pincite.ts'

/** Where a passage stands, as far as a citation may say it. */
export interface CiterPlace extends CitedPlace {
  /** 1-based number of its paragraph in the body, or null outside of one. */
  readonly paragraph: number | null
}

/** Formats citations as plain text, one line each. */
export interface Citer {
  /** A citation of this place in the source. */
  readonly cite: (source: Source, place: CiterPlace) => string
  /** The source's entry in a list of references, without a place. */
  readonly reference: (source: Source) => string
}

const NOWHERE = { pageLabel: null, section: null }

/** "Ortiz (2019). Title, p. 12." and "Ortiz (2019). Title.": what is known of a source, in no style of anybody's. */
export const plainCiter: Citer = {
  cite: (source, place) => formatCitation(citedSource(source), place),
  reference: (source) => formatCitation(citedSource(source), NOWHERE),
}

/** Cites sources as they are in `sources`, by id: other records of those that it is asked to cite, without names say. */
export function citeAs(sources: readonly Source[], { cite, reference }: Citer): Citer {
  const byId = new Map(sources.map((source) => [source.id, source]))
  return {
    cite: (source, place) => cite(byId.get(source.id) ?? source, place),
    reference: (source) => reference(byId.get(source.id) ?? source),
  }
}
