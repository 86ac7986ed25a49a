import { describe, expect, it } from 'vitest'
import { detectMediaType } from '../../../../electron/services/extract/detect-media-type.ts'
import { buildDocx, buildZip, docxParts, paragraph } from '../../../fixtures/docx/docx-builder.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const utf8 = (text: string) => new TextEncoder().encode(text)
const padded = (text: string) => latin1(text + '\0'.repeat(600))

describe('the media type of a file', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['a PDF', latin1('%PDF-1.7\n'), 'a.pdf', 'application/pdf'],
    [
      'a PDF behind a letterhead',
      latin1('HTTP headers\n%PDF-1.4\n1 0 obj\n%%EOF'),
      'a.pdf',
      'application/pdf',
    ],
    ['a text that speaks of PDF', latin1('The header is %PDF-1.7 in all files.'), 'a.txt', 'text/plain'],
    ['a page with a doctype', utf8('<!DOCTYPE html><p>x'), 'a.html', 'text/html'],
    ['a page behind a byte order mark', utf8('\uFEFF\n<!-- saved -->\n<html><p>x'), 'a.htm', 'text/html'],
    [
      'a page behind an XML declaration',
      utf8('<?xml version="1.0"?>\n<html xmlns="x">'),
      'a.xhtml',
      'text/html',
    ],
    ['a page in UTF-16', new Uint8Array(Buffer.from('\uFEFF<html><p>x', 'utf16le')), 'a.html', 'text/html'],
    ['a piece of a page', utf8('<div class="a">x</div>'), 'a', 'text/html'],
    [
      'a Markdown file that starts with a tag',
      utf8('<p align="center">x</p>\n\n# Title'),
      'a.md',
      'text/markdown',
    ],
    ['a Markdown file', utf8('# Title'), 'README.MD', 'text/markdown'],
    ['the same bytes with another name', utf8('# Title'), 'readme.txt', 'text/plain'],
    ['text that speaks of tags', utf8('Use <html> first.'), 'a.txt', 'text/plain'],
    ['text with an arrow', utf8('<- left'), 'a.txt', 'text/plain'],
    ['a Word file', buildDocx(paragraph('x')), 'a.docx', DOCX],
  ])('of %s is told from its content', async (_name, bytes, fileName, mediaType) => {
    expect(await detectMediaType(bytes, fileName)).toEqual({ mediaType, warnings: [] })
  })

  it('finds the document of a Word file by its relationship', async () => {
    const parts = docxParts(paragraph('x')).map((part) => ({
      name: part.name === 'word/document.xml' ? 'doc/body.xml' : part.name,
      content: String(part.content).replace('word/document.xml', 'doc/body.xml'),
    }))
    expect((await detectMediaType(buildZip(parts), 'a.docx')).mediaType).toBe(DOCX)
  })
})

describe('a name that contradicts the content', () => {
  it.each([
    ['report.pdf', '<html><p>x', 'Named .pdf, but it is a web page; opened as HTML.'],
    ['report.docx', 'Plain words.', 'Named .docx, but it is plain text; opened as text.'],
    ['report.txt', '%PDF-1.7\n', 'Named .txt, but it is a PDF; opened as PDF.'],
  ])('is told: %s', async (fileName, content, warning) => {
    expect((await detectMediaType(latin1(content), fileName)).warnings).toEqual([warning])
  })

  it.each(['report', 'report.2019', 'report.php', 'https___x.org_a.aspx'])(
    'is not seen where the name promises nothing: %s',
    async (fileName) => {
      expect((await detectMediaType(utf8('<html>'), fileName)).warnings).toEqual([])
    },
  )

  it('tells that XML is shown with its tags', async () => {
    const { mediaType, warnings } = await detectMediaType(utf8('<?xml version="1.0"?><TEI/>'), 'a.xml')
    expect(mediaType).toBe('text/plain')
    expect(warnings).toEqual(['This is an XML file; it was opened as text, its tags included.'])
  })
})

describe('a file that can not be opened', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['an old Word file', ole('WordDocument'), /old Word file \(\.doc\).*PDF or DOCX/],
    ['a Word file with a password', ole('EncryptedPackage'), /protected by a password.*remove the password/],
    ['an old Excel file', ole('Workbook'), /old Excel file/],
    ['RTF', latin1('{\\rtf1\\ansi x}'), /rich text \(RTF\).*PDF or DOCX/],
    ['a PNG', padded('\x89PNG\r\n\x1a\n'), /picture \(PNG\)/],
    ['a JPEG', padded('\xff\xd8\xff\xe0'), /picture \(JPEG\)/],
    ['a TIFF', padded('II*\0'), /picture \(TIFF\)/],
    ['gzip', padded('\x1f\x8b\x08'), /gzip archive.*Unpack/],
    ['a Kindle book', padded(`${'x'.repeat(60)}BOOKMOBI`), /Kindle/],
    ['an SVG drawing', utf8('<?xml version="1.0"?><svg xmlns="x"><text>a</text></svg>'), /drawing \(SVG\)/],
    [
      'a web archive',
      utf8('MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n'),
      /MHTML.*HTML only/,
    ],
    ['a spreadsheet', zipWith('[Content_Types].xml', 'xl/workbook.xml'), /Excel workbook/],
    ['a presentation', zipWith('[Content_Types].xml', 'ppt/presentation.xml'), /PowerPoint presentation/],
    [
      'an OpenDocument text',
      zipWith('mimetype', 'content.xml', 'application/vnd.oasis.opendocument.text'),
      /\.odt/,
    ],
    ['an electronic book', zipWith('mimetype', 'META-INF/container.xml', 'application/epub+zip'), /EPUB/],
    ['any other zip', zipWith('a.txt', 'b.txt'), /zip archive.*Unpack/],
    ['unknown bytes', latin1('\x01\x02\x00\x04'.repeat(50)), /neither PDF, DOCX, a web page nor text/],
  ])('is refused with its name and a remedy: %s', async (_name, bytes, message) => {
    await expect(detectMediaType(bytes, 'x.bin')).rejects.toMatchObject({
      refusal: { reason: 'unsupported', message: expect.stringMatching(message) as string },
    })
  })

  it.each([
    ['no bytes', ''],
    ['white space', ' \r\n\t '],
    ['a byte order mark', '\xef\xbb\xbf'],
  ])('is empty where it holds %s', async (_name, content) => {
    await expect(detectMediaType(latin1(content), 'a.txt')).rejects.toMatchObject({
      refusal: { reason: 'empty' },
    })
  })

  it('is damaged where a zip is cut off', async () => {
    const cut = buildDocx(paragraph('x')).slice(0, 500)
    await expect(detectMediaType(cut, 'a.docx')).rejects.toMatchObject({ refusal: { reason: 'damaged' } })
  })
})

function ole(stream: string): Uint8Array {
  const start = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  return new Uint8Array(Buffer.concat([start, Buffer.alloc(1_000), Buffer.from(stream, 'utf16le')]))
}

function zipWith(first: string, second: string, content = ''): Uint8Array {
  return buildZip([
    { name: first, content },
    { name: second, content: '' },
  ])
}
