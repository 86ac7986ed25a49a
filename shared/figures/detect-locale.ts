/** Tells the language of a text by its commonest words. */
import type { FigureLocale } from './figure.ts'
import { lexiconEn } from './lexicon-en.ts'
import { lexiconEs } from './lexicon-es.ts'
import type { Lexicon } from './lexicon.ts'

/** The languages the reader knows. */
export const LEXICONS: Readonly<Record<FigureLocale, Lexicon>> = { en: lexiconEn, es: lexiconEs }

/** So much of a text tells its language. */
const ENOUGH = 20_000

/** Words that one language only has tell it; single letters tell nothing. */
const TELLING = Object.values(LEXICONS).map((lexicon) => {
  const others = Object.values(LEXICONS).filter((other) => other !== lexicon)
  const own = [...lexicon.functionWords].filter(
    (word) => word.length > 1 && !others.some(({ functionWords }) => functionWords.has(word)),
  )
  return { lexicon, own: new Set(own) }
})

/** Returns the lexicon of the language whose function words are the most frequent; English where none are. */
export function lexiconFor(text: string): Lexicon {
  const words =
    text
      .slice(0, ENOUGH)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  let best = lexiconEn
  let most = 0
  for (const { lexicon, own } of TELLING) {
    const hits = words.reduce((sum, word) => sum + (own.has(word) ? 1 : 0), 0)
    if (hits > most) {
      best = lexicon
      most = hits
    }
  }
  return best
}
