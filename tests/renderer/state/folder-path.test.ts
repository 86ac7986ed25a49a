import { describe, expect, it } from 'vitest'
import { folderNameFor, joinPath, lastPart, withSlash } from '../../../renderer/state/folder-path.ts'

describe('paths as they are typed', () => {
  it('name a folder by its last part, whatever separates and ends it', () => {
    expect(lastPart('/home/ana/Tarsk ports/')).toBe('Tarsk ports')
    expect(lastPart('C:\\Users\\Ana\\Review')).toBe('Review')
    expect(lastPart('/')).toBe('/')
  })

  it('are joined with the separator they use', () => {
    expect(joinPath('/home/ana', 'Review')).toBe('/home/ana/Review')
    expect(joinPath('C:\\Users\\', 'Review')).toBe('C:\\Users\\Review')
    expect(withSlash('/home/')).toBe('/home/')
  })
})

describe('a folder’s name made from a project’s', () => {
  const cases = [
    ['Fees: corridor/port?', 'Fees corridor port'],
    ['  two   spaces ', 'two spaces'],
    ['ends with a dot.', 'ends with a dot'],
    ['???', 'New project'],
  ] as const
  it.each(cases)('%s', (name, folder) => {
    expect(folderNameFor(name)).toBe(folder)
  })
})
