/** The citation styles and locales that come with Pincite, by the names people choose them by. */

/** A style to choose from. */
export interface CitationStyle {
  /** What commands and settings call it. */
  readonly name: string
  readonly title: string
  /** True where the person added it. */
  readonly own: boolean
}

/** Name, title, and name of the file in the styles' own repository. */
export const BUNDLED_STYLES = [
  { name: 'apa', title: 'APA, 7th edition', file: 'apa' },
  {
    name: 'chicago-author-date',
    title: 'Chicago, 18th edition, author and date',
    file: 'chicago-author-date',
  },
  {
    name: 'chicago-notes',
    title: 'Chicago, 18th edition, notes and bibliography',
    file: 'chicago-notes-bibliography',
  },
  { name: 'mla', title: 'MLA, 9th edition', file: 'modern-language-association' },
  { name: 'harvard', title: 'Harvard (Cite Them Right, 12th edition)', file: 'harvard-cite-them-right' },
  { name: 'ieee', title: 'IEEE', file: 'ieee' },
  {
    name: 'vancouver',
    title: 'Vancouver (NLM, Citing Medicine, 2nd edition)',
    file: 'nlm-citation-sequence',
  },
] as const

export const CITATION_LOCALES = [
  { locale: 'en-US', language: 'English (US)' },
  { locale: 'en-GB', language: 'English (UK)' },
  { locale: 'es-ES', language: 'Español (España)' },
  { locale: 'es-MX', language: 'Español (México)' },
  { locale: 'fr-FR', language: 'Français' },
  { locale: 'de-DE', language: 'Deutsch' },
  { locale: 'pt-PT', language: 'Português (Portugal)' },
  { locale: 'pt-BR', language: 'Português (Brasil)' },
  { locale: 'it-IT', language: 'Italiano' },
  { locale: 'nl-NL', language: 'Nederlands' },
] as const

export const LOCALE_NAMES = CITATION_LOCALES.map(({ locale }) => locale)
export type CitationLocale = (typeof LOCALE_NAMES)[number]

/** A style and a locale, as a person chose them. */
export interface CitationChoice {
  readonly style: string
  readonly locale: CitationLocale
}

export const DEFAULT_CHOICE: CitationChoice = { style: 'apa', locale: 'en-US' }

export function isCitationLocale(name: string): name is CitationLocale {
  return LOCALE_NAMES.some((locale) => locale === name)
}
