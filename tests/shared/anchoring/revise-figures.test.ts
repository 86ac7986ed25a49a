import { describe, expect, it } from 'vitest'
import { sameFigures, wordsForFigures } from '../../../shared/anchoring/revise-figures.ts'

describe('the figures of two texts', () => {
  it.each([
    ['1,300 people', '1 300 persons'],
    ['12 per cent', '12 percent'],
    ['12 %', '12 per cent'],
    ['1.6bn crowns', '1.6 billion crowns'],
    ['twenty-one ships', 'Twenty one ships'],
    ['nobody at all', 'no person at all'],
    ['the stone quay', 'the often used quay'],
    ['12 mnemonic rhymes', '12 rhymes'],
  ])('are the same in “%s” and “%s”', (a, b) => {
    expect(sameFigures(a, b)).toBe(true)
  })

  it.each([
    ['1,300 people', '1,540 people'],
    ['3.6 percent', '36 percent'],
    ['1.6 billion', '1.6 million'],
    ['5 percent', '5 percentage points'],
    ['two in three', 'one in three'],
    ['half of them', 'a third of them'],
    ['fell to −5', 'fell to 5'],
    ['12 and 14', '14 and 12'],
    ['in 2019', 'in that year'],
    ['300k', '300m'],
  ])('differ in “%s” and “%s”', (a, b) => {
    expect(sameFigures(a, b)).toBe(false)
  })
})

describe('the words of a passage for comparing figures', () => {
  const words = (text: string, start: number, end: number, markers = [{ start: 0, end: 0 }]) =>
    wordsForFigures({ text, markers }, [{ start, end }])

  it('hold a cut number whole, with its sign', () => {
    expect(words('rose by 120.5 percent', 9, 11)).toBe('120.5')
    expect(words('rose by −20 percent', 9, 19)).toBe('−20 percent')
    expect(words('in 2010–20 it', 8, 10)).toBe('20')
    expect(words('in 2019. 20 of', 3, 7)).toBe('2019')
  })

  it('leave note markers out', () => {
    expect(words('since 2008.2 It', 0, 12, [{ start: 11, end: 12 }])).toBe('since 2008. ')
    expect(words('in 201419 It', 3, 7, [{ start: 7, end: 9 }])).toBe('2014')
    expect(words('so it is.[4] It', 0, 12, [])).toBe('so it is. ')
  })
})
