/** Replaces a file as a whole: a reader, or a crash at any moment, finds the old one or the new one. */
import { randomBytes } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { chmod, copyFile, open, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileErrorCode } from '../file-errors.ts'
import { modesIn } from './file-modes.ts'

/** Codes by which file systems say that a folder can't be synced, which is then theirs to keep safe. */
const NOT_SYNCABLE = ['EPERM', 'EINVAL', 'EISDIR', 'EACCES', 'ENOTSUP']

/**
 * Replaces `file` by what `write` puts into the handle it is given: a new file beside it, synced, then renamed.
 * A symbolic link is followed, not replaced. The file keeps its mode; a new one gets `newMode`, less the umask, or
 * where none is given what {@link modesIn} says.
 * @throws what the file system throws; the old file is whole then, and nothing is left beside it.
 */
export async function replaceFile(
  file: string,
  write: (handle: FileHandle) => Promise<void>,
  newMode?: number,
): Promise<void> {
  const target = await realpath(file).catch(() => file)
  const kept = await stat(target).catch(() => null)
  const wanted = kept
    ? kept.mode & 0o777
    : newMode === undefined
      ? (await modesIn(path.dirname(target))).file
      : null
  const beside = `.${path.basename(target)}.${randomBytes(6).toString('hex')}.tmp`
  const temporary = path.join(path.dirname(target), beside)
  const handle = await open(temporary, 'wx', wanted ?? newMode)
  try {
    try {
      // The umask may have taken rights away.
      if (wanted !== null && (wanted & 0o077) !== 0) await handle.chmod(wanted)
      await write(handle)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(path.dirname(target))
}

/** Copies a file to a place where its mode is that of a new file there, and syncs it. Throws what the file system throws. */
export async function copySynced(from: string, to: string): Promise<void> {
  const { file: mode } = await modesIn(path.dirname(to))
  await copyFile(from, to)
  await chmod(to, mode)
  const handle = await open(to, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes the names in a folder durable. Does nothing on file systems that have no such call. */
export async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | null = null
  try {
    handle = await open(folder, 'r')
    await handle.sync()
  } catch (error) {
    if (!NOT_SYNCABLE.includes(fileErrorCode(error))) throw error
  } finally {
    await handle?.close()
  }
}
