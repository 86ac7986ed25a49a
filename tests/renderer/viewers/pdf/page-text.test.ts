// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { findPieces, indexPages } from '../../../../renderer/viewers/pdf/page-text.ts'
import type { ItemRun } from '../../../../shared/anchoring/canonical-text.ts'
import { canonicalText } from '../../../fixtures/canonical-text-builder.ts'

const layer = (...items: string[]) =>
  items.map((item) => {
    const element = document.createElement('span')
    element.textContent = item
    return element
  })
const run = (item: number, from: number, start: number, length: number): ItemRun => ({
  page: 1,
  item,
  from,
  start,
  length,
})
const shown = (pieces: ReturnType<typeof findPieces>) =>
  pieces.map(({ start, length, node, from }) => [start, node.data.slice(from, from + length)])

describe('text items and canonical text', () => {
  it('pairs runs with the elements of their items, in text order', () => {
    const elements = layer('second line', '', 'First line ')
    const pieces = findPieces('First line\nsecond line', [run(2, 0, 0, 10), run(0, 0, 11, 11)], elements)
    expect(shown(pieces)).toEqual([
      [0, 'First line'],
      [11, 'second line'],
    ])
  })

  it('divides an item where a hyphen was dropped', () => {
    const elements = layer('of chil-', 'dren today')
    const pieces = findPieces('of children today', [run(0, 0, 0, 7), run(1, 0, 7, 10)], elements)
    expect(shown(pieces)).toEqual([
      [0, 'of chil'],
      [7, 'dren today'],
    ])
  })

  it('takes the item of white space between words set far apart, so that highlights have no gap', () => {
    const elements = layer('only', ' ', 'do')
    expect(shown(findPieces('only do', [run(0, 0, 0, 4), run(2, 0, 5, 2)], elements))).toEqual([
      [0, 'only'],
      [4, ' '],
      [5, 'do'],
    ])
  })

  it('leaves out a run whose item shows other words, rather than drawing over them', () => {
    const elements = layer('other', 'words')
    expect(shown(findPieces('these words', [run(0, 0, 0, 5), run(1, 0, 6, 5)], elements))).toEqual([
      [6, 'words'],
    ])
  })

  it('knows of each page its stretches of body, notes and furniture', () => {
    const source = {
      ...canonicalText('One\n\nTwo\n\n^ Note\n\n% 1'),
      pageRuns: [
        { start: 0, page: 1 },
        { start: 5, page: 2 },
        { start: 10, page: 1 },
      ],
    }
    const { spans } = indexPages(source)
    expect(spans.get(1)).toEqual([
      { start: 0, end: 5 },
      { start: 10, end: source.text.length },
    ])
    expect(spans.get(2)).toEqual([{ start: 5, end: 10 }])
  })
})
