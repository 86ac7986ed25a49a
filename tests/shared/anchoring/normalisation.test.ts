/** Reads the tables of `docs/normalisation.md` and holds folding to them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { foldedUnit, DASH, GAP, INVISIBLE } from '../../../shared/anchoring/fold-characters.ts'
import { foldText, foldedString, rawSpan } from '../../../shared/anchoring/fold-text.ts'
import { randomInt, randomText, seededRandom } from '../../fixtures/random-text.ts'

const SEED = Number(process.env['PINCITE_SEED'] ?? 1)
const page = readFileSync(join(import.meta.dirname, '../../../docs/normalisation.md'), 'utf8')

/** The cells of all rows of a table's body, below its header and ruler. */
function rowsBelow(heading: string): string[][] {
  const section = page.slice(page.indexOf(`## ${heading}`)).split('\n## ')[0] ?? ''
  const lines = section.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

function unescaped(text: string): string {
  return text.replace(/\\u(?:\{([0-9a-f]+)\}|([0-9a-f]{4}))/g, (_, long?: string, short?: string) =>
    String.fromCodePoint(parseInt(long ?? short ?? '', 16)),
  )
}

function examplesIn(cell: string): { text: string; folded: string }[] {
  return Array.from(cell.matchAll(/`([^`]+)` → `([^`]+)`/g), ([, text = '', folded = '']) => ({
    text: unescaped(text),
    folded: unescaped(folded),
  }))
}

/** The characters of a cell such as `U+002D, U+2010–U+2015` or `\p{Cc}`, those beyond the BMP left out. */
function charactersIn(cell: string): string[] {
  return cell.split(', ').flatMap((item) => {
    if (item === '') return []
    if (item.startsWith('\\p')) {
      const property = new RegExp(item, 'u')
      return everyCharacter.filter((character) => property.test(character))
    }
    const [first = '', last = first] = item.split('–').map((one) => one.replace('U+', ''))
    const start = parseInt(first, 16)
    return Array.from({ length: parseInt(last, 16) - start + 1 }, (_, i) => String.fromCharCode(start + i))
  })
}

const everyCharacter = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).filter(
  (character) => character.isWellFormed(),
)
const fold = (text: string): string => foldedString(foldText(text))
const characterRows = rowsBelow('Characters')
const contextRows = rowsBelow('In context')
/** What the characters named become; those that become their NFKC form are not in it. */
const named = new Map(
  characterRows.flatMap(([, characters = '', becomes = '']) =>
    becomes === 'NFKC'
      ? []
      : charactersIn(characters).map((one) => [one, /^`(.)`$/.exec(becomes)?.[1] ?? '']),
  ) as [string, string][],
)
/** What a character between two letters becomes by the tables alone. */
function documented(character: string): string {
  const own = named.get(character)
  if (own !== undefined) return `a${own}b`
  return Array.from(`a${character}b`.normalize('NFKC'), (one) => named.get(one) ?? one).join('')
}

describe('normalisation, as documented', () => {
  it('has its tables', () => {
    expect(characterRows).toHaveLength(23)
    expect(contextRows).toHaveLength(7)
  })

  const examples = [
    ...characterRows.map(([what = '', , , cell = '']) => ({ what, cell })),
    ...contextRows.map(([what = '', cell = '']) => ({ what, cell })),
  ]
  for (const { what, cell } of examples.filter((row) => row.cell !== '')) {
    it(`holds in its example: ${what}`, () => {
      const pairs = examplesIn(cell)
      expect(pairs.length).toBeGreaterThan(0)
      for (const { text, folded } of pairs) expect(fold(text)).toBe(folded)
    })
  }

  for (const [what = '', characters = ''] of characterRows.filter(([, cell]) => cell !== '')) {
    it(`holds for each character named: ${what}`, () => {
      const all = charactersIn(characters)
      expect(all.length).toBeGreaterThan(0)
      expect(wrongOf(all)).toEqual([])
    })
  }

  it('names every character that becomes anything but its NFKC form', () => {
    expect(wrongOf(everyCharacter)).toEqual([])
  })
})

function wrongOf(characters: readonly string[]): string[] {
  return characters
    .filter((character) => fold(`a${character}b`) !== documented(character))
    .map((character) => `U+${character.charCodeAt(0).toString(16)}`)
}

describe('the map from folded text to raw text', () => {
  it(`leads back to the very characters, and leaves nothing out but gaps (PINCITE_SEED=${SEED})`, () => {
    const random = seededRandom(SEED)
    for (let round = 0; round < 300; round++) {
      const text = randomText(random, 40)
      const folded = foldText(text)
      const covered = new Uint8Array(text.length)
      for (const { start, end } of folded.dropped) covered.fill(1, start, end)
      for (let i = 0; i < folded.units.length; i++) {
        const { start, end } = rawSpan(folded, i, i + 1)
        // Several units of one sequence share its place; otherwise places follow each other.
        const before = rawSpan(folded, Math.max(0, i - 1), Math.max(1, i))
        expect(i === 0 || start >= before.end || start === before.start).toBe(true)
        covered.fill(1, start, end)
      }
      for (let at = 0; at < text.length; at++) {
        const kept = covered[at] === 1 || [GAP, DASH, INVISIBLE].includes(foldedUnit(text.charCodeAt(at)))
        expect(kept, `${JSON.stringify(text)} at ${at}`).toBe(true)
      }
    }
  })

  it(`leads from words to words that fold to the same (PINCITE_SEED=${SEED})`, () => {
    const random = seededRandom(SEED)
    for (let round = 0; round < 300; round++) {
      const text = `${randomText(random, 20)} Some plain words — with ﬁne e\u0301tudes. ${randomText(random, 20)}`
      const folded = foldText(text)
      const start = foldedString(folded).indexOf('plainwordswithfineétudes')
      const { start: from, end: to } = rawSpan(folded, start, start + 24)
      expect(text.slice(from, to)).toBe('plain words — with ﬁne e\u0301tudes')
      const cut = randomInt(random, 23)
      const part = rawSpan(folded, start + cut, start + cut + 1)
      expect(fold(text.slice(part.start, part.end))).toContain('plainwordswithfineétudes'.charAt(cut))
    }
  })
})
