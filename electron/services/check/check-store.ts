/** Checks `pincite.json`: that it can be used, and says what the journals say. */
import type { Finding } from '../../../shared/api/store-report.ts'
import { hasAllOf } from '../../../shared/domain/holes.ts'
import type { ProjectState, StoredRecord } from '../../../shared/domain/project-state.ts'
import { encodeRecord } from '../../../shared/domain/project-state.ts'
import { readProject } from '../../../shared/domain/read-project.ts'
import { RECORD_KINDS } from '../../../shared/domain/schema.ts'
import type { LoadedProject } from '../store/load-project.ts'
import type { SnapshotReading } from '../store/read-snapshot.ts'
import { errorIn, noteIn } from './finding.ts'

const SNAPSHOT = { place: 'pincite.json' }
/** Records compared before others get their turn. */
const STRETCH = 2_000
/** Records named one by one where a file differs from the journals. */
const MOST_NAMED = 3

/** Says what is wrong with the file itself. */
export function checkReading({ reading, unusedBecause, origin }: LoadedProject): Finding[] {
  if (unusedBecause === 'other-project') {
    const message = "is another project's: its changes are not in the journals here"
    return [errorIn('store', 'other-project', SNAPSHOT, message)]
  }
  if (unusedBecause === 'not-saved') {
    return [errorIn('store', 'not-saved', SNAPSHOT, 'holds a change that was reported as not saved')]
  }
  const own = [...fileFindings(reading), ...recordFindings(reading)]
  if (reading.is !== 'whole' || origin.from !== 'backup') return own
  return [...own, errorIn('store', 'behind', SNAPSHOT, `lacks changes that backups/${origin.name} has`)]
}

function fileFindings(reading: SnapshotReading): Finding[] {
  switch (reading.is) {
    case 'whole':
      return reading.unknownKinds.map((kind) => {
        const message = `has records of the kind "${kind}", which only a newer Pincite can read`
        return errorIn('store', 'newer-version', SNAPSHOT, message)
      })
    case 'missing':
      return [errorIn('store', 'missing', SNAPSHOT, 'is missing')]
    case 'damaged':
      return [errorIn('store', 'damaged', SNAPSHOT, `is damaged: ${reading.message}`)]
    case 'unreadable':
      return [errorIn('store', 'unreadable', SNAPSHOT, `can't be read: ${reading.message}`)]
    case 'foreign':
      return [errorIn('store', 'foreign', SNAPSHOT, 'belongs to something else: it is not a Pincite project')]
    case 'newer': {
      const message = `is of format version ${reading.version}, which only a newer Pincite can read`
      return [errorIn('store', 'newer-version', SNAPSHOT, message)]
    }
  }
}

function recordFindings(reading: SnapshotReading): Finding[] {
  if (reading.is !== 'whole') return []
  return reading.unread.map(({ kind, id, message }) =>
    errorIn('record', 'unreadable', { place: `${kind} ${id}` }, `${message} (in pincite.json)`),
  )
}

/**
 * Compares what `pincite.json` gives with what the journals give by themselves, where these have everything; it may
 * be altered by a program that knew how to make a checksum, or by a fault in this one.
 */
export async function checkAgreement(
  { state, origin, reading }: LoadedProject,
  journals: ProjectState,
  signal: AbortSignal | undefined,
): Promise<Finding[]> {
  if (origin.from !== 'snapshot' || reading.is !== 'whole' || reading.unread.length > 0) return []
  if (journals.holes.size > 0 || !hasAllOf(journals, state) || !hasAllOf(state, journals)) return []
  const differing: string[] = []
  let compared = 0
  for (const kind of RECORD_KINDS) {
    for (const id of new Set([...state.records[kind].keys(), ...journals.records[kind].keys()])) {
      if (!isSame(state.records[kind].get(id), journals.records[kind].get(id)))
        differing.push(`${kind} ${id}`)
      compared += 1
      if (compared % STRETCH === 0) await new Promise(setImmediate)
      signal?.throwIfAborted()
    }
  }
  if (differing.length === 0) return []
  const named = differing.slice(0, MOST_NAMED).join(', ')
  const more = differing.length > MOST_NAMED ? ` and ${differing.length - MOST_NAMED} more` : ''
  return [errorIn('store', 'differs', SNAPSHOT, `says other than the journals about ${named}${more}`)]
}

function isSame(a: StoredRecord | undefined, b: StoredRecord | undefined): boolean {
  return (
    a !== undefined && b !== undefined && JSON.stringify(encodeRecord(a)) === JSON.stringify(encodeRecord(b))
  )
}

/** Says which records can't be shown, or not as they should be. */
export function checkRecords(state: ProjectState): Finding[] {
  const { problems, annotations } = readProject(state)
  const shown = new Set(annotations.map(({ id }) => id))
  return problems.map(({ kind, id, message }) => {
    const place = `${kind} ${id}`
    if (kind === 'annotation' && shown.has(id))
      return noteIn('record', 'incomplete', place, `is shown, but ${message}`)
    return errorIn('record', 'unreadable', { place }, `can't be shown: ${message}`)
  })
}
