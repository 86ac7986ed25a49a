/** What a person is told of a project that was opened, or could not be. */
import { readdir } from 'node:fs/promises'
import { parseBackupName } from './backup-name.ts'
import type { JournalProblem } from './journal-problem.ts'
import type { LoadedProject } from './load-project.ts'
import { isEmpty, isPartial } from './load-project.ts'
import type { SnapshotReading } from './read-snapshot.ts'

const UNTOUCHED = 'Nothing was changed.'

/**
 * Says whether something can be had of a project that does not open: from a backup, which was loaded then, or from
 * what can be read. What a newer Pincite has written is whole, and not to be recovered from something older.
 */
export function isRecoverable({ reading, state }: LoadedProject): boolean {
  if (reading.is === 'newer') return false
  return !isEmpty(state) || (reading.is === 'damaged' && reading.salvage !== null)
}

/** Why a folder gives no project, in one or two sentences. */
export async function whyNoProject(folder: string, loaded: LoadedProject): Promise<string> {
  const { reading, reader, state } = loaded
  const newer = newerThanThis(reading, reader.problems)
  if (newer !== null) {
    return `The project in ${folder} was written by a newer Pincite (${newer}). Update Pincite to open it.`
  }
  const [problem] = reader.problems
  const named = problem ? ` ${problem.file} ${problem.message}.` : ''
  const remedy = isRecoverable(loaded)
    ? 'Recover it from a backup, or read what can be read.'
    : 'Put back a copy of the folder from before.'
  if (isPartial(loaded)) {
    return `${fileState(reading)} in ${folder}, and the journals do not go back to the beginning of the project.${named} ${UNTOUCHED} ${remedy}`
  }
  switch (reading.is) {
    case 'foreign':
      return `pincite.json in ${folder} belongs to something else: it is not a Pincite project. ${UNTOUCHED}`
    case 'damaged':
    case 'unreadable': {
      const lack = isEmpty(state)
        ? 'there is no journal to rebuild the project from'
        : 'the newest backup holds less than can be read of it'
      return `pincite.json in ${folder} can't be used (${reading.message}), and ${lack}.${named} ${UNTOUCHED} ${remedy}`
    }
    default: {
      const names = await readdir(folder).catch(() => [])
      if (names.length === 0)
        return `${folder} is empty: there is no project in it. Make a new one or open another folder.`
      return `${folder} holds no Pincite project: there is neither a pincite.json nor a journal that can be read.${named} ${UNTOUCHED}`
    }
  }
}

/** What is the matter with `pincite.json`, as the beginning of a sentence. */
function fileState(reading: SnapshotReading): string {
  switch (reading.is) {
    case 'missing':
      return 'pincite.json is missing'
    case 'damaged':
    case 'unreadable':
      return `pincite.json can't be used (${reading.message})`
    default:
      return 'There is a pincite.json of something else'
  }
}

/** Why a project opens for reading only, or null. */
export function whyReadOnly(folder: string, { reading, reader, origin }: LoadedProject): string | null {
  const newer = newerThanThis(reading, reader.problems)
  if (newer !== null) {
    return `The project in ${folder} was written by a newer Pincite (${newer}). It is open for reading only, as far as this version understands it; update Pincite to change it.`
  }
  if (origin.from !== 'salvage') return null
  return `The project in ${folder} is damaged, and nothing proves that what could be read of it is right, or all. Nothing can be changed here; export it, or recover the project.`
}

/** What opening found, a sentence each. */
export function openingNotices({ reading, reader, origin, unusedBecause }: LoadedProject): string[] {
  const how =
    origin.from === 'backup'
      ? `the project was rebuilt from backups/${origin.name} and what journals there are; what was saved after ${parseBackupName(origin.name)?.date ?? 'then'} and stands in no journal is not in it`
      : 'the project was rebuilt from its journals'
  return [...aboutFile(reading, origin.from, how, unusedBecause), ...problemNotices(reader.problems)]
}

function aboutFile(
  reading: SnapshotReading,
  from: LoadedProject['origin']['from'],
  how: string,
  unusedBecause: LoadedProject['unusedBecause'],
): string[] {
  if (unusedBecause === 'not-saved') return [`pincite.json held a change that was never saved; ${how}.`]
  if (unusedBecause === 'other-project') return [`pincite.json is that of another project; ${how}.`]
  switch (reading.is) {
    case 'missing':
      if (from === 'salvage') return ['pincite.json is missing; this is what the journals hold.']
      return [`pincite.json is missing; ${how}.`]
    case 'damaged':
      if (from === 'salvage') {
        const left = (reading.salvage?.unread ?? []).map(
          ({ kind, id, message }) => `${kind} ${id} ${message}.`,
        )
        return [`pincite.json can't be used (${reading.message}); this is what could be read of it.`, ...left]
      }
      return [`pincite.json can't be used (${reading.message}); ${how}.`]
    case 'unreadable':
      return [`pincite.json can't be used (${reading.message}); ${how}.`]
    case 'foreign':
      return [`pincite.json belongs to something else; ${how}.`]
    case 'whole':
      if (from === 'backup') return [`Changes are missing from the journals; ${how}.`]
      if (from === 'journals') return [`Some records of pincite.json can't be read; ${how}.`]
      return reading.unread.map(({ kind, id, message }) => `In pincite.json, ${kind} ${id} ${message}.`)
    case 'newer':
      return []
  }
}

function newerThanThis(reading: SnapshotReading, problems: readonly JournalProblem[]): string | null {
  if (reading.is === 'newer') return `pincite.json is of format version ${reading.version}`
  if (reading.is === 'whole' && reading.unknownKinds.length > 0) {
    return `it has records of the kind "${reading.unknownKinds.join('", "')}"`
  }
  const problem = problems.find(({ kind }) => kind === 'newer-version' || kind === 'unknown-kind')
  return problem ? `${problem.file} ${problem.message}` : null
}

/** An unfinished last line is left out: a killed process leaves one, and it was never reported as saved. */
function problemNotices(problems: readonly JournalProblem[]): string[] {
  return problems
    .filter(({ kind }) => kind !== 'torn-tail')
    .map(({ file, line, message }) => `${file}${line === null ? '' : `, line ${line},`} ${message}.`)
}
