/** The few file operations a journal is written with, apart so that each can be made to fail. */
import { mkdir, open, rm } from 'node:fs/promises'
import { syncFolder } from './atomic-file.ts'

/** One open segment. Everything rejects with what the file system says. */
export interface JournalFile {
  /** Appends some or all of `bytes` and returns how many. */
  write(bytes: Uint8Array): Promise<number>
  /** Resolves when what was written is on the disk. */
  sync(): Promise<void>
  /** The file's length, or -1 when its name is gone from every folder, so that nobody will find it again. */
  size(): Promise<number>
  close(): Promise<void>
}

export interface JournalFiles {
  /** Makes a folder that must not be there yet. */
  makeFolder(folder: string): Promise<void>
  /** Makes a file that must not be there yet. */
  create(file: string): Promise<JournalFile>
  /** Opens a file that must be there. */
  openToAppend(file: string): Promise<JournalFile>
  syncFolder(folder: string): Promise<void>
  /** Takes away a folder made by {@link makeFolder} in which no change was ever acknowledged. */
  removeFolder(folder: string): Promise<void>
}

/** The real thing. Files are for their owner alone, and so are folders. */
export const nodeJournalFiles: JournalFiles = {
  makeFolder: async (folder) => {
    await mkdir(folder, { mode: 0o700 })
  },
  create: (file) => openFile(file, 'ax'),
  openToAppend: (file) => openFile(file, 'a'),
  syncFolder,
  removeFolder: (folder) => rm(folder, { recursive: true, force: true }),
}

async function openFile(file: string, flags: 'a' | 'ax'): Promise<JournalFile> {
  const handle = await open(file, flags, 0o600)
  return {
    write: async (bytes) => (await handle.write(bytes)).bytesWritten,
    sync: () => handle.datasync(),
    size: async () => {
      const { size, nlink } = await handle.stat()
      return nlink === 0 ? -1 : size
    },
    close: () => handle.close(),
  }
}
