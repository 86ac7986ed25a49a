/** Parts of projects for tests that are about something else. */
import type { Code } from '../../shared/domain/codebook.ts'
import type { Annotation } from '../../shared/domain/project.ts'

/** What an annotation has that nobody filled anything into. */
export const UNFILLED = {
  values: [],
  figures: [],
  citedSource: '',
  codebook: '',
  dismissed: new Map<string, string>(),
} as const satisfies Partial<Annotation>

/** A code without fields; its id is its position too. */
export function buildCode(id: string, name: string, over: Partial<Code> = {}): Code {
  return {
    id,
    name,
    definition: '',
    useWhen: '',
    notWhen: '',
    hue: 'gold',
    pattern: 'solid',
    key: null,
    parentId: null,
    retired: false,
    position: id,
    fields: [],
    ...over,
  }
}
