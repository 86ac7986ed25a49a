/** The few file operations a journal is written with. */
import { fdatasync, fstat, write } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { modesIn } from './file-modes.ts'

/** One open segment. Everything rejects with what the file system says. */
export class JournalFile {
  readonly #handle: FileHandle

  private constructor(handle: FileHandle) {
    this.#handle = handle
  }

  /** Makes a file that must not be there yet. */
  static async create(file: string): Promise<JournalFile> {
    const { file: mode } = await modesIn(path.dirname(file))
    const handle = await open(file, 'ax', mode)
    if (mode !== 0o600) await handle.chmod(mode)
    return new JournalFile(handle)
  }

  /** Opens a file that must be there. */
  static async openToAppend(file: string): Promise<JournalFile> {
    return new JournalFile(await open(file, 'a'))
  }

  /**
   * Appends all of `bytes` and resolves, when they are on the disk, with the file's length as {@link size} gives it.
   * A person waits for this: each step is asked for in the callback of the one before, since a promise for each costs
   * a fifth of the whole. It settles when nothing is under way any more, so that the file may be closed.
   */
  append(bytes: Uint8Array): Promise<number> {
    const { fd } = this.#handle
    return new Promise((resolve, reject) => {
      const put = (rest: Uint8Array) =>
        write(fd, rest, (error, written) => {
          if (error) reject(error)
          else if (written <= 0) reject(new Error('The disk took none of the bytes it was given.'))
          else if (written < rest.length) put(rest.subarray(written))
          else syncAndMeasure(fd, resolve, reject)
        })
      put(bytes)
    })
  }

  /** The file's length, or -1 when its name is gone from every folder, so that nobody will find it again. */
  async size(): Promise<number> {
    return lengthOf(await this.#handle.stat())
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}

/** Syncs a file and looks at it meanwhile; ends when both are done. */
function syncAndMeasure(fd: number, resolve: (size: number) => void, reject: (error: Error) => void): void {
  let failure: Error | null = null
  let size: number | null = null
  let isSynced = false
  const end = (error: Error | null) => {
    failure ??= error
    if (!isSynced || size === null) return
    if (failure) reject(failure)
    else resolve(size)
  }
  fdatasync(fd, (error) => {
    isSynced = true
    end(error)
  })
  fstat(fd, (error, stats) => {
    size = error ? -1 : lengthOf(stats)
    end(error)
  })
}

function lengthOf({ size, nlink }: { readonly size: number; readonly nlink: number }): number {
  return nlink === 0 ? -1 : size
}
