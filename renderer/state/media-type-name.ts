/** Short names of media types, as people say them. */
import { MEDIA_TYPE_FACTS, type MediaType } from '../../shared/domain/media-types.ts'

/** Returns the name of a media type as it is shown in lists. */
export function mediaTypeName(mediaType: MediaType): string {
  return MEDIA_TYPE_FACTS[mediaType].name
}
