/** Reads files again with the passwords that have opened sources of the project. */
import { runExtraction } from '../extract/run-extraction.ts'
import { sha256Of } from '../file-hash.ts'
import type { ExtractBytes } from '../verify/verify-dataset.ts'
import type { SourceLibrary } from './source-library.ts'

/** Returns an extraction that tries the password given for the same bytes in this session, if any. */
export function extractUnlocked(library: SourceLibrary): ExtractBytes {
  return (bytes, options) => {
    const password = passwordOf(library, bytes)
    return runExtraction(bytes, password === undefined ? options : { ...options, password })
  }
}

/** The password given for these bytes in this session, if any. */
export function passwordOf({ passwords }: SourceLibrary, bytes: Uint8Array): string | undefined {
  return passwords.size > 0 ? passwords.get(sha256Of(bytes)) : undefined
}
