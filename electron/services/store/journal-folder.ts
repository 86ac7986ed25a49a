/** Lists and reads the files of a project's journal folder: one folder a replica, one file a segment. */
import { open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { isReplicaId } from '../../../shared/domain/parse-change.ts'
import { fileErrorCode, fileErrorReason } from '../file-errors.ts'

export interface Segment {
  /** Counts from 1. */
  readonly number: number
  readonly file: string
  readonly bytes: number
}

/** Takes note of a file that can't be read, or that no journal has. */
export type NoteFile = (kind: 'unexpected-file' | 'unreadable', file: string, message: string) => void

/** A header is far shorter; a first line without an end in this many bytes is none. */
const LONGEST_HEADER = 64 * 1024

/** Returns the replicas that have a journal, by name. A missing folder has none. */
export async function listReplicas(folder: string, note: NoteFile): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (fileErrorCode(error) !== 'ENOENT')
      note('unreadable', folder, `can't be read: ${fileErrorReason(error)}`)
    return []
  })
  for (const name of names) {
    if (name.startsWith('.') || isReplicaId(name)) continue
    note('unexpected-file', path.join(folder, name), 'is not a journal and was not read')
  }
  return names.filter(isReplicaId).sort()
}

/** Returns the segments in a replica's folder, first to last. */
export async function listSegments(folder: string, note: NoteFile): Promise<Segment[]> {
  const segments: Segment[] = []
  try {
    for (const name of await readdir(folder)) {
      const file = path.join(folder, name)
      const number = /^([1-9]\d{0,8})\.jsonl$/.exec(name)?.[1]
      if (number !== undefined) {
        segments.push({ number: Number(number), file, bytes: (await stat(file)).size })
      } else if (!name.startsWith('.')) {
        note('unexpected-file', file, 'is not a journal segment and was not read')
      }
    }
  } catch (error) {
    note('unreadable', folder, `can't be read: ${fileErrorReason(error)}`)
  }
  return segments.sort((a, b) => a.number - b.number)
}

/** Returns the first line without its line feed, or null where the file has no whole line at its start. */
export async function readFirstLine(file: string): Promise<Buffer | null> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_HEADER), 0, LONGEST_HEADER, 0)
    const feed = buffer.subarray(0, bytesRead).indexOf(0x0a)
    return feed < 0 ? null : buffer.subarray(0, feed)
  } finally {
    await handle.close()
  }
}

/** Returns what stands in a file from `offset` on; nothing where the file is shorter. */
export async function readFrom(file: string, offset: number): Promise<Buffer> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    const bytes = Buffer.alloc(Math.max(0, size - offset))
    let filled = 0
    while (filled < bytes.length) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, offset + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return bytes.subarray(0, filled)
  } finally {
    await handle.close()
  }
}
