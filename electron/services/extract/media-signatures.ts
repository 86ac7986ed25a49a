/** Signatures of files Pincite does not read, so that a refusal can name what the file is and what to do. */

interface Signature {
  readonly what: string
  readonly remedy: string
  /** Where the bytes stand; 0 unless told. */
  readonly at?: number
  /** Latin-1 characters. */
  readonly bytes: string
  /** The format is written in text characters. */
  readonly text?: true
}

const AS_PDF = 'Save it as PDF or DOCX and add that.'
const PICTURE = 'Put it into a PDF (with text recognition, where it shows text) and add that.'
const UNPACK = 'Unpack it and add the documents in it.'
const NO_TEXT = 'Pincite reads PDF, web pages, DOCX, plain text and Markdown.'

const SIGNATURES: readonly Signature[] = [
  { what: 'a rich text (RTF) file', remedy: AS_PDF, bytes: '{\\rtf', text: true },
  { what: 'a PostScript file', remedy: 'Convert it to PDF and add that.', bytes: '%!PS', text: true },
  { what: 'a DjVu file', remedy: 'Convert it to PDF and add that.', bytes: 'AT&TFORM' },
  {
    what: 'a Kindle or Mobipocket book',
    remedy: 'Convert it to PDF and add that.',
    at: 60,
    bytes: 'BOOKMOBI',
  },
  { what: 'a WordPerfect file', remedy: AS_PDF, bytes: '\xffWPC' },
  { what: 'a web archive of Safari', remedy: 'Print the page to PDF and add that.', bytes: 'bplist00' },
  { what: 'a picture (PNG)', remedy: PICTURE, bytes: '\x89PNG\r\n\x1a\n' },
  { what: 'a picture (JPEG)', remedy: PICTURE, bytes: '\xff\xd8\xff' },
  { what: 'a picture (GIF)', remedy: PICTURE, bytes: 'GIF8' },
  { what: 'a picture (TIFF)', remedy: PICTURE, bytes: 'II*\0' },
  { what: 'a picture (TIFF)', remedy: PICTURE, bytes: 'MM\0*' },
  { what: 'a picture (WebP)', remedy: PICTURE, at: 8, bytes: 'WEBPVP8' },
  { what: 'a picture (HEIC)', remedy: PICTURE, at: 4, bytes: 'ftyphei' },
  { what: 'a picture (AVIF)', remedy: PICTURE, at: 4, bytes: 'ftypavif' },
  { what: 'a film or sound recording', remedy: NO_TEXT, at: 4, bytes: 'ftyp' },
  { what: 'a film or sound recording', remedy: NO_TEXT, bytes: 'OggS' },
  { what: 'a film or sound recording', remedy: NO_TEXT, bytes: 'ID3' },
  { what: 'a film or sound recording', remedy: NO_TEXT, bytes: '\x1aE\xdf\xa3' },
  { what: 'a film or sound recording', remedy: NO_TEXT, bytes: 'RIFF' },
  { what: 'a gzip archive', remedy: UNPACK, bytes: '\x1f\x8b' },
  { what: 'a 7-Zip archive', remedy: UNPACK, bytes: '7z\xbc\xaf\x27\x1c' },
  { what: 'a RAR archive', remedy: UNPACK, bytes: 'Rar!\x1a\x07' },
  { what: 'an xz archive', remedy: UNPACK, bytes: '\xfd7zXZ\0' },
  { what: 'a bzip2 archive', remedy: UNPACK, bytes: 'BZh' },
  { what: 'a Zstandard archive', remedy: UNPACK, bytes: '\x28\xb5\x2f\xfd' },
  { what: 'a tar archive', remedy: UNPACK, at: 257, bytes: 'ustar' },
  { what: 'a database (SQLite)', remedy: NO_TEXT, bytes: 'SQLite format 3\0' },
  { what: 'a program', remedy: NO_TEXT, bytes: '\x7fELF' },
  { what: 'a program', remedy: NO_TEXT, bytes: 'MZ\x90\0' },
]

/**
 * Returns what the file that starts with `head` (its first bytes as Latin-1) is, as a sentence, or null. A text
 * that happens to start with the letters of a binary format holds no zero bytes.
 */
export function describeBySignature(head: string): string | null {
  const binary = head.includes('\0')
  const found = SIGNATURES.find(({ at = 0, bytes, text }) => (text ?? binary) && head.startsWith(bytes, at))
  return found ? `This is ${found.what}, which can't be opened. ${found.remedy}` : null
}

/** First bytes of the container of old Office files and of protected new ones (MS-CFB 2.2), as Latin-1. */
export const OLE_START = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

/** Names of streams in an OLE container, which stand in it as UTF-16, and what holds them. */
const OLE_STREAMS: readonly (readonly [string, string])[] = [
  ['EncryptedPackage', 'a Word, Excel or PowerPoint file protected by a password'],
  ['WordDocument', 'an old Word file (.doc)'],
  ['Workbook', 'an old Excel file (.xls)'],
  ['PowerPoint Document', 'an old PowerPoint file (.ppt)'],
  ['__substg1.0_', 'an Outlook message (.msg)'],
]

/** Returns what the OLE container in `bytes` is and what to do, as sentences. */
export function describeOle(bytes: Uint8Array): string {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = OLE_STREAMS.find(([stream]) => content.includes(Buffer.from(stream, 'utf16le')))
  const [stream, what] = found ?? ['', 'an old Office file']
  if (stream === 'EncryptedPackage') {
    return (
      `This is ${what}. Open it in its program, remove the password ` +
      '(in Word: File > Info > Protect Document > Encrypt with Password, clear the field), save it, and add it again.'
    )
  }
  return `This is ${what}, which can't be opened. ${AS_PDF}`
}

/** Zip-based formats other than DOCX, by a part that only they hold. */
const ZIP_PARTS: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\./, 'an Excel workbook'],
  [/^ppt\/presentation\./, 'a PowerPoint presentation'],
  [/^visio\//, 'a Visio drawing'],
  [/^Index\/Document\.iwa$/, 'a document of Apple Pages, Numbers or Keynote'],
  [/^META-INF\/container\.xml$/, 'an electronic book (EPUB)'],
  [/^Project\.qde$/i, 'a REFI-QDA project'],
]

/** Names in the part `mimetype` of Open Document and EPUB files. */
const MIMETYPES: readonly (readonly [string, string])[] = [
  ['opendocument.text', 'an OpenDocument text (.odt)'],
  ['opendocument.spreadsheet', 'an OpenDocument spreadsheet (.ods)'],
  ['opendocument.presentation', 'an OpenDocument presentation (.odp)'],
  ['epub+zip', 'an electronic book (EPUB)'],
]

/** Returns what a zip file that is no DOCX is and what to do, from the names of its parts and its `mimetype`. */
export function describeZip(names: readonly string[], mimetype: string): string {
  const byType = MIMETYPES.find(([name]) => mimetype.includes(name))?.[1]
  const byPart = ZIP_PARTS.find(([part]) => names.some((name) => part.test(name)))?.[1]
  const what = byType ?? byPart
  return what === undefined
    ? `This is a zip archive, which can't be opened. ${UNPACK}`
    : `This is ${what}, which can't be opened. ${AS_PDF}`
}
