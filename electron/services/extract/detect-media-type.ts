/**
 * Tells what a file is from its bytes. Its name decides only between plain text and Markdown, which can't be told
 * apart by content, and makes a warning where it contradicts what the file is.
 */
import type { MediaType } from '../../../shared/domain/media-types.ts'
import { declaredEncoding, decodeText } from './decode-text.ts'
import { describeBySignature, describeOle, describeZip, OLE_START } from './media-signatures.ts'
import { openZip } from './read-zip.ts'
import { RefusalError } from './refusal-error.ts'

export interface DetectedMediaType {
  readonly mediaType: MediaType
  readonly warnings: readonly string[]
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** Bytes read for signatures and for telling HTML from text. */
const HEAD = 8_192

/**
 * Returns the media type of `bytes`. Throws `RefusalError`: empty (no bytes, or nothing but white space),
 * unsupported (a format Pincite does not read; the message names it), damaged (a broken zip).
 */
export async function detectMediaType(bytes: Uint8Array, fileName: string): Promise<DetectedMediaType> {
  if (bytes.length === 0)
    throw new RefusalError('empty', 'The file is empty. Add the file again from where it came.')
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD))
  const mediaType = isPdf(bytes, head) ? 'application/pdf' : await detectOther(bytes, head, fileName)
  const warning = contradiction(fileName, mediaType)
  const xml = mediaType === 'text/plain' && /^(?:\xef\xbb\xbf)?\s*<\?xml\s/.test(head)
  return {
    mediaType,
    warnings: [
      ...(warning === null ? [] : [warning]),
      ...(xml ? ['This is an XML file; it was opened as text, its tags included.'] : []),
    ],
  }
}

/** ISO 32000-1, annex H, note 13: readers accept the header anywhere in the first 1024 bytes. */
function isPdf(bytes: Uint8Array, head: string): boolean {
  const at = head.slice(0, 1024).indexOf('%PDF-')
  if (at < 0) return false
  if (/^(?:\xef\xbb\xbf)?\s*$/.test(head.slice(0, at))) return true
  // A text or web page that speaks of "%PDF-" holds no objects.
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return content.includes(' obj') && (content.includes('%%EOF') || content.includes('startxref'))
}

async function detectOther(bytes: Uint8Array, head: string, fileName: string): Promise<MediaType> {
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return detectZip(bytes)
  if (head.startsWith(OLE_START)) throw new RefusalError('unsupported', describeOle(bytes))
  const known = describeBySignature(head)
  if (known !== null) throw new RefusalError('unsupported', known)
  return detectText(bytes, fileName)
}

async function detectZip(bytes: Uint8Array): Promise<MediaType> {
  const zip = await openZip(bytes)
  const textOf = async (name: string) =>
    zip.has(name) ? new TextDecoder().decode((await zip.read(name)).subarray(0, 1_000_000)) : ''
  const types = await textOf('[Content_Types].xml')
  if (types !== '' && (zip.has('word/document.xml') || types.includes('wordprocessingml.document.main')))
    return DOCX
  throw new RefusalError('unsupported', describeZip(zip.names, await textOf('mimetype')))
}

function detectText(bytes: Uint8Array, fileName: string): MediaType {
  const head = decodeText(bytes.subarray(0, HEAD), declaredEncoding(bytes)).text
  const markdown = /\.(?:md|markdown|mdown|mkd)$/i.test(fileName)
  if (isHtml(head, markdown)) return 'text/html'
  if (/^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i.test(head)) {
    throw new RefusalError(
      'unsupported',
      "This is a drawing (SVG), which can't be opened. Save it as PDF and add that.",
    )
  }
  if (
    /^(?:From|MIME-Version|Subject|Snapshot-Content-Location):[\s\S]{0,2000}multipart\/related/i.test(head)
  ) {
    throw new RefusalError(
      'unsupported',
      'This is a web archive (MHTML), which can\'t be opened. Save the page as "HTML only" or print it to PDF and add that.',
    )
  }
  const { text } = decodeText(bytes)
  if (text.trim() === '') {
    throw new RefusalError(
      'empty',
      'The file holds nothing but white space. Add the file again from where it came.',
    )
  }
  if (!readsAsText(text)) {
    throw new RefusalError(
      'unsupported',
      'This file is neither PDF, DOCX, a web page nor text. Save it as PDF or DOCX in the program it was made with and add that.',
    )
  }
  return markdown ? 'text/markdown' : 'text/plain'
}

/** Tags by which browsers know a page (WHATWG MIME Sniffing, 7.1); Markdown may start with the lesser ones. */
const PAGE_TAGS = /^<(?:!doctype\s+html|html|head|body|title|meta)[\s>]/i
const ANY_TAGS =
  /^<(?:script|iframe|h[1-6]|div|font|table|a|style|b|br|p|ul|ol|article|main|section|span)[\s>]/i

function isHtml(head: string, markdown: boolean): boolean {
  const start = head.replace(/^(?:\s+|<\?[^>]*\?>|<!--[\s\S]*?-->)+/, '')
  return PAGE_TAGS.test(start) || (!markdown && ANY_TAGS.test(start))
}

/** Text may hold a stray control character, as old files do, but no zeros and not one in a hundred characters. */
function readsAsText(text: string): boolean {
  if (text.includes('\0')) return false
  const controls = text.match(/[\u0001-\u0008\u000E-\u001A\u001C-\u001F\u007F-\u009F\uFFFD]/g)?.length ?? 0
  return controls * 100 <= text.length
}

interface NamedType {
  readonly extensions: RegExp
  readonly is: string
  readonly openedAs: string
}

const NAMED: Readonly<Record<MediaType, NamedType>> = {
  'application/pdf': { extensions: /^pdf$/, is: 'a PDF', openedAs: 'PDF' },
  'text/html': { extensions: /^(?:x?html?|aspx?|php|jsp|cgi)$/, is: 'a web page', openedAs: 'HTML' },
  [DOCX]: { extensions: /^(?:docx|docm|dotx|dotm)$/, is: 'a Word document', openedAs: 'DOCX' },
  'text/plain': { extensions: /^$/, is: 'plain text', openedAs: 'text' },
  'text/markdown': { extensions: /^$/, is: 'Markdown', openedAs: 'Markdown' },
}
/** Extensions that promise a format; others ("txt", "csv", "2019") say nothing about a text. */
const PROMISING = /^(?:pdf|x?html?|docx?|docm|dotx|rtf|odt|epub|xlsx?|pptx?|png|jpe?g|zip)$/

function contradiction(fileName: string, mediaType: MediaType): string | null {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const { extensions, is, openedAs } = NAMED[mediaType]
  const text = mediaType === 'text/plain' || mediaType === 'text/markdown'
  const misnamed = text ? PROMISING.test(extension) : extension !== '' && !extensions.test(extension)
  const known = PROMISING.test(extension) || /^(?:txt|text|md|markdown|csv|json|xml)$/.test(extension)
  return misnamed && known ? `Named .${extension}, but it is ${is}; opened as ${openedAs}.` : null
}
