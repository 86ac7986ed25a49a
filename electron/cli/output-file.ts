/** Files that commands write for a person: where they may stand, and that they are written whole or not at all. */
import { realpath, writeFile, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { PinciteError } from '../../shared/api/errors.ts'
import { fileErrorCode, fileErrorReason } from '../services/file-errors.ts'
import { replaceFile } from '../services/store/atomic-file.ts'
import { projectPaths, realFolder } from '../services/store/project-layout.ts'
import { UsageError } from './command.ts'

/**
 * Returns the whole path of a file to be written.
 * @throws {@link UsageError} for a place that is not there, and for the parts of the project in `folder` itself.
 */
export async function checkPlace(out: string, folder: string): Promise<string> {
  const file = resolve(out)
  const parent = await realpath(dirname(file)).catch((error: unknown) => {
    throw new UsageError(`${file} can’t be written: its folder can’t be opened: ${fileErrorReason(error)}.`)
  })
  const inside = relative(await realFolder(folder), join(parent, basename(file)))
  const [part = ''] = inside.split(sep)
  const { folder: _folder, ...parts } = projectPaths('')
  if (Object.values(parts).includes(part)) {
    throw new UsageError(`${file} is a part of the project itself. Write the file elsewhere.`)
  }
  return file
}

/**
 * Writes a file, in place of one that is there; pieces go to the disk as they come. Returns its size in bytes.
 * @throws {@link UsageError} where the disk refuses, and what the pieces throw.
 */
export async function writeOutput(
  file: string,
  content: AsyncIterable<Uint8Array> | Uint8Array | string,
): Promise<number> {
  let size = 0
  const write = async (handle: FileHandle) => {
    await writeFile(handle, content)
    size = (await handle.stat()).size
  }
  await replaceFile(file, write, 0o666).catch((error: unknown) => {
    if (error instanceof PinciteError || fileErrorCode(error) === '') throw error
    throw new UsageError(`${file} can’t be written: ${fileErrorReason(error)}.`)
  })
  return size
}
