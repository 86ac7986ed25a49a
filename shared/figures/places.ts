/** Finds names of places: capitals behind "in", "from" and the like, and names of countries wherever they stand. */
import { Phrases, type Lexicon } from './lexicon.ts'
import type { Token } from './tokens.ts'

export interface PlaceName {
  /** Tokens, the end exclusive. */
  readonly from: number
  readonly to: number
  readonly text: string
  /** Behind a word such as "in". */
  readonly cued: boolean
}

const CAPITAL = /^(?:\p{Lu}[\p{L}\p{M}]+|(?:\p{Lu}\.)+|US|UK|UE|EU)$/u
const MOST_WORDS = 24
const INNER = new Set(['of', 'the', 'de', 'del', 'la', 'las', 'los', 'el', '-', 'e'])

const countries = new Map<string, Phrases<true>>()

/** Names of countries in a language, as the platform knows them. */
function countriesIn(locale: string): Phrases<true> {
  const known = countries.get(locale)
  if (known) return known
  const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' })
  const table: Record<string, true> = {}
  for (let code = 0; code < 26 * 26; code++) {
    const name = names.of(String.fromCharCode(65 + Math.floor(code / 26), 65 + (code % 26)))
    if (name) table[name.toLowerCase().replace(/[’']/g, ' $&').replace(/-/g, ' - ')] = true
  }
  const found = new Phrases(table)
  countries.set(locale, found)
  return found
}

/** Returns the places of a text in its order. `isTaken` tells tokens of dates, whose months have capitals too. */
export function findPlaces(
  text: string,
  tokens: readonly Token[],
  { lexicon, isTaken }: { readonly lexicon: Lexicon; readonly isTaken: (token: number) => boolean },
): PlaceName[] {
  const known = countriesIn(lexicon.locale)
  const found: PlaceName[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token?.kind !== 'word' || !/^\p{Lu}/u.test(token.text) || isTaken(at)) continue
    const country = known.at(tokens, at)
    const cued = cueBefore(tokens, at, lexicon)
    if (!country && (cued === null || cued === 'of')) continue
    if (isAdjective(tokens, at, country?.to ?? at + 1)) continue
    const to = country && cued === null ? country.to : listEnd(tokens, at, { lexicon, isTaken })
    if (!country && isOrganisation(tokens, at, to)) {
      at = to - 1
      continue
    }
    const start = tokens[at]?.start ?? 0
    const name = text.slice(start, tokens[to - 1]?.end ?? start).replace(/\s+/g, ' ')
    found.push({ from: at, to, text: name, cued: cued !== null })
    at = to - 1
  }
  return found
}

/** "Brazil-based", "US aid", "from Salvadorans": not the name of a place. */
function isAdjective(tokens: readonly Token[], from: number, to: number): boolean {
  const next = tokens[to]
  if (next?.glued && /^[-\u2010]$/.test(next.text) && /^\p{Ll}/u.test(tokens[to + 1]?.text ?? '')) return true
  const name = tokens[from]?.text ?? ''
  if (/^(?:US|U\.S\.|UK|EU)$/.test(name)) {
    return tokens[from - 1]?.low !== 'the' && next?.kind === 'word' && !next.startsSentence
  }
  return to - from === 1 && /(?:[nr]ans|ians|eños|eñas|anos|enses)$/.test(name)
}

function cueBefore(tokens: readonly Token[], at: number, lexicon: Lexicon): string | null {
  const article = lexicon.articlesBeforeDates.has(tokens[at - 1]?.low ?? '') ? at - 1 : at
  const word = tokens[article - 1]?.low ?? ''
  return lexicon.placeCues.has(word) && !tokens[at]?.startsSentence ? word : null
}

/** The end of a list of names: "El Salvador, Guatemala, and Honduras". */
function listEnd(
  tokens: readonly Token[],
  at: number,
  { lexicon, isTaken }: { readonly lexicon: Lexicon; readonly isTaken: (token: number) => boolean },
): number {
  let end = nameEnd(tokens, at, isTaken)
  const limit = at + MOST_WORDS
  while (end < limit) {
    let next = end
    if (tokens[next]?.text === ',') next++
    if (lexicon.and.has(tokens[next]?.low ?? '')) next++
    if (lexicon.articlesBeforeDates.has(tokens[next]?.low ?? '') && next > end) next++
    if (next === end || !isCapital(tokens, next, isTaken)) break
    // A comma may also end the phrase: what follows it must be part of the list or a name that a comma ends again.
    const after = nameEnd(tokens, next, isTaken)
    if (tokens[next - 1]?.text === ',' && !listGoesOn(tokens, after, lexicon)) break
    end = after
  }
  return end
}

function listGoesOn(tokens: readonly Token[], after: number, lexicon: Lexicon): boolean {
  const next = tokens[after]
  return !next || next.kind === 'sign' || next.startsSentence || lexicon.and.has(next.low)
}

function isCapital(tokens: readonly Token[], at: number, isTaken: (token: number) => boolean): boolean {
  const token = tokens[at]
  return token?.kind === 'word' && CAPITAL.test(token.text) && !token.startsSentence && !isTaken(at)
}

function nameEnd(tokens: readonly Token[], at: number, isTaken: (token: number) => boolean): number {
  let end = at + 1
  while (end < at + MOST_WORDS) {
    if (isCapital(tokens, end, isTaken)) {
      end++
      continue
    }
    let next = end
    while (next < end + 3 && INNER.has(tokens[next]?.low ?? '')) next++
    if (next === end || !isCapital(tokens, next, isTaken)) break
    end = next + 1
  }
  return end
}

const ORGANISATIONS =
  /^(?:Act|Court|Commission|Committee|Department|Ministry|Office|Agency|Institute|Association|Fund|Programme|Program|Council|Congress|Senate|House|Watch|Group|Bank|Board|Bureau|Center|Centre|Service|University|Law|Convention|Protocol|Report|Survey|Foundation|Union|Police|Guard|Ley|Comisión|Corte|Instituto|Ministerio|Secretaría|Fondo|Consejo|Agencia|Oficina|Fiscalía|Convención|Banco|Universidad|President|Presidente|UNHCR|GAO|DHS|CBP|ICE|Security|Force)$/u

function isOrganisation(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (ORGANISATIONS.test(tokens[at]?.text ?? '')) return true
  return false
}
