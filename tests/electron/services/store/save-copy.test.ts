import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { openProject } from '../../../../electron/services/store/open-project.ts'
import { saveCopy } from '../../../../electron/services/store/save-copy.ts'
import { Life } from '../../../fakes/faulty-disk.ts'
import { contentOf, Place, tagIn } from '../../../fixtures/project-folder.ts'

vi.mock('node:fs/promises', async () => (await import('../../../fakes/faulty-disk.ts')).fileSystem)
vi.mock('node:fs', async () => (await import('../../../fakes/faulty-descriptors.ts')).fileSystem)

const options = (signal = new AbortController().signal) => ({ signal, onProgress: () => undefined })

/** An open project with two files in `sources/`. */
async function opened() {
  const place = new Place()
  const store = await place.create()
  await tagIn(store, 'a1')
  for (const name of ['one', 'two']) writeFileSync(path.join(place.folder, 'sources', name), name)
  return { place, store, to: path.join(place.base, 'new', 'copy') }
}

describe('a copy elsewhere', () => {
  it('holds what the open project shows, with its sources, and opens', async () => {
    const { place, store, to } = await opened()
    expect(await saveCopy(store, to, options())).toEqual([])
    expect(readdirSync(path.join(to, 'sources')).sort()).toEqual(['one', 'two'])
    const again = await openProject(to, { settingsFolder: place.settingsFolder })
    expect(again.ok && contentOf(again.store)).toEqual(contentOf(store))
    if (again.ok) await again.store.close()
    expect(readFileSync(path.join(to, '.gitignore'), 'utf8')).toBe('text/\nbackups/\n')
  })

  it('names the sources that could not be copied, and holds the rest', async () => {
    const { place, store, to } = await opened()
    rmSync(path.join(place.folder, 'sources', 'one'))
    mkdirSync(path.join(place.folder, 'sources', 'one'))
    expect(await saveCopy(store, to, options())).toEqual([
      expect.stringMatching(/^The source one was not copied: /),
    ])
    expect(readdirSync(path.join(to, 'sources'))).toEqual(['two'])
  })

  // Fails when half a copy stays, which would be taken for the project and refuse another try.
  it('leaves nothing behind when it is stopped, or refused by the disk at any operation', async () => {
    const { store, to } = await opened()
    const stop = new AbortController()
    const onProgress = (done: number) => done === 1 && stop.abort(new Error('enough'))
    await expect(saveCopy(store, to, { signal: stop.signal, onProgress })).rejects.toThrow('enough')
    expect(existsSync(to)).toBe(false)
    let failures = 0
    for (let at = 0, struck = true; struck; at++) {
      const life = new Life({
        fault: { at, is: 'error', code: 'ENOSPC' },
        counts: (name) => name !== 'copyFile',
      })
      const failed = await life
        .run(() => saveCopy(store, to, options()))
        .then(
          () => false,
          () => true,
        )
      struck = life.struck
      if (failed) failures += 1
      expect([failed, existsSync(path.join(to, 'pincite.json')), life.openFiles], life.place).toEqual([
        failed,
        !failed,
        0,
      ])
      rmSync(path.dirname(to), { recursive: true, force: true })
    }
    expect(failures).toBeGreaterThan(10)
  })

  it('is made in no folder that holds something', async () => {
    const { store, to } = await opened()
    mkdirSync(to, { recursive: true })
    writeFileSync(path.join(to, 'thesis.txt'), 'mine')
    await expect(saveCopy(store, to, options())).rejects.toMatchObject({ code: 'refused' })
    expect(readdirSync(to)).toEqual(['thesis.txt'])
  })

  // Fails when the journals of a copy, which do not go back to the project's beginning, are taken for the project.
  it('that is damaged is never opened from its few journals alone', async () => {
    const { place, store, to } = await opened()
    await saveCopy(store, to, options())
    const settings = { settingsFolder: place.settingsFolder }
    const copy = await openProject(to, settings)
    if (!copy.ok) throw new Error(copy.message)
    await tagIn(copy.store, 'later')
    await copy.store.close()
    rmSync(path.join(to, 'backups'), { recursive: true })
    rmSync(path.join(to, 'pincite.json'))
    const again = await openProject(to, settings)
    expect(again).toMatchObject({ ok: false, isRecoverable: true })
    expect(again.ok || again.message).toContain('do not go back to the beginning')
    const readable = await openProject(to, { ...settings, salvage: true })
    expect(readable.ok && readable.store.readOnly).toContain('damaged')
    expect(existsSync(path.join(to, 'pincite.json'))).toBe(false)
  })
})
