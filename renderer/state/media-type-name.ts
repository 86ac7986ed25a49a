/** Short names of media types, as people say them. */
import type { MediaType } from '../../shared/anchoring/canonical-text.ts'

const names: Record<MediaType, string> = {
  'application/pdf': 'PDF',
  'text/html': 'HTML',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'text/plain': 'Text',
  'text/markdown': 'Markdown',
}

/** Returns the name of a media type as it is shown in lists. */
export function mediaTypeName(mediaType: MediaType): string {
  return names[mediaType]
}
