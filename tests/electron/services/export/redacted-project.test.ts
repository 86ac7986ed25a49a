/** Names stand in more than text: parts of author records, file names, addresses, styles. None may leave. */
import { beforeAll, describe, expect, it } from 'vitest'
import { personCiter } from '../../../../electron/services/citation/person-citer.ts'
import { encodePackage, encodeProject } from '../../../../electron/services/export/encode-project.ts'
import { EXPORT_NAMES, type ExportName } from '../../../../shared/dataset/export-formats.ts'
import type { Annotation, Project, Source } from '../../../../shared/domain/project.ts'
import { buildCode, UNFILLED } from '../../../cases/annotation-builder.ts'
import { source } from '../../../cases/small-project.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const NAMES = 'name,pseudonym\nAna Ortiz,P1\n"de la Cruz, Bo",P2\nLind,P3\n'

const authored: Source = {
  ...source('s1'),
  title: 'Wages in the harbour',
  item: {
    title: 'Wages in the harbour',
    author: [
      { family: 'Ortiz', given: 'Ana' },
      { family: 'Cruz', given: 'Bo', 'non-dropping-particle': 'de la' },
      { family: 'Lind', given: 'Eva' },
      { literal: 'Harbour Board' },
    ],
    editor: [{ family: 'ortiz', given: 'ANA', suffix: 'Jr.' }],
    issued: { 'date-parts': [[2019]] },
  },
}

const annotation: Annotation = {
  ...UNFILLED,
  ...{ id: 'a1', sourceId: 's1', codeIds: ['c1'], memo: '', creatorId: 'p1' },
  target: {
    ...{ id: 't1', exact: 'word', prefix: 'a ', suffix: ' of', spans: [{ start: 2, end: 6 }] },
    ...{ page: 1, fileLabel: 'i', section: null, sectionPath: [], paragraph: null, boxes: [], region: null },
    extractor: 'pdf/1',
  },
  ...{ created: '2026-01-02T03:04:05.000Z', modified: '2026-01-02T03:04:05.000Z' },
}

const projectWith = (one: Source): Project => ({
  name: 'Harbour',
  codebooks: new Map(),
  coders: [{ id: 'p1', name: 'Bea' }],
  codes: [buildCode('c1', 'Finding')],
  sources: [one],
  annotations: [annotation],
})

/** Everything that an export writes, as text. */
async function written(format: ExportName, one: Source, style?: string): Promise<string> {
  const request = {
    project: projectWith(one),
    choice: { redact: NAMES },
    citerOf:
      style === undefined
        ? undefined
        : (sources: readonly Source[]) => personCiter(temporaryFolder(), sources, { style }),
    readText: () => Promise.resolve('a word of it'),
    readBytes: () => Promise.reject(new Error('not asked for')),
  }
  if (format !== 'datapackage') {
    const taken: Uint8Array[] = []
    for await (const piece of (await encodeProject(format, request)).pieces) taken.push(piece)
    return Buffer.concat(taken).toString()
  }
  const texts: string[] = []
  for (const { name, pieces } of (await encodePackage(request)).entries) {
    const taken: Uint8Array[] = [Buffer.from(`\n${name}\n`)]
    for await (const piece of pieces()) taken.push(piece)
    texts.push(Buffer.concat(taken).toString())
  }
  return texts.join('')
}

const FORMATS = EXPORT_NAMES.filter((name) => name !== 'xlsx' && name !== 'qdc')

describe.each([
  ['plainly', undefined],
  ['in APA', 'apa'],
])('authors of records, cited %s', (_how, style) => {
  it.each(FORMATS)('leave %s where they are listed', async (format) => {
    const text = await written(format, authored, style)
    expect(text).not.toMatch(/ortiz|cruz|lind/i)
    expect(text).toContain('P1')
    if (format !== 'markdown') expect(text).toContain('Harbour Board')
  })
})

describe('a redacted author', () => {
  let records: readonly { author: unknown; editor: unknown }[]
  beforeAll(async () => {
    records = JSON.parse(await written('csl-json', authored)) as typeof records
  })

  it('is one name, and only the listed part where that is listed', () => {
    expect(records[0]?.author).toEqual([
      { literal: 'P1' },
      { literal: 'P2' },
      { family: 'P3', given: 'Eva' },
      { literal: 'Harbour Board' },
    ])
    expect(records[0]?.editor).toEqual([{ literal: 'P1 Jr.' }])
  })

  it('is named among what was replaced in the rows that cite them', async () => {
    const [line = ''] = (await written('jsonl', authored, 'apa')).split('\n')
    expect((JSON.parse(line) as { redacted: string[] }).redacted).toEqual(['P1', 'P2', 'P3'])
  })
})

const named: Source = {
  ...source('s1'),
  ...{ title: 'Lind2019 AnaOrtiz', fileName: 'AnaOrtiz_Lind2019.pdf' },
  ...{ pages: 3, pageLabels: '1:D:1:Lind%20 2:D:1:Lind', mediaType: 'application/pdf' },
  item: {
    ...{ title: 'Lind2019 AnaOrtiz', DOI: '10.1000/lind2019', 'citation-key': 'lind2019harbour' },
    ...{ URL: 'https://example.org/a%2Fb/Ana%20Ortiz.pdf?by=ana+ortiz', type: 'report' },
  },
}

describe('names joined to digits, to one another, or written as in addresses', () => {
  it.each(FORMATS)('leave no trace in %s', async (format) => {
    expect(await written(format, named)).not.toMatch(/ortiz|lind/i)
  })

  it('keep the rest of an address, and the ending of a file', async () => {
    const [record] = JSON.parse(await written('csl-json', named)) as { URL: string; DOI: string }[]
    expect(record).toMatchObject({ URL: 'https://example.org/a%2Fb/P1.pdf?by=P1', DOI: '10.1000/P32019' })
    expect(JSON.parse((await written('jsonl', named)).split('\n')[0] ?? '')).toMatchObject({
      ...{ fileName: 'P1_P32019.pdf', sourceTitle: 'P32019 P1', pageLabels: '1:D:1:P3%20 2:D:1:P3' },
      pageLabel: 'P3 1',
    })
  })
})

describe('the name of a project that holds a name', () => {
  const request = (redact: string | null) => ({
    project: { ...projectWith(source('s1')), name: 'Interviews Lind2019' },
    choice: redact === null ? {} : { redact },
    readText: () => Promise.resolve('a word of it'),
    readBytes: () => Promise.reject(new Error('not asked for')),
  })
  const descriptor = async (redact: string | null) => {
    const { entries } = await encodePackage(request(redact))
    let text = ''
    for (const { name, pieces } of entries) {
      for await (const piece of pieces())
        if (name === 'datapackage.json') text += Buffer.from(piece).toString()
    }
    return JSON.parse(text) as Record<string, unknown>
  }

  it('is replaced in what the file is to be named by', async () => {
    expect((await encodeProject('csv', request(NAMES))).title).toBe('Interviews P32019')
    expect((await encodeProject('csv', request(null))).title).toBe('Interviews Lind2019')
  })

  it('is replaced in a Data Package, which says that names were', async () => {
    expect(await descriptor(NAMES)).toMatchObject({ name: 'interviews-p32019', 'pincite:redacted': true })
    expect(await descriptor(null)).not.toHaveProperty('pincite:redacted')
  })
})
