/** Cites as a person chose to, unless they ask for something else this time. */
import { PinciteError } from '../../../shared/api/errors.ts'
import {
  isCitationLocale,
  LOCALE_NAMES,
  type CitationChoice,
} from '../../../shared/citation/citation-styles.ts'
import { PersonSettings } from '../settings/person-settings.ts'
import type { CitedItem, CslCiter } from './csl-citer.ts'
import { StyleShelf } from './style-shelf.ts'

/** Style and locale by name; what is absent is as the person's settings say. */
export interface AskedStyle {
  readonly style?: string | undefined
  readonly locale?: string | undefined
}

/** Returns what was asked for, and else what the person's settings say. Throws `refused` for a locale not at hand. */
export async function chosenStyle(settingsFolder: string, asked: AskedStyle): Promise<CitationChoice> {
  const settings = await new PersonSettings(settingsFolder).read()
  const { style = settings.citationStyle, locale = settings.citationLocale } = asked
  if (isCitationLocale(locale)) return { style, locale }
  throw new PinciteError('refused', `There is no locale “${locale}”. There are ${LOCALE_NAMES.join(', ')}.`)
}

/**
 * Makes a citer of the sources of a project, which must be all that its numbers and year suffixes shall hold over.
 * Throws `not-found` for a style that is not at hand, `refused` for a locale that is not.
 */
export async function personCiter(
  settingsFolder: string,
  sources: readonly CitedItem[],
  asked: AskedStyle,
): Promise<CslCiter> {
  return new StyleShelf(settingsFolder).citer(sources, await chosenStyle(settingsFolder, asked))
}
