import { describe, expect, it } from 'vitest'
import {
  growByUnit,
  joinUnits,
  shrinkByUnit,
  snapToWords,
  spanBetween,
  zoneAt,
} from '../../../renderer/viewers/selection-model.ts'
import { sentenceAt } from '../../../shared/anchoring/sentences.ts'
import { wordAt } from '../../../shared/anchoring/text-steps.ts'
import { canonicalText } from '../../fixtures/canonical-text-builder.ts'

const source = canonicalText(
  'One lamp failed. Two lamps held.\n\nThe crews {page 2}came late. Nobody knows why.\n\n^ See annex A.\n\n% Page 7',
)
const at = (words: string) => source.text.indexOf(words)
const spanOf = (words: string) => ({ start: at(words), end: at(words) + words.length })
const wordsOf = (span: { start: number; end: number } | null) =>
  span && source.text.slice(span.start, span.end)
const selected = (ends: { anchor: number; focus: number }) => wordsOf(spanBetween(source, ends))
const sentence = (offset: number) => sentenceAt(source, offset)
const word = (offset: number) => wordAt(source, offset)

describe('what is selected between two places', () => {
  it('is without the white space at its ends', () => {
    expect(selected({ anchor: at(' Two'), focus: at('The') })).toBe('Two lamps held.')
  })

  it('reads the same drawn upwards', () => {
    expect(selected({ anchor: at('The'), focus: at(' Two') })).toBe('Two lamps held.')
  })

  it('goes on over a page break', () => {
    expect(selected({ anchor: at('crews'), focus: at(' late') })).toBe('crews came')
  })

  it('stays in the body when the focus is in a note or a page number', () => {
    expect(selected({ anchor: at('Nobody'), focus: at('annex') })).toBe('Nobody knows why.')
    expect(selected({ anchor: at('Nobody'), focus: at('7') })).toBe('Nobody knows why.')
  })

  it('stays in the notes when it began there', () => {
    expect(selected({ anchor: at('annex'), focus: 0 })).toBe('See')
    expect(selected({ anchor: at('annex'), focus: source.text.length })).toBe('annex A.')
  })

  it('is nothing where only white space is between', () => {
    expect(spanBetween(source, { anchor: at('\n\nThe'), focus: at('The') })).toBeNull()
  })

  it('counts the end of the last paragraph to the body', () => {
    expect(zoneAt(source, at('why.') + 4)).toEqual({ start: 0, end: source.bodyEnd })
  })
})

const snaps: { name: string; from: string; to: string; whole: string }[] = [
  {
    name: 'widens to whole words at both ends',
    from: 'mp failed',
    to: 'ps held',
    whole: 'lamp failed. Two lamps',
  },
  { name: 'takes the word when both ends are in it', from: 'amp', to: 'p fail', whole: 'lamp' },
  {
    name: 'leaves out a word of which only one letter was taken',
    from: 'Two',
    to: 'eld',
    whole: 'Two lamps ',
  },
  { name: 'keeps punctuation that was dragged over', from: 'failed', to: ' Two', whole: 'failed.' },
]

describe('snapping a drag to words', () => {
  it.each(snaps)('$name', ({ from, to, whole }) => {
    expect(wordsOf(snapToWords({ start: at(from), end: at(to) }, word))).toBe(whole)
  })

  it('does not reach back for a word that only ends where the drag began', () => {
    const span = { start: at('. Two'), end: at('Two') + 3 }
    expect(wordsOf(snapToWords(span, word))).toBe('. Two')
  })
})

describe('selecting by units', () => {
  it('keeps the unit where a drag began on either side', () => {
    const began = spanOf('lamps')
    expect(selected(joinUnits(began, spanOf('held')))).toBe('lamps held')
    expect(selected(joinUnits(began, spanOf('failed')))).toBe('failed. Two lamps')
    expect(selected(joinUnits(began, began))).toBe('lamps')
  })

  it('takes the sentence at the caret, then the next, then the one in the next paragraph', () => {
    const first = growByUnit(source, { anchor: 5, focus: 5 }, sentence)
    expect(selected(first)).toBe('One lamp failed.')
    const second = growByUnit(source, first, sentence)
    expect(selected(second)).toBe('One lamp failed. Two lamps held.')
    expect(selected(growByUnit(source, second, sentence))).toBe(
      'One lamp failed. Two lamps held.\n\nThe crews came late.',
    )
  })

  it('first makes a part of a sentence whole', () => {
    const part = { anchor: at('crews'), focus: at(' late') }
    expect(selected(growByUnit(source, part, sentence))).toBe('The crews came late.')
  })

  it('gives back the last sentence, and with the only one the selection', () => {
    const two = { anchor: 0, focus: at('held.') + 5 }
    const one = shrinkByUnit(source, two, sentence)
    expect(selected(one)).toBe('One lamp failed.')
    expect(spanBetween(source, shrinkByUnit(source, one, sentence))).toBeNull()
  })

  it('stops at the end of the body', () => {
    const last = { anchor: at('Nobody'), focus: at('why.') + 4 }
    expect(selected(growByUnit(source, last, sentence))).toBe('Nobody knows why.')
  })
})
