import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, parse, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  COMPLETION_LIMIT,
  completePath,
  isTaken,
  requireFreeFolder,
  resolveTyped,
} from '../../../electron/services/project-folders.ts'
import { temporaryFolder } from './temporary-folder.ts'

const root = temporaryFolder()
for (const name of ['Reports', 'reviews', 'other', '.hidden', 'by-journal/journal', 'broken/pincite.json']) {
  mkdirSync(join(root, name), { recursive: true })
}
mkdirSync(join(root, 'review-a'))
writeFileSync(join(root, 'review-a', 'pincite.json'), '{}')
writeFileSync(join(root, 'report.pdf'), '')
const names = async (typed: string) =>
  (await completePath(typed)).map(({ path }) => path.slice(root.length + 1))

describe('completing a typed path', () => {
  it('lists folders only, in any case, and says which are projects', async () => {
    expect(await completePath(join(root, 're'))).toEqual([
      { path: join(root, 'Reports'), isProject: false },
      { path: join(root, 'review-a'), isProject: true },
      { path: join(root, 'reviews'), isProject: false },
    ])
  })

  it('counts a folder as a project by its journal, and not by a folder called pincite.json', async () => {
    expect(await completePath(join(root, 'b'))).toEqual([
      { path: join(root, 'broken'), isProject: false },
      { path: join(root, 'by-journal'), isProject: true },
    ])
  })

  it('lists hidden folders only when their dot is typed', async () => {
    expect(await names(root + sep)).not.toContain('.hidden')
    expect(await names(join(root, '.h'))).toEqual(['.hidden'])
  })

  it('stops at the limit', async () => {
    for (let i = 0; i < COMPLETION_LIMIT + 10; i++) mkdirSync(join(root, 'other', `x${i}`))
    expect(await completePath(join(root, 'other') + sep)).toHaveLength(COMPLETION_LIMIT)
  })

  it.skipIf(process.platform === 'win32')(
    'follows links to folders, and passes over broken and circular ones',
    async () => {
      symlinkSync(join(root, 'review-a'), join(root, 'link-a'))
      symlinkSync(join(root, 'nowhere'), join(root, 'link-b'))
      symlinkSync('link-c', join(root, 'link-c'))
      expect(await completePath(join(root, 'link'))).toEqual([
        { path: join(root, 'link-a'), isProject: true },
      ])
    },
  )

  it('reads ~ as the home folder', async () => {
    expect(await completePath('~')).toEqual(await completePath(homedir() + sep))
    expect(await completePath('~/')).toEqual(await completePath(homedir() + sep))
  })

  it.each([
    '',
    'relative',
    './x',
    'x\0y',
    `${parse(root).root}no\0where`,
    join(root, 'missing', 'x'),
    '~nobody/x',
  ])('gives nothing for %j', async (typed) => {
    expect(await completePath(typed)).toEqual([])
  })
})

describe('a folder for a new project', () => {
  it('is read from what was typed', () => {
    expect(resolveTyped('~/reviews')).toBe(join(homedir(), 'reviews'))
    expect(resolveTyped(`  ${join(root, 'a', '..', 'b')}${sep}`)).toBe(join(root, 'b'))
    expect(resolveTyped(join(root, 'ends in a space '))).toBe(join(root, 'ends in a space '))
    expect(() => resolveTyped('reviews')).toThrow(/not a whole path/)
  })

  it('may be absent, empty, or hold what is hidden or systems leave behind', async () => {
    await requireFreeFolder(join(root, 'absent'))
    await requireFreeFolder(join(root, 'reviews'))
    for (const name of ['.DS_Store', '.gitignore', 'Thumbs.db'])
      writeFileSync(join(root, 'reviews', name), '')
    await requireFreeFolder(join(root, 'reviews'))
    expect(await isTaken(join(root, 'reviews'))).toBe(false)
  })

  it('may not hold anything else; the message names it and says what to do', async () => {
    writeFileSync(join(root, 'Reports', 'a.pdf'), '')
    await expect(requireFreeFolder(join(root, 'Reports'))).rejects.toThrow(/Reports is not empty\. Choose/)
    await expect(requireFreeFolder(join(root, 'review-a'))).rejects.toThrow(
      /already holds a project\. Open it/,
    )
  })
})
