import { describe, expect, it } from 'vitest'
import { readRules } from '../../../../../electron/services/extract/pdf/read-rules.ts'

const OPS = { save: 10, restore: 11, transform: 12, stroke: 20, fill: 22, constructPath: 91 }
const VIEWPORT = [1, 0, 0, -1, 0, 800]
const draw = (painting: number, ...path: readonly number[][]) => ({
  fnArray: path.map(() => OPS.constructPath),
  argsArray: path.map((numbers) => [painting, [Float32Array.from(numbers)]]),
  OPS,
})
/** One path of `count` lines, up and down between two heights. */
const zigzag = (count: number, height: number) => [
  ...[0, 100, 100],
  ...Array.from({ length: count }, (_, at) => [1, 100, at % 2 === 0 ? 100 + height : 100]).flat(),
]

describe('the lines of a page', () => {
  it('are its stroked lines and thin filled shapes, measured from the top of the page', () => {
    const rule = { left: 100, right: 100, top: 680, bottom: 700 }
    expect(readRules(draw(OPS.stroke, [0, 100, 100, 1, 100, 120]), VIEWPORT)).toEqual([rule])
    expect(readRules(draw(OPS.fill, zigzag(3, 20)), VIEWPORT)).toEqual([rule])
  })

  it('are read of a shape with more sides than a call takes arguments', () => {
    const rules = readRules(draw(OPS.fill, zigzag(200_000, 20)), VIEWPORT)
    expect(rules).toEqual([{ left: 100, right: 100, top: 680, bottom: 700 }])
  })

  it('are none where there are too many for tables, in one path or in many', () => {
    expect(readRules(draw(OPS.stroke, zigzag(200_000, 20)), VIEWPORT)).toEqual([])
    const line = [0, 100, 100, 1, 100, 120]
    const many = (count: number) => Array.from({ length: count }, () => line)
    expect(readRules(draw(OPS.stroke, ...many(3000)), VIEWPORT)).toHaveLength(3000)
    expect(readRules(draw(OPS.stroke, ...many(3001)), VIEWPORT)).toEqual([])
  })
})
