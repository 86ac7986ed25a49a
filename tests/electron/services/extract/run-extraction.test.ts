import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { runExtraction } from '../../../../electron/services/extract/run-extraction.ts'

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
      const timer = setInterval(() => { post({ kind: 'page', done: ++n, of: 8 }); if (n === 8) { clearInterval(timer); post(ok) } }, 500)`,
    )
    const runtime = { ...steady, patience: 3_000 }
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

  it('runs two at once; the others wait, and leave the queue when cancelled', async () => {
    const started: string[] = []
    const running = new Set<string>()
    let most = 0
    const gate = join(folder, 'open')
    // Each waits for the gate, so that a slow machine can't end one before the other starts.
    const slow = worker(
      'slow',
      `const { existsSync } = await import('node:fs')
      const wait = () => (existsSync(${JSON.stringify(gate)}) ? post(ok) : setTimeout(wait, 5))
      post({ kind: 'page', done: 1, of: 1 })
      wait()`,
    )
    const run = (name: string, signal?: AbortSignal) => {
      const onPage = () => {
        started.push(name)
        most = Math.max(most, running.add(name).size)
      }
      const options = { fileName: 'x', onPage, ...(signal ? { signal } : {}) }
      return runExtraction(bytes, options, slow).finally(() => running.delete(name))
    }
    const cancel = new AbortController()
    const first = [run('a'), run('b')]
    const waiting = run('c', cancel.signal)
    const last = run('d')
    cancel.abort()
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
    await vi.waitUntil(() => running.size === 2, { timeout: 60_000 })
    writeFileSync(gate, '')
    await Promise.all([...first, last])
    expect(started.toSorted()).toEqual(['a', 'b', 'd'])
    expect(most).toBe(2)
  })

  it('reads in this thread where there is no built worker', async () => {
    const result = await runExtraction(bytes, { fileName: 'a.txt' }, { workerFile: null })
    expect(result).toMatchObject({ ok: true, extraction: { canonical: { text: 'Words' } } })
  })
})
