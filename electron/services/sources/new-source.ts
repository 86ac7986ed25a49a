/** A file on its way into a project: where its bytes are, and reading them whole. */
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { UPLOAD_LIMIT } from '../../../shared/api/limits.ts'
import type { RefusalReason } from '../../../shared/domain/extraction.ts'
import { fileErrorReason } from '../file-errors.ts'
import { sha256Of } from '../file-hash.ts'
import { cleanFileName, tooLargeMessage } from './file-name.ts'
import { readBytes } from './read-bytes.ts'
import type { Turn } from './turns.ts'

/** Bytes with the name to show. */
export interface NamedBytes {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** Lower-case hex of their SHA-256, where it is known already. */
  readonly sha256?: string
}

/** A file to add. */
export interface NewSource {
  /** What to add, or its path on this machine. */
  readonly content: NamedBytes | { readonly path: string }
  readonly password?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Its place among the files being added; without one it takes the next when it is added. */
  readonly turn?: Turn | undefined
  /** Hears how many pages have been read. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined
}

/** The file's bytes, or why there are none; `reason` is null for a path that can't be read. */
export type ReadNewSource =
  | ({ readonly ok: true } & Required<NamedBytes>)
  | {
      readonly ok: false
      readonly fileName: string
      readonly reason: RefusalReason | null
      readonly message: string
    }

/** Reads the whole file, unless it is too large, not a file, or can't be read. */
export async function readNewSource({ content }: NewSource): Promise<ReadNewSource> {
  if ('bytes' in content) {
    const { bytes, sha256 } = content
    const fileName = cleanFileName(content.fileName)
    if (bytes.byteLength > UPLOAD_LIMIT) return tooLarge(fileName, bytes.byteLength)
    return { ok: true, fileName, bytes, sha256: sha256 ?? sha256Of(bytes) }
  }
  const fileName = cleanFileName(basename(content.path))
  try {
    const found = await stat(content.path)
    if (!found.isFile()) {
      const message = `“${content.path}” is not a file. Name the report itself.`
      return { ok: false, fileName, reason: null, message }
    }
    if (found.size > UPLOAD_LIMIT) return tooLarge(fileName, found.size)
    const bytes = await readBytes(content.path)
    return { ok: true, fileName, bytes, sha256: sha256Of(bytes) }
  } catch (error) {
    const message = `“${content.path}” can't be read: ${fileErrorReason(error)}.`
    return { ok: false, fileName, reason: null, message }
  }
}

function tooLarge(fileName: string, bytes: number): ReadNewSource {
  return { ok: false, fileName, reason: 'too-large', message: tooLargeMessage(fileName, bytes) }
}
