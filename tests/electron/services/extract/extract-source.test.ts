import { describe, expect, it } from 'vitest'
import { extractSource } from '../../../../electron/services/extract/extract-source.ts'
import { buildDocx, paragraph } from '../../../fixtures/docx/docx-builder.ts'
import { checkInvariants } from './check-invariants.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

describe('a source', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['page.html', utf8('<p>Words</p>'), 'text/html', 'html/3'],
    ['report.txt', utf8('Words'), 'text/plain', 'text/1'],
    ['report.md', utf8('Words'), 'text/markdown', 'text/1'],
    [
      'report.docx',
      buildDocx(paragraph('Words')),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'docx/3',
    ],
  ])('is read by the extractor of its type: %s', async (fileName, bytes, mediaType, extractor) => {
    const result = await extractSource(bytes, { fileName })
    if (!result.ok) expect.fail(result.refusal.message)
    checkInvariants(result.extraction)
    expect(result.extraction).toMatchObject({
      mediaType,
      canonical: { extractor, text: 'Words' },
      warnings: [],
    })
  })

  it('carries the warnings of its detection in front of those of its reading', async () => {
    const page = utf8('<p><img src="x.png" alt="a"></p>')
    expect(await extractSource(page, { fileName: 'report.pdf' })).toMatchObject({
      extraction: {
        warnings: [
          'Named .pdf, but it is a web page; opened as HTML.',
          '1 picture is not in the file and not shown.',
          'The web page holds no text.',
        ],
      },
    })
  })

  it.each<[string, Uint8Array, string]>([
    ['an empty file', utf8(''), 'empty'],
    ['a picture', utf8('GIF89a\0\0'), 'unsupported'],
    ['a Word file with broken XML', buildDocx('<w:p><w:r></w:p>'), 'damaged'],
    ['a PDF of nothing', utf8('%PDF-1.7\n'), 'damaged'],
  ])('gives a refusal and a remedy for %s', async (_name, bytes, reason) => {
    const result = await extractSource(bytes, { fileName: 'x' })
    expect(result).toMatchObject({ ok: false, refusal: { reason } })
    if (!result.ok) expect(result.refusal.message).toMatch(/\b(?:add|save|open|download)\b/i)
  })

  it.each([
    ['a good file', buildDocx(paragraph('Words'))],
    ['a damaged file', buildDocx('<w:p><w:r></w:p>')],
  ])('rejects with the reason when aborted while it reads %s', async (_name, bytes) => {
    const reason = new Error('Closed by the user.')
    const abort = new AbortController()
    const reading = extractSource(bytes, { fileName: 'x.docx', signal: abort.signal })
    abort.abort(reason)
    await expect(reading).rejects.toBe(reason)
  })

  it('rejects with the reason of an aborted signal', async () => {
    const reason = new Error('Closed by the user.')
    const signal = AbortSignal.abort(reason)
    await expect(extractSource(utf8('Words'), { fileName: 'x', signal })).rejects.toBe(reason)
  })
})
