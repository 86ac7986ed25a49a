import { describe, expect, it } from 'vitest'
import { groupLines } from '../../../../../electron/services/extract/pdf/group-lines.ts'
import { makeLine } from '../../../../../electron/services/extract/pdf/line.ts'
import { runOf } from '../../../../fixtures/line-builder.ts'

describe('makeLine', () => {
  it('puts a space where the gap or the stream has one, and none before a raised mark', () => {
    const line = makeLine([
      runOf('the end.'),
      runOf('4', { left: 40, right: 43, size: 6, baseline: 96 }),
      runOf('Then', { left: 47 }),
      runOf('more', { left: 67, spaced: true }),
    ])
    expect(line.text).toBe('the end.4 Then more')
    expect(line.baseline).toBe(100)
  })

  it('replaces white space and broken characters but keeps the words', () => {
    expect(makeLine([runOf('a\u{A0}b  c\u{0}d \u{D800}e ')]).text).toBe('a b cd \u{FFFD}e')
  })

  it.each([
    ['an accent inside a word goes on the letter behind it', [runOf('na¨ıve')], 'naïve'],
    [
      'an accent printed over the end of a run goes on the letter before it',
      [runOf('Age'), runOf('ˆncia', { left: 12 })],
      'Agência',
    ],
    ['an acute used as an apostrophe stays', [runOf('we don´t')], 'we don´t'],
    ['an accent on its own stays', [runOf('the sign ˆ is')], 'the sign ˆ is'],
  ])('composes accents: %s', (_, runs, text) => {
    expect(makeLine(runs).text).toBe(text)
  })

  it('counts cells behind wide gaps and dot leaders, not behind a bullet', () => {
    expect(makeLine([runOf('Year'), runOf('Cost', { left: 60 })]).cells).toEqual([1])
    expect(makeLine([runOf('Cost .....'), runOf('12', { left: 52 })]).cells).toEqual([1])
    expect(makeLine([runOf('•'), runOf('first', { left: 30 })]).cells).toEqual([])
  })
})

describe('groupLines', () => {
  it('puts a mark drawn after its line into the gap the line leaves', () => {
    const lines = groupLines([
      runOf('One sentence.'),
      runOf('Another', { left: 70, spaced: true }),
      runOf('and more', { left: 0, baseline: 112 }),
      runOf('3', { left: 65.2, right: 68.5, size: 6, baseline: 96 }),
    ])
    expect(lines.map((line) => line.text)).toEqual(['One sentence.3 Another', 'and more'])
  })

  it('joins a bullet drawn apart from its item', () => {
    const lines = groupLines([
      runOf('•', { baseline: 100 }),
      runOf('•', { baseline: 112 }),
      runOf('first', { left: 15, baseline: 100 }),
      runOf('second', { left: 15, baseline: 112 }),
    ])
    expect(lines.map((line) => line.text)).toEqual(['• first', '• second'])
  })

  it('keeps a heading in the margin and the text beside it two lines', () => {
    const lines = groupLines([
      runOf('Mission', { bold: true }),
      runOf('The office exists', { left: 120, spaced: true }),
      runOf('to serve.', { left: 120, baseline: 112 }),
    ])
    expect(lines.map((line) => line.text)).toEqual(['Mission', 'The office exists', 'to serve.'])
  })
})
