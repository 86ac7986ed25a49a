/** DOIs as they are written: alone, behind "doi:" or as an address. */

/** Returns the DOI alone, "10.1000/182", in the case it is written in; text that is none comes back trimmed. */
export function plainDoi(text: string): string {
  return text.trim().replace(/^(?:(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|doi:?\s*)(?=10\.)/iu, '')
}
