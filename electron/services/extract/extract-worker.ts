/** Entry point of the worker thread that extracts one source (see `run-extraction.ts`, its only caller). */
import { parentPort, workerData } from 'node:worker_threads'
import { extractSource } from './extract-source.ts'
import type { WorkerMessage, WorkerTask } from './run-extraction.ts'

const { bytes, fileName, password } = workerData as WorkerTask

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message)
}

const result = await extractSource(bytes, {
  fileName,
  password,
  onPage: (done, of) => post({ kind: 'page', done, of }),
})
post({ kind: 'result', result })
