import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeLine } from '../../../../electron/services/store/journal-line.ts'
import type { JournalProblem } from '../../../../electron/services/store/journal-problem.ts'
import { JournalReader } from '../../../../electron/services/store/journal-reader.ts'
import { JournalWriter } from '../../../../electron/services/store/journal-writer.ts'
import type { ProjectState } from '../../../../shared/domain/project-state.ts'
import { encodeState } from '../../../fixtures/encode-state.ts'
import { createProjectState } from '../../../../shared/domain/project-state.ts'
import { parseState } from '../../../../shared/domain/parse-state.ts'
import { draftMemo } from '../../../../shared/domain/draft-annotation.ts'
import { memo, Replica } from '../../../cases/replica-world.ts'
import { ANNA, Place, tagIn, temporaryFolder } from '../../../fixtures/project-folder.ts'

async function read(
  folder: string,
  state = createProjectState(),
): Promise<{ state: ProjectState; problems: readonly JournalProblem[] }> {
  const reader = new JournalReader(folder)
  await reader.catchUp(state, null, () => undefined)
  return { state, problems: reader.problems }
}

const told = (problems: readonly JournalProblem[]) => problems.map(({ kind, line }) => `${kind} ${line}`)

/** Everything in a state, as one text. */
function textOf(state: ProjectState): string {
  return JSON.stringify(encodeState(state))
}

/** A journal of six changes: project, source, two tags, two memos. */
async function smallJournal(): Promise<Place> {
  const place = new Place()
  const store = await place.create()
  for (const id of ['a1', 'a2']) await tagIn(store, id)
  await store.submit(draftMemo('a1', 'größer als ½'), ANNA)
  await store.submit(draftMemo('a1', 'second'), ANNA)
  await store.close()
  return place
}

/** The bytes of a journal of four memos, one of them on the same record as another. */
async function tinyJournal(): Promise<Buffer> {
  const folder = path.join(temporaryFolder(), 'anna')
  const writer = await JournalWriter.start({ folder, replica: 'anna', root: null }, new Map())
  const anna = new Replica('anna')
  for (const [id, text] of [
    ['a', 'größer'],
    ['b', 'y'],
    ['a', 'z'],
    ['c', '½'],
  ] as const)
    anna.make([memo(id, text)], 'M')
  await writer.append(anna.log)
  await writer.close()
  return readFileSync(path.join(folder, '1.jsonl'))
}

/** The state after each line of a segment, from reading as many whole lines alone. */
async function prefixes(bytes: Buffer): Promise<string[]> {
  const lines = bytes.toString().split(/(?<=\n)/)
  const states: string[] = []
  for (let count = 0; count <= lines.length; count++) {
    const folder = journalOf('anna', lines.slice(0, count).join(''))
    states.push(textOf((await read(folder)).state))
  }
  return states
}

function journalOf(replica: string, ...segments: (string | Buffer)[]): string {
  const folder = temporaryFolder()
  mkdirSync(path.join(folder, replica))
  segments.forEach((text, place) => writeFileSync(path.join(folder, replica, `${place + 1}.jsonl`), text))
  return folder
}

