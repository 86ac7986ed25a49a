/**
 * Finds what a project's folder holds, or makes a new folder. Never guesses: a folder without a project is an error
 * with a sentence, never a new project, and what can't be read is named.
 */
import { readdir, stat } from 'node:fs/promises'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import { createProjectState } from '../../../shared/domain/project-state.ts'
import { fileErrorCode, fileErrorReason } from '../file-errors.ts'
import { nodeJournalFiles } from './journal-files.ts'
import type { JournalFiles } from './journal-files.ts'
import type { JournalProblem } from './journal-reader.ts'
import { JournalReader } from './journal-reader.ts'
import { makeProjectFolder, projectPaths, realFolder } from './project-layout.ts'
import type { StoreParts } from './store-parts.ts'
import { ReplicaTokens } from './replica.ts'
import type { SnapshotReading } from './snapshot-keeper.ts'
import { SnapshotKeeper } from './snapshot-keeper.ts'

export interface OpenOptions {
  /** Where this person's settings live; the replica tokens are kept there. */
  readonly settingsFolder: string
  /** Stands in for the file system under the journals in tests. */
  readonly files?: JournalFiles
  /** The clock, for display only. */
  readonly now?: () => Date
}

/** A project's folder as found, or why there is none, in one or two sentences. */
export type FoundProject =
  { readonly ok: true; readonly parts: StoreParts } | { readonly ok: false; readonly message: string }

/** With more changes than this to replay, `pincite.json` is written anew even if nothing is changed here. */
const FAR_BEHIND = 1_000

/** Makes the folder of a new, still empty project where there is none. */
export async function makeProject(folder: string, options: OpenOptions): Promise<FoundProject> {
  const refused = await makeProjectFolder(folder).catch(
    (error: unknown) =>
      `No project can be made in ${folder}: ${fileErrorReason(error)}. Choose another folder.`,
  )
  if (refused !== null) return { ok: false, message: refused }
  const { snapshot, journal } = projectPaths(folder)
  const found = { snapshot: new SnapshotKeeper(snapshot), reader: new JournalReader(journal) }
  const parts = await addServices(folder, options, { ...found, behind: false, readOnly: null, notices: [] })
  return { ok: true, parts }
}

/**
 * Reads the project in a folder: `pincite.json` plus whatever the journals have beyond it, or the journals alone
 * where it is missing or can't be used. A project of a newer version opens for reading only, as far as it can be
 * read. Writes nothing.
 */
export async function findProject(folder: string, options: OpenOptions): Promise<FoundProject> {
  const missing = await whyNoFolder(folder)
  if (missing !== null) return { ok: false, message: missing }
  const paths = projectPaths(folder)
  const snapshot = new SnapshotKeeper(paths.snapshot)
  const reading = await snapshot.read()
  const covered = new Map(snapshot.state.covers)
  const { reader, rebuilt } = await replay(snapshot, paths.journal)
  const { state } = snapshot
  if (state.covers.size === 0) {
    return { ok: false, message: await whyNoProject(folder, reading, reader.problems) }
  }
  const notices = [...noticesOf(reading, rebuilt), ...problemNotices(reader.problems)]
  const readOnly = whyReadOnly(folder, reading, reader.problems)
  const behind = reading.is !== 'whole' || rebuilt || countBeyond(state, covered) > FAR_BEHIND
  const parts = await addServices(folder, options, { snapshot, reader, behind, readOnly, notices })
  return { ok: true, parts }
}

type FoundParts = Pick<StoreParts, 'snapshot' | 'reader' | 'behind' | 'readOnly' | 'notices'>

async function addServices(folder: string, options: OpenOptions, found: FoundParts): Promise<StoreParts> {
  const { settingsFolder, files = nodeJournalFiles, now = () => new Date() } = options
  const tokens = new ReplicaTokens(settingsFolder, await realFolder(folder))
  return { ...found, folder, state: found.snapshot.state, tokens, files, now }
}

