import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { encodeLine } from '../../../../electron/services/store/journal-line.ts'
import { createProject } from '../../../../electron/services/store/open-project.ts'
import { Life } from '../../../fakes/faulty-disk.ts'
import { closedProject, contentOf, idsIn, Place, tagIn } from '../../../fixtures/project-folder.ts'

vi.mock('node:fs/promises', async () => (await import('../../../fakes/faulty-disk.ts')).fileSystem)
vi.mock('node:fs', async () => (await import('../../../fakes/faulty-descriptors.ts')).fileSystem)

function alterSnapshot(place: Place, alter: (value: Record<string, unknown>) => object): void {
  writeFileSync(
    place.snapshot,
    JSON.stringify(alter(JSON.parse(readFileSync(place.snapshot, 'utf8')) as Record<string, unknown>)),
  )
}

describe('making a project', () => {
  it('lays out the folder for its owner alone and keeps derived files out of git', async () => {
    const { place } = await closedProject()
    expect(readdirSync(place.folder).sort()).toEqual([
      '.gitignore',
      'backups',
      'journal',
      'pincite.json',
      'sources',
      'text',
    ])
    expect(readFileSync(path.join(place.folder, '.gitignore'), 'utf8')).toBe('text/\nbackups/\n')
    for (const name of ['', 'backups', 'journal', 'sources', 'text']) {
      expect(statSync(path.join(place.folder, name)).mode & 0o777, name).toBe(0o700)
    }
  })

  it('starts with three codes and the coder', async () => {
    const place = new Place()
    const store = await place.create()
    expect(store.project().codes.map(({ name }) => name)).toEqual(['Finding', 'Statistic', 'Recommendation'])
    const other = await createProject(path.join(place.base, 'other'), {
      name: 'B',
      settingsFolder: place.settingsFolder,
      coderName: 'Anna',
    })
    expect(other.ok && other.store.project()).toMatchObject({ name: 'B', coders: [{ name: 'Anna' }] })
    if (other.ok) await other.store.close()
  })

  it('adds to a .gitignore that is there and leaves other hidden files alone', async () => {
    const place = new Place()
    mkdirSync(place.folder)
    writeFileSync(path.join(place.folder, '.gitignore'), 'text/\n*.log')
    mkdirSync(path.join(place.folder, '.git'))
    await place.create()
    expect(readFileSync(path.join(place.folder, '.gitignore'), 'utf8')).toBe('text/\n*.log\nbackups/\n')
    expect(readdirSync(path.join(place.folder, '.git'))).toEqual([])
  })

  it('that can not be saved leaves nothing in the way of trying again', async () => {
    const place = new Place()
    const { settingsFolder } = place
    for (const failing of ['mkdir', 'write', 'datasync']) {
      const fault = { at: 0, is: 'error', code: 'ENOSPC', lasting: true } as const
      // The folders of the project itself are made; from its journal on the disk is full.
      const counts = (name: string, file: string) => name === failing && file.includes('/journal/')
      const life = new Life({ fault, counts })
      const made = await life.run(() => createProject(place.folder, { name: 'X', settingsFolder }))
      expect(made).toMatchObject({
        ok: false,
        message: expect.stringContaining('the disk is full') as string,
      })
      expect([life.struck, readdirSync(place.folder)]).toEqual([true, ['.gitignore']])
    }
    expect(idsIn(await place.create())).toEqual([])
  })

  // Fails when a folder that a killed process left half made counts as a project, or as somebody's files.
  it('that was interrupted can be made again, once nothing was saved in it', async () => {
    const place = new Place()
    for (const part of ['sources', 'text', 'journal/r1']) {
      mkdirSync(path.join(place.folder, part), { recursive: true })
    }
    writeFileSync(
      path.join(place.folder, 'journal/r1/1.jsonl'),
      '00000000 {"format":"pincite-journal"}\n0000',
    )
    expect(await place.refusal()).toContain('no Pincite project')
    expect(idsIn(await place.create())).toEqual([])
  })

  it('is refused where a project is, or anything else that is not hidden', async () => {
    const { place, content } = await closedProject()
    const { settingsFolder } = place
    const twice = await createProject(place.folder, { name: 'Again', settingsFolder })
    expect(twice).toMatchObject({
      ok: false,
      message: expect.stringContaining('already holds a project') as string,
    })
    expect(contentOf(await place.open())).toEqual(content)
    const taken = path.join(place.base, 'taken')
    mkdirSync(path.join(taken, 'sources'), { recursive: true })
    const refused = await createProject(taken, { name: 'X', settingsFolder })
    expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('is not empty') as string })
    expect(readdirSync(taken)).toEqual(['sources'])
    const file = path.join(place.base, 'file')
    writeFileSync(file, '')
    expect(await createProject(path.join(file, 'x'), { name: 'X', settingsFolder })).toMatchObject({
      ok: false,
    })
  })
})