describe('reading a journal', () => {
  // Fails when a torn line is taken for whole, or stops the reader with an error.
  it('cut at any byte gives exactly the changes before the cut', async () => {
    const bytes = await tinyJournal()
    const expected = await prefixes(bytes)
    const folder = journalOf('anna', '')
    for (let cut = 0; cut < bytes.length; cut++) {
      writeFileSync(path.join(folder, 'anna', '1.jsonl'), bytes.subarray(0, cut))
      const { state, problems } = await read(folder)
      const whole = bytes.subarray(0, cut).filter((byte) => byte === 0x0a).length
      expect(textOf(state), `cut at ${cut}`).toBe(expected[whole])
      const isTorn = cut > 0 && bytes[cut - 1] !== 0x0a
      expect(told(problems), `cut at ${cut}`).toEqual(isTorn ? [`torn-tail ${whole + 1}`] : [])
    }
  })

  // Fails when a damaged line hides what follows, or counts.
  it('with a flipped bit gives everything but the damaged line, and names it', async () => {
    const bytes = await tinyJournal()
    const folder = journalOf('anna', '')
    const file = path.join(folder, 'anna', '1.jsonl')
    const lines = bytes.toString().split(/(?<=\n)/)
    for (let bit = 3; bit < bytes.length * 8; bit += 23) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3]! ^= 1 << (bit & 7)
      writeFileSync(file, flipped)
      const { state, problems } = await read(folder)
      const line = bytes.subarray(0, bit >> 3).filter((byte) => byte === 0x0a).length
      // A line feed that is none any more joins its line with the next.
      const gone = bytes[bit >> 3] === 0x0a ? [line, line + 1] : [line]
      const changes = lines.slice(1).map((_, place) => place + 1)
      // What is gone at the end leaves no hole: nothing that follows tells of it.
      const covered = changes.findLast((number) => !gone.includes(number)) ?? 0
      const missing = gone.filter((number) => number > 0 && number <= covered)
      expect(
        [...(state.holes.get('anna') ?? [])].flatMap(({ from, to }) => [from, to]),
        `bit ${bit}`,
      ).toEqual(missing.length === 0 ? [] : [missing[0], missing.at(-1)])
      expect(
        problems.map((problem) => `${problem.file}:${problem.line}`),
        `bit ${bit}`,
      ).toContain(`journal/anna/1.jsonl:${line + 1}`)
      writeFileSync(file, bytes)
      const reader = new JournalReader(folder)
      await reader.catchUp(state, null, () => undefined)
      expect(textOf(state), `bit ${bit}, mended`).toBe(textOf((await read(folder)).state))
    }
  })

  it('applies what follows a damaged line, and says what is missing', async () => {
    const place = await smallJournal()
    const [replica] = place.replicas as [string]
    const lines = place.segmentLines()
    const damaged = lines.map((line, n) => (n === 3 ? line.replace('word', 'ward') : line)).join('\n')
    const { state, problems } = await read(journalOf(replica, `${damaged}\n`))
    expect(told(problems)).toEqual(['damaged 4', 'gap null'])
    expect(problems.find(({ kind }) => kind === 'gap')).toMatchObject({
      file: `journal/${replica}`,
      message: 'lacks change 3; what follows is shown without it',
    })
    expect(state.covers.get(replica)).toBe(lines.length - 1)
  })

  it('reads on after a damaged line that a snapshot covers', async () => {
    const place = await smallJournal()
    const [replica] = place.replicas as [string]
    const lines = place.segmentLines()
    const full = (await read(path.join(place.folder, 'journal'))).state
    const first = (await read(journalOf(replica, lines.slice(0, 5).join('\n') + '\n'))).state
    const snapshot = parseState(encodeState(first))
    if (!snapshot.ok) throw new Error(snapshot.message)
    const damaged = lines.map((line, n) => (n === 3 ? line.replace('word', 'ward') : line)).join('\n')
    const { state, problems } = await read(journalOf(replica, `${damaged}\n`), snapshot.state)
    expect(encodeState(state)).toEqual(encodeState(full))
    expect(told(problems)).toEqual(['damaged 4'])
  })

  it('leaves a hole where a segment is missing, which it fills when that comes back', async () => {
    const place = await smallJournal()
    const [replica] = place.replicas as [string]
    const [header, ...changes] = place.segmentLines()
    const second = encodeLine({
      ...(JSON.parse(header!.slice(9)) as object),
      segment: 2,
      after: 3,
      previous: { bytes: 9, checksum: '0' },
    })
    const firstText = [header, ...changes.slice(0, 3)].join('\n') + '\n'
    const folder = journalOf(replica, firstText, second.toString() + changes.slice(3).join('\n') + '\n')
    const whole = (await read(folder)).state
    rmSync(path.join(folder, replica, '1.jsonl'))
    const reader = new JournalReader(folder)
    const state = createProjectState()
    await reader.catchUp(state, null, () => undefined)
    expect([told(reader.problems), state.covers.get(replica)]).toEqual([['gap null'], 6])
    writeFileSync(path.join(folder, replica, '1.jsonl'), firstText)
    await reader.catchUp(state, null, () => undefined)
    expect(encodeState(state)).toEqual(encodeState(whole))
    expect(reader.problems).toEqual([])
  })

  it('reads only what was added since, and what was torn once it is whole', async () => {
    const place = await smallJournal()
    const [replica] = place.replicas as [string]
    const lines = place.segmentLines()
    const folder = journalOf(replica, '')
    const reader = new JournalReader(folder)
    const state = createProjectState()
    const seen: number[] = []
    for (const piece of lines.flatMap((line) => [line.slice(0, 20), `${line.slice(20)}\n`])) {
      appendFileSync(path.join(folder, replica, '1.jsonl'), piece)
      await reader.catchUp(state, null, ({ change }) => seen.push(change.sequence))
      await reader.catchUp(state, null, () => seen.push(-1))
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6])
    expect(reader.problems).toEqual([])
  })

  it('names a newer journal, an unknown kind of record and a stray file, and applies the rest', async () => {
    const place = await smallJournal()
    const [replica] = place.replicas as [string]
    const lines = place.segmentLines()
    const newer = encodeLine({ ...(JSON.parse(lines[0]!.slice(9)) as object), version: 9 })
    expect((await read(journalOf(replica, newer))).problems[0]).toMatchObject({
      kind: 'newer-version',
      line: 1,
    })

    const unknown = JSON.parse(lines[3]!.slice(9)) as { writes: { kind: string }[] }
    unknown.writes[0]!.kind = 'statistic'
    const text =
      lines.slice(0, 3).join('\n') + '\n' + encodeLine(unknown).toString() + lines.slice(4).join('\n') + '\n'
    const folder = journalOf(replica, text)
    writeFileSync(path.join(folder, replica, '1 (conflicted copy).jsonl'), text)
    const { state, problems } = await read(folder)
    expect(told(problems).sort()).toEqual(['gap null', 'unexpected-file null', 'unknown-kind 4'])
    expect([...state.holes.values()].flat()).toMatchObject([{ from: 3, to: 3 }])
  })

  it('reads a segment whose header is damaged: its changes say themselves what they are', async () => {
    const place = await smallJournal()
    const [replica] = place.replicas as [string]
    const [header, ...changes] = place.segmentLines()
    const folder = journalOf(replica, [header!.replace('segment', 'sägment'), ...changes, ''].join('\n'))
    const { state, problems } = await read(folder)
    expect([told(problems), state.covers.get(replica)]).toEqual([['damaged 1'], 6])
  })

  it('does not take one replica for another when a folder was copied to another name', async () => {
    const place = await smallJournal()
    const [replica] = place.replicas as [string]
    const folder = path.join(place.folder, 'journal')
    cpSync(path.join(folder, replica), path.join(folder, 'copied'), { recursive: true })
    const { state, problems } = await read(folder)
    expect([...state.covers.keys()]).toEqual([replica])
    expect(problems.map(({ file }) => file)).toEqual(['journal/copied/1.jsonl'])
  })
})
