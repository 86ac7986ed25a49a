import { createHash } from 'node:crypto'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { replaceFile } from '../../../../electron/services/store/atomic-file.ts'
import { MIGRATIONS } from '../../../../electron/services/store/migrations.ts'
import { hasRightChecksum, readSnapshot } from '../../../../electron/services/store/read-snapshot.ts'
import type { SnapshotReading } from '../../../../electron/services/store/read-snapshot.ts'
import { parseSnapshot } from '../../../../electron/services/store/snapshot-format.ts'
import { writeSnapshot } from '../../../../electron/services/store/write-snapshot.ts'
import { encodeState } from '../../../fixtures/encode-state.ts'
import { Replica } from '../../../cases/replica-world.ts'
import { addSource, newProject, tag } from '../../../cases/small-project.ts'
import { contentOf, Place, tagIn, temporaryFolder } from '../../../fixtures/project-folder.ts'

function project(): Replica {
  const anna = new Replica('anna')
  for (const draft of [newProject, addSource, tag('a1'), tag('10'), tag('9')]) anna.makeDraft(draft)
  return anna
}

async function textOf(anna: Replica, unknown = {}): Promise<string> {
  const file = path.join(temporaryFolder(), 'pincite.json')
  await replaceFile(file, (handle) => writeSnapshot(handle, anna.state, unknown))
  return readFileSync(file, 'utf8')
}

/** Reads a text both ways there are: as a file line by line, and as one piece of JSON. They must agree. */
async function reading(text: string | Buffer): Promise<SnapshotReading> {
  const file = path.join(temporaryFolder(), 'pincite.json')
  writeFileSync(file, text)
  const fromLines = await readSnapshot(file)
  const fromText = parseSnapshot(text.toString(), MIGRATIONS)
  expect(fromLines.is).toBe(fromText.is)
  if (fromLines.is === 'whole' && fromText.is === 'whole') {
    expect(encodeState(fromLines.state)).toEqual(encodeState(fromText.state))
    expect([fromLines.unread, fromLines.unknownKinds]).toEqual([fromText.unread, fromText.unknownKinds])
  }
  return fromLines
}

describe('a snapshot', () => {
  it('comes back the same', async () => {
    const anna = project()
    const parsed = await reading(await textOf(anna))
    expect(parsed.is === 'whole' && encodeState(parsed.state)).toEqual(encodeState(anna.state))
  })

  it('has one record a line and is the same text for the same project', async () => {
    const text = await textOf(project())
    expect(text.split('\n').filter((line) => line.startsWith('"a1":'))).toHaveLength(1)
    expect(await textOf(project())).toBe(text)
  })

  it('has as checksum the SHA-256 of the canonical JSON of everything else', async () => {
    const { checksum, ...rest } = JSON.parse(await textOf(project())) as Record<string, unknown>
    expect(checksum).toBe(createHash('sha256').update(sortedJson(rest)).digest('hex'))
  })

  it('is whole after a tool laid it out anew, with other line ends or a byte order mark', async () => {
    const text = await textOf(project())
    const altered = [
      JSON.stringify(JSON.parse(text), null, 2),
      text.replaceAll('\n', '\r\n'),
      `\uFEFF${text}`,
    ]
    for (const again of altered) expect((await reading(again)).is).toBe('whole')
  })

  it('gives, when cut, every record before the cut, without proof', async () => {
    const text = await textOf(project())
    const whole = await reading(text)
    for (const cut of [text.indexOf('"a1":'), text.indexOf('"code":{'), text.length - 40]) {
      const parsed = await reading(text.slice(0, cut))
      if (parsed.is !== 'damaged' || whole.is !== 'whole') throw new Error(`cut at ${cut} is ${parsed.is}`)
      const expected = text
        .slice(0, cut)
        .split('\n')
        .filter((line) => line.includes('"first":')).length
      const found = Object.values(parsed.salvage?.state.records ?? {}).flatMap((kind) => [...kind.values()])
      expect(found).toHaveLength(expected)
      for (const record of found) expect(record).toEqual(whole.state.records[record.kind].get(record.id))
    }
  })

  it('with one bad record is read but for that, and says which', async () => {
    const value = JSON.parse(await textOf(project())) as { data: { annotation: Record<string, unknown> } }
    value.data.annotation['a1'] = { fields: 'none' }
    const { checksum: _, ...rest } = value as unknown as Record<string, unknown>
    const checksum = createHash('sha256').update(sortedJson(rest)).digest('hex')
    const parsed = await reading(JSON.stringify({ ...rest, checksum }))
    expect(parsed).toMatchObject({ is: 'whole', unread: [{ kind: 'annotation', id: 'a1' }] })
    expect(parsed.is === 'whole' && [...parsed.state.records.annotation.keys()]).toEqual(['9', '10'])
  })

  it('is proved by its checksum without being read', async () => {
    const file = path.join(temporaryFolder(), 'pincite.json')
    const text = await textOf(project())
    for (const [altered, isRight] of [
      [text, true],
      [text.replace('"a1"', '"a2"'), false],
      [text.slice(0, -10), false],
      [JSON.stringify(JSON.parse(text), null, 1), false],
      ['', false],
    ] as const) {
      writeFileSync(file, altered)
      expect(await hasRightChecksum(file)).toBe(isRight)
    }
  })

  it('of one line longer than any that is written here is read all the same', async () => {
    const anna = project()
    anna.make([{ kind: 'annotation', id: 'a1', field: 'memo', value: 'x'.repeat(17_000_000) }])
    const parsed = await reading(JSON.stringify(JSON.parse(await textOf(anna))))
    expect(parsed.is === 'whole' && encodeState(parsed.state)).toEqual(encodeState(anna.state))
  })

  it('is read a stretch at a time, with progress, and can be stopped', async () => {
    const anna = project()
    anna.make([{ kind: 'annotation', id: 'a1', field: 'memo', value: 'x'.repeat(2_000_000) }])
    const file = path.join(temporaryFolder(), 'pincite.json')
    const text = await textOf(anna)
    writeFileSync(file, text)
    const seen: number[] = []
    const parsed = await readSnapshot(file, { onProgress: (done) => seen.push(done) })
    expect(parsed.is === 'whole' && encodeState(parsed.state)).toEqual(encodeState(anna.state))
    expect([seen.length, seen.at(-1)]).toEqual([4, text.length])
    const stop = new AbortController()
    const stopped = readSnapshot(file, {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('enough')),
    })
    await expect(stopped).rejects.toThrow('enough')
  })

  it('carries members it does not know from reading to writing', async () => {
    const text = await textOf(project(), { about: { by: 'Pincite 1.4' }, zone: [1] })
    const parsed = await reading(text)
    expect(parsed).toMatchObject({ is: 'whole', unknownMembers: { about: { by: 'Pincite 1.4' }, zone: [1] } })
  })

  it('names a newer version, and what is not a project at all', async () => {
    const value = JSON.parse(await textOf(project())) as object
    expect(await reading(JSON.stringify({ ...value, version: 2 }))).toEqual({ is: 'newer', version: 2 })
    for (const text of ['[]', '{}', 'null', '0', '""', 'false', '{"format":"other"}']) {
      expect((await reading(text)).is, text).toBe('foreign')
    }
    expect(await reading('')).toMatchObject({ is: 'damaged', message: 'it is empty' })
  })

  it('holds the project of one moment though it changes while it is written', async () => {
    const anna = project()
    const before = encodeState(anna.state)
    const file = path.join(temporaryFolder(), 'pincite.json')
    const handle = await open(file, 'wx')
    const writing = writeSnapshot(handle, anna.state, {})
    anna.makeDraft(tag('later'))
    await writing
    await handle.close()
    const parsed = await reading(readFileSync(file))
    expect(parsed.is === 'whole' && encodeState(parsed.state)).toEqual(before)
  })
})

