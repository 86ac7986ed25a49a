/**
 * Who may read what Pincite writes into a project: its owner alone, unless the person's folder says otherwise. A
 * folder that its group, or everybody, may write to is a shared one, and what is put there is shared in the same way.
 */
import { chmod, mkdir, stat } from 'node:fs/promises'

export interface Modes {
  readonly file: number
  readonly folder: number
}

const OWN: Modes = { file: 0o600, folder: 0o700 }
const WRITABLE_BY_OTHERS = 0o022
/** Folders such as /tmp, where everybody may write but keeps to themselves, are not shared. */
const STICKY = 0o1000

/** Returns the modes of what is made in a folder; for the owner alone where that can't be told. */
export async function modesIn(folder: string): Promise<Modes> {
  const mode = await stat(folder).then(
    (stats) => stats.mode,
    () => 0,
  )
  if ((mode & WRITABLE_BY_OTHERS) === 0 || (mode & STICKY) !== 0) return OWN
  return { file: OWN.file | (mode & 0o066), folder: OWN.folder | (mode & 0o077) }
}

/** Makes a folder in `parent`, which is there. Throws what the file system throws, also where it is there already. */
export async function makeFolderIn(parent: string, folder: string): Promise<void> {
  const { folder: mode } = await modesIn(parent)
  await mkdir(folder, { mode })
  // The umask takes rights away that the shared folder gives.
  if (mode !== OWN.folder) await chmod(folder, mode)
}
