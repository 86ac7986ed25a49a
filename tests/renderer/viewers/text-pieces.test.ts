// @vitest-environment happy-dom
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { pieceAt, rangesFromSpan } from '../../../renderer/viewers/text-pieces.ts'

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
  // happy-dom has no StaticRange; only its four fields are used.
  beforeAll(() => {
    vi.stubGlobal('StaticRange', function (init: StaticRangeInit) {
      return { ...init }
    })
  })
  afterAll(() => void vi.unstubAllGlobals())

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

  it('takes the piece before for a place between pieces, and the later one where two meet', () => {
    expect(pieceAt(pieces, 18)?.node).toBe(nextLine)
    expect(pieceAt(pieces, 7)?.node).toBe(nextLine)
    expect(pieceAt([], 3)).toBeNull()
  })
})
