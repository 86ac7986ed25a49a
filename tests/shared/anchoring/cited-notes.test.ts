import { describe, expect, it } from 'vitest'
import { citedNotes } from '../../../shared/anchoring/cited-notes.ts'
import { canonicalText } from '../../fixtures/canonical-text-builder.ts'

const source = canonicalText(
  [
    '{page 1}Ships waited.{^[1]} Half of them{^[2]} left again, said the office.”{^*}{^[4]} Nobody counted, {^[5]} but all knew.',
    'The last word.{^[6]}',
    '^ [1] Harbour office, Yearbook.',
    '^ 2 Quay ledger,\n12.',
    '^ * Ibid.',
    '^ ⁴ 1984 and after.',
    '^ [5] Nobody.',
  ].join('\n\n'),
)
const cited = (words: string, ...more: string[]) =>
  citedNotes(
    source,
    [words, ...more].map((part) => {
      const start = source.text.indexOf(part)
      return { start, end: start + part.length }
    }),
  )

describe('the notes that a passage cites', () => {
  it.each([
    ['a marker right behind it', 'Ships waited.', 'Harbour office, Yearbook.'],
    ['a marker behind a full stop that was left out', 'Ships waited', 'Harbour office, Yearbook.'],
    ['a marker within it', 'Half of them[2] left', 'Quay ledger, 12.'],
    ['several markers behind closing marks', 'left again, said the office', 'Ibid.\n1984 and after.'],
    ['half a marker at its end', 'Ships waited.[1', 'Harbour office, Yearbook.'],
    ['each note once, of several spans', 'Ships waited.[1]', 'Harbour office, Yearbook.'],
    ['no note that the source does not hold', 'The last word.', ''],
    ['no marker before it', 'left again,', ''],
    ['no marker of the words behind it', 'Ships', ''],
    ['no marker of the next paragraph', 'but all knew.', ''],
  ])('are those of %s', (_name, words, notes) => {
    expect(cited(words)).toBe(notes)
  })

  it('of several spans stand in the order of the text, each once', () => {
    expect(cited('Ships waited.', 'Ships waited.[1] Half of them')).toBe(
      'Harbour office, Yearbook.\nQuay ledger, 12.',
    )
  })
})

describe('a label at the head of a note', () => {
  const noteOf = (marker: string, note: string, page = '{page 1}') => {
    const one = canonicalText(`${page}They sued.{^${marker}}\n\n^ ${note}`)
    return citedNotes(one, [{ start: 0, end: 'They sued.'.length }])
  }

  it.each([
    ['42', '42 42 U.S.C. 1983 (2018).', '42 U.S.C. 1983 (2018).'],
    ['[42]', '42. 42 U.S.C. 1983', '42 U.S.C. 1983'],
    ['42', '[42] Ledger.', 'Ledger.'],
    ['42', '⁴² Ledger.', 'Ledger.'],
    ['7', '7Ledger.', 'Ledger.'],
    ['†', '† Ledger.', 'Ledger.'],
  ])('called by %s is left out of “%s”', (marker, note, words) => {
    expect(noteOf(marker, note)).toBe(words)
  })

  it.each([
    ['3', '42 U.S.C. 1983 (2018).'],
    ['1', '1.5 million tons.'],
    ['*', '† Ledger.'],
    ['[2]', '[3] Ledger.'],
  ])('that is not that of the marker %s stays: “%s”', (marker, note) => {
    expect(noteOf(marker, note)).toBe(note)
  })

  it.each([
    ['42', '42 U.S.C. 1983 (2018).'],
    ['[3]', '12 Stat. 503.'],
  ])('is words in a source without pages, whose notes have none: %s, “%s”', (marker, note) => {
    expect(noteOf(marker, note, '')).toBe(note)
  })
})
