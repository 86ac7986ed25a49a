/** Writes a file as a whole into a folder that may not exist yet. */
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { replaceFile } from '../store/atomic-file.ts'

/** Makes the file's folder, for its owner alone, and puts the file there with all its bytes or not at all. */
export async function writeNewFile(path: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await replaceFile(path, (handle) => handle.writeFile(bytes))
}
