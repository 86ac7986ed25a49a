import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { nodeJournalFiles } from '../../../../electron/services/store/journal-files.ts'
import { JournalReader } from '../../../../electron/services/store/journal-reader.ts'
import { JournalWriter, SEGMENT_BYTES } from '../../../../electron/services/store/journal-writer.ts'
import { createProjectState, encodeState } from '../../../../shared/domain/project-state.ts'
import { memo, Replica } from '../../../cases/replica-world.ts'
import { FailingJournalFiles } from '../../../fakes/failing-journal-files.ts'
import { temporaryFolder } from '../../../fixtures/project-folder.ts'

function setUp(files = nodeJournalFiles) {
  const journal = temporaryFolder()
  const place = { files, folder: path.join(journal, 'anna'), replica: 'anna' }
  return { journal, place, anna: new Replica('anna') }
}

async function readBack(journal: string, covered: ReadonlyMap<string, number> = new Map()): Promise<unknown> {
  const state = createProjectState()
  for (const [replica, sequence] of covered) state.covers.set(replica, sequence)
  const reader = new JournalReader(journal)
  await reader.catchUp(state, null, () => undefined)
  expect(reader.problems).toEqual([])
  return encodeState(state)
}

describe('writing a journal', () => {
  it('makes files for their owner alone, the folder too', async () => {
    const { place } = setUp()
    const writer = await JournalWriter.start(place, new Map())
    expect(statSync(place.folder).mode & 0o777).toBe(0o700)
    expect(statSync(path.join(place.folder, '1.jsonl')).mode & 0o777).toBe(0o600)
    await writer.close()
  })

  it('never starts in a folder that is there', async () => {
    const { place } = setUp()
    await (await JournalWriter.start(place, new Map())).close()
    await expect(JournalWriter.start(place, new Map())).rejects.toThrow('EEXIST')
  })

  it('syncs before it resolves, and the folder before the first change', async () => {
    const files = new FailingJournalFiles()
    const { place, anna } = setUp(files)
    const writer = await JournalWriter.start(place, new Map())
    await writer.append([anna.make([memo('a', 'x')])])
    expect(files.asked).toEqual([
      'makeFolder',
      'create',
      'write',
      'sync',
      'syncFolder',
      'syncFolder',
      'write',
      'sync',
    ])
    await writer.close()
  })

  it('goes on over short writes until all is written', async () => {
    const files = new FailingJournalFiles()
    const { journal, place, anna } = setUp(files)
    const writer = await JournalWriter.start(place, new Map())
    files.fault = { operation: 'write', code: 'none', short: true, times: Infinity }
    await writer.append([anna.make([memo('a', 'x'.repeat(1000))])])
    await writer.close()
    expect(files.asked.filter((operation) => operation === 'write').length).toBeGreaterThan(5)
    expect(await readBack(journal)).toEqual(encodeState(anna.state))
  })

  it('closes a segment that is full and goes on in the next, which says what the one before held', async () => {
    const { journal, place, anna } = setUp()
    const writer = await JournalWriter.start(place, new Map())
    const large = 'x'.repeat(700_000)
    for (let n = 0; n < 10; n++) await writer.append([anna.make([memo(`a${n}`, large)])])
    await writer.close()
    expect(readdirSync(place.folder).sort()).toEqual(['1.jsonl', '2.jsonl'])
    const first = readFileSync(path.join(place.folder, '1.jsonl'))
    expect(first.length).toBeGreaterThan(SEGMENT_BYTES)
    const last = first.toString().trimEnd().split('\n').at(-1)!
    const header = JSON.parse(
      readFileSync(path.join(place.folder, '2.jsonl'), 'utf8').split('\n')[0]!.slice(9),
    ) as object
    expect(header).toMatchObject({
      segment: 2,
      after: 6,
      previous: { bytes: first.length, checksum: last.slice(0, 8) },
    })
    expect(await readBack(journal)).toEqual(encodeState(anna.state))
  })

  it('resumes at the end it left, and only there', async () => {
    const { journal, place, anna } = setUp()
    const writer = await JournalWriter.start(place, new Map())
    await writer.append([anna.make([memo('a', 'x')])])
    const { tail } = writer
    await writer.close()
    expect(await JournalWriter.resume(place, { ...tail, bytes: tail.bytes - 1 })).toBeNull()
    const again = await JournalWriter.resume(place, tail)
    await again!.append([anna.make([memo('a', 'y')])])
    await again!.close()
    expect(await readBack(journal)).toEqual(encodeState(anna.state))
  })

  it('leaves nothing behind when it can not start', async () => {
    const files = new FailingJournalFiles()
    const { journal, place } = setUp(files)
    for (const operation of ['create', 'write', 'sync', 'syncFolder'] as const) {
      files.fault = { operation, code: 'ENOSPC', times: 1 }
      await expect(JournalWriter.start(place, new Map())).rejects.toThrow('ENOSPC')
      expect(readdirSync(journal)).toEqual([])
    }
  })
})
