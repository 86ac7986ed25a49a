/** The list of names that `export` replaces and by which `verify` knows them again. */
import { readFile } from 'node:fs/promises'
import { readRedaction, type Redactor } from '../../shared/dataset/redaction.ts'
import { fileErrorReason } from '../services/file-errors.ts'
import { UsageError } from './command.ts'

/** Reads a list of names. @throws {@link UsageError} naming the line at fault. */
export async function readNames(
  file: string,
): Promise<{ readonly text: string; readonly redactor: Redactor }> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`${file} can’t be read: ${fileErrorReason(error)}.`)
  })
  const reading = readRedaction(text)
  if (!reading.ok) throw new UsageError(`${file}: ${reading.message}`)
  return { text, redactor: reading.redactor }
}
