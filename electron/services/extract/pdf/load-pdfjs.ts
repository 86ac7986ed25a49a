/**
 * Loads pdf.js for plain Node: its legacy build after the two built-ins it expects and Node 20 lacks, with its
 * worker code in the same thread (the caller runs extraction in a worker thread of its own).
 */

/** The part of pdf.js's module that extraction uses. */
export type PdfJs = typeof import('pdfjs-dist')

let loading: Promise<PdfJs> | undefined

/** Returns pdf.js, loaded once. */
export function loadPdfJs(): Promise<PdfJs> {
  loading ??= load()
  return loading
}

async function load(): Promise<PdfJs> {
  addMissingBuiltIns()
  await import('./pdfjs-worker.ts')
  return withoutDrawingWarnings(() => import('pdfjs-dist/legacy/build/pdf.mjs'))
}

/** pdf.js warns on the console where it finds no canvas to draw on; reading text needs none. */
async function withoutDrawingWarnings<Module>(load: () => Promise<Module>): Promise<Module> {
  const warn = console.warn
  console.warn = (...words: unknown[]) => {
    if (!/@napi-rs\/canvas|Cannot polyfill/u.test(String(words[0]))) warn(...words)
  }
  try {
    return await load()
  } finally {
    console.warn = warn
  }
}

/**
 * `Promise.withResolvers` (Node 22), `URL.parse` (Node 22) and `ArrayBuffer.prototype.transferToFixedLength`
 * (Node 21), as their specifications define them; the last without the rarely used new length.
 */
function addMissingBuiltIns(): void {
  const promise = Promise as { withResolvers?: unknown }
  promise.withResolvers ??= function withResolvers<T>() {
    let resolve: (value: T | PromiseLike<T>) => void = () => undefined
    let reject: (reason?: unknown) => void = () => undefined
    const made = new Promise<T>((onResolve, onReject) => {
      resolve = onResolve
      reject = onReject
    })
    return { promise: made, resolve, reject }
  }
  const url = URL as { parse?: unknown }
  url.parse ??= function parse(input: string, base?: string): URL | null {
    return URL.canParse(input, base) ? new URL(input, base) : null
  }
  const buffer = ArrayBuffer.prototype as { transferToFixedLength?: unknown }
  buffer.transferToFixedLength ??= function transferToFixedLength(this: ArrayBuffer): ArrayBuffer {
    return structuredClone(this, { transfer: [this] })
  }
}
