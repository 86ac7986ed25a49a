// @vitest-environment happy-dom
import { beforeAll, describe, expect, it } from 'vitest'
import { offsetFromNode, pieceAt, rangesFromSpan } from '../../../renderer/viewers/text-pieces.ts'

const lineEnd = document.createTextNode('of chil-')
const nextLine = document.createTextNode('dren today')
/** "of children today. Next", its third piece in a node that shows something else first. */
const other = document.createTextNode('17 Next')
const pieces = [
  { start: 0, length: 7, node: lineEnd, from: 0 },
  { start: 7, length: 10, node: nextLine, from: 0 },
  { start: 19, length: 4, node: other, from: 3 },
]

describe('canonical offsets and text nodes', () => {
  beforeAll(() => {
    // happy-dom has no StaticRange; only its four fields are used.
    globalThis.StaticRange ??= class {
      constructor(init: StaticRangeInit) {
        Object.assign(this, init)
      }
    } as typeof StaticRange
  })

  const words = (start: number, end: number) =>
    rangesFromSpan(pieces, { start, end }).map((range) =>
      (range.startContainer as Text).data.slice(range.startOffset, range.endOffset),
    )

  it('finds the words of a stretch over several nodes, without the hyphen that is not text', () => {
    expect(words(3, 11)).toEqual(['chil', 'dren'])
    expect(words(0, 23)).toEqual(['of chil', 'dren today', 'Next'])
  })

  it('finds nothing for a stretch that is in no node', () => {
    expect(words(17, 19)).toEqual([])
    expect(words(40, 50)).toEqual([])
  })

  it('translates places in nodes, also in the middle of a node', () => {
    expect(offsetFromNode(pieces, { node: nextLine, offset: 4 })).toBe(11)
    expect(offsetFromNode(pieces, { node: other, offset: 5 })).toBe(21)
  })

  it('takes a place on a dropped hyphen to be the end of its piece', () => {
    expect(offsetFromNode(pieces, { node: lineEnd, offset: 8 })).toBe(7)
  })

  it('has no offset for a node that shows no text of the report', () => {
    expect(offsetFromNode(pieces, { node: document.createTextNode('x'), offset: 0 })).toBeNull()
  })

  it('takes the piece before for a place between pieces, and the later one where two meet', () => {
    expect(pieceAt(pieces, 18)?.node).toBe(nextLine)
    expect(pieceAt(pieces, 7)?.node).toBe(nextLine)
    expect(pieceAt([], 3)).toBeNull()
  })
})
