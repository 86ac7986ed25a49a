/** Entry point of the worker thread that runs one job (see `run-job.ts`, its only caller). */
import { parentPort, workerData } from 'node:worker_threads'
import { messageOf, PinciteError } from '../../../shared/api/errors.ts'
import { fileErrorCode } from '../file-errors.ts'
import type { JobOptions } from './jobs.ts'
import { JOBS } from './jobs.ts'
import type { JobFailure, JobMessage, WorkerJob } from './run-job.ts'

const { name, argument } = workerData as WorkerJob

function post(message: JobMessage): void {
  parentPort?.postMessage(message)
}

function failureOf(error: unknown): JobFailure {
  const pincite = error instanceof PinciteError ? error.code : null
  return { message: messageOf(error), pincite, system: fileErrorCode(error) || null }
}

try {
  const run = JOBS[name] as (argument: unknown, options: JobOptions) => Promise<unknown>
  const onProgress = (done: number, of: number, doing?: string) => post({ kind: 'progress', done, of, doing })
  post({ kind: 'result', result: await run(argument, { onProgress }) })
} catch (error) {
  post({ kind: 'failure', failure: failureOf(error) })
}
