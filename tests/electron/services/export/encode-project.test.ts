import { describe, expect, it } from 'vitest'
import { encodeProject } from '../../../../electron/services/export/encode-project.ts'
import { FORMAT_NAMES, FORMATS } from '../../../../shared/dataset/formats.ts'
import { PinciteError } from '../../../../shared/api/errors.ts'
import type { Annotation, Project } from '../../../../shared/domain/project.ts'
import { source } from '../../../cases/small-project.ts'
import { buildCode, UNFILLED } from '../../../cases/annotation-builder.ts'

const annotation = (id: string, sourceId: string): Annotation => ({
  id,
  sourceId,
  target: {
    ...{ id: `t-${id}`, exact: 'word', prefix: 'a ', suffix: ' of', spans: [{ start: 2, end: 6 }] },
    ...{ page: 1, pageLabel: 'i', section: null, sectionPath: [], paragraph: null, boxes: [], region: null },
    extractor: 'pdf/1',
  },
  codeIds: ['c1'],
  memo: '',
  ...UNFILLED,
  creatorId: null,
  created: '2026-01-02T03:04:05.000Z',
  modified: '2026-01-02T03:04:05.000Z',
})
const project: Project = {
  name: 'Review',
  codebooks: new Map(),
  coders: [],
  codes: [buildCode('c1', 'Finding')],
  sources: [source('s1', '1'), source('s2', '2'), source('s3', '3')],
  annotations: [annotation('a1', 's1'), annotation('a2', 's2')],
}
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe('encoding a project', () => {
  it.each(FORMAT_NAMES)('as %s gives one row an annotation', async (format) => {
    const { bytes, rows, warnings } = await encodeProject(project, format, () =>
      Promise.resolve('a word of it'),
    )
    expect([rows, warnings]).toEqual([2, []])
    expect(FORMATS[format].decode(decode(bytes)).rows.map(({ row }) => row.id)).toEqual(['a1', 'a2'])
  })

  it('reads only the texts of sources that are cited, and only where the format needs them', async () => {
    const asked: string[] = []
    const readText = (id: string) => {
      asked.push(id)
      return Promise.resolve('a word of it')
    }
    await encodeProject(project, 'csv', readText)
    expect(asked).toEqual([])
    await encodeProject(project, 'web-annotation', readText)
    expect(asked).toEqual(['s1', 's2'])
  })

  it('leaves positions out where a text is not at hand, and says of which source and why', async () => {
    const readText = (id: string) =>
      id === 's1'
        ? Promise.reject(new PinciteError('refused', 'Give the password.'))
        : Promise.resolve('a word')
    const { bytes, warnings } = await encodeProject(project, 'web-annotation', readText)
    expect(warnings).toEqual(['The rows of “Report s1” carry no position selector: Give the password.'])
    const { items } = (JSON.parse(decode(bytes)) as { first: { items: object[] } }).first
    expect(items.map((item) => JSON.stringify(item).includes('TextPositionSelector'))).toEqual([false, true])
  })

  it('passes on what no person can cause', async () => {
    const bug = () => Promise.reject(new TypeError('a bug'))
    await expect(encodeProject(project, 'web-annotation', bug)).rejects.toThrow('a bug')
  })

  it('lets others work in between, and stops when told to', async () => {
    const stop = new AbortController()
    const annotations = Array.from({ length: 3000 }, (_, place) => annotation(`a${place}`, 's1'))
    setImmediate(() => stop.abort(new Error('stopped')))
    const encoding = encodeProject(
      { ...project, annotations },
      'jsonl',
      () => Promise.resolve(''),
      stop.signal,
    )
    await expect(encoding).rejects.toThrow('stopped')
  })
})
