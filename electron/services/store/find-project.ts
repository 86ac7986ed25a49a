/**
 * Finds what a project's folder holds, or makes a new folder. Never guesses: a folder without a project is an error
 * with a sentence, never a new project, and what can't be read is named.
 */
import { stat } from 'node:fs/promises'
import { createProjectState } from '../../../shared/domain/project-state.ts'
import { fileErrorCode, fileErrorReason } from '../file-errors.ts'
import { JournalReader } from './journal-reader.ts'
import { doesOpen, loadProject } from './load-project.ts'
import { MIGRATIONS } from './migrations.ts'
import { isRecoverable, openingNotices, whyNoProject, whyReadOnly } from './opening-words.ts'
import { makeProjectFolder, projectPaths, realFolder } from './project-layout.ts'
import type { ReadOptions } from './read-snapshot.ts'
import { ReplicaTokens } from './replica.ts'
import { SnapshotFile } from './snapshot-file.ts'
import type { StoreParts } from './store-parts.ts'

export interface OpenOptions extends ReadOptions {
  /** Where this person's settings live; the replica tokens are kept there. */
  readonly settingsFolder: string
  /** Opens, for reading only, what can be read of a damaged `pincite.json` though nothing proves it right. */
  readonly salvage?: boolean
  /** The clock, for display only. */
  readonly now?: () => Date
}

/**
 * A project's folder as found, or why there is none, in one or two sentences. `isRecoverable`: it can be had from
 * a backup, or in part from what is damaged.
 */
export type FoundProject =
  | { readonly ok: true; readonly parts: StoreParts }
  | { readonly ok: false; readonly message: string; readonly isRecoverable: boolean }

/** With more changes than this to replay, `pincite.json` is written anew even if nothing is changed here. */
const FAR_BEHIND = 1_000

/** Makes the folder of a new, still empty project where there is none. */
export async function makeProject(folder: string, options: OpenOptions): Promise<FoundProject> {
  const refused = await makeProjectFolder(folder).catch(
    (error: unknown) =>
      `No project can be made in ${folder}: ${fileErrorReason(error)}. Choose another folder.`,
  )
  if (refused !== null) return { ok: false, message: refused, isRecoverable: false }
  const { snapshot, journal } = projectPaths(folder)
  const parts = await addServices(folder, options, {
    state: createProjectState(),
    file: new SnapshotFile(snapshot),
    reader: new JournalReader(journal),
    behind: false,
    readOnly: null,
    notices: [],
  })
  return { ok: true, parts }
}

/**
 * Reads the project in a folder: `pincite.json` plus whatever the journals have beyond it; where it is missing or
 * can't be used, the journals alone or the newest backup with them, whichever gives more. A project of a newer
 * version opens for reading only, as far as it can be read. Writes nothing. Rejects with the reason of an aborted
 * `signal`.
 */
export async function findProject(folder: string, options: OpenOptions): Promise<FoundProject> {
  const missing = await whyNoFolder(folder)
  if (missing !== null) return { ok: false, message: missing, isRecoverable: false }
  const loaded = await loadProject(folder, options)
  const { state, file, reader, reading, origin, beyond } = loaded
  if (!doesOpen(loaded)) {
    return { ok: false, message: await whyNoProject(folder, loaded), isRecoverable: isRecoverable(loaded) }
  }
  const isOld = reading.is === 'whole' && reading.version < MIGRATIONS.current
  const behind = reading.is !== 'whole' || origin.from !== 'snapshot' || isOld || beyond > FAR_BEHIND
  const readOnly = whyReadOnly(folder, loaded)
  const notices = openingNotices(loaded)
  const parts = await addServices(folder, options, { state, file, reader, behind, readOnly, notices })
  return { ok: true, parts }
}

type FoundParts = Pick<StoreParts, 'state' | 'file' | 'reader' | 'behind' | 'readOnly' | 'notices'>

async function addServices(folder: string, options: OpenOptions, found: FoundParts): Promise<StoreParts> {
  const { settingsFolder, now = () => new Date() } = options
  return { ...found, folder, tokens: new ReplicaTokens(settingsFolder, await realFolder(folder)), now }
}

async function whyNoFolder(folder: string): Promise<string | null> {
  try {
    if ((await stat(folder)).isDirectory()) return null
    return `${folder} is a file. Open the folder that holds the project.`
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') {
      return `${folder} does not exist. If it was moved or renamed, open it where it is now.`
    }
    return `${folder} can't be opened: ${fileErrorReason(error)}.`
  }
}
