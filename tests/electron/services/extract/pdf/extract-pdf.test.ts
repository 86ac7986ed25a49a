import { describe, expect, it } from 'vitest'
import { extractPdf } from '../../../../../electron/services/extract/pdf/extract-pdf.ts'
import { blockAt } from '../../../../../shared/anchoring/canonical-text.ts'
import { assets, extract, PROSE, textOf } from '../../../../fixtures/extract-small-pdf.ts'
import { linesDown, makePdf } from '../../../../fixtures/make-pdf.ts'

describe('extractPdf: what the file says of itself', () => {
  it('reads title, author and language, not the year in which the file was made, and the outline with its pages', async () => {
    const { canonical, metadata } = await extract({
      pages: [{ texts: linesDown(PROSE, { x: 60, y: 700 }) }, { texts: linesDown(PROSE, { x: 60, y: 700 }) }],
      info: { Title: 'Families first', Author: 'A. Writer', CreationDate: "D:20190304120000+01'00'" },
      language: 'en-GB',
      outline: [
        { title: 'Summary', page: 1 },
        { title: 'Annex', page: 2 },
      ],
    })
    expect(metadata).toEqual({
      title: 'Families first',
      language: 'en-GB',
      item: { author: [{ literal: 'A. Writer' }] },
    })
    expect(canonical.outline).toEqual([
      { title: 'Summary', level: 1, page: 1 },
      { title: 'Annex', level: 1, page: 2 },
    ])
    expect(canonical.extractor).toBe('pdf/3')
  })

  it('takes the largest heading for a title where the file gives only a file name, and guesses nothing else', async () => {
    const { metadata } = await extract({
      pages: [
        {
          texts: [
            { text: 'Families first', x: 60, y: 740, size: 24 },
            ...linesDown(PROSE, { x: 60, y: 700 }),
          ],
        },
      ],
      info: { Title: 'Microsoft Word - final_v7.doc' },
    })
    expect(metadata).toEqual({ title: 'Families first', language: null, item: {} })
  })
})

describe('extractPdf: files that can not be used, wholly or in part', () => {
  it('refuses what is empty or no PDF, saying what to do', async () => {
    const empty = await extractPdf(new Uint8Array(), { assets })
    expect(empty).toMatchObject({ ok: false, refusal: { reason: 'empty' } })
    const damaged = await extractPdf(new TextEncoder().encode('%PDF-1.7\nnothing more'), { assets })
    expect(damaged).toMatchObject({ ok: false, refusal: { reason: 'damaged' } })
    expect(!damaged.ok && damaged.refusal.message).toMatch(/Download it again/)
  })

  it('accepts a report without text and warns that it is a scan', async () => {
    const { canonical, warnings } = await extract({ pages: [{ texts: [] }, { texts: [] }] })
    expect(canonical).toMatchObject({ text: '', blocks: [], pageRuns: [] })
    expect(canonical.pages).toHaveLength(2)
    expect(warnings).toEqual([expect.stringMatching(/no text layer/)])
  })

  it('names the pages that have no text where others do', async () => {
    const texts = linesDown(PROSE, { x: 60, y: 700 })
    const pages = [{ texts }, { texts: [] }, { texts: [] }, { texts: [] }, { texts }, { texts: [] }]
    const { warnings } = await extract({ pages })
    expect(warnings).toEqual([
      'Pages 2–4, 6 have no text (blank, a picture or a scan): no words can be selected there; mark areas instead.',
    ])
  })

  it('leaves the caller the bytes and reports its progress', async () => {
    const bytes = makePdf({ pages: [{ texts: linesDown(PROSE, { x: 60, y: 700 }) }, { texts: [] }] })
    const before = bytes.length
    const seen: number[][] = []
    await extractPdf(bytes, { assets, onPage: (done, of) => seen.push([done, of]) })
    expect(bytes.length).toBe(before)
    expect(seen).toEqual([
      [1, 2],
      [2, 2],
    ])
  })

  it('stops between pages when aborted', async () => {
    const bytes = makePdf({ pages: [{ texts: [] }, { texts: [] }, { texts: [] }] })
    const controller = new AbortController()
    const run = extractPdf(bytes, {
      assets,
      signal: controller.signal,
      onPage: () => controller.abort(new Error('cancelled by the person')),
    })
    await expect(run).rejects.toThrow('cancelled by the person')
  })

  it('gives a block for every place of the text that is not white space', async () => {
    const source = await textOf(linesDown(PROSE, { x: 60, y: 700 }))
    for (const match of source.text.matchAll(/\S/g)) expect(blockAt(source, match.index)).not.toBeNull()
  })
})
