import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFromArguments, projectFromSecondStart } from '../../../electron/main/project-argument.ts'

describe('the project named on the command line', () => {
  it.each([
    ['nothing', ['electron', '.'], false, null],
    ['a folder', ['electron', '.', 'review'], false, resolve('review')],
    ['a folder after switches', ['electron', '.', '--no-sandbox', '-v', 'review'], false, resolve('review')],
    ['an empty argument', ['electron', '.', ''], false, null],
    ['a folder, once packaged', ['Pincite', '/home/ada/review'], true, resolve('/home/ada/review')],
    ['nothing, once packaged', ['Pincite'], true, null],
  ])('is found after %s', (_title, argv, isPackaged, expected) => {
    expect(projectFromArguments(argv, isPackaged)).toBe(expected)
  })

  it.each([[undefined], [null], ['folder'], [7], [[]], [{}], [{ folder: 7 }], [{ folder: null }]])(
    'is none where a second start sends %j',
    (data) => {
      expect(projectFromSecondStart(data)).toBeNull()
    },
  )

  it('is what a second start of ours sends', () => {
    expect(projectFromSecondStart({ folder: '/home/ada/review' })).toBe('/home/ada/review')
  })
})
