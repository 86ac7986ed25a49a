/**
 * Loads pdf.js and starts its worker before the first report is opened: loading and compiling the worker is a
 * large part of the time to the first page. Each open report has a worker of its own, so one that hangs on a
 * broken file can be ended without harm to the others.
 */
import type { PDFWorker } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

export type PdfJs = typeof import('pdfjs-dist')

export interface WarmPdfJs {
  readonly pdfjs: PdfJs
  readonly worker: PDFWorker
}

let warm: Promise<WarmPdfJs> | null = null

/** Gets pdf.js and a worker ready, for the next {@link takePdfJs}. Safe to call often. */
export function prewarmPdfJs(): void {
  warm ??= start()
  // A failure is reported to whoever takes it; here it only must not be lost as unhandled.
  warm.catch(() => (warm = null))
}

/** Returns pdf.js with a worker that is now the caller's, who destroys it. */
export function takePdfJs(): Promise<WarmPdfJs> {
  const taken = warm ?? start()
  warm = null
  return taken
}

/** Returns the URL of a folder of pdf.js's data files, which the build puts beside the page. */
export function pdfDataUrl(folder: 'cmaps' | 'standard_fonts' | 'wasm' | 'iccs'): string {
  return new URL(`pdfjs/${folder}/`, document.baseURI).href
}

async function start(): Promise<WarmPdfJs> {
  const pdfjs = await import('pdfjs-dist')
  pdfjs.GlobalWorkerOptions.workerSrc = workerUrl
  const worker = new pdfjs.PDFWorker({ verbosity: 0 })
  await worker.promise
  return { pdfjs, worker }
}