describe('pincite.json', () => {
  it('is for its owner alone, unless its mode was changed', async () => {
    const place = new Place()
    const store = await place.create()
    expect(statSync(place.snapshot).mode & 0o777).toBe(0o600)
    chmodSync(place.snapshot, 0o640)
    await tagIn(store, 'a1')
    await store.close()
    expect(statSync(place.snapshot).mode & 0o777).toBe(0o640)
  })

  // Fails when a store that was open already writes a newer Pincite's records out of the file.
  it('with records of a kind that only a newer Pincite knows is left alone by who had it open', async () => {
    const place = new Place()
    const store = await place.create()
    const value = JSON.parse(readFileSync(place.snapshot, 'utf8')) as { data: object }
    const { checksum: _, ...rest } = { ...value, data: { ...value.data, zettel: {} } } as Record<
      string,
      unknown
    >
    const newer = JSON.stringify({
      ...rest,
      checksum: createHash('sha256').update(sortedJson(rest)).digest('hex'),
    })
    writeFileSync(place.snapshot, newer)
    await tagIn(store, 'a1')
    await store.close()
    expect(readFileSync(place.snapshot, 'utf8')).toBe(newer)
    expect(store.notices.join()).toContain('records of the kind "zettel"')
    expect((await place.open()).project().annotations.map(({ id }) => id)).toEqual(['a1'])
  })

  it('that is a symbolic link is followed, not replaced', async () => {
    const folder = temporaryFolder()
    const target = path.join(folder, 'real.json')
    const link = path.join(folder, 'pincite.json')
    writeFileSync(target, 'old')
    symlinkSync(target, link)
    await replaceFile(link, async (handle) => handle.writeFile('new'))
    expect(readFileSync(target, 'utf8')).toBe('new')
    expect(readdirSync(folder).sort()).toEqual(['pincite.json', 'real.json'])
  })

  it('that can not be written fails no change, and is noted', async () => {
    const place = new Place()
    const store = await place.create()
    rmSync(place.snapshot)
    mkdirSync(path.join(place.snapshot, 'in the way'), { recursive: true })
    await tagIn(store, 'a1')
    await store.close()
    expect(store.notices.join()).toContain('pincite.json')
    expect(readdirSync(place.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
    rmSync(place.snapshot, { recursive: true })
    expect(contentOf(await place.open())).toEqual(contentOf(store))
  })

  it('overwritten by an older one is behind, and nothing is lost', async () => {
    const place = new Place()
    const store = await place.create()
    const older = readFileSync(place.snapshot)
    await tagIn(store, 'a1')
    await store.close()
    writeFileSync(place.snapshot, older)
    expect(contentOf(await place.open())).toEqual(contentOf(store))
  })

  it('of another project is copied aside before it is written over', async () => {
    const place = new Place()
    const store = await place.create()
    await tagIn(store, 'a1')
    const elsewhere = project()
    await replaceFile(place.snapshot, (handle) => writeSnapshot(handle, elsewhere.state, {}))
    await store.close()
    const kept = readFileSync(path.join(place.folder, 'pincite.other-1.json'), 'utf8')
    const parsed = await reading(kept)
    expect(parsed.is === 'whole' && encodeState(parsed.state)).toEqual(encodeState(elsewhere.state))
    expect(contentOf(await place.open())).toEqual(contentOf(store))
  })
})

/** Written apart from the product: keys in code-unit order, no white space. */
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return '[' + value.map(sortedJson).join() + ']'
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.keys(value).sort()
  return '{' + members.map((key) => `"${key}":` + sortedJson(value[key as keyof typeof value])).join() + '}'
}
