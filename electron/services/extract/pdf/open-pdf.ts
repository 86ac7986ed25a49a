/** Opens a PDF with pdf.js, or says why it can't be used. */
import type { Refusal } from '../../../../shared/domain/extraction.ts'
import { loadPdfJs, type PdfJs } from './load-pdfjs.ts'
import type { PdfAssets } from './pdf-assets.ts'

export type PdfDocument = Awaited<ReturnType<PdfJs['getDocument']>['promise']>

export type OpenedPdf =
  | { readonly ok: true; readonly document: PdfDocument; readonly close: () => Promise<void> }
  | { readonly ok: false; readonly refusal: Refusal }

export interface PdfOpening {
  readonly assets: PdfAssets
  readonly password?: string | undefined
  /** Pictures are decoded only where pages are drawn; those above {@link MOST_PICTURE_PIXELS} stay blank. */
  readonly pictures?: boolean
}

const MOST_PICTURE_PIXELS = 64_000_000

/** Opens a PDF. The bytes are copied, so the caller's stay usable. Call `close` when done with the document. */
export async function openPdf(bytes: Uint8Array, options: PdfOpening): Promise<OpenedPdf> {
  const pdfjs = await loadPdfJs()
  const task = pdfjs.getDocument({
    data: bytes.slice(),
    ...options.assets,
    ...(options.password === undefined ? {} : { password: options.password }),
    cMapPacked: true,
    useSystemFonts: false,
    enableXfa: false,
    // Font names tell bold and italic.
    fontExtraProperties: true,
    maxImageSize: options.pictures === true ? MOST_PICTURE_PIXELS : 1,
    stopAtErrors: false,
    verbosity: 0,
  })
  try {
    const document = await task.promise
    if (document.numPages < 1) throw new Error('The file has no pages.')
    return { ok: true, document, close: () => task.destroy() }
  } catch (error) {
    await task.destroy().catch(() => undefined)
    return { ok: false, refusal: explain(error, options.password !== undefined) }
  }
}

function explain(error: unknown, gavePassword: boolean): Refusal {
  if (error instanceof Error && error.name === 'PasswordException') {
    return gavePassword
      ? { reason: 'password-wrong', message: 'The password does not open this PDF. Check it and try again.' }
      : { reason: 'password-needed', message: 'This PDF is protected. Give its password to add it.' }
  }
  const detail =
    error instanceof Error ? error.message.replace(/\s+/gu, ' ').replace(/\.$/u, '') : String(error)
  return {
    reason: 'damaged',
    message: `This PDF can't be read (${detail}). Download it again, or open it in a PDF program and save a new copy.`,
  }
}
