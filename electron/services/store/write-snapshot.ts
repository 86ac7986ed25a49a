/** Writes `pincite.json` as `snapshot-format.ts` describes it, a stretch at a time. */
import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import type { ProjectState, StoredRecord } from '../../../shared/domain/project-state.ts'
import { encodeCover, encodeRecord } from '../../../shared/domain/project-state.ts'
import { RECORD_KINDS } from '../../../shared/domain/schema.ts'
import { canonicalJson } from './canonical-json.ts'
import { MIGRATIONS } from './migrations.ts'
import type { UnknownMembers } from './snapshot-format.ts'
import { CHECKSUM_END, CHECKSUM_LENGTH, CHECKSUM_START, SNAPSHOT_FORMAT } from './snapshot-format.ts'

const STRETCH = 256 * 1024

/**
 * Writes a snapshot into an empty file and gives others their turn in between. What it holds is the state at the
 * moment of the call, however the state changes meanwhile.
 */
export async function writeSnapshot(
  handle: FileHandle,
  state: ProjectState,
  unknown: UnknownMembers,
  version: number = MIGRATIONS.current,
): Promise<void> {
  const lines = snapshotLines(state, { ...unknown, version })
  const hash = createHash('sha256').update('{')
  await handle.writeFile(`${CHECKSUM_START}${'0'.repeat(CHECKSUM_LENGTH)}${CHECKSUM_END}`)
  let stretch = ''
  const flush = async () => {
    hash.update(stretch.replaceAll('\n', ''))
    await handle.writeFile(stretch)
    stretch = ''
  }
  for (const line of lines) {
    stretch += line
    if (stretch.length > STRETCH) await flush()
  }
  await flush()
  const digest = Buffer.from(hash.digest('hex'))
  const { bytesWritten } = await handle.write(digest, 0, digest.length, CHECKSUM_START.length)
  if (bytesWritten !== digest.length) throw new Error('The disk took only a part of the bytes it was given.')
}

/** Takes hold of the state's records now and returns the lines after the first, encoding each when asked for it. */
function snapshotLines(state: ProjectState, more: UnknownMembers): Iterable<string> {
  const kinds = RECORD_KINDS.map((kind) => [kind, partition(state.records[kind].values())] as const)
  const members: Record<string, unknown> = {
    ...more,
    ...encodeCover(state),
    data: null,
    format: SNAPSHOT_FORMAT,
  }
  const names = Object.keys(members).sort()
  return (function* () {
    for (const [place, name] of names.entries()) {
      yield `${JSON.stringify(name)}:`
      if (name === 'data') yield* dataLines(kinds)
      else yield canonicalJson(members[name])
      yield place === names.length - 1 ? '}\n' : ',\n'
    }
  })()
}

function* dataLines(kinds: readonly (readonly [string, readonly StoredRecord[][]])[]): Iterable<string> {
  yield '{\n'
  for (const [place, [kind, groups]] of kinds.entries()) {
    yield `"${kind}":{\n`
    let comma = ''
    for (const record of inOrder(groups)) {
      yield `${comma}${JSON.stringify(record.id)}:${JSON.stringify(encodeRecord(record))}`
      comma = ',\n'
    }
    if (comma !== '') yield '\n'
    yield place === kinds.length - 1 ? '}\n' : '},\n'
  }
  yield '}'
}

/** Groups records by the start of their ids, the groups in order: sorting all at once would hold up everybody else. */
function partition(records: Iterable<StoredRecord>): StoredRecord[][] {
  const groups = new Map<string, StoredRecord[]>()
  for (const record of records) {
    const start = record.id.slice(0, 2)
    const group = groups.get(start)
    if (group) group.push(record)
    else groups.set(start, [record])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

function* inOrder(groups: readonly StoredRecord[][]): Iterable<StoredRecord> {
  for (const group of groups) yield* group.sort((a, b) => (a.id < b.id ? -1 : 1))
}
