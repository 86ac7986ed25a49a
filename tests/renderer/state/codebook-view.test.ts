import { describe, expect, it } from 'vitest'
import { treeRows } from '../../../renderer/state/codebook-view.ts'
import type { Code } from '../../../shared/domain/codebook.ts'

const code = (id: string, parentId: string | null = null): Code => ({
  ...{ id, parentId, name: id, definition: '', useWhen: '', notWhen: '' },
  ...{ hue: 'blue', pattern: 'solid', key: '', position: id, retired: false, fields: [] },
})
const all = { folded: new Set<string>(), filter: '' }

describe('the rows of the tree of codes', () => {
  it('have their place among the codes below the same one', () => {
    const codes = [code('a'), code('b', 'a'), code('c', 'b'), code('d', 'a'), code('e'), code('f', 'e')]
    const rows = treeRows(codes, { ...all, folded: new Set(['e']) })
    expect(rows.map(({ code: { id }, depth, place, size }) => [id, depth, place, size])).toEqual([
      ['a', 0, 1, 2],
      ['b', 1, 1, 2],
      ['c', 2, 1, 1],
      ['d', 1, 2, 2],
      ['e', 0, 2, 2],
    ])
    expect(rows.map(({ expanded }) => expanded)).toEqual([true, true, null, null, false])
  })

  it('are found by looking at each code a few times, however many there are', () => {
    let looks = 0
    const codes = Array.from({ length: 1000 }, (_, index) => {
      const parentId = index % 10 === 0 ? null : `c${index - (index % 10)}`
      return Object.defineProperty(code(`c${index}`), 'parentId', {
        enumerable: true,
        get: () => {
          looks += 1
          return parentId
        },
      })
    })
    expect(treeRows(codes, all)).toHaveLength(1000)
    expect(looks).toBeLessThan(20 * codes.length)
  })
})
