/** Bibliographic records of sources as CSL-JSON (citation-style-language/schema, csl-data.json 1.0). */
import type { Source } from '../../../shared/domain/project.ts'

/** Returns the text; its ids are those of the sources, by which rows name them. CSL asks for a type: `document`. */
export function referencesJson(sources: readonly Source[]): string {
  const items = sources.map(({ id, item }) => ({ id, type: 'document', ...item }))
  return `${JSON.stringify(items, null, 2)}\n`
}
