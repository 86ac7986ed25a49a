/**
 * Runs extraction in a worker thread of its own, so that a file that hangs a parser or exhausts memory costs one
 * refusal and not the program. As many run at once as the machine has processors; others wait their turn.
 */
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ExtractionResult, RefusalReason } from '../../../shared/domain/extraction.ts'
import { extractSource } from './extract-source.ts'
import type { ExtractOptions } from './extract-source.ts'

/** What the worker is given. */
export interface WorkerTask {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly password: string | undefined
}

/** What the worker says. */
export type WorkerMessage =
  | { readonly kind: 'page'; readonly done: number; readonly of: number }
  | { readonly kind: 'result'; readonly result: ExtractionResult }

/** How extraction is run. The defaults are right everywhere but in tests. */
export interface ExtractionRuntime {
  /** The built worker; null runs extraction in this thread, without watchdog or memory limit. */
  readonly workerFile: string | null
  /** Milliseconds without a finished page after which a file is given up. */
  readonly patience: number
  readonly heapMegabytes: number
}

/** Extractions that run at the same time; each may take {@link ExtractionRuntime.heapMegabytes} of memory. */
export const EXTRACTIONS_AT_ONCE = Math.min(8, Math.max(2, availableParallelism()))

/** The worker stands beside the bundle that runs, or one folder up from a chunk of it; from source there is none. */
function findWorker(): string | null {
  const here = dirname(fileURLToPath(import.meta.url))
  const places = [join(here, 'extract-worker.js'), join(here, '..', 'extract-worker.js')]
  return places.find((place) => existsSync(place)) ?? null
}

/**
 * Extracts the file in `bytes`; see `extractSource`. Besides its refusals there are too-slow (no progress for a
 * minute) and too-large (memory). Rejects only with the reason of an aborted `signal`; what runs is then ended.
 */
export async function runExtraction(
  bytes: Uint8Array,
  options: ExtractOptions,
  runtime: Partial<ExtractionRuntime> = {},
): Promise<ExtractionResult> {
  const { workerFile = findWorker(), patience = 60_000, heapMegabytes = 1_536 } = runtime
  const leave = await enterQueue(options.signal)
  try {
    options.signal?.throwIfAborted()
    if (workerFile === null) return await extractSource(bytes, options)
    return await runInWorker(bytes, options, { workerFile, patience, heapMegabytes })
  } finally {
    leave()
  }
}

let running = 0
const waiting: (() => void)[] = []

/** Resolves once there is a place to run in, with the function that gives it up. Rejects where aborted before. */
function enterQueue(signal: AbortSignal | undefined): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const start = () => {
      signal?.removeEventListener('abort', giveUp)
      running++
      resolve(() => {
        running--
        waiting.shift()?.()
      })
    }
    const giveUp = () => {
      waiting.splice(waiting.indexOf(start), 1)
      reject(reasonOf(signal))
    }
    if (signal?.aborted === true) reject(reasonOf(signal))
    else if (running < EXTRACTIONS_AT_ONCE) start()
    else {
      waiting.push(start)
      signal?.addEventListener('abort', giveUp, { once: true })
    }
  })
}

function reasonOf(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason
  return reason instanceof Error ? reason : new Error('Extraction was cancelled.', { cause: reason })
}

function runInWorker(
  bytes: Uint8Array,
  options: ExtractOptions,
  { workerFile, patience, heapMegabytes }: ExtractionRuntime & { readonly workerFile: string },
): Promise<ExtractionResult> {
  const { fileName, password, signal, onPage } = options
  const task: WorkerTask = { bytes, fileName, password }
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    })
    const end = (settle: () => void) => {
      clearTimeout(watchdog)
      signal?.removeEventListener('abort', cancel)
      worker.removeAllListeners()
      // An error of a worker that is being ended concerns nobody any more.
      worker.on('error', () => undefined)
      void worker.terminate()
      settle()
    }
    const cancel = () => end(() => reject(reasonOf(signal)))
    const watchdog = setTimeout(() => end(() => resolve(tooSlow(patience))), patience)
    signal?.addEventListener('abort', cancel, { once: true })
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'result') {
        end(() => resolve(message.result))
        return
      }
      watchdog.refresh()
      onPage?.(message.done, message.of)
    })
    worker.on('error', (error: Error) => end(() => resolve(failed(error))))
    worker.on('exit', () => end(() => resolve(failed(new Error('the reader stopped without a result')))))
  })
}

function tooSlow(patience: number): ExtractionResult {
  const seconds = Math.round(patience / 1000)
  return refused(
    'too-slow',
    `The file was given up: reading it made no progress for ${seconds} seconds. Open it in its own program, save it again or as PDF, and add that.`,
  )
}

function failed(error: Error & { readonly code?: string }): ExtractionResult {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return refused(
      'too-large',
      'The file needs more memory than a report should. Split it and add the parts.',
    )
  }
  return refused(
    'damaged',
    `The file can't be read (${error.message}). Save it again or as PDF and add that.`,
  )
}

function refused(reason: RefusalReason, message: string): ExtractionResult {
  return { ok: false, refusal: { reason, message } }
}
