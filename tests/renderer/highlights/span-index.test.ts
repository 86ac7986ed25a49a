import { describe, expect, it } from 'vitest'
import { SpanIndex } from '../../../renderer/highlights/span-index.ts'

const entry = (id: string, ...spans: (readonly [number, number])[]) => ({
  id,
  spans: spans.map(([start, end]) => ({ start, end })),
})
const newIndex = () => new SpanIndex<ReturnType<typeof entry>>(({ spans }) => spans)
const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id)

describe('looking up what stands at a place', () => {
  it('returns the innermost first', () => {
    const index = newIndex()
    index.replaceAll([entry('outer', [0, 500]), entry('inner', [100, 120]), entry('middle', [90, 200])])
    expect(ids(index.at(110))).toEqual(['inner', 'middle', 'outer'])
    expect(ids(index.at(120))).toEqual(['middle', 'outer'])
    expect(ids(index.at(500))).toEqual([])
  })

  it('finds an entry that is longer than several buckets from any place in it', () => {
    const index = newIndex()
    index.add(entry('long', [1000, 9000]))
    for (const offset of [1000, 1023, 1024, 5000, 8999]) expect(ids(index.at(offset))).toEqual(['long'])
    expect(ids(index.at(999))).toEqual([])
    expect(ids(index.at(9000))).toEqual([])
  })

  it('does not find an entry of several spans between them', () => {
    const index = newIndex()
    index.add(entry('two', [10, 20], [40, 50]))
    expect(ids(index.at(30))).toEqual([])
    expect(ids(index.overlapping([{ start: 0, end: 11 }]))).toEqual(['two'])
  })

  it('says what changed: new, gone and replaced entries, and nothing else', () => {
    const index = newIndex()
    const kept = entry('kept', [0, 10])
    const before = entry('moved', [20, 30])
    const gone = entry('gone', [40, 50])
    index.replaceAll([kept, before, gone])
    const after = entry('moved', [60, 70])
    const added = entry('added', [80, 90])
    expect(new Set(index.replaceAll([kept, after, added]))).toEqual(new Set([before, after, added, gone]))
    expect(ids(index.at(25))).toEqual([])
    expect(ids(index.at(65))).toEqual(['moved'])
    expect(ids(index.at(45))).toEqual([])
    expect(index.replaceAll([kept, after, added])).toEqual([])
  })
})
