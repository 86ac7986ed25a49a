import { describe, expect, it } from 'vitest'
import { collectVocabulary, countForms } from '../../../../../electron/services/extract/pdf/vocabulary.ts'
import { lineOf } from '../../../../fixtures/line-builder.ts'

describe('collectVocabulary', () => {
  it('leaves out both halves of a word broken at a line end and counts the parts of compounds by half', () => {
    const vocabulary = collectVocabulary([[lineOf('a well-known infor-'), lineOf('mation of 2019')]])
    expect([...vocabulary]).toEqual([
      ['a', 1],
      ['well-known', 1],
      ['well', 0.5],
      ['known', 0.5],
      ['of', 1],
      ['2019', 1],
    ])
  })

  it('counts the first word of a text though the one before it ends in a hyphen', () => {
    const vocabulary = collectVocabulary([[lineOf('the infor-')], [lineOf('lines end')]])
    expect([...vocabulary.keys()]).toEqual(['the', 'lines', 'end'])
  })

  it('leaves out the halves where a soft hyphen breaks the word', () => {
    const vocabulary = collectVocabulary([[lineOf('the infor\u{AD}'), lineOf('mation')]])
    expect([...vocabulary.keys()]).toEqual(['the'])
  })

  it('takes hyphens of every kind for one', () => {
    const vocabulary = collectVocabulary([[lineOf('x self‐help self-help self‑help x')]])
    expect(vocabulary.get('self-help')).toBe(3)
  })
})

describe('countForms', () => {
  it.each([
    ['interface', 'interfaces', 1],
    ['interfaces', 'interface', 1],
    ['governed', 'governing', 1],
    ['used', 'using', 0],
    ['end', 'ended', 1],
    ['out', 'outer', 0],
  ])('of %s where the report says %s: %i', (word, said, count) => {
    expect(countForms(word, new Map([[said, 1]]))).toBe(count)
  })
})
