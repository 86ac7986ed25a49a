import { describe, expect, it } from 'vitest'
import { collectVocabulary, joinLines } from '../../../../../electron/services/extract/pdf/join-words.ts'
import { LINE_JOINS } from '../../../../cases/extract/line-joins.ts'
import { lineOf } from '../../../../fixtures/line-builder.ts'

describe('joinLines', () => {
  it.each(LINE_JOINS)('joins $name', ({ before, after, elsewhere, join }) => {
    const vocabulary = collectVocabulary([
      lineOf(`x ${elsewhere ?? ''} x`),
      lineOf(`x ${before}`),
      lineOf(`${after} x`),
    ])
    expect(joinLines(before, after, vocabulary)).toBe(join)
  })
})

describe('collectVocabulary', () => {
  it('leaves out words broken at a line end and counts the halves of compounds', () => {
    const vocabulary = collectVocabulary([lineOf('a well-known infor-'), lineOf('mation of 2019')])
    expect([...vocabulary.keys()]).toEqual(['a', 'well-known', 'well', 'known', 'mation', 'of', '2019'])
  })
})
