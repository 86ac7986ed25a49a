/** Reads whole files as plain bytes. */
import { readFile } from 'node:fs/promises'

/** Reads a file as a plain `Uint8Array`: pdf.js turns away Node's `Buffer`, whose `slice` does not copy. */
export async function readBytes(path: string): Promise<Uint8Array> {
  const { buffer, byteOffset, byteLength } = await readFile(path)
  return new Uint8Array(buffer, byteOffset, byteLength)
}
