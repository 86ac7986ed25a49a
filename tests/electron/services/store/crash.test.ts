/** Real processes writing to one project, killed without warning. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { randomInt, seededRandom } from '../../../fixtures/random-text.ts'
import { idsIn, Place } from '../../../fixtures/project-folder.ts'

const SEED = 20_261_122
const root = path.resolve(import.meta.dirname, '../../../..')
const program = path.join(root, 'node_modules/.cache/pincite-crash-writer')
const running: ChildProcess[] = []

interface Writer {
  readonly process: ChildProcess
  /** Ids it was told are saved. */
  readonly saved: string[]
  readonly ended: Promise<unknown>
}

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    ssr: { noExternal: true },
    build: { ssr: path.join(root, 'tests/fixtures/crash-writer.ts'), outDir: program, emptyOutDir: true },
  })
})

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

function startWriter(place: Place, prefix: string): Writer {
  const script = path.join(program, 'crash-writer.js')
  const child = spawn(process.execPath, [script, place.folder, place.settingsFolder, prefix])
  running.push(child)
  const saved: string[] = []
  let rest = ''
  child.stdout.on('data', (data: Buffer) => {
    const lines = (rest + data.toString()).split('\n')
    rest = lines.pop() ?? ''
    saved.push(...lines)
  })
  child.stderr.on('data', (data: Buffer) => saved.push(`ERROR ${data.toString()}`))
  return { process: child, saved, ended: once(child, 'close') }
}

async function untilSaved(writer: Writer, count: number): Promise<void> {
  while (writer.saved.length < count && writer.process.exitCode === null) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function kill(writer: Writer): Promise<void> {
  writer.process.kill('SIGKILL')
  await writer.ended
}

describe('a process that is killed', () => {
  it(`loses nothing it was told is saved (10 kills, seed ${SEED})`, async () => {
    const random = seededRandom(SEED)
    const place = new Place()
    await (await place.create()).close()
    const saved: string[] = []
    for (let round = 0; round < 10; round++) {
      const writer = startWriter(place, `r${round}`)
      await untilSaved(writer, 1 + randomInt(random, 60))
      await kill(writer)
      saved.push(...writer.saved)
      if (round % 3 === 2) rmSync(place.snapshot)
      const store = await place.open()
      const found = new Set(idsIn(store))
      expect(saved.filter((id) => !found.has(id))).toEqual([])
      expect(store.journalProblems.filter(({ kind }) => kind !== 'torn-tail')).toEqual([])
      await store.close()
    }
    expect(saved.length).toBeGreaterThan(100)
  })
})

describe('several processes on one project', () => {
  it('lose nothing, also when one of them is killed', async () => {
    const place = new Place()
    await (await place.create()).close()
    const [one, two, three] = [
      startWriter(place, 'one'),
      startWriter(place, 'two'),
      startWriter(place, 'three'),
    ]
    for (const writer of [one, two, three]) await untilSaved(writer, 40)
    await kill(two)
    for (const writer of [one, three]) writer.process.stdin!.end()
    await Promise.all([one.ended, three.ended])
    const saved = [one, two, three].flatMap((writer) => writer.saved)
    expect(saved.length).toBeGreaterThan(120)
    const found = new Set(idsIn(await place.open()))
    expect(saved.filter((id) => !found.has(id))).toEqual([])
    rmSync(place.snapshot)
    const rebuilt = new Set(idsIn(await place.open()))
    expect(saved.filter((id) => !rebuilt.has(id))).toEqual([])
  })
})
