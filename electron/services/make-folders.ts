/** Makes a folder with all that lead to it. */
import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileErrorCode } from './file-errors.ts'

/**
 * Makes `folder` and what is missing above it, for its owner alone. Resolves to the first one made, or null where all
 * were there. Node's own `recursive` goes round for ever where the system says of each folder that the one above is
 * missing though it is there, as it does below /proc. Throws what the file system throws.
 */
export async function makeFolders(folder: string): Promise<string | null> {
  const path = resolve(folder)
  const outcome = await makeIn(path)
  if (outcome !== 'no-parent') return outcome === 'made' ? path : null
  if (dirname(path) === path) throw Object.assign(new Error(`${path} does not exist`), { code: 'ENOENT' })
  const first = await makeFolders(dirname(path))
  await mkdir(path, { mode: 0o700 }).catch(async (error: unknown) => {
    // Another process may have been faster.
    if (fileErrorCode(error) !== 'EEXIST' || !(await isFolder(path))) throw error
  })
  return first ?? path
}

async function makeIn(folder: string): Promise<'made' | 'there' | 'no-parent'> {
  try {
    await mkdir(folder, { mode: 0o700 })
    return 'made'
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return 'no-parent'
    // Some systems refuse with another code to make what is there, such as the root of a disk.
    if (await isFolder(folder)) return 'there'
    throw error
  }
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
