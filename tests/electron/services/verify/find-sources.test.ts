import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { explainMissing, findSources } from '../../../../electron/services/verify/find-sources.ts'
import { listFiles } from '../../../../electron/services/verify/list-files.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pincite-sources-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

async function put(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
  return path
}

describe('finding sources', () => {
  it('goes by content, at any depth and under any name', async () => {
    const deep = await put('a/b/c/renamed.bin', 'deep')
    const near = await put('near.txt', 'near')
    const search = await findSources(folder, [
      { sha256: hashOf('deep'), fileName: 'deep.pdf' },
      { sha256: hashOf('near'), fileName: 'near.txt' },
    ])
    expect(Object.fromEntries(search.found)).toEqual({ [hashOf('deep')]: deep, [hashOf('near')]: near })
  })

  it('looks at likely names first and stops when all are found', async () => {
    await put('a.txt', 'other')
    await put('b.pdf', 'other')
    const kept = await put(`sources/${hashOf('kept')}.pdf`, 'kept')
    const named = await put('z/Report.PDF', 'named')
    const search = await findSources(folder, [
      { sha256: hashOf('kept'), fileName: 'x.pdf' },
      { sha256: hashOf('named'), fileName: 'report.pdf' },
    ])
    expect(search.hashed.map(({ path }) => path)).toEqual([kept, named])
  })

  it('does not believe a name', async () => {
    const wanted = { sha256: hashOf('true'), fileName: 'report.pdf' }
    const liar = await put(`${wanted.sha256}.pdf`, 'false')
    const search = await findSources(folder, [wanted])
    expect(search.found.size).toBe(0)
    expect(explainMissing(search, wanted)).toBe(
      `no file with SHA-256 ${wanted.sha256} below ${folder} (1 file looked at); ` +
        `${liar} has that name but other bytes (SHA-256 ${hashOf('false')})`,
    )
  })

  it('names a file of the same name with other bytes', async () => {
    const path = await put('deep/Report.pdf', 'edited')
    const wanted = { sha256: hashOf('original'), fileName: 'report.pdf' }
    const explained = explainMissing(await findSources(folder, [wanted]), wanted)
    expect(explained).toContain(`${path} has that name but other bytes`)
  })

  it('passes over node_modules and .git', async () => {
    await put('node_modules/x.pdf', 'x')
    await put('.git/x.pdf', 'x')
    expect((await findSources(folder, [{ sha256: hashOf('x'), fileName: 'x.pdf' }])).hashed).toEqual([])
  })

  it('follows links, but never in circles, and names broken ones', async () => {
    await put('real/x.pdf', 'x')
    await symlink(join(folder, 'real'), join(folder, 'linked'))
    await symlink(folder, join(folder, 'real', 'circle'))
    await symlink(join(folder, 'gone'), join(folder, 'broken'))
    const wanted = { sha256: hashOf('y'), fileName: 'y.pdf' }
    const search = await findSources(folder, [wanted])
    expect(search.hashed).toHaveLength(1)
    expect(search.unreadable).toEqual([{ path: join(folder, 'broken'), reason: 'it does not exist' }])
    expect(explainMissing(search, wanted)).toContain(
      `${join(folder, 'broken')} can't be read: it does not exist`,
    )
  })

  it.skipIf(process.getuid?.() === 0)('reports what it may not read and goes on', async () => {
    const closed = await put('closed.pdf', 'x')
    await chmod(closed, 0)
    const open = await put('open.pdf', 'y')
    const search = await findSources(folder, [
      { sha256: hashOf('x'), fileName: 'closed.pdf' },
      { sha256: hashOf('y'), fileName: 'open.pdf' },
    ])
    expect([...search.found.values()]).toEqual([open])
    expect(search.unreadable).toEqual([{ path: closed, reason: 'permission is denied' }])
  })

  it('reports a folder that is not there', async () => {
    const search = await findSources(join(folder, 'nowhere'), [{ sha256: hashOf('x'), fileName: 'x.pdf' }])
    expect(search.unreadable).toEqual([{ path: join(folder, 'nowhere'), reason: 'it does not exist' }])
  })

  it('stops when asked to', async () => {
    await put('x.pdf', 'x')
    const wanted = [{ sha256: hashOf('y'), fileName: 'y.pdf' }]
    await expect(findSources(folder, wanted, { signal: AbortSignal.abort() })).rejects.toThrow('aborted')
  })
})

describe('listing files', () => {
  it('says when there are more than its limit', async () => {
    for (const name of ['c', 'a', 'b']) await put(name, '')
    expect(await listFiles(folder, 3)).toMatchObject({
      cut: false,
      paths: ['a', 'b', 'c'].map((name) => join(folder, name)),
    })
    expect(await listFiles(folder, 2)).toMatchObject({
      cut: true,
      paths: ['a', 'b'].map((name) => join(folder, name)),
    })
  })
})
