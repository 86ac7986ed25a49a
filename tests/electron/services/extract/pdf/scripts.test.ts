import { describe, expect, it } from 'vitest'
import { extract } from '../../../../fixtures/extract-small-pdf.ts'
import type { PdfText } from '../../../../fixtures/make-pdf.ts'
import { fontFor, GLYPH_WIDTH } from '../../../../fixtures/pdf-font.ts'

/**
 * The text of lines given as words in the order they stand on the page from left to right, drawn each for itself or
 * a line at once. Words of right-to-left scripts are given by their letters from left to right, as files draw them.
 */
async function textOfLines(lines: readonly (readonly string[])[], drawn: 'line' | 'words'): Promise<string> {
  const { font, encode } = fontFor(...lines.flat())
  const size = 10
  const texts: PdfText[] = lines.flatMap((words, index) => {
    const y = 700 - 14 * index
    const right = 400
    if (drawn === 'line') {
      const text = words.join(' ')
      return [
        { text: encode(text), x: right - (text.length * size * GLYPH_WIDTH) / 1000, y, size, font: 'own' },
      ]
    }
    let x = right
    return words.toReversed().map((word) => {
      x -= (word.length * size * GLYPH_WIDTH) / 1000
      const text = { text: encode(word), x, y, size, font: 'own' }
      x -= 3
      return text
    })
  })
  return (await extract({ pages: [{ texts }], fonts: { own: font } })).canonical.text
}

const reversed = (word: string): string => Array.from(word).reverse().join('')

/** Hebrew "The report was printed in 2019 by World Bank in the town.", as it is read and as it stands from left to right. */
const HEBREW = ['הדוח', 'נדפס', 'בשנת', '2019', 'על', 'ידי', 'World', 'Bank', 'בעיר']
const HEBREW_SEEN = ['בעיר', 'World', 'Bank', 'ידי', 'על', '2019', 'בשנת', 'נדפס', 'הדוח'].map((word) =>
  /^[\w]+$/.test(word) ? word : reversed(word),
)

describe('extractPdf: right-to-left text', () => {
  it.each(['line', 'words'] as const)(
    'reads Hebrew with numbers and Latin words in it, drawn by %s',
    async (drawn) => {
      expect(await textOfLines([HEBREW_SEEN], drawn)).toBe(HEBREW.join(' '))
    },
  )

  it.each(['line', 'words'] as const)(
    'reads two lines of Arabic from right to left, drawn by %s',
    async (drawn) => {
      // "Five reports about water" / "in 3 towns of UNHCR"
      const read = [
        ['خمسة', 'تقارير', 'عن', 'الماء'],
        ['في', '3', 'مدن', 'مع', 'UNHCR'],
      ]
      const seen = read.map((words) =>
        words.toReversed().map((word) => (/^\w+$/.test(word) ? word : reversed(word))),
      )
      expect(await textOfLines(seen, drawn)).toBe(read.flat().join(' '))
    },
  )

  it('keeps Hebrew words in a line of Latin text where they stand, the first of them on the right', async () => {
    const seen = [
      'The',
      'words',
      reversed('לכולם'),
      reversed('שלום'),
      'mean',
      'peace',
      'for',
      'all',
      'of',
      'them',
    ]
    const read = 'The words שלום לכולם mean peace for all of them'
    expect(await textOfLines([seen], 'line')).toBe(read)
    expect(await textOfLines([seen], 'words')).toBe(read)
  })
})

describe('extractPdf: numbers by words of the other direction', () => {
  it('keeps a name and its number together in a line of Hebrew', async () => {
    const seen = [reversed('בעיר'), 'COVID', '19', reversed('הדוח'), reversed('נדפס')]
    expect(await textOfLines([seen], 'words')).toBe('נדפס הדוח COVID 19 בעיר')
  })
})

describe('extractPdf: ligatures', () => {
  it.each([
    ['glyph names', { glyphs: { 1: 'fi', 33: 'fi', 34: 'fl', 35: 'ff' } }],
    ['code points of ligatures', { unicode: { 33: '\uFB01', 34: '\uFB02', 35: '\uFB00' } }],
    ['a map to several letters', { unicode: { 33: 'fi', 34: 'fl', 35: 'ff' } }],
  ])('are letters when they come as %s', async (_, given) => {
    const letters = Object.fromEntries(
      Array.from('abcdefghijklmnopqrstuvwxyz ').map((letter) => [letter.charCodeAt(0), letter]),
    )
    const font = 'unicode' in given ? { unicode: { ...letters, ...given.unicode } } : given
    const texts = [{ text: 'the o#ice "oods were !ne', x: 60, y: 700, font: 'own' }]
    const { canonical } = await extract({ pages: [{ texts }], fonts: { own: font } })
    expect(canonical.text.normalize('NFKC')).toBe('the office floods were fine')
  })
})
