import { cpSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ANNA, closedProject, contentOf, idsIn, Place, tagIn } from '../../../fixtures/project-folder.ts'

describe('a replica', () => {
  it('is gone on with by the next to open the project', async () => {
    const { place } = await closedProject()
    const store = await place.open()
    await tagIn(store, 'a3')
    await store.close()
    expect(place.replicas).toHaveLength(1)
    expect(place.segmentLines()).toHaveLength(1 + 5)
  })

  it('is a new one in a copied folder, and both copies go on without loss', async () => {
    const { place } = await closedProject()
    const [old] = place.replicas
    const copy = path.join(place.base, 'copy')
    cpSync(place.folder, copy, { recursive: true })
    const original = await place.open()
    await tagIn(original, 'a-original')
    await original.close()
    const moved = new Place()
    renameSync(copy, moved.folder)
    const second = await moved.open({ settingsFolder: place.settingsFolder })
    await tagIn(second, 'a-copy')
    await second.close()
    expect(moved.replicas).toHaveLength(2)
    cpSync(path.join(moved.folder, 'journal'), path.join(place.folder, 'journal'), {
      recursive: true,
      force: false,
    })
    expect(idsIn(await place.open())).toEqual(['a-copy', 'a-original', 'a1', 'a2'])
    expect(place.segmentLines(1, old).at(-1)).toContain('a-original')
  })

  it('is a new one when the journal does not end where it was left', async () => {
    const { place } = await closedProject()
    const text = place.segmentLines()
    writeFileSync(place.segment(), text.slice(0, -1).join('\n') + '\n')
    const store = await place.open()
    await tagIn(store, 'a3')
    await store.close()
    expect(place.replicas).toHaveLength(2)
    expect(idsIn(await place.open())).toEqual(['a1', 'a2', 'a3'])
  })

  it('is a new one while another store is open, and both keep everything', async () => {
    const { place } = await closedProject()
    const [one, two] = [await place.open(), await place.open()]
    await Promise.all(
      [one, two].map(async (store, n) => {
        for (let i = 0; i < 10; i++) await tagIn(store, `b${n}${i}`)
      }),
    )
    expect(place.replicas).toHaveLength(2)
    await two.refresh()
    await one.refresh()
    expect(contentOf(one)).toEqual(contentOf(two))
    await Promise.all([one.close(), two.close()])
    expect(idsIn(await place.open())).toHaveLength(22)
  })

  it('is a new one for every store that was never closed', async () => {
    const { place } = await closedProject()
    const left = await place.open()
    await tagIn(left, 'a3')
    const store = await place.open()
    await store.submit(
      { label: 'Name', writes: [{ kind: 'project', id: 'main', field: 'name', value: 'B' }] },
      ANNA,
    )
    expect(place.replicas).toHaveLength(2)
    expect(idsIn(store)).toEqual(['a1', 'a2', 'a3'])
  })
})
