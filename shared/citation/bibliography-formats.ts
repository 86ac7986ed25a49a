/** Formats of bibliographies that are read and written. */

export const BIBLIOGRAPHY_FORMAT_NAMES = ['bibtex', 'ris', 'csl-json'] as const
export type BibliographyFormatName = (typeof BIBLIOGRAPHY_FORMAT_NAMES)[number]
