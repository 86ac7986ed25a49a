/** Says what stands at a place that a person names: a folder, or a file. */
import { stat } from 'node:fs/promises'
import { fileErrorReason } from '../services/file-errors.ts'
import { UsageError } from './command.ts'

/** @throws {@link UsageError} where there is nothing, or nothing that can be opened. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    throw new UsageError(`${path} can’t be opened: ${fileErrorReason(error)}.`)
  }
}
