/** Files that commands write for a person: where they may stand, and that they are written whole or not at all. */
import { realpath } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { fileErrorReason } from '../services/file-errors.ts'
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

/** Writes a file, in place of one that is there. @throws {@link UsageError} where the disk refuses. */
export async function writeOutput(file: string, content: Uint8Array | string): Promise<void> {
  await replaceFile(file, (handle) => handle.writeFile(content), 0o666).catch((error: unknown) => {
    throw new UsageError(`${file} can’t be written: ${fileErrorReason(error)}.`)
  })
}
