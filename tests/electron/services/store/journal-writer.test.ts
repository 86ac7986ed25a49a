import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { JournalReader } from '../../../../electron/services/store/journal-reader.ts'
import { JournalWriter, SEGMENT_BYTES } from '../../../../electron/services/store/journal-writer.ts'
import { encodeState } from '../../../fixtures/encode-state.ts'
import { createProjectState } from '../../../../shared/domain/project-state.ts'
import { memo, Replica } from '../../../cases/replica-world.ts'
import { Life } from '../../../fakes/faulty-disk.ts'
import { temporaryFolder } from '../../../fixtures/project-folder.ts'

vi.mock('node:fs/promises', async () => (await import('../../../fakes/faulty-disk.ts')).fileSystem)
vi.mock('node:fs', async () => (await import('../../../fakes/faulty-descriptors.ts')).fileSystem)

function setUp() {
  const journal = temporaryFolder()
  const place = { folder: path.join(journal, 'anna'), replica: 'anna', root: null }
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

  it('syncs before it resolves, and the folders before the first change', async () => {
    const { place, anna } = setUp()
    const life = new Life({ counts: (name) => !['stat', 'lstat', 'readdir'].includes(name) })
    const writer = await life.run(async () => {
      const started = await JournalWriter.start(place, new Map())
      await started.append([anna.make([memo('a', 'x')])])
      return started
    })
    const asked = life.operations.map(
      ({ name, file }) => `${name} ${path.relative(place.folder, file) || '.'}`,
    )
    expect(asked).toEqual([
      'mkdir ..',
      'mkdir .',
      'open 1.jsonl',
      'write 1.jsonl',
      'datasync 1.jsonl',
      'openToRead .',
      'sync .',
      'openToRead ..',
      'sync ..',
      'write 1.jsonl',
      'datasync 1.jsonl',
    ])
    await writer.close()
  })

  it('goes on over short writes until all is written', async () => {
    const { journal, place, anna } = setUp()
    const changes = [anna.make([memo('a', 'x')]), anna.make([memo('b', 'y')])]
    const life = new Life({ fault: { at: 1, is: 'short', code: null }, counts: (name) => name === 'write' })
    await life.run(async () => {
      const writer = await JournalWriter.start(place, new Map())
      await writer.append(changes)
      await writer.close()
    })
    expect([life.struck, life.operations.length]).toEqual([true, 3])
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
    const { journal, place } = setUp()
    for (let at = 0, struck = true; struck; at++) {
      const life = new Life({
        fault: { at, is: 'error', code: 'ENOSPC' },
        counts: (name) => ['open', 'openToRead', 'write', 'datasync', 'sync', 'mkdir'].includes(name),
      })
      const started = life.run(() => JournalWriter.start(place, new Map()))
      if (at < 9) await expect(started).rejects.toThrow('ENOSPC')
      else await (await started).close()
      struck = life.struck
      if (struck) expect([readdirSync(journal), life.openFiles]).toEqual([[], 0])
    }
  })
})
