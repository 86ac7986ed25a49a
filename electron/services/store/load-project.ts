/**
 * Puts a project together from what its folder holds: `pincite.json`, the journals and, where those do not give
 * everything, the newest backup. Writes nothing, and never guesses: what is not proved is not taken, and what is
 * missing is named.
 */
import { Low } from 'lowdb'
import { hasAllOf } from '../../../shared/domain/holes.ts'
import type { Stamp } from '../../../shared/domain/change.ts'
import { compareStamps } from '../../../shared/domain/change.ts'
import type { ProjectState, StoredRecord } from '../../../shared/domain/project-state.ts'
import { countRecords, createProjectState } from '../../../shared/domain/project-state.ts'
import { RECORD_KINDS } from '../../../shared/domain/schema.ts'
import { backupNames, backupPath } from './backups.ts'
import { JournalReader } from './journal-reader.ts'
import type { Migrations } from './migrations.ts'
import { MIGRATIONS } from './migrations.ts'
import { projectPaths } from './project-layout.ts'
import type { ReadOptions, SnapshotReading } from './read-snapshot.ts'
import { readSnapshot } from './read-snapshot.ts'
import { SnapshotFile } from './snapshot-file.ts'

/**
 * What the state was made from. `journals`: from them alone, as `pincite.json` is missing or can't be used, or held
 * what does not count. Otherwise they were added to what is named.
 */
export type Origin =
  { readonly from: 'snapshot' | 'journals' | 'salvage' } | { readonly from: 'backup'; readonly name: string }

export interface LoadedProject {
  readonly state: ProjectState
  readonly reader: JournalReader
  readonly origin: Origin
  /** What `pincite.json` gave. */
  readonly reading: SnapshotReading
  /** Set where `pincite.json` is whole but was not used. */
  readonly unusedBecause: 'other-project' | 'not-saved' | null
  readonly file: SnapshotFile
  /** Changes in the state that `pincite.json` does not have. */
  readonly beyond: number
}

export interface LoadOptions extends ReadOptions {
  /** Journals of which no more counts than this, beside what the journals say of that themselves. */
  readonly ends?: ReadonlyMap<string, number>
  /** Whether what can be read of a damaged `pincite.json` is taken though nothing proves it. */
  readonly salvage?: boolean
}

interface Candidate {
  readonly state: ProjectState
  readonly reader: JournalReader
  readonly origin: Origin
}

/** Loads a project. The state is empty where there is none. Rejects with the reason of an aborted `signal`. */
export async function loadProject(folder: string, options: LoadOptions = {}): Promise<LoadedProject> {
  const { snapshot, journal } = projectPaths(folder)
  const { ends = new Map<string, number>(), migrations = MIGRATIONS, salvage = false } = options
  const file = new SnapshotFile(snapshot, options)
  const low = new Low<ProjectState>(file, createProjectState())
  await low.read()
  const { reading } = file
  const covered = new Map(reading.is === 'whole' ? low.data.covers : [])
  const source = { journal, ends, migrations }
  const { candidate, unusedBecause } = await fromFile(source, low.data, reading)
  const finish = ({ state, reader, origin }: Candidate): LoadedProject => {
    const beyond = unusedBecause === null ? countBeyond(state, covered) : Infinity
    return { state, reader, origin, reading, file, unusedBecause, beyond }
  }
  const isSound = reading.is === 'whole' && reading.unread.length === 0 && unusedBecause !== 'other-project'
  const hasJournals = candidate.reader.replicas.length > 0
  if (isSound && hasJournals && candidate.state.holes.size === 0) return finish(candidate)
  // An older copy of what a newer Pincite has written is not the project.
  if (reading.is === 'newer') return finish(candidate)
  const fuller = await fromBackup(folder, source, options)
  const isOfOther =
    isSound && !hasJournals && fuller !== null && isOtherProject(fuller.state, candidate.state)
  if (isOfOther) return { ...finish(fuller), unusedBecause: 'other-project', beyond: Infinity }
  const best = fuller && hasMore(fuller.state, candidate.state) ? fuller : candidate
  if (reading.is === 'whole' && reading.unread.length > 0) {
    // Its checksum is right, but some of its records are none: the journals may have them.
    const { state, reader } = await replay(source, createProjectState())
    return finish(hasAllOf(state, best.state) ? { state, reader, origin: { from: 'journals' } } : best)
  }
  const loaded = finish(best)
  if (!salvage) return loaded
  const readable = reading.is === 'damaged' ? reading.salvage : null
  if (!readable) return isPartial(loaded) ? finish({ ...best, origin: { from: 'salvage' } }) : loaded
  const isProved = best.state.holes.size === 0 && doesOpen(loaded)
  if (isProved && hasAllOf(best.state, readable.state)) return loaded
  return finish(await fromSalvage(source, readable.state, best))
}

/** Says whether a state has nothing of a project in it. */
export function isEmpty({ covers, records }: ProjectState): boolean {
  return covers.size === 0 && Object.values(records).every(({ size }) => size === 0)
}

/** Says whether what was loaded may be opened as the project, without a person's choice. */
export function doesOpen(loaded: LoadedProject): boolean {
  return !isEmpty(loaded.state) && !isPartial(loaded) && !isLessThanReadable(loaded)
}

/** Says whether a project was made from journals that do not go back to its beginning: of it they are a part. */
export function isPartial({ origin, reading, reader, state, unusedBecause }: LoadedProject): boolean {
  const hasFile = reading.is === 'newer' || (reading.is === 'whole' && unusedBecause !== 'other-project')
  const isRooted = state.root !== null || hasFirstJournal(reader) || lacksOnlyItsBeginning(state)
  return origin.from === 'journals' && !isRooted && !hasFile && !isEmpty(state)
}

