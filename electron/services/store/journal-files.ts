/** The few file operations a journal is written with. */
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

  /** Appends all of `bytes`. */
  async write(bytes: Uint8Array): Promise<void> {
    let rest = bytes
    while (rest.length > 0) {
      const { bytesWritten } = await this.#handle.write(rest)
      if (bytesWritten <= 0) throw new Error('The disk took none of the bytes it was given.')
      rest = rest.subarray(bytesWritten)
    }
  }

  /** Resolves when what was written is on the disk. */
  async sync(): Promise<void> {
    await this.#handle.datasync()
  }

  /** The file's length, or -1 when its name is gone from every folder, so that nobody will find it again. */
  async size(): Promise<number> {
    const { size, nlink } = await this.#handle.stat()
    return nlink === 0 ? -1 : size
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}
