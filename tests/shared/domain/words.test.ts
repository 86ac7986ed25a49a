import { describe, expect, it } from 'vitest'
import { formatWords, locateWords, parseWords, wordsStand } from '../../../shared/domain/words.ts'

const QUOTE = 'of 12 boats 12 were moored'
const twelve = (start: number) => ({ start, end: start + 2, exact: '12' })

describe('words behind a field', () => {
  it.each(['a', 'two\nlines', '-7', '3-4 x', '👩🏽‍🔬', ' '])('are stored with their text: %j', (exact) => {
    const words = { start: 3, end: 3 + exact.length, exact }
    expect(parseWords(formatWords(words))).toEqual(words)
  })

  it.each(['', 'words', '3-5', '3-5 ', '5-3 ab', '3-5 abc', 'x-5 ab', '-1-1 ab', '3-5.0 ab'])(
    'are not read from %j',
    (stored) => expect(parseWords(stored)).toBeNull(),
  )

  it('stay where they stand', () => {
    expect(locateWords(twelve(12), QUOTE)).toEqual(twelve(12))
    expect(wordsStand(twelve(12), QUOTE)).toBe(true)
  })

  it.each([
    [0, 3],
    [5, 3],
    [9, 12],
    [90, 12],
  ])('last at %i are found at the nearest place, %i', (start, found) => {
    expect(locateWords(twelve(start), QUOTE)).toEqual(twelve(found))
  })

  it('that stand nowhere come back as they were', () => {
    const gone = { start: 3, end: 6, exact: 'six' }
    expect(locateWords(gone, QUOTE)).toEqual(gone)
    expect(wordsStand(gone, QUOTE)).toBe(false)
  })
})
