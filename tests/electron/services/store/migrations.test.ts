/** Projects of every released format, kept as they were written, and histories of the format made up for the tests. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { loadProject } from '../../../../electron/services/store/load-project.ts'
import type { Migrations } from '../../../../electron/services/store/migrations.ts'
import { MIGRATIONS, planMigrations } from '../../../../electron/services/store/migrations.ts'
import { updateSnapshot } from '../../../../electron/services/store/update-snapshot.ts'
import { encodeCover } from '../../../../shared/domain/project-state.ts'
import { Killed, Life } from '../../../fakes/faulty-disk.ts'
import { Place } from '../../../fixtures/project-folder.ts'

vi.mock('node:fs/promises', async () => (await import('../../../fakes/faulty-disk.ts')).fileSystem)
vi.mock('node:fs', async () => (await import('../../../fakes/faulty-descriptors.ts')).fileSystem)

const FROZEN = path.resolve(import.meta.dirname, '../../../fixtures/projects')
const FORMATS = Array.from({ length: MIGRATIONS.current }, (_, place) => place + 1)

function copyOf(format: number): Place {
  const place = new Place()
  cpSync(path.join(FROZEN, `format-${format}`), place.folder, { recursive: true })
  return place
}

/** Bytes by file, of everything in a folder. */
function filesIn(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile())
  return new Map(files.map((name) => [name, readFileSync(path.join(folder, name), 'latin1')]))
}

type Json = Record<string, unknown>

/** Format 2: what was `memo` is `note`. Format 3: notes end in a full stop. */
function renaming(fail = false): Migrations {
  const renamed = (fields: Json): Json =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name === 'memo' ? 'note' : name, value]),
    )
  const eachAnnotation = (value: Json, change: (fields: Json) => Json): Json => {
    const data = value['data'] as Record<string, Record<string, Json>>
    const annotation = Object.entries(data['annotation'] ?? {}).map(([id, record]) => [
      id,
      { ...record, fields: change(record['fields'] as Json) },
    ])
    return { ...value, data: { ...data, annotation: Object.fromEntries(annotation) as Json } }
  }
  const eachWrite = (value: unknown, alter: (write: Json) => Json): unknown => ({
    ...(value as Json),
    writes: ((value as Json)['writes'] as Json[]).map((write) =>
      write['kind'] === 'annotation' ? alter(write) : write,
    ),
  })
  const stop = (value: unknown) => (typeof value === 'string' ? `${value}.` : value)
  return planMigrations(3, [
    {
      from: 2,
      snapshot: (value) =>
        eachAnnotation(value, (fields) =>
          Object.fromEntries(
            Object.entries(fields).map(([name, cell]) => [
              name,
              name !== 'note'
                ? cell
                : Array.isArray(cell)
                  ? [stop(cell[0]), ...(cell.slice(1) as unknown[])]
                  : stop(cell),
            ]),
          ),
        ),
      change: (value) =>
        eachWrite(value, (write) =>
          write['field'] === 'note' ? { ...write, value: stop(write['value']) } : write,
        ),
    },
    {
      from: 1,
      snapshot: (value) => {
        if (fail) throw new Error('no annotation should be so')
        return eachAnnotation(value, renamed)
      },
      change: (value) =>
        eachWrite(value, (write) => (write['field'] === 'memo' ? { ...write, field: 'note' } : write)),
    },
  ])
}

describe('a project of each released format', () => {
  it('is kept as a fixture', () => {
    expect(FORMATS.filter((format) => !existsSync(path.join(FROZEN, `format-${format}`)))).toEqual([])
  })

  // What was done to make it: three passages, one deleted; a1's memo written by two at once; a2's memo written,
  // undone, and written again beyond pincite.json.
  it.each(FORMATS)(
    'format %i opens with all that was put into it, and can be gone on with',
    async (format) => {
      const place = copyOf(format)
      const store = await place.open()
      const { name, coders, sources, annotations, problems } = store.project()
      expect([name, coders.map((coder) => coder.name), problems]).toEqual(['Quays review', ['Ada'], []])
      expect(sources).toMatchObject([{ fileName: 'quays.txt', characters: 103 }])
      expect(annotations.map(({ id, memo, target }) => [id, memo, target.exact, target.spans])).toEqual([
        ['a1', 'Ben: 2018 or 2017?', 'rose by 12 per cent', [{ start: 26, end: 45 }]],
        ['a2', 'größer ½: in the journal alone', 'should publish its counts', [{ start: 64, end: 89 }]],
      ])
      expect(JSON.stringify(store.state.records.annotation.get('a1'))).toContain('Ada: check the base year')
      expect([store.readOnly, store.notices, store.journalProblems]).toEqual([null, [], []])
      await store.submit(
        { label: 'Rename', writes: [{ kind: 'project', id: 'main', field: 'name', value: 'Again' }] },
        { session: 'a', coder: null },
      )
      await store.close()
      expect((await place.open()).project().name).toBe('Again')
    },
  )

  it.each(FORMATS)('format %i opens from either half alone, and says so', async (format) => {
    const fromJournals = copyOf(format)
    rmSync(fromJournals.snapshot)
    const memos = async (place: Place) => (await place.open()).project().annotations.map(({ memo }) => memo)
    expect(await memos(fromJournals)).toEqual(['Ben: 2018 or 2017?', 'größer ½: in the journal alone'])
    const fromSnapshot = copyOf(format)
    rmSync(path.join(fromSnapshot.folder, 'journal'), { recursive: true })
    expect(await memos(fromSnapshot)).toEqual(['Ben: 2018 or 2017?', ''])
    const damaged = copyOf(format)
    writeFileSync(damaged.snapshot, readFileSync(damaged.snapshot, 'utf8').replace('Quays', 'Quais'))
    expect(await memos(damaged)).toEqual(['Ben: 2018 or 2017?', 'größer ½: in the journal alone'])
  })
})

