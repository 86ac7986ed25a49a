import { describe, expect, it } from 'vitest'
import { joinLines } from '../../../../../electron/services/extract/pdf/join-words.ts'
import { collectVocabulary } from '../../../../../electron/services/extract/pdf/vocabulary.ts'
import { LINE_JOINS } from '../../../../cases/extract/line-joins.ts'
import { lineOf } from '../../../../fixtures/line-builder.ts'

describe('joinLines', () => {
  it.each(LINE_JOINS)('joins $name', ({ before, after, elsewhere, join }) => {
    const vocabulary = collectVocabulary([
      [lineOf(`x ${elsewhere ?? ''} x`)],
      [lineOf(`x ${before}`), lineOf(`${after} x`)],
    ])
    expect(joinLines(before, after, vocabulary)).toBe(join)
  })
})