/** Says whether the journal in which the project was begun is there, whole or damaged. */
function hasFirstJournal({ headers, replicas }: JournalReader): boolean {
  return headers.some(({ segment, root }) => segment === 1 && (root === null || replicas.includes(root)))
}

/** Says whether a replica's missing first changes are the project's: as many as there were numbers for. */
function lacksOnlyItsBeginning({ holes }: ProjectState): boolean {
  return [...holes.values()].some(([first]) => first?.from === 1 && first.before === first.to + 1)
}

/**
 * Says whether a damaged file holds more than the backup that would stand in for it: then a person must choose between
 * what is proved and what is more.
 */
function isLessThanReadable({ reading, origin, state }: LoadedProject): boolean {
  if (origin.from !== 'backup' || reading.is !== 'damaged' || !reading.salvage) return false
  const readable = reading.salvage.state
  return !hasAllOf(state, readable) || countRecords(readable) > countRecords(state)
}

interface JournalSource {
  readonly journal: string
  readonly ends: ReadonlyMap<string, number>
  readonly migrations: Migrations
}

interface Replayed {
  readonly state: ProjectState
  readonly reader: JournalReader
  readonly beyondEnd: readonly string[]
}

/** Adds to a state what the journals have beyond it. */
async function replay({ journal, ends, migrations }: JournalSource, state: ProjectState): Promise<Replayed> {
  const reader = new JournalReader(journal, migrations)
  for (const [replica, sequence] of ends) reader.addEnd(replica, sequence)
  const { beyondEnd } = await reader.catchUp(state, null, () => undefined)
  return { state, reader, beyondEnd }
}

/** What `pincite.json` and the journals give, or the journals alone where it can't be used. */
async function fromFile(
  source: JournalSource,
  data: ProjectState,
  reading: SnapshotReading,
): Promise<Pick<LoadedProject, 'unusedBecause'> & { readonly candidate: Candidate }> {
  const alone = async (): Promise<Candidate> => {
    const { state, reader } = await replay(source, createProjectState())
    return { state, reader, origin: { from: 'journals' } }
  }
  if (reading.is !== 'whole') return { candidate: await alone(), unusedBecause: null }
  const own = new Map(data.covers)
  const { root } = data
  const { state, reader, beyondEnd } = await replay(source, data)
  const candidate: Candidate = { state, reader, origin: { from: 'snapshot' } }
  const isApart = reader.replicas.length > 0 && !reader.replicas.some((replica) => own.has(replica))
  if (beyondEnd.length === 0 && !isApart) return { candidate, unusedBecause: null }
  const again = await alone()
  if (beyondEnd.length > 0) {
    const isWhole = [...own].every(
      ([replica, count]) => beyondEnd.includes(replica) || (again.state.covers.get(replica) ?? 0) >= count,
    )
    return isWhole ? { candidate: again, unusedBecause: 'not-saved' } : { candidate, unusedBecause: null }
  }
  const roots = [...again.reader.headers.map((header) => header.root), again.state.root].filter(
    (one) => one !== null,
  )
  const isOther = roots.length > 0 && !roots.includes(root ?? '')
  return isOther ? { candidate: again, unusedBecause: 'other-project' } : { candidate, unusedBecause: null }
}

/** What the newest backup that can be used gives with the journals; null where there is none. */
async function fromBackup(
  folder: string,
  source: JournalSource,
  options: LoadOptions,
): Promise<Candidate | null> {
  // A folder of backups that can't be read is as good as none here; checking the project names it.
  for (const name of await backupNames(folder).catch(() => [])) {
    const reading = await readSnapshot(backupPath(folder, name), options)
    if (reading.is !== 'whole' || reading.unread.length > 0) continue
    const { state, reader, beyondEnd } = await replay(source, reading.state)
    if (beyondEnd.length === 0) return { state, reader, origin: { from: 'backup', name } }
  }
  return null
}

/** What can be read of a damaged file, though nothing proves it right, completed by all that is proved. */
async function fromSalvage(
  source: JournalSource,
  unproved: ProjectState,
  { state: proved, reader: { replicas } }: Candidate,
): Promise<Candidate> {
  // How far the file says it goes is as unproved as the rest, and must not hide a change that a journal has. Reading
  // a journal again alters no value that a later change replaced.
  for (const replica of replicas) {
    for (const map of [unproved.covers, unproved.clocks, unproved.holes]) map.delete(replica)
  }
  const { state, reader } = await replay(source, unproved)
  for (const kind of RECORD_KINDS) {
    for (const [id, record] of proved.records[kind]) {
      const other = state.records[kind].get(id)
      if (!other || compareStamps(stampOf(record), stampOf(other)) >= 0) state.records[kind].set(id, record)
    }
  }
  return { state, reader, origin: { from: 'salvage' } }
}

/** Says whether two states are of different projects, as far as that is known. */
function isOtherProject(a: ProjectState, b: ProjectState): boolean {
  return a.root !== null && b.root !== null && a.root !== b.root
}

function stampOf({ latest: [lamport, replica] }: StoredRecord): Stamp {
  return [lamport, replica]
}

function hasMore(a: ProjectState, b: ProjectState): boolean {
  return hasAllOf(a, b) && !hasAllOf(b, a)
}

function countBeyond(state: ProjectState, covered: ReadonlyMap<string, number>): number {
  let count = 0
  for (const [replica, sequence] of state.covers) count += sequence - (covered.get(replica) ?? 0)
  return count
}
