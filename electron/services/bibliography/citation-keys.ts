/** Gives sources keys for BibTeX: their own, else author, year and a word of the title ("ortiz2019harbour"). */
import { isList } from '../../../shared/domain/json-shape.ts'
import { yearOf } from '../../../shared/citation/pincite.ts'
import type { Source } from '../../../shared/domain/project.ts'

/** Words that say nothing of what a title is about. */
const SMALL = /^(?:a|an|the|on|of|in|to|for|and|el|la|los|las|de|del|un|una|le|les|der|die|das|o|os|as)$/u

/** Returns a key for each source, in order; where two would be the same, later ones get a, b, c, … */
export function citationKeys(sources: readonly Source[]): string[] {
  const used = new Set<string>()
  return sources.map((source) => {
    const own = source.item['citation-key']
    const wanted = (typeof own === 'string' ? safe(own) : '') || madeKey(source) || 'source'
    let key = wanted
    for (let number = 0; used.has(key.toLowerCase()); number += 1) key = wanted + suffix(number)
    used.add(key.toLowerCase())
    return key
  })
}

function madeKey({ item, title }: Source): string {
  const [name] = isList(item.author) ? item.author : []
  const author = wordsOf(name?.family ?? name?.literal ?? '').find((word) => !SMALL.test(word)) ?? ''
  const word = wordsOf(title).find((one) => !SMALL.test(one)) ?? ''
  return author + (/\d{4}/u.exec(yearOf(item) ?? '')?.[0] ?? '') + word
}

/** Words of ASCII letters and digits, in lower case; accents are taken off. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/gu) ?? []
  )
}

function safe(key: string): string {
  return key.replace(/[^A-Za-z0-9:._+/-]/gu, '')
}

/** a to z, then aa, ab, … */
function suffix(number: number): string {
  const last = String.fromCharCode(97 + (number % 26))
  return number < 26 ? last : suffix(Math.floor(number / 26) - 1) + last
}
