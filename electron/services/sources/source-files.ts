/**
 * The original bytes of sources in a project's folder, `sources/<sha256>.<ext>`: written once, never changed,
 * and served only while they still have the hash they were added with.
 */
import { lstat, open, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PinciteError } from '../../../shared/api/errors.ts'
import { MEDIA_TYPE_FACTS } from '../../../shared/domain/media-types.ts'
import type { Source } from '../../../shared/domain/project.ts'
import { fileErrorCode, fileErrorReason } from '../file-errors.ts'
import { hashFile } from '../file-hash.ts'
import { makeFolders } from '../make-folders.ts'
import { replaceFile } from '../store/atomic-file.ts'
import { readBytes } from './read-bytes.ts'

/** What names a source's file. */
export type SourceFile = Pick<Source, 'sha256' | 'mediaType' | 'fileName'>

/** Returns the path of a source's original bytes in its project's folder. */
export function sourcePath(folder: string, source: SourceFile): string {
  if (!/^[0-9a-f]{64}$/.test(source.sha256)) {
    throw new PinciteError('cannot-open', `“${source.fileName}” has no valid SHA-256 in this project.`)
  }
  return join(folder, 'sources', source.sha256 + MEDIA_TYPE_FACTS[source.mediaType].ending)
}

/**
 * Keeps the bytes of a new source. Where they stand already nothing is written; other bytes under that name, left
 * by some other program, are set aside. Returns whether anything was written. Throws `not-saved`.
 */
export async function keepSourceBytes(
  folder: string,
  source: SourceFile,
  bytes: Uint8Array,
): Promise<boolean> {
  const path = sourcePath(folder, source)
  try {
    const known = await stat(path).catch(() => null)
    if (known?.size === bytes.byteLength && (await hashFile(path)) === source.sha256) return false
    await setAside(path)
    await makeFolders(dirname(path))
    await replaceFile(path, (handle) => handle.writeFile(bytes))
    return true
  } catch (error) {
    throw new PinciteError(
      'not-saved',
      `“${source.fileName}” could not be copied into ${join(folder, 'sources')}: ${fileErrorReason(error)}. ` +
        'Nothing was added; put that right and add it again.',
    )
  }
}

/**
 * Reads the original bytes of sources. A file's hash is checked when it is read first, and again whenever its
 * size or time of change is another than then.
 */
export class SourceFiles {
  readonly #checked = new Map<string, string>()

  /** Reads all bytes. Throws `not-found` when the file is missing and `cannot-open` when it is another file. */
  async readAll(folder: string, source: SourceFile): Promise<Uint8Array> {
    const path = await this.check(folder, source)
    try {
      return await readBytes(path)
    } catch (error) {
      throw unreadable(path, source, error)
    }
  }

  /** Reads the bytes `[from, to)`, fewer where the file ends before. Throws as {@link readAll}. */
  async readRange(
    folder: string,
    source: SourceFile,
    range: { readonly from: number; readonly to: number },
  ): Promise<Uint8Array> {
    const path = await this.check(folder, source)
    try {
      const file = await open(path, 'r')
      try {
        const { size } = await file.stat()
        const bytes = new Uint8Array(Math.max(0, Math.min(range.to, size) - range.from))
        let done = 0
        while (done < bytes.byteLength) {
          const { bytesRead } = await file.read(bytes, done, bytes.byteLength - done, range.from + done)
          if (bytesRead === 0) break
          done += bytesRead
        }
        return bytes.subarray(0, done)
      } finally {
        await file.close()
      }
    } catch (error) {
      throw unreadable(path, source, error)
    }
  }

  /** Makes sure that the file is there with the bytes it was added with, and returns its path. Throws as {@link readAll}. */
  async check(folder: string, source: SourceFile): Promise<string> {
    const path = sourcePath(folder, source)
    try {
      const { size, mtimeMs, ino } = await stat(path)
      const state = `${size} ${mtimeMs} ${ino}`
      if (this.#checked.get(path) === state) return path
      if ((await hashFile(path)) === source.sha256) {
        this.#checked.set(path, state)
        return path
      }
    } catch (error) {
      throw unreadable(path, source, error)
    }
    throw new PinciteError(
      'cannot-open',
      `The file of “${source.fileName}”, ${path}, is not the one that was added: its SHA-256 is another. ` +
        'Your annotations are safe; put the original file back there.',
    )
  }
}

function unreadable(path: string, source: SourceFile, error: unknown): PinciteError {
  if (fileErrorCode(error) === 'ENOENT') {
    return new PinciteError(
      'not-found',
      `The file of “${source.fileName}” is missing: ${path}. Your annotations are safe; ` +
        'put the file back there, or add it again.',
    )
  }
  return new PinciteError(
    'cannot-open',
    `The file of “${source.fileName}”, ${path}, can't be read: ${fileErrorReason(error)}.`,
  )
}

/** A link is set aside itself: writing must not go through it to a file elsewhere. */
async function setAside(path: string): Promise<void> {
  if (!(await lstat(path).catch(() => null))) return
  await rename(path, `${path}.aside-${new Date().toISOString().replace(/\W/g, '')}`)
}
