/** The preview holds what is written: each expectation is either of the file itself, or of the style's own rules. */
import { describe, expect, it } from 'vitest'
import { personCiter } from '../../../../electron/services/citation/person-citer.ts'
import { encodeProject } from '../../../../electron/services/export/encode-project.ts'
import type { ExportRequest } from '../../../../electron/services/export/make-job.ts'
import { previewExport } from '../../../../electron/services/export/preview-export.ts'
import type { ExportChoice } from '../../../../electron/services/export/export-job.ts'
import { FORMATS } from '../../../../shared/dataset/formats.ts'
import type { Annotation, Project, Source } from '../../../../shared/domain/project.ts'
import { buildCode, UNFILLED } from '../../../cases/annotation-builder.ts'
import { buildField } from '../../../cases/codebook-builder.ts'
import { source } from '../../../cases/small-project.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const annotation = (place: number): Annotation => ({
  ...UNFILLED,
  ...{ id: `a${place}`, sourceId: `s${place % 2}`, codeIds: [place === 3 ? 'c2' : 'c1'], memo: 'Ask Ortiz.' },
  target: {
    ...{
      id: `t${place}`,
      exact: `Ortiz said ${place}`,
      prefix: 'so ',
      suffix: '.',
      spans: [{ start: place, end: 12 }],
    },
    ...{ page: place === 4 ? null : 1, fileLabel: 'i', section: null, sectionPath: [], paragraph: null },
    ...{ boxes: [], region: null, extractor: 'pdf/1' },
  },
  ...{ creatorId: null, created: '2026-01-02T03:04:05.000Z', modified: '2026-01-02T03:04:05.000Z' },
})

const project: Project = {
  ...{ name: 'Review', codebooks: new Map(), coders: [] },
  codes: [buildCode('c1', 'Finding'), buildCode('c2', 'Claim', { fields: [buildField({ required: true })] })],
  sources: [
    { ...source('s0', '1'), item: { ...source('s0').item, type: 'report', publisher: 'Ortiz Press' } },
    source('s1', '2'),
    source('s2', '3'),
  ],
  annotations: Array.from({ length: 9 }, (_, place) => annotation(place)),
}

const request = (choice: ExportChoice, style?: string, locale?: string): ExportRequest => ({
  ...{ project, choice },
  citerOf:
    style === undefined
      ? undefined
      : (sources: readonly Source[]) => personCiter(temporaryFolder(), sources, { style, locale }),
  readText: () => Promise.resolve('a word of it'),
  readBytes: () => Promise.reject(new Error('not asked for')),
})

async function written(format: 'jsonl' | 'csl-json', wanted: ExportRequest): Promise<string> {
  const taken: Uint8Array[] = []
  for await (const piece of (await encodeProject(format, wanted)).pieces) taken.push(piece)
  return Buffer.concat(taken).toString()
}

const NAMES = 'name,pseudonym\nOrtiz,P1\n'

describe('the preview of an export', () => {
  it.each([
    ['all of it', request({}), 9],
    ['rows of a code, with few keys', request({ codeId: 'c1', fields: ['codes', 'memo'] }), 8],
    ['rows cited in a style, without names', request({ redact: NAMES }, 'chicago-notes', 'fr-FR'), 9],
  ])('holds the first rows of %s as they are written', async (_what, wanted, count) => {
    const { rows, counts } = await previewExport(wanted)
    const file = FORMATS.jsonl.decode(await written('jsonl', wanted))
    expect(file.rows).toHaveLength(count)
    expect(counts.rows).toBe(count)
    const keys = Object.keys(JSON.parse((await written('jsonl', wanted)).split('\n')[0] ?? '') as object)
    const chosen = rows.map((row) =>
      Object.fromEntries(keys.map((key) => [key, row[key as keyof typeof row]])),
    )
    expect(chosen).toMatchObject(
      file.rows
        .slice(0, 7)
        .map(({ row }) => Object.fromEntries(keys.map((key) => [key, row[key as keyof typeof row]]))),
    )
    expect(chosen).toHaveLength(7)
  })

  // APA 7th, 8.13 and 8.19: author, year and page in parentheses, a letter where author and year are the same; the
  // German term for a page is “S.”.
  it('cites in the chosen style and language, with pseudonyms', async () => {
    const { rows, counts } = await previewExport(request({ redact: NAMES }, 'apa', 'de-DE'))
    expect(rows[0]).toMatchObject({ quote: 'P1 said 0', memo: 'Ask P1.', redacted: ['P1'] })
    expect(rows[0]?.citation.replaceAll('\u00A0', ' ')).toBe('(P1, 2019a, S. i)')
    expect(counts.replaced).toBeGreaterThan(18)
  })

  it('shows the sources as they leave, and only those of the rows that are chosen', async () => {
    const { sources, counts } = await previewExport(request({ redact: NAMES }))
    expect(sources.map(({ item }) => [item.author, item.publisher])).toEqual([
      [[{ literal: 'P1' }], 'P1 Press'],
      [[{ literal: 'P1' }], undefined],
      [[{ literal: 'P1' }], undefined],
    ])
    expect(counts.sources).toBe(3)
    const some = await previewExport(request({ codeId: 'c2' }))
    expect([some.counts.sources, some.sources.map(({ id }) => id)]).toEqual([1, ['s1']])
  })

  it('counts what is to be looked at among all rows', async () => {
    // a4 has no page, a3 lacks a required field; s0 alone has type, author, date, title and publisher.
    expect((await previewExport(request({}))).counts).toEqual({
      ...{ rows: 9, sources: 3, replaced: 0, paged: 9, unpaged: 1, figures: 0, unitless: 0 },
      ...{ flagged: 1, lacking: 2 },
    })
  })

  it('says what is wrong with a list of names', async () => {
    const made = previewExport(request({ redact: 'name,pseudonym\nOrtiz,\n' }))
    await expect(made).rejects.toMatchObject({
      code: 'bad-request',
      message: 'The list of names can’t be used. Line 2: “Ortiz” has no pseudonym.',
    })
  })
})
