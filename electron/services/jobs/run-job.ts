/**
 * Runs a job in a worker thread of its own, so that the thread which serves windows is never held up by it. From
 * source, as in tests, there is no built worker and it runs in this thread.
 */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ErrorCode } from '../../../shared/api/errors.ts'
import { PinciteError } from '../../../shared/api/errors.ts'
import type { JobArgument, JobName, JobOptions, JobResult } from './jobs.ts'
import { JOBS } from './jobs.ts'

/** What the worker is given. */
export interface WorkerJob {
  readonly name: JobName
  readonly argument: unknown
}

/** What the worker says. */
export type JobMessage =
  | {
      readonly kind: 'progress'
      readonly done: number
      readonly of: number
      readonly doing?: string | undefined
    }
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'failure'; readonly failure: JobFailure }

/** An error without its class, which does not survive the way between threads. */
export interface JobFailure {
  readonly message: string
  /** Of a `PinciteError`, or null. */
  readonly pincite: ErrorCode | null
  /** The system's code ("ENOSPC"), or null. */
  readonly system: string | null
}

/** The worker stands beside the bundle that runs, or one folder up from a chunk of it. */
function findWorker(): string | null {
  const here = dirname(fileURLToPath(import.meta.url))
  const places = [join(here, 'job-worker.js'), join(here, '..', 'job-worker.js')]
  return places.find((place) => existsSync(place)) ?? null
}

/** Runs a job. Rejects as the job does; with the reason of an aborted `signal`, after which the thread is ended. */
export async function runJob<Name extends JobName>(
  name: Name,
  argument: JobArgument<Name>,
  options: JobOptions = {},
  workerFile: string | null = findWorker(),
): Promise<JobResult<Name>> {
  options.signal?.throwIfAborted()
  const run = JOBS[name] as (argument: JobArgument<Name>, options: JobOptions) => Promise<JobResult<Name>>
  if (workerFile === null) return run(argument, options)
  return (await runInWorker(workerFile, { name, argument }, options)) as JobResult<Name>
}

function runInWorker(
  workerFile: string,
  job: WorkerJob,
  { signal, onProgress }: JobOptions,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: job })
    const end = (settle: () => void) => {
      signal?.removeEventListener('abort', cancel)
      worker.removeAllListeners()
      // An error of a worker that is being ended concerns nobody any more.
      worker.on('error', () => undefined)
      void worker.terminate()
      settle()
    }
    const fail = (error: Error) => end(() => reject(error))
    const cancel = () => fail(reasonOf(signal))
    signal?.addEventListener('abort', cancel, { once: true })
    worker.on('message', (message: JobMessage) => {
      if (message.kind === 'progress') onProgress?.(message.done, message.of, message.doing)
      else if (message.kind === 'result') end(() => resolve(message.result))
      else fail(errorOf(message.failure))
    })
    worker.on('error', fail)
    worker.on('exit', () => fail(new Error(`The job ${job.name} stopped without a result.`)))
  })
}

function reasonOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason
  return reason instanceof Error ? reason : new Error('The job was cancelled.', { cause: reason })
}

function errorOf({ message, pincite, system }: JobFailure): Error {
  if (pincite !== null) return new PinciteError(pincite, message)
  return system === null ? new Error(message) : Object.assign(new Error(message), { code: system })
}
