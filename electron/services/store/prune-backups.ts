/** Takes away backups that newer ones make superfluous, and puts aside those that can't be used. */
import { lstat, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { syncFolder } from './atomic-file.ts'
import { readContents } from './backup-contents.ts'
import { asideName } from './backup-name.ts'
import { findRotation } from './backup-rotation.ts'
import { hasRightChecksum } from './read-snapshot.ts'

/**
 * Deletes from the folder `backups` what {@link findRotation} finds, after reading every backup that stays in its
 * place. One that can't be used is put aside and counts for nothing; where one can't be read, or is of a newer
 * version, all that it would count for stays. Throws what the file system throws.
 */
export async function pruneBackups(backups: string): Promise<void> {
  let going = await judge(backups)
  while (going === 'again') going = await judge(backups)
  for (const name of going) await rm(path.join(backups, name), { force: true })
  if (going.length > 0) await syncFolder(backups)
}

/** Renames a backup, so that nothing takes it for one any more. Returns its new name. */
export async function putAside(backups: string, name: string): Promise<string> {
  for (let turn = 1; ; turn++) {
    const aside = asideName(name, turn)
    const found = await lstat(path.join(backups, aside)).catch(() => null)
    if (found) continue
    await rename(path.join(backups, name), path.join(backups, aside))
    await syncFolder(backups)
    return aside
  }
}

async function judge(backups: string): Promise<readonly string[] | 'again'> {
  const going: string[] = []
  for (const { stays, goes } of findRotation(await readdir(backups))) {
    let isSure = true
    for (const name of [...stays, ...goes]) {
      const file = path.join(backups, name)
      if (await hasRightChecksum(file).catch(() => false)) continue
      const { problem, isProved } = await readContents(file)
      if (problem === null) continue
      if (isProved) {
        await putAside(backups, name)
        return 'again'
      }
      isSure = false
    }
    if (isSure) going.push(...goes)
  }
  return going
}