describe('a history of the format', () => {
  const step = (from: number) => ({
    from,
    snapshot: (value: Json) => value,
    change: (value: unknown) => value,
  })

  it('has a step for every version before the present one, and no other', () => {
    expect(planMigrations(1, []).steps).toEqual([])
    expect(planMigrations(3, [step(2), step(1)]).steps.map(({ from }) => from)).toEqual([1, 2])
    for (const steps of [[], [1], [2], [1, 1], [1, 2, 3], [0, 1]]) {
      expect(() => planMigrations(3, steps.map(step)), String(steps)).toThrow(
        /Format 3 needs migrations from 1,2/,
      )
    }
  })
})

describe('bringing an older project up', () => {
  const notes = async (folder: string, migrations: Migrations) => {
    const { state, reader } = await loadProject(folder, { migrations })
    expect(reader.problems).toEqual([])
    return ['a1', 'a2'].map((id) => JSON.stringify(state.records.annotation.get(id)?.fields['note']))
  }
  const EXPECTED = [
    expect.stringContaining('Ben: 2018 or 2017?.') as string,
    expect.stringContaining('größer ½: in the journal alone.') as string,
  ]
  const task = async (folder: string, migrations: Migrations) => {
    const { state } = await loadProject(folder, { migrations })
    return { folder, has: encodeCover(state), ends: {}, backup: null, now: 0 }
  }

  it('takes every step in order, on pincite.json as on the lines of journals', async () => {
    const { folder, snapshot } = copyOf(1)
    const before = filesIn(folder)
    expect(await notes(folder, renaming())).toEqual(EXPECTED)
    expect(filesIn(folder)).toEqual(before)
    rmSync(snapshot)
    expect(await notes(folder, renaming())).toEqual(EXPECTED)
  })

  it('writes only pincite.json anew, after a backup of the old one', async () => {
    const place = copyOf(1)
    const { folder } = place
    const before = filesIn(folder)
    await updateSnapshot(await task(folder, renaming()), renaming())
    const after = filesIn(folder)
    const [backup] = [...after.keys()].filter((name) => name.startsWith('backups/'))
    expect(after.get(backup ?? '')).toBe(before.get('pincite.json'))
    expect(after.get('pincite.json')).toContain('"version":3')
    for (const [name, bytes] of before) if (name !== 'pincite.json') expect(after.get(name), name).toBe(bytes)
    expect(await notes(folder, renaming())).toEqual(EXPECTED)
    // This version reads on what the journals hold in its own format, and writes nothing.
    const older = await place.open()
    expect(older.readOnly).toContain('format version 3')
    expect(older.project().annotations).toHaveLength(2)
  })

  // Fails when the old file goes before the new one is whole, or when a second run starts from the middle.
  it('may be killed at any operation and done again', async () => {
    const template = copyOf(1)
    const old = readFileSync(template.snapshot, 'utf8')
    const whole = copyOf(1)
    await updateSnapshot(await task(whole.folder, renaming()), renaming())
    const expected = readFileSync(whole.snapshot, 'utf8')
    let kills = 0
    for (let at = 0, struck = true; struck; at++) {
      const { folder, snapshot } = copyOf(1)
      const given = await task(folder, renaming())
      const life = new Life({ fault: { at, is: 'kill' } })
      await life
        .run(() => updateSnapshot(given, renaming()))
        .catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error
          kills += 1
        })
      struck = life.struck
      expect([old, expected]).toContain(readFileSync(snapshot, 'utf8'))
      expect(await notes(folder, renaming()), life.place).toEqual(EXPECTED)
      await updateSnapshot(given, renaming())
      expect(readFileSync(snapshot, 'utf8')).toBe(expected)
    }
    expect(kills).toBeGreaterThan(20)
  })

  it('leaves a file alone that a step can not take, and says so', async () => {
    const { folder, snapshot } = copyOf(1)
    const { reading, origin } = await loadProject(folder, { migrations: renaming(true) })
    expect(reading).toMatchObject({
      is: 'damaged',
      message: expect.stringContaining('from format 1') as string,
    })
    expect(origin.from).toBe('journals')
    expect(readFileSync(snapshot, 'utf8')).toContain('"version":1')
  })
})
