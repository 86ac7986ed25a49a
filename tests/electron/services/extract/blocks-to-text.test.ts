import { describe, expect, it } from 'vitest'
import { layOut } from '../../../../electron/services/extract/blocks-to-text.ts'
import type {
  DraftBlock,
  DraftDocument,
  DraftRun,
} from '../../../../electron/services/extract/draft-block.ts'

const run = (text: string, noteKey?: string): DraftRun => ({
  text,
  style: noteKey === undefined ? { marks: [] } : { marks: [], noteKey },
})
const paragraph = (...runs: DraftRun[]): DraftBlock => ({ kind: 'paragraph', style: 'plain', runs })
const item = (text: string): DraftBlock => ({ kind: 'list-item', depth: 0, label: '•', runs: [run(text)] })
const row = (...texts: string[]) =>
  texts.map((text) => ({ header: false, columns: 1, rows: 1, runs: text === '' ? [] : [run(text)] }))
const draft = (parts: Partial<DraftDocument>): DraftDocument => ({
  title: null,
  language: null,
  body: [],
  notes: [],
  furniture: [],
  ...parts,
})

describe('laying out canonical text', () => {
  it.each<[string, DraftBlock[], string]>([
    ['an empty line between paragraphs', [paragraph(run('a')), paragraph(run('b'))], 'a\n\nb'],
    ['a line break between list items', [item('a'), item('b'), paragraph(run('c'))], 'a\nb\n\nc'],
    [
      'tabs between cells and line breaks between rows',
      [{ kind: 'table', rows: [row('a', 'b'), row('c', 'd')] }],
      'a\tb\nc\td',
    ],
    [
      'a tab for each empty cell',
      [{ kind: 'table', rows: [row('a', '', 'b'), row('', 'd')] }],
      'a\t\tb\n\td',
    ],
    [
      'nothing for empty cells at the end of a row',
      [{ kind: 'table', rows: [row('a', ''), row('', ''), row('b')] }],
      'a\nb',
    ],
    [
      'an empty line between tables',
      [
        { kind: 'table', rows: [row('a')] },
        { kind: 'table', rows: [row('b')] },
      ],
      'a\n\nb',
    ],
    ['nothing for blocks without words', [paragraph(), paragraph(run(' ')), paragraph(run('a'))], 'a'],
  ])('puts %s', (_name, body, text) => {
    expect(layOut(draft({ body }), 'x/1').canonical.text).toBe(text)
  })

  it('ends the body at its last word and the notes at theirs', () => {
    const notes = [{ key: 'n', label: '1', runs: [run('note')] }]
    const { canonical, document } = layOut(
      draft({ body: [paragraph(run('body'), run('1', 'n'))], notes, furniture: [paragraph(run('menu'))] }),
      'x/1',
    )
    expect(canonical).toMatchObject({
      text: 'body1\n\nnote\n\nmenu',
      bodyEnd: 5,
      notesEnd: 11,
      extractor: 'x/1',
    })
    expect(canonical.blocks.map(({ kind, start, end }) => [kind, start, end])).toEqual([
      ['paragraph', 0, 5],
      ['note', 7, 11],
      ['furniture', 13, 17],
    ])
    expect(canonical.markers).toEqual([{ start: 4, end: 5, note: 1 }])
    expect(document.blocks.map((block) => block.kind)).toEqual(['paragraph', 'note', 'paragraph'])
  })

  it('gives every part the end of the text before it where it is empty', () => {
    const { canonical } = layOut(draft({ body: [paragraph(run('body'))] }), 'x/1')
    expect([canonical.bodyEnd, canonical.notesEnd]).toEqual([4, 4])
    expect(layOut(draft({}), 'x/1').canonical).toMatchObject({
      text: '',
      bodyEnd: 0,
      notesEnd: 0,
      blocks: [],
    })
  })

  it('marks a call of a note that is not there', () => {
    const { canonical } = layOut(draft({ body: [paragraph(run('a'), run('[9]', 'gone'))] }), 'x/1')
    expect(canonical.markers).toEqual([{ start: 1, end: 4, note: null }])
  })
})
