import { describe, expect, it } from 'vitest'
import { assignLanes } from '../../../renderer/highlights/lanes.ts'

const item = (key: string, start: number, end: number) => ({ key, start, end })
const lanesOf = (items: ReturnType<typeof item>[]) => Object.fromEntries(assignLanes(items))

describe('lanes of overlapping highlights', () => {
  it('keeps highlights that do not overlap in the first lane', () => {
    expect(lanesOf([item('a', 0, 10), item('b', 20, 30)])).toEqual({ a: 0, b: 0 })
  })

  it('does not count touching as overlapping', () => {
    expect(lanesOf([item('a', 0, 10), item('b', 10, 20)])).toEqual({ a: 0, b: 0 })
  })

  it('puts the longest in the first lane, whatever the order given', () => {
    const items = [item('inner', 30, 40), item('outer', 0, 100), item('middle', 20, 60)]
    expect(lanesOf(items)).toEqual({ outer: 0, middle: 1, inner: 2 })
    expect(lanesOf(items.toReversed())).toEqual(lanesOf(items))
  })

  it('gives the lowest free lane, so a lane is used again further on', () => {
    expect(lanesOf([item('a', 0, 50), item('b', 40, 80), item('c', 60, 90)])).toEqual({ a: 0, b: 1, c: 0 })
  })

  it('shares the last lane from the fourth overlap on', () => {
    const items = [item('a', 0, 90), item('b', 0, 80), item('c', 0, 70), item('d', 0, 60), item('e', 0, 50)]
    expect(lanesOf(items)).toEqual({ a: 0, b: 1, c: 2, d: 2, e: 2 })
  })

  it('tells two codes on the same words apart by their keys', () => {
    expect(lanesOf([item('x 1', 0, 9), item('x 0', 0, 9)])).toEqual({ 'x 0': 0, 'x 1': 1 })
  })
})
