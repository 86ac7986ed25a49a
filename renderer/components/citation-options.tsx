/** The styles and languages of citations, as options of a list to choose from. */
import { CITATION_LOCALES, type CitationStyle } from '../../shared/citation/citation-styles.ts'

/** A chosen style that is not listed (yet) is there by its name. */
export function StyleOptions({
  styles,
  chosen,
}: {
  readonly styles: readonly CitationStyle[]
  readonly chosen: string
}) {
  return (
    <>
      {chosen !== '' && !styles.some(({ name }) => name === chosen) && (
        <option value={chosen}>{chosen}</option>
      )}
      {styles.map(({ name, title, own }) => (
        <option key={name} value={name}>
          {own ? `${title} (added by you)` : title}
        </option>
      ))}
    </>
  )
}

export function LanguageOptions() {
  return CITATION_LOCALES.map(({ locale, language }) => (
    <option key={locale} value={locale} lang={locale}>
      {language}
    </option>
  ))
}
