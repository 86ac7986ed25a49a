import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
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

/** The way to workers that wait to be told what to do: the thread that reads a file has no other. */
const channel = new BroadcastChannel('extraction-in-tests')
const listen = `const channel = new BroadcastChannel('extraction-in-tests')`
afterAll(() => channel.close())
afterEach(() => vi.useRealTimers())

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

  // Fails when patience counts from the start and not from the last page.
  it('is patient as long as pages come', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const steady = worker(
      'steady',
      `${listen}
      let n = 0
      const page = () => post({ kind: 'page', done: n++, of: 8 })
      channel.onmessage = () => {
        if (n <= 8) return page()
        channel.close()
        post(ok)
      }
      page()`,
    )
    const onPage = () => {
      vi.advanceTimersByTime(400)
      channel.postMessage('go on')
    }
    const runtime = { ...steady, patience: 500 }
    expect(await runExtraction(bytes, { fileName: 'x', onPage }, runtime)).toEqual(OK)
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
    const log: string[] = []
    const slow = worker(
      'slow',
      `${listen}
      post({ kind: 'page', done: 1, of: 1 })
      channel.onmessage = ({ data }) => {
        if (data !== workerData.fileName) return
        channel.close()
        post(ok)
      }`,
    )
    const run = (name: string, signal?: AbortSignal) => {
      const onPage = () => log.push(`${name} begins`)
      return runExtraction(bytes, { fileName: name, onPage, signal }, slow).then(() =>
        log.push(`${name} ends`),
      )
    }
    const names = Array.from({ length: EXTRACTIONS_AT_ONCE }, (_, index) => `a${index}`)
    const first = names.map((name) => run(name))
    const cancel = new AbortController()
    const waiting = run('c', cancel.signal)
    const last = run('d')
    cancel.abort()
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
    await expect.poll(() => log.toSorted()).toEqual(names.map((name) => `${name} begins`))
    // Time for one more to begin, if it were let.
    await new Promise((resolve) => setTimeout(resolve, 100))
    channel.postMessage('a0')
    await first[0]
    await expect.poll(() => log.slice(names.length)).toEqual(['a0 ends', 'd begins'])
    for (const name of [...names.slice(1), 'd']) channel.postMessage(name)
    await Promise.all([...first, last])
  })

  it('reads in this thread where there is no built worker', async () => {
    const result = await runExtraction(bytes, { fileName: 'a.txt' }, { workerFile: null })
    expect(result).toMatchObject({ ok: true, extraction: { canonical: { text: 'Words' } } })
  })
})
