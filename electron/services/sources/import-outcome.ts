/** What became of a file that was to be added, in the words of the service API. */
import type { ImportOutcome } from '../../../shared/api/pincite-api.ts'
import type { RefusalReason } from '../../../shared/domain/extraction.ts'
import type { Source } from '../../../shared/domain/project.ts'

/** Says that a file is in the project now, or was there already as `source`. */
export function outcomeOf(
  status: 'added' | 'already-there',
  source: Source,
  fileName: string,
): ImportOutcome {
  return {
    status,
    fileName,
    sourceId: source.id,
    title: source.title,
    mediaType: source.mediaType,
    pages: source.pages,
    characters: source.characters,
    sha256: source.sha256,
    warning: source.warning || null,
    reason: null,
    error: null,
  }
}

/** Says that a file can't be used. The sentence names the file where the refusal itself does not. */
export function refusedOutcome(
  fileName: string,
  refusal: { readonly reason: RefusalReason | null; readonly message: string },
  sha256: string | null = null,
): ImportOutcome {
  const { reason, message } = refusal
  return {
    status: 'refused',
    fileName,
    sourceId: null,
    title: null,
    mediaType: null,
    pages: null,
    characters: null,
    sha256,
    warning: null,
    reason,
    error: message.includes(fileName) ? message : `“${fileName}”: ${message}`,
  }
}