describe('opening what is no project', () => {
  it('says so of a folder that is missing, empty, a file, or something else, and touches nothing', async () => {
    const place = new Place()
    expect(await place.refusal()).toContain('does not exist')
    mkdirSync(place.folder)
    expect(await place.refusal()).toContain('is empty')
    writeFileSync(path.join(place.folder, 'notes.txt'), '')
    expect(await place.refusal()).toContain('neither a pincite.json nor a journal')
    for (const text of ['{}', '[]', 'null', '0', 'false', '""', '{"format":"other","version":1}']) {
      writeFileSync(place.snapshot, text)
      expect(await place.refusal(), text).toContain('belongs to something else')
      expect(readFileSync(place.snapshot, 'utf8')).toBe(text)
    }
    for (const text of ['', '{"format":"pincite-project","vers', '\0\0\0\0']) {
      writeFileSync(place.snapshot, text)
      expect(await place.refusal(), text).toMatch(/can't be used .* no journal to rebuild/)
      expect(readFileSync(place.snapshot, 'utf8')).toBe(text)
    }
    expect(readdirSync(place.folder).sort()).toEqual(['notes.txt', 'pincite.json'])
    rmSync(place.folder, { recursive: true })
    writeFileSync(place.folder, '')
    expect(await place.refusal()).toContain('is a file')
  })

  it('names the version of a project that only a newer Pincite can read', async () => {
    const { place } = await closedProject()
    rmSync(path.join(place.folder, 'journal'), { recursive: true })
    alterSnapshot(place, (value) => ({ ...value, version: 7 }))
    expect(await place.refusal()).toMatch(/newer Pincite .*format version 7.*Update/)
  })
})

describe('opening a project', () => {
  it('gives what was there, and writes nothing', async () => {
    const { place, content } = await closedProject()
    const before = listing(place.base)
    const store = await place.open()
    expect(contentOf(store)).toEqual(content)
    expect([store.notices, store.journalProblems, store.readOnly]).toEqual([[], [], null])
    await store.close()
    expect(listing(place.base)).toEqual(before)
  })

  it('makes it again from the journals when pincite.json is missing', async () => {
    const { place, content } = await closedProject()
    rmSync(place.snapshot)
    const store = await place.open()
    expect(contentOf(store)).toEqual(content)
    expect(store.notices.join()).toContain('pincite.json is missing')
    await store.close()
    expect(existsSync(place.snapshot)).toBe(true)
    expect((await place.open()).notices).toEqual([])
  })

  it('makes it again when pincite.json is damaged or foreign, and keeps that file aside', async () => {
    const { place, content } = await closedProject()
    const good = readFileSync(place.snapshot, 'utf8')
    const damaged = ['', 'null', '{}', good.slice(0, 300), good.replace('word', 'ward'), '\0'.repeat(500)]
    for (const [number, text] of damaged.entries()) {
      writeFileSync(place.snapshot, text)
      const store = await place.open()
      expect(contentOf(store), text.slice(0, 20)).toEqual(content)
      await store.close()
      expect(readFileSync(path.join(place.folder, `pincite.damaged-${number + 1}.json`), 'utf8')).toBe(text)
      expect(readFileSync(place.snapshot, 'utf8')).toBe(good)
    }
  })

  it('works when only pincite.json is left, and goes on under a new replica', async () => {
    const { place, content } = await closedProject()
    const [old] = place.replicas
    rmSync(path.join(place.folder, 'journal'), { recursive: true })
    mkdirSync(path.join(place.folder, 'journal'))
    const store = await place.open()
    expect(contentOf(store)).toEqual(content)
    await tagIn(store, 'a3')
    await store.close()
    expect(place.replicas).not.toContain(old)
    expect(idsIn(await place.open())).toEqual(['a1', 'a2', 'a3'])
  })

  it('of a newer version is for reading only, as far as the journals can be read', async () => {
    const { place } = await closedProject()
    alterSnapshot(place, (value) => ({ ...value, version: 2 }))
    const text = readFileSync(place.snapshot, 'utf8')
    const store = await place.open()
    expect(idsIn(store)).toEqual(['a1', 'a2'])
    expect(store.readOnly).toContain('format version 2')
    await expect(tagIn(store, 'a3')).rejects.toMatchObject({ code: 'refused', because: 'read-only' })
    await store.close()
    expect(readFileSync(place.snapshot, 'utf8')).toBe(text)
  })

  it('with a change of an unknown kind is for reading only, and names it', async () => {
    const { place } = await closedProject()
    const last = JSON.parse(place.segmentLines().at(-1)!.slice(9)) as {
      sequence: number
      stamp: [number, string]
    }
    const change = {
      ...last,
      sequence: last.sequence + 1,
      stamp: [last.stamp[0] + 1, last.stamp[1]],
      writes: [{ kind: 'statistic', id: 'x', set: { value: 1 } }],
    }
    writeFileSync(place.segment(), Buffer.concat([readFileSync(place.segment()), encodeLine(change)]))
    const store = await place.open()
    expect(idsIn(store)).toEqual(['a1', 'a2'])
    expect(store.readOnly).toContain('"statistic"')
  })
})

describe('a damaged journal', () => {
  it('is named to the person, and everything else is shown', async () => {
    const { place } = await closedProject()
    rmSync(place.snapshot)
    rmSync(path.join(place.folder, 'backups'), { recursive: true })
    const lines = place.segmentLines()
    const text = lines.map((line, n) => (n === 3 ? line.replace('word', 'ward') : line)).join('\n')
    writeFileSync(place.segment(), `${text}\n`)
    const store = await place.open()
    expect([idsIn(store), store.project().sources.length]).toEqual([['a2'], 1])
    expect(store.notices).toContain(
      `journal/${place.replicas[0]} lacks change 3; what follows is shown without it.`,
    )
    const file = `journal/${place.replicas[0]}/1.jsonl`
    expect(store.notices).toContain(`${file}, line 4, is damaged: its checksum does not match.`)
    expect(readFileSync(place.segment(), 'utf8')).toBe(`${text}\n`)
    await tagIn(store, 'a3')
    expect(place.replicas).toHaveLength(2)
  })

  it('ends in an unfinished line after a kill, which is no cause for alarm', async () => {
    const { place, content } = await closedProject()
    appendFileSync(place.segment(), '0badc0de {"sequence":5,"sta')
    const store = await place.open()
    expect([contentOf(store), store.notices]).toEqual([content, []])
    expect(store.journalProblems.map(({ kind }) => kind)).toEqual(['torn-tail'])
  })
})

/** Every file below a folder with its size and time of change. */
function listing(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => {
      const { size, mtimeMs } = statSync(path.join(folder, name))
      return `${name} ${size} ${mtimeMs}`
    })
    .sort()
}
