/** SHA-256, the name by which every source is known, of bytes and of whole files. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** Returns the lower-case hexadecimal SHA-256 of bytes. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * Returns the lower-case hexadecimal SHA-256 of a file, holding one piece of it at a time. Rejects with the system's
 * error where the file can't be read, and with an `AbortError` once `signal` is aborted.
 */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  return hashPieces(createReadStream(path, signal ? { signal } : {}) as AsyncIterable<Uint8Array>)
}

/** Does the same for bytes that come in pieces; rejects as they do. */
export async function hashPieces(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}
