import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { restoreBackup } from '../../../../electron/services/repair/restore-backup.ts'
import { listBackups } from '../../../../electron/services/store/backups.ts'
import { draftDeleteAnnotation, draftMemo } from '../../../../shared/domain/draft-annotation.ts'
import { ANNA, BEN, idsIn, Place, tagIn } from '../../../fixtures/project-folder.ts'

/** An open project with a1 and a2 in a backup; since then a1 was deleted, a2 got a memo and a3 was made. */
async function changedSince() {
  const place = new Place()
  const store = await place.create()
  await tagIn(store, 'a1')
  await tagIn(store, 'a2')
  const { name } = await store.backUp('asked')
  await store.submit(draftDeleteAnnotation('a1'), ANNA)
  await store.submit(draftMemo('a2', 'later'), ANNA)
  await tagIn(store, 'a3')
  return { place, store, name }
}

describe('restoring a backup into an open project', () => {
  it('is one change, which Undo takes back, after a backup of what was', async () => {
    const { place, store, name } = await changedSince()
    const changed = store.project()
    const made: string[] = []
    const author = BEN
    const change = await restoreBackup(store, name, { author, onBackup: (backup) => made.push(backup.name) })
    expect(change).toMatchObject({ label: `Restore ${name}`, coder: null })
    expect(idsIn(store)).toEqual(['a1', 'a2'])
    expect(store.project().annotations.map(({ memo }) => memo)).toEqual(['', ''])

    const [newest] = await listBackups(place.folder)
    expect(newest).toMatchObject({ name: made[0], reason: 'restore', holds: { annotations: 2 } })
    expect(store.undoState('ben').undo).toBe(`Restore ${name}`)
    await store.undo('ben')
    expect(idsIn(store)).toEqual(['a2', 'a3'])
    expect(store.project().annotations[0]?.memo).toBe('later')
    await restoreBackup(store, name, { author })
    await restoreBackup(store, made[0]!, { author })
    expect(idsIn(store)).toEqual(changed.annotations.map(({ id }) => id))
  })

  it('takes in what another process has written meanwhile', async () => {
    const { place, store, name } = await changedSince()
    const other = await place.open()
    await tagIn(other, 'a4', BEN)
    await restoreBackup(store, name, { author: ANNA })
    expect(idsIn(store)).toEqual(['a1', 'a2'])
    await other.refresh()
    expect(idsIn(other)).toEqual(['a1', 'a2'])
  })

  it('writes nothing where nothing differs', async () => {
    const place = new Place()
    const store = await place.create()
    const { name } = await store.backUp('asked')
    expect(await restoreBackup(store, name, { author: ANNA })).toBeNull()
    expect((await listBackups(place.folder)).map((backup) => backup.name)).toEqual([name])
  })

  it('refuses what is no backup, is not there, or can not be used', async () => {
    const { place, store, name } = await changedSince()
    const file = path.join(place.folder, 'backups', name)
    const refused = (typed: string) =>
      expect(restoreBackup(store, typed, { author: ANNA })).rejects.toMatchObject({ code: 'refused' })
    await refused('../pincite.json')
    writeFileSync(file, '')
    await refused(name)
    rmSync(file)
    await refused(name)
    expect(idsIn(store)).toEqual(['a2', 'a3'])
  })
})
