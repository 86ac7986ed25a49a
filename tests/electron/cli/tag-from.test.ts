/** pincite tag --from: many passages from a file, or from standard input. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { beforeEach, describe, expect, it } from 'vitest'
import { openProject } from '../../../electron/services/store/open-project.ts'
import { file, harbourProject, jsonOf, lines, pincite, root, stopper } from './command-line.ts'

interface Result {
  readonly line: number
  readonly status: string
  readonly annotationId?: string
  readonly error?: string
}

let project: string
beforeEach(async () => (project = await harbourProject()))

const words = { source: 'harbour.txt', code: 'finding', quote: 'Delays fell' }
const rows = () => jsonOf<Record<string, unknown>[]>(['list', project])
const tagFrom = (path: string, code: number) => jsonOf<Result[]>(['tag', project, '--from', path], code)
const parsed = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Result)

describe('pincite tag --from', () => {
  it('gives one result a line, in the order of the file, whatever becomes of each', async () => {
    const path = lines('mixed.jsonl', [
      { ...words, memo: 'one' },
      '',
      { ...words, source: 'nowhere' },
      'no JSON',
      { ...words, quote: 'The board was told in March.' },
      { ...words, quote: 'not in this report' },
      { ...words, qoute: 'x' },
      { ...words, source: 'harbour.pdf', quote: 'south quay' },
    ])
    const results = await tagFrom(path, 1)
    expect(results.map(({ line, status }) => [line, status])).toEqual([
      [1, 'anchored'],
      [3, 'refused'],
      [4, 'refused'],
      [5, 'ambiguous'],
      [6, 'missing'],
      [7, 'refused'],
      [8, 'anchored'],
    ])
    const stored = results.filter(({ status }) => status === 'anchored')
    expect((await rows()).map(({ id }) => id)).toEqual(stored.map(({ annotationId }) => annotationId))
    for (const one of results) {
      expect('annotationId' in one, `line ${one.line}`).toBe(one.status === 'anchored')
      expect('error' in one, `line ${one.line}`).toBe(one.status !== 'anchored')
    }
  })

  it('refuses only the lines whose source is ambiguous', async () => {
    const other = join(root, 'other')
    mkdirSync(other, { recursive: true })
    await pincite([
      'import',
      project,
      file('other/harbour.txt', 'Delays fell, says another file of that name.'),
    ])
    const results = await tagFrom(lines('names.jsonl', [words, { ...words, source: 'harbour.pdf' }]), 1)
    expect(results).toMatchObject([
      { line: 1, status: 'refused', error: expect.stringContaining('names 2 sources') as string },
      { line: 2, status: 'anchored' },
    ])
  })

  it.each([
    ['a byte order mark', `\uFEFF${JSON.stringify(words)}\n`],
    ['CRLF', `${JSON.stringify(words)}\r\n`],
    ['no line end', JSON.stringify(words)],
  ])('reads a file with %s', async (_name, content) => {
    expect(await tagFrom(file('one.jsonl', content), 0)).toMatchObject([{ line: 1, status: 'anchored' }])
  })

  it('has nothing to do for an empty file', async () => {
    expect(await tagFrom(file('empty.jsonl', ''), 0)).toEqual([])
    const ran = await pincite(['tag', project, '--from', file('blank.jsonl', '\n \n')])
    expect(ran).toEqual({ code: 0, out: '', err: '0 of 0 tagged.\n' })
  })

  it('goes on after a line that is too long', async () => {
    const path = lines('long.jsonl', ['x'.repeat(17 * 1024 * 1024), words])
    expect(await tagFrom(path, 1)).toMatchObject([
      { line: 1, status: 'refused', error: expect.stringContaining('longer than') as string },
      { line: 2, status: 'anchored' },
    ])
  })

  it('adds a new coder once, with the first passage', async () => {
    const path = lines('coders.jsonl', [
      { ...words, quote: 'not in this report', coder: 'Nobody' },
      ...['Ben', 'ben', ' BEN ', 'Ana', 'Ben'].map((coder) => ({ ...words, coder })),
    ])
    await tagFrom(path, 1)
    const opened = await openProject(project, { settingsFolder: join(root, 'settings') })
    if (!opened.ok) throw new Error(opened.message)
    expect(
      opened.store
        .project()
        .coders.map(({ name }) => name)
        .sort(),
    ).toEqual(['Ana', 'Ben'])
    await opened.store.close()
  })

  it('prints each line with --json-lines once its passage is on disk', async () => {
    const input = new PassThrough()
    const onDisk: number[] = []
    const counting = async () => {
      const opened = await openProject(project, { settingsFolder: join(root, 'other settings') })
      if (!opened.ok) throw new Error(opened.message)
      onDisk.push(opened.store.project().annotations.length)
      await opened.store.close()
    }
    const asked: Promise<void>[] = []
    input.write(`${JSON.stringify(words)}\n`)
    const onPrint = () => {
      asked.push(
        counting().then(() => {
          if (onDisk.length < 3) input.write(`${JSON.stringify(words)}\n`)
          else input.end()
        }),
      )
    }
    const ran = await pincite(['tag', project, '--from', '-', '--json-lines'], { input, onPrint })
    await Promise.all(asked)
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(parsed(ran.out).map(({ line, status }) => [line, status])).toEqual([
      [1, 'anchored'],
      [2, 'anchored'],
      [3, 'anchored'],
    ])
    expect(onDisk).toEqual([1, 2, 3])
  })

  it('keeps the order with many lines on their way', async () => {
    const many = Array.from({ length: 700 }, (_, place) => ({ ...words, memo: String(place + 1) }))
    const ran = await pincite(['tag', project, '--from', lines('many.jsonl', many), '--json-lines'])
    const results = parsed(ran.out)
    expect(results.map(({ line }) => line)).toEqual(many.map((_, place) => place + 1))
    const memos = new Map((await rows()).map(({ id, memo }) => [id, memo]))
    expect(results.map(({ annotationId }) => memos.get(annotationId))).toEqual(many.map(({ memo }) => memo))
  })

  it('stops when told to: what is reported is stored, the rest is not, and the exit code says so', async () => {
    const { signal, stop } = stopper()
    const many = Readable.from(Array.from({ length: 500 }, () => Buffer.from(`${JSON.stringify(words)}\n`)))
    let printed = 0
    const onPrint = () => ++printed === 5 && stop()
    const argv = ['tag', project, '--from', '-', '--json-lines']
    const ran = await pincite(argv, { input: many, signal, onPrint })
    expect(ran).toMatchObject({ code: 1, err: 'pincite tag: Stopped.\n' })
    const ids = parsed(ran.out).map(({ annotationId }) => annotationId)
    expect(ids.length).toBeLessThan(500)
    expect((await rows()).map(({ id }) => id).sort()).toEqual(ids.sort())
  })

  it('stops while it waits for a line, and prints what there is as JSON', async () => {
    const { signal, stop } = stopper()
    const input = new PassThrough()
    const running = pincite(['tag', project, '--from', '-', '--json'], { input, signal })
    input.write(`${JSON.stringify(words)}\n`)
    while ((await rows()).length === 0);
    stop()
    const ran = await running
    expect(ran).toMatchObject({ code: 1, err: 'pincite tag: Stopped.\n' })
    expect(JSON.parse(ran.out)).toMatchObject([{ line: 1, status: 'anchored' }])
  })

  it('reports what was tagged before a file broke off', async () => {
    async function* broken() {
      yield Buffer.from(`${JSON.stringify(words)}\n`)
      await rows()
      throw Object.assign(new Error('EIO'), { code: 'EIO' })
    }
    const ran = await pincite(['tag', project, '--from', '-', '--json'], { input: Readable.from(broken()) })
    expect(ran.code).toBe(2)
    expect(ran.err).toContain('can’t be read to its end: the disk reports an error')
    expect(JSON.parse(ran.out)).toMatchObject([{ line: 1, status: 'anchored' }])
  })

  it.each([
    ['that is not there', join(root, 'absent.jsonl'), 'it does not exist'],
    ['that is a folder', root, 'is a folder'],
  ])('wants a file, not one %s', async (_name, path, reason) => {
    const ran = await pincite(['tag', project, '--from', path, '--json'])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(reason)
  })
})

describe('several commands on one project', () => {
  it('lose nothing when they run at once', async () => {
    const path = lines(
      'shared.jsonl',
      Array.from({ length: 40 }, () => ({ ...words, coder: 'Ana' })),
    )
    const ran = await Promise.all([1, 2, 3].map(() => pincite(['tag', project, '--from', path])))
    expect(ran.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(await rows()).toHaveLength(120)
    const opened = await openProject(project, { settingsFolder: join(root, 'settings') })
    expect(opened.ok && opened.store.project().coders.map(({ name }) => name)).toEqual(['Ana'])
    if (opened.ok) await opened.store.close()
  })

  it('work while the project is open elsewhere, and see what was made there', async () => {
    const opened = await openProject(project, { settingsFolder: join(root, 'settings') })
    if (!opened.ok) throw new Error(opened.message)
    const { store } = opened
    await tagFrom(lines('first.jsonl', [words]), 0)
    await store.refresh()
    expect(store.project().annotations).toHaveLength(1)
    await tagFrom(lines('second.jsonl', [words]), 0)
    await store.refresh()
    expect(store.project().annotations).toHaveLength(2)
    await store.close()
    expect(await rows()).toHaveLength(2)
  })
})
