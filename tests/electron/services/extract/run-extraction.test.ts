import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { EXTRACTIONS_AT_ONCE, runExtraction } from '../../../../electron/services/extract/run-extraction.ts'

const folder = mkdtempSync(join(tmpdir(), 'pincite-worker-'))
afterAll(() => rmSync(folder, { recursive: true }))

const bytes = new TextEncoder().encode('Words')
const OK = { ok: false, refusal: { reason: 'empty', message: 'from the worker' } }

/** A worker that behaves as `code` says, in place of the built one. */
function worker(name: string, code: string): { workerFile: string } {
  const workerFile = join(folder, `${name}.mjs`)
  writeFileSync(
    workerFile,
    `import { parentPort, workerData } from 'node:worker_threads'
    const post = (message) => parentPort.postMessage(message)
    const ok = { kind: 'result', result: ${JSON.stringify(OK)} }
    ${code}`,
  )
  return { workerFile }
}

describe('extraction in a worker', () => {
  it('gives the worker its task and its result back', async () => {
    const echo = worker(
      'echo',
      `const { bytes, fileName, password } = workerData
      const text = new TextDecoder().decode(bytes)
      post({ kind: 'result', result: { ok: false, refusal: { reason: 'empty', message: [text, fileName, password].join() } } })`,
    )
    const result = await runExtraction(bytes, { fileName: 'a.txt', password: 'secret' }, echo)
    expect(result).toMatchObject({ refusal: { message: 'Words,a.txt,secret' } })
    expect(new TextDecoder().decode(bytes)).toBe('Words')
  })

  it('reports pages as they are done', async () => {
    const pages: string[] = []
    const paged = worker(
      'paged',
      `for (let n = 1; n <= 3; n++) post({ kind: 'page', done: n, of: 3 }); post(ok)`,
    )
    const onPage = (done: number, of: number) => pages.push(`${done}/${of}`)
    expect(await runExtraction(bytes, { fileName: 'x', onPage }, paged)).toEqual(OK)
    expect(pages).toEqual(['1/3', '2/3', '3/3'])
  })

  it('gives up a file that makes no progress', async () => {
    const hung = { ...worker('hung', 'for (;;);'), patience: 300 }
    expect(await runExtraction(bytes, { fileName: 'x' }, hung)).toMatchObject({
      refusal: { reason: 'too-slow' },
    })
  })

  it('is patient as long as pages come', async () => {
    const steady = worker(
      'steady',
      `let n = 0
      const timer = setInterval(() => { post({ kind: 'page', done: ++n, of: 8 }); if (n === 8) { clearInterval(timer); post(ok) } }, 100)`,
    )
    const runtime = { ...steady, patience: 500 }
    expect(await runExtraction(bytes, { fileName: 'x' }, runtime)).toEqual(OK)
  })

  it('refuses a file that exhausts the memory it may have', async () => {
    const greedy = worker('greedy', 'const all = []; for (;;) all.push(new Array(1e5).fill(Math.random()))')
    const result = await runExtraction(bytes, { fileName: 'x' }, { ...greedy, heapMegabytes: 32 })
    expect(result).toMatchObject({ refusal: { reason: 'too-large' } })
  })

  it.each([
    ['throws', `throw new Error('no such part')`, /no such part/],
    ['ends without a word', 'process.exit(3)', /without a result/],
  ])('refuses a file on which the reader %s', async (name, code, message) => {
    const result = await runExtraction(bytes, { fileName: 'x' }, worker(name.slice(0, 4), code))
    expect(result).toMatchObject({
      refusal: { reason: 'damaged', message: expect.stringMatching(message) as string },
    })
  })

  it('ends at once when cancelled', async () => {
    const reason = new Error('Cancelled by the user.')
    const cancel = new AbortController()
    const running = runExtraction(
      bytes,
      { fileName: 'x', signal: cancel.signal },
      worker('endless', 'for (;;);'),
    )
    setTimeout(() => cancel.abort(reason), 100)
    await expect(running).rejects.toBe(reason)
  })

  it('runs as many at once as there are processors; the others wait, and leave the queue when cancelled', async () => {
    const started: string[] = []
    const onPage = (name: string) => () => started.push(name)
    const slow = worker('slow', `post({ kind: 'page', done: 1, of: 1 }); setTimeout(() => post(ok), 400)`)
    const cancel = new AbortController()
    const names = Array.from({ length: EXTRACTIONS_AT_ONCE }, (_, index) => `a${index}`)
    const first = names.map((name) => runExtraction(bytes, { fileName: 'x', onPage: onPage(name) }, slow))
    const waiting = runExtraction(bytes, { fileName: 'x', onPage: onPage('c'), signal: cancel.signal }, slow)
    const last = runExtraction(bytes, { fileName: 'x', onPage: onPage('d') }, slow)
    cancel.abort()
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
    await Promise.all(first)
    expect(started.toSorted()).toEqual(names)
    await last
    expect(started).toHaveLength(EXTRACTIONS_AT_ONCE + 1)
  })

  it('reads in this thread where there is no built worker', async () => {
    const result = await runExtraction(bytes, { fileName: 'a.txt' }, { workerFile: null })
    expect(result).toMatchObject({ ok: true, extraction: { canonical: { text: 'Words' } } })
  })
})