/**
 * Adds to the snapshot's state what the journals have beyond it. Where the snapshot holds changes that were later
 * found not to count, the state is made again from the journals, if those still hold everything else.
 */
async function replay(
  snapshot: SnapshotKeeper,
  journal: string,
): Promise<{ reader: JournalReader; rebuilt: boolean }> {
  const reader = new JournalReader(journal)
  const { beyondEnd } = await reader.catchUp(snapshot.state, null, () => undefined)
  if (beyondEnd.length === 0) return { reader, rebuilt: false }
  const again = new JournalReader(journal)
  const state = createProjectState()
  await again.catchUp(state, null, () => undefined)
  const isWhole = [...snapshot.state.covers].every(
    ([replica, count]) => beyondEnd.includes(replica) || (state.covers.get(replica) ?? 0) >= count,
  )
  if (!isWhole) return { reader, rebuilt: false }
  snapshot.keep(state)
  return { reader: again, rebuilt: true }
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

async function whyNoProject(
  folder: string,
  reading: SnapshotReading,
  problems: readonly JournalProblem[],
): Promise<string> {
  const newer = newerThanThis(reading, problems)
  if (newer !== null)
    return `The project in ${folder} was written by a newer Pincite (${newer}). Update Pincite to open it.`
  const untouched = 'Nothing was changed.'
  const [problem] = problems
  const named = problem ? ` ${problem.file} ${problem.message}.` : ''
  switch (reading.is) {
    case 'foreign':
      return `pincite.json in ${folder} belongs to something else: it is not a Pincite project. ${untouched}`
    case 'damaged':
    case 'unreadable':
      return `pincite.json in ${folder} can't be used (${reading.message}), and there is no journal to rebuild the project from.${named} ${untouched} Put back a copy of the folder from before.`
    default: {
      const names = await readdir(folder).catch(() => [])
      if (names.length === 0)
        return `${folder} is empty: there is no project in it. Make a new one or open another folder.`
      return `${folder} holds no Pincite project: there is neither a pincite.json nor a journal that can be read.${named} ${untouched}`
    }
  }
}

function whyReadOnly(
  folder: string,
  reading: SnapshotReading,
  problems: readonly JournalProblem[],
): string | null {
  const newer = newerThanThis(reading, problems)
  if (newer === null) return null
  return `The project in ${folder} was written by a newer Pincite (${newer}). It is open for reading only, as far as this version understands it; update Pincite to change it.`
}

function newerThanThis(reading: SnapshotReading, problems: readonly JournalProblem[]): string | null {
  if (reading.is === 'newer') return `pincite.json is of format version ${reading.version}`
  if (reading.is === 'whole' && reading.unknownKinds.length > 0) {
    return `it has records of the kind "${reading.unknownKinds.join('", "')}"`
  }
  const problem = problems.find(({ kind }) => kind === 'newer-version' || kind === 'unknown-kind')
  return problem ? `${problem.file} ${problem.message}` : null
}

function noticesOf(reading: SnapshotReading, rebuilt: boolean): string[] {
  if (rebuilt)
    return ['pincite.json held a change that was never saved; the project was rebuilt from its journals.']
  switch (reading.is) {
    case 'missing':
      return ['pincite.json is missing; the project was rebuilt from its journals.']
    case 'damaged':
    case 'unreadable':
      return [`pincite.json can't be used (${reading.message}); the project was rebuilt from its journals.`]
    case 'foreign':
      return ['pincite.json belongs to something else; the project was rebuilt from its journals.']
    default:
      return []
  }
}

/** An unfinished last line is left out: a killed process leaves one, and it was never reported as saved. */
function problemNotices(problems: readonly JournalProblem[]): string[] {
  return problems
    .filter(({ kind }) => kind !== 'torn-tail')
    .map(({ file, line, message }) => `${file}${line === null ? '' : `, line ${line},`} ${message}.`)
}

function countBeyond(state: ProjectState, covered: ReadonlyMap<string, number>): number {
  let count = 0
  for (const [replica, sequence] of state.covers) count += sequence - (covered.get(replica) ?? 0)
  return count
}
