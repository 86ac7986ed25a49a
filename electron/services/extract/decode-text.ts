/** Turns the bytes of a text or HTML file into a string: byte order marks, declared encodings, UTF-8, and the rest. */

/** Text without its byte order mark, and what a reader should know about how it was decoded. */
export interface DecodedText {
  readonly text: string
  /** Label of the encoding used, as the WHATWG Encoding Standard names it ("utf-8", "windows-1252"). */
  readonly encoding: string
  readonly warnings: readonly string[]
}

/**
 * Decodes `bytes`: a byte order mark decides; else `declared` (an encoding's label from the file itself, where it
 * is known); else UTF-16 where every other byte is zero; else UTF-8; else windows-1252 with a warning. Line ends
 * are kept as they are. What the encoding can't read becomes U+FFFD, with a warning.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  const marked = encodingByMark(bytes)
  if (marked) return decodeAs(bytes.subarray(marked.length), marked.encoding)
  const known = declared === null ? null : knownEncoding(declared)
  if (known !== null) return decodeAs(bytes, known)
  const wide = utf16WithoutMark(bytes)
  if (wide !== null) return decodeAs(bytes, wide)
  const utf8 = strictUtf8(bytes)
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', warnings: [] }
  const mostly = decodeAs(bytes, 'utf-8')
  if (isMostlyUtf8(mostly.text)) return mostly
  const warning =
    'The file is not UTF-8 and does not say how it is encoded; it was read as Windows-1252 (Western European). ' +
    'If letters look wrong, save it as UTF-8 and add it again.'
  return { text: windows1252(bytes), encoding: 'windows-1252', warnings: [warning] }
}

/**
 * Returns the encoding an HTML or XML file declares in its first 4096 bytes (`<meta charset>`, `http-equiv`, or
 * the XML declaration), or null. As HTML demands, a declared UTF-16 is taken as UTF-8: the declaration could not
 * have been read otherwise.
 */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const meta = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)
  const xml = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w:.-]+)["']/i.exec(head)
  const label = meta?.[1] ?? xml?.[1] ?? null
  return label !== null && /^utf-?16/i.test(label) ? 'utf-8' : label
}

function encodingByMark(bytes: Uint8Array): { encoding: string; length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 }
  return null
}

function knownEncoding(label: string): string | null {
  try {
    return new TextDecoder(label).encoding
  } catch {
    // An unknown label is as good as none: the content decides.
    return null
  }
}

function decodeAs(bytes: Uint8Array, encoding: string): DecodedText {
  if (encoding === 'windows-1252') return { text: windows1252(bytes), encoding, warnings: [] }
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
  const lost = countReplaced(text) - (encoding === 'utf-8' ? countReplacedBytes(bytes) : 0)
  const warning =
    lost > 0
      ? `${lost} ${lost === 1 ? 'character is' : 'characters are'} damaged or not in the file's encoding (${encoding}); each is shown as \uFFFD.`
      : null
  return { text, encoding, warnings: warning === null ? [] : [warning] }
}

function countReplaced(text: string): number {
  return text.split('\uFFFD').length - 1
}

/** How often U+FFFD itself, properly encoded, stands in the file: those were not lost by decoding. */
function countReplacedBytes(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count++
  }
  return count
}

/** UTF-16 files without a mark: text of most languages in it has a zero in every other byte. */
function utf16WithoutMark(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4096)
  if (sample.length < 4 || bytes.length % 2 === 1) return null
  let even = 0
  let odd = 0
  for (let i = 0; i + 1 < sample.length; i += 2) {
    if (sample[i] === 0) even++
    if (sample[i + 1] === 0) odd++
  }
  const most = sample.length * 0.3
  if (odd > most && even === 0) return 'utf-16le'
  if (even > most && odd === 0) return 'utf-16be'
  return null
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-8 with a few broken characters: by chance, other encodings hardly ever give well-formed ones. */
function isMostlyUtf8(text: string): boolean {
  let whole = 0
  let broken = 0
  for (const [character] of text.matchAll(/[^\u0000-\u007F]/gu)) {
    if (character === '\uFFFD') broken++
    else whole++
  }
  return whole > broken * 4
}

/** Bytes 0x80 to 0x9F of windows-1252, in order, as the Encoding Standard lists them. */
const WINDOWS_1252_UPPER =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178'

/** Some Node versions decode windows-1252 as Latin-1 and leave C1 controls where quotes and dashes should be. */
function windows1252(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes)
  return text.replace(
    /[\u0080-\u009F]/g,
    (control) => WINDOWS_1252_UPPER[control.charCodeAt(0) - 0x80] ?? control,
  )
}
