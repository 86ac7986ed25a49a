/** Takes a bibliography into a project: reads it, matches it to the sources, and drafts the one change that follows. */
import { draftItems, matchItems, type ItemMatching } from '../../../shared/citation/match-items.ts'
import type { DraftChange } from '../../../shared/domain/change.ts'
import type { Project } from '../../../shared/domain/project.ts'
import { declaredEncoding, decodeText } from '../extract/decode-text.ts'
import { readBibliography, type BibliographyProblem } from './read-bibliography.ts'

/** Larger files are refused: ten thousand entries with abstracts have some 20 MB. */
const MAX_BYTES = 64 * 1024 * 1024

export type BibliographyImport =
  | {
      readonly ok: true
      readonly matching: ItemMatching
      readonly problems: readonly BibliographyProblem[]
      /** Null where nothing changes. */
      readonly draft: DraftChange | null
    }
  | { readonly ok: false; readonly message: string }

/** Reads a bibliography from its bytes; what it says takes the place of other values only with `replace`. */
export async function importBibliography(
  project: Project,
  { fileName, bytes }: { readonly fileName: string; readonly bytes: Uint8Array },
  replace: boolean,
): Promise<BibliographyImport> {
  if (bytes.byteLength > MAX_BYTES) {
    return { ok: false, message: `“${fileName}” is larger than 64 MB. Export only the entries you need.` }
  }
  const reading = await readBibliography(decodeText(bytes, declaredEncoding(bytes)).text)
  if (!reading.ok) return { ok: false, message: `“${fileName}” can’t be read. ${reading.message}` }
  const matching = matchItems(reading.items, project.sources, replace)
  return { ok: true, matching, problems: reading.problems, draft: draftItems(matching, project.sources) }
}

/** A problem in a sentence: “ortiz2019” (line 3) is never closed: a brace is missing. */
export function describeProblem({ entry, line, message }: BibliographyProblem): string {
  return entry === '' ? `Line ${line}: ${message}` : `“${entry}” (line ${line}) ${message}`
}
