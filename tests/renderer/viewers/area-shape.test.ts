import { describe, expect, it } from 'vitest'
import { areaKey } from '../../../renderer/viewers/area-keys.ts'
import { areaBetween, areaWithin, moveArea, moveEdge } from '../../../renderer/viewers/area-shape.ts'

const paper = { width: 600, height: 800 }
const area = { left: 100, top: 200, width: 300, height: 100 }

describe('an area drawn with the pointer', () => {
  it('lies between the two corners, whichever came first', () => {
    expect(areaBetween(paper, [400, 300], [100, 200])).toEqual(area)
  })

  it('ends at the edges of its page', () => {
    expect(areaBetween(paper, [500, 700], [900, -40])).toEqual({ left: 500, top: 0, width: 100, height: 700 })
  })

  it('is none where the pointer hardly moved', () => {
    expect(areaBetween(paper, [100, 100], [105, 300])).toBeNull()
  })
})

describe('an area shaped with keys', () => {
  it('begins in the middle of what is seen of the page', () => {
    const visible = { left: 0, top: 400, width: 600, height: 200 }
    expect(areaWithin(visible)).toEqual({ left: 120, top: 460, width: 360, height: 80 })
  })

  it('moves as far as the page goes and keeps its size', () => {
    expect(moveArea(paper, area, 36, -4)).toEqual({ ...area, left: 136, top: 196 })
    expect(moveArea(paper, area, 900, 900)).toEqual({ ...area, left: 300, top: 700 })
    expect(moveArea(paper, area, -900, -900)).toEqual({ ...area, left: 0, top: 0 })
  })

  it('grows and shrinks at one edge, between the page and the opposite edge', () => {
    expect(moveEdge(paper, area, 'se', [4, 4])).toEqual({ ...area, width: 304, height: 104 })
    expect(moveEdge(paper, area, 'se', [900, 900])).toEqual({ ...area, width: 500, height: 600 })
    expect(moveEdge(paper, area, 'se', [-900, -900])).toEqual({ ...area, width: 6, height: 6 })
    expect(moveEdge(paper, area, 'n', [50, 20])).toEqual({ ...area, top: 220, height: 80 })
    expect(moveEdge(paper, area, 'w', [-900, 0])).toEqual({ ...area, left: 0, width: 400 })
  })
})

describe('keys on an area', () => {
  const press = (key: string, more = {}) =>
    areaKey({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more })

  it('move it, with Shift size it, with Control in larger steps', () => {
    expect(press('ArrowUp')).toEqual({ do: 'move', by: [0, -4] })
    expect(press('ArrowRight', { shiftKey: true })).toEqual({ do: 'size', by: [4, 0] })
    expect(press('ArrowLeft', { shiftKey: true, ctrlKey: true })).toEqual({ do: 'size', by: [-36, 0] })
    expect(press('ArrowDown', { metaKey: true })).toEqual({ do: 'move', by: [0, 36] })
  })

  it('keep it or leave it, and mean nothing else', () => {
    expect(press('Enter')).toEqual({ do: 'keep' })
    expect(press('Escape')).toEqual({ do: 'leave' })
    expect(press('Enter', { ctrlKey: true })).toBeNull()
    expect(press('ArrowUp', { altKey: true })).toBeNull()
    expect(press('x')).toBeNull()
  })
})
