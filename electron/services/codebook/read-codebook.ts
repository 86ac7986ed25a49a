/** Reads a codebook file of any format the registry knows, or out of a zip of a whole REFI-QDA project. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { UPLOAD_LIMIT } from '../../../shared/api/limits.ts'
import { CODEBOOK_FORMATS, recogniseCodebook } from '../../../shared/codebook-exchange/codebook-formats.ts'
import type { CodebookReading } from '../../../shared/codebook-exchange/exchanged-code.ts'
import { declaredEncoding, decodeText } from '../extract/decode-text.ts'
import { openZip, ZIP_LIMITS } from '../extract/read-zip.ts'
import { RefusalError } from '../extract/refusal-error.ts'
import { fileErrorReason } from '../file-errors.ts'

/** Larger texts are refused: a codebook of ten thousand codes has a few megabytes. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024

/** Reads a codebook from disk; the message says why that can't be done and what to do. */
export async function readCodebookFile(path: string): Promise<CodebookReading> {
  try {
    const { size } = await stat(path)
    if (size > UPLOAD_LIMIT) return refuse(path, tooLarge(size, UPLOAD_LIMIT))
    return await decodeCodebook(basename(path), await readFile(path))
  } catch (error) {
    return refuse(path, `can't be read: ${fileErrorReason(error)}.`)
  }
}

/** Reads a codebook from its bytes, by content; `fileName` is for messages. */
export async function decodeCodebook(fileName: string, bytes: Uint8Array): Promise<CodebookReading> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const inner = isZip ? await readProjectPart(bytes) : { ok: true as const, bytes }
  if (!inner.ok) return refuse(fileName, inner.message)
  const size = inner.bytes.byteLength
  if (size > MAX_TEXT_BYTES) return refuse(fileName, tooLarge(size, MAX_TEXT_BYTES))
  const { text, warnings } = decodeText(inner.bytes, declaredEncoding(inner.bytes))
  if (text.trim() === '') return refuse(fileName, 'is empty; there is no codebook in it.')
  if (text.slice(0, 8192).includes('\0')) {
    const kinds = 'a REFI-QDA codebook or project (.qdc, .qde, .qdpx), CSV or JSON'
    return refuse(fileName, `is not text. Pincite reads ${kinds}; export the codebook as one of these.`)
  }
  const { label, read } = CODEBOOK_FORMATS[recogniseCodebook(text)]
  const reading = read(text)
  if (!reading.ok) return refuse(fileName, `can't be read as a codebook (${label}). ${reading.message}`)
  return { ...reading, warnings: [...warnings, ...reading.warnings] }
}

type Part =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly message: string }

/** Newer versions of ATLAS.ti name the part after the project, and some programs write it with a capital. */
async function readProjectPart(bytes: Uint8Array): Promise<Part> {
  try {
    const zip = await openZip(bytes, { ...ZIP_LIMITS, totalBytes: 10 * ZIP_LIMITS.totalBytes })
    const depth = (name: string) => name.split('/').length
    const [name] = zip.names
      .filter((one) => /\.(qde|qdc)$/i.test(one))
      .sort((a, b) => depth(a) - depth(b) || Number(/c$/i.test(a)) - Number(/c$/i.test(b)))
    if (name !== undefined) return { ok: true, bytes: await zip.read(name) }
    return { ok: false, message: 'is a zip without a REFI-QDA project (.qde) in it.' }
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    const { message } = error.refusal
    return {
      ok: false,
      message: `can't be unpacked: ${message} Unpack it elsewhere and take the .qde in it.`,
    }
  }
}

function refuse(name: string, reason: string): CodebookReading {
  return { ok: false, message: `“${name}” ${reason}` }
}

function tooLarge(bytes: number, limit: number): string {
  const size = (count: number) => `${Math.ceil(count / 1024 / 1024)} MB`
  return `is too large for a codebook (${size(bytes)}; the limit is ${size(limit)}). Export the codebook alone.`
}
