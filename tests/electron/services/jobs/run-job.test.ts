/** Running a job in a thread; the jobs themselves are tested where they are written. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runJob } from '../../../../electron/services/jobs/run-job.ts'
import { PinciteError } from '../../../../shared/api/errors.ts'
import { temporaryFolder } from '../../../fixtures/project-folder.ts'

/** A worker that does what `body` says; `job` is what it was given, `say` answers. */
function workerThat(body: string): string {
  const file = path.join(temporaryFolder(), 'worker.mjs')
  const head = `import { parentPort, workerData as job } from 'node:worker_threads'
    const say = (message) => parentPort.postMessage(message)\n`
  writeFileSync(file, head + body)
  return file
}

const list = (body: string, options = {}) => runJob('listBackups', '/nowhere', options, workerThat(body))

describe('a job in a thread of its own', () => {
  it('is given its name and argument, reports how far it is, and answers', async () => {
    const seen: [number, number][] = []
    const result = await list(
      `say({ kind: 'progress', done: 1, of: 2 }); say({ kind: 'result', result: [job.name, job.argument] })`,
      { onProgress: (done: number, of: number) => seen.push([done, of]) },
    )
    expect([result, seen]).toEqual([['listBackups', '/nowhere'], [[1, 2]]])
  })

  it('fails with the code it failed with, ours or the system’s', async () => {
    const failing = (failure: object) => list(`say({ kind: 'failure', failure: ${JSON.stringify(failure)} })`)
    const ours = await failing({ message: 'No.', pincite: 'not-saved', system: null }).catch(
      (error: unknown) => error,
    )
    expect(ours).toBeInstanceOf(PinciteError)
    expect(ours).toMatchObject({ code: 'not-saved', message: 'No.' })
    const system = failing({ message: 'full', pincite: null, system: 'ENOSPC' })
    await expect(system).rejects.toMatchObject({ code: 'ENOSPC', message: 'full' })
  })

  // Fails when a thread that dies leaves its caller waiting for ever.
  it.each([
    ['dies of an error', `throw new Error('broken')`, 'broken'],
    ['ends without a word', '', 'stopped without a result'],
    ['ends the thread', 'process.exit(3)', 'stopped without a result'],
  ])('that %s is a failure', async (_what, body, message) => {
    await expect(list(body)).rejects.toThrow(message)
  })

  it('is ended when it is stopped, whatever it is doing', async () => {
    const stop = new AbortController()
    const running = list('for (;;);', { signal: stop.signal })
    setTimeout(() => stop.abort(new Error('enough')), 50)
    await expect(running).rejects.toThrow('enough')
    await expect(list('', { signal: stop.signal })).rejects.toThrow('enough')
  })
})
