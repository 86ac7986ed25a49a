/** The project a start of the shell was asked to open, from the command line or from a second start. */
import { resolve } from 'node:path'

/**
 * Returns the first argument that is no switch as a whole path, or null. `argv` is the process's own: Electron's
 * program comes first and, until the product is packaged, the folder of the product second.
 */
export function projectFromArguments(argv: readonly string[], isPackaged: boolean): string | null {
  const named = argv
    .slice(isPackaged ? 1 : 2)
    .find((argument) => argument !== '' && !argument.startsWith('-'))
  return named === undefined ? null : resolve(named)
}

/** What a second start hands to the first one; any program of this person could have sent it. */
export function projectFromSecondStart(data: unknown): string | null {
  const folder = typeof data === 'object' && data !== null && 'folder' in data ? data.folder : null
  return typeof folder === 'string' ? folder : null
}
