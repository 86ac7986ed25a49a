/** Opens a PDF from a reader of byte ranges. */
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { pdfDataUrl, prewarmPdfJs, takePdfJs, type PdfJs } from './load-pdfjs.ts'

export interface PdfBytes {
  /** Reads the bytes [from, to), at most 8 MiB at once. */
  readonly readBytes: (from: number, to: number) => Promise<Uint8Array>
  readonly byteLength: number
  readonly password: string | undefined
}

export interface OpenPdf {
  readonly pdfjs: PdfJs
  readonly document: PDFDocumentProxy
  /** Ends the report's worker; drawing under way is dropped. */
  readonly close: () => void
}

/** The most one read may ask for. */
const PIECE = 8 * 1024 * 1024
/** Smaller files are read whole: one round trip. */
const WHOLE = 4 * 1024 * 1024
/** What pdf.js asks for at once from larger files. */
const CHUNK = 512 * 1024

/** Opens a PDF. Rejects where its bytes can't be read, it is damaged, or the password is missing or wrong. */
export async function openPdf(bytes: PdfBytes, signal: AbortSignal): Promise<OpenPdf> {
  const small = bytes.byteLength <= WHOLE
  const readWhole = small ? bytes.readBytes(0, bytes.byteLength) : Promise.resolve(new Uint8Array())
  // Awaited only below: reading and starting the worker go on side by side.
  readWhole.catch(() => undefined)
  const { pdfjs, worker } = await takePdfJs()
  try {
    const { promise: readFailure, reject: fail } = Promise.withResolvers<never>()
    readFailure.catch(() => undefined)
    const range = small ? null : rangeTransport(pdfjs, bytes, fail)
    const task = pdfjs.getDocument({
      ...(range ? { range, rangeChunkSize: CHUNK } : { data: new Uint8Array(await readWhole) }),
      ...(bytes.password === undefined ? {} : { password: bytes.password }),
      disableAutoFetch: true,
      disableStream: true,
      worker,
      cMapUrl: pdfDataUrl('cmaps'),
      cMapPacked: true,
      standardFontDataUrl: pdfDataUrl('standard_fonts'),
      wasmUrl: pdfDataUrl('wasm'),
      iccUrl: pdfDataUrl('iccs'),
      useSystemFonts: false,
      enableXfa: false,
      verbosity: 0,
    })
    const close = () => {
      task.destroy().then(
        () => worker.destroy(),
        () => worker.destroy(),
      )
    }
    signal.addEventListener('abort', close, { once: true })
    const document = await Promise.race([task.promise, readFailure])
    prewarmPdfJs()
    return { pdfjs, document, close }
  } catch (error) {
    worker.destroy()
    prewarmPdfJs()
    throw error
  }
}

function rangeTransport(pdfjs: PdfJs, bytes: PdfBytes, fail: (reason: unknown) => void) {
  class ByteRanges extends pdfjs.PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      readPieces(bytes, begin, end).then((chunk) => this.onDataRange(begin, chunk), fail)
    }
  }
  return new ByteRanges(bytes.byteLength, null)
}

async function readPieces(bytes: PdfBytes, begin: number, end: number): Promise<Uint8Array> {
  if (end - begin <= PIECE) return bytes.readBytes(begin, end)
  const all = new Uint8Array(end - begin)
  for (let from = begin; from < end; from += PIECE)
    all.set(await bytes.readBytes(from, Math.min(end, from + PIECE)), from - begin)
  return all
}
