import { describe, expect, it } from 'vitest'
import { limitZoom, zoomAbove, zoomBelow } from '../../../renderer/viewers/zoom-steps.ts'

describe('zoom steps', () => {
  it('goes from any zoom to the next step', () => {
    expect(zoomAbove(1)).toBe(1.1)
    expect(zoomAbove(1.18)).toBe(1.25)
    expect(zoomBelow(1.18)).toBe(1.1)
    expect(zoomBelow(1.1)).toBe(1)
  })

  it('does not stay at a step it is a hair away from', () => {
    expect(zoomAbove(1.0999)).toBe(1.25)
    expect(zoomBelow(1.1001)).toBe(1)
  })

  it('ends at the limits', () => {
    expect(zoomAbove(5)).toBe(5)
    expect(zoomBelow(0.25)).toBe(0.25)
    expect(limitZoom(90)).toBe(5)
    expect(limitZoom(0)).toBe(0.25)
  })
})
