import { describe, expect, it, vi } from 'vitest'
import { encodePackage, encodeProject } from '../../../../electron/services/export/encode-project.ts'
import type { ExportRequest } from '../../../../electron/services/export/make-job.ts'
import { EXPORT_FORMATS, EXPORT_NAMES, type ExportName } from '../../../../shared/dataset/export-formats.ts'
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
    ...{ page: 1, fileLabel: 'i', section: null, sectionPath: [], paragraph: null, boxes: [], region: null },
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

const readBytes = () => Promise.reject(new Error('not asked for'))

/** Encodes as a window does, and gives what came of it once all of it is there. */
async function encode(format: ExportName, more: Partial<ExportRequest> = {}) {
  const readText = () => Promise.resolve('a word of it')
  const { pieces, count, warnings } = await encodeProject(format, { project, readText, readBytes, ...more })
  const taken: Uint8Array[] = []
  for await (const piece of pieces) taken.push(piece)
  return { bytes: Buffer.concat(taken), count, warnings }
}

describe('encoding a project', () => {
  it.each(FORMAT_NAMES)('as %s gives one row an annotation', async (format) => {
    const { bytes, count, warnings } = await encode(format)
    expect([count, warnings]).toEqual([2, []])
    expect(FORMATS[format].decode(decode(bytes)).rows.map(({ row }) => row.id)).toEqual(['a1', 'a2'])
  })

  it('reads only the texts of sources that are cited, and only where the format needs them', async () => {
    const asked: string[] = []
    const readText = (id: string) => {
      asked.push(id)
      return Promise.resolve('a word of it')
    }
    await encode('csv', { readText })
    expect(asked).toEqual([])
    await encode('web-annotation', { readText })
    expect(asked).toEqual(['s1', 's2'])
  })

  it('leaves positions out where a text is not at hand, and says of which source and why', async () => {
    const readText = (id: string) =>
      id === 's1'
        ? Promise.reject(new PinciteError('refused', 'Give the password.'))
        : Promise.resolve('a word')
    const { bytes, warnings } = await encode('web-annotation', { readText })
    expect(warnings).toEqual(['The rows of “Report s1” carry no position selector: Give the password.'])
    const { items } = (JSON.parse(decode(bytes)) as { first: { items: object[] } }).first
    expect(items.map((item) => JSON.stringify(item).includes('TextPositionSelector'))).toEqual([false, true])
  })

  it('passes on what no person can cause', async () => {
    const bug = () => Promise.reject(new TypeError('a bug'))
    await expect(encode('web-annotation', { readText: bug })).rejects.toThrow('a bug')
  })

  it('lets others work in between, and stops when told to', async () => {
    const stop = new AbortController()
    const annotations = Array.from({ length: 3000 }, (_, place) => annotation(`a${place}`, 's1'))
    setImmediate(() => stop.abort(new Error('stopped')))
    const encoding = encode('jsonl', { project: { ...project, annotations }, signal: stop.signal })
    await expect(encoding).rejects.toThrow('stopped')
  })

  it.each(EXPORT_NAMES)('as %s stops in the midst of writing, with the reason', async (format) => {
    const stop = new AbortController()
    const annotations = Array.from({ length: 1000 }, (_, place) => annotation(`a${place}`, 's1'))
    const onProgress = (done: number, _of: number, doing = 'Writing') => {
      if (doing === 'Writing' && done > 0) setImmediate(() => stop.abort(new Error('stopped')))
    }
    const request = { project: { ...project, annotations }, onProgress, signal: stop.signal }
    await expect(encode(format, request)).rejects.toThrow('stopped')
  })

  it('replaces names a few rows at a time, says how far it is, and stops before anything is written', async () => {
    const names = Array.from({ length: 1000 }, (_, i) => `Ana${i} Ortiz${i},P${i}`)
    const redact = ['name,pseudonym', ...names].join('\n')
    const annotations = Array.from({ length: 20_000 }, (_, place) => annotation(`a${place}`, 's1'))
    const stop = new AbortController()
    const seen: number[] = []
    const onProgress = (done: number, of: number, doing = 'Writing') => {
      expect([doing, of]).toEqual(['Replacing names', 20_000])
      // As a window asks for it: in between, when it is its turn.
      if (seen.push(done) === 5) setImmediate(() => stop.abort(new Error('stopped')))
    }
    const request = { project: { ...project, annotations }, choice: { redact }, onProgress }
    await expect(encode('csv', { ...request, signal: stop.signal })).rejects.toThrow('stopped')
    expect(seen[0]).toBe(0)
    expect(seen.length).toBeLessThan(8)
    expect(seen.at(-1)).toBeLessThan(20_000 / 2)
  })

  it.each(EXPORT_NAMES)(
    'as %s gives the same bytes each time, whatever the clock and the time zone',
    async (format) => {
      const zone = process.env['TZ']
      vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] })
      process.env['TZ'] = 'Asia/Tokyo'
      const first = await encode(format)
      vi.setSystemTime(new Date('2032-12-11T10:09:08Z'))
      process.env['TZ'] = 'America/Lima'
      const again = await encode(format)
      vi.useRealTimers()
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
      expect(again.bytes.equals(first.bytes)).toBe(true)
      expect(first.bytes.length).toBeGreaterThan(100)
    },
  )

  it('says how far it has come, to the end', async () => {
    const seen: (readonly [string, number, number])[] = []
    const annotations = Array.from({ length: 500 }, (_, place) => annotation(`a${place}`, 's1'))
    const onProgress = (done: number, of: number, doing = 'Writing') => seen.push([doing, done, of])
    await encode('csv', { project: { ...project, annotations }, onProgress })
    expect(seen).toContainEqual(['Making rows', 500, 500])
    const writing = seen.filter(([doing]) => doing === 'Writing')
    expect(writing.length).toBeGreaterThan(2)
    expect(writing.at(-1)).toEqual(['Writing', 500, 500])
    expect(writing[0]?.[1]).toBeLessThan(500)
  })

  it('writes only the rows and keys that are chosen', async () => {
    const { bytes } = await encode('csv', { choice: { sourceId: 's2', fields: ['codes'] } })
    const [header, ...rows] = decode(bytes).trimEnd().split('\r\n')
    expect(header).toBe(
      '"id","codes","quote","prefix","suffix","sourceId","fileName","sha256","mediaType","page","pageLabel","section","start","end","spans","region","extractor","created","modified","redacted"',
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatch(/^"a2","Finding","word",/)
    const { bytes: all } = await encode('web-annotation', { choice: { fields: ['memo'] } })
    expect(decode(all)).not.toContain('Finding')
    expect(decode(all)).toContain('TextPositionSelector')
  })

  it('takes the sources of the chosen rows, and all where none are chosen', async () => {
    const ids = async (choice: ExportRequest['choice']) => {
      const { bytes, count } = await encode('csl-json', { choice: choice ?? {} })
      const items = JSON.parse(decode(bytes)) as { id: string }[]
      expect(count).toBe(items.length)
      return items.map(({ id }) => id)
    }
    expect(await ids({ sourceId: 's2' })).toEqual(['s2'])
    expect(await ids({})).toEqual(['s1', 's2', 's3'])
  })

  it.each(['bibtex', 'ris', 'csl-json'] as const)('notes in %s which pages were quoted', async (format) => {
    const { bytes } = await encode(format, { choice: { sourceId: 's2' } })
    const text = decode(bytes).replaceAll('\u00A0', ' ')
    expect(text.match(/p\. i: word/g)).toHaveLength(1)
    expect(text).toContain('Report s2')
    expect(text).not.toContain('Report s1')
  })

  it('names no coder in a Data Package whose rows do not', async () => {
    const made = project.annotations.map((one) => ({ ...one, creatorId: 'p1' }))
    const own = { ...project, annotations: made, coders: [{ id: 'p1', name: 'Beatrix' }] }
    const texts = async (fields: readonly ('coder' | 'coderId')[]) => {
      const readText = () => Promise.resolve('a word of it')
      const { entries } = await encodePackage({ project: own, choice: { fields }, readText, readBytes })
      let text = ''
      for (const { pieces } of entries) for await (const piece of pieces()) text += decode(piece)
      return text
    }
    expect(await texts(['coderId'])).not.toContain('Beatrix')
    expect(await texts(['coder', 'coderId'])).toContain('Beatrix')
  })

  it('refuses a choice that names what is not there', async () => {
    const request = { project, readText: () => Promise.resolve(''), readBytes }
    await expect(encodeProject('csv', { ...request, choice: { where: ['colour=red'] } })).rejects.toThrow(
      'no field “colour”',
    )
    await expect(encodeProject('csv', { ...request, choice: { coder: 'Bo' } })).rejects.toThrow(
      'There is no coder “Bo”',
    )
  })

  it('has a label, an ending and a media type for each format', () => {
    for (const name of EXPORT_NAMES) {
      const { label, extension, mediaType, detail } = EXPORT_FORMATS[name]
      expect(label).not.toBe('')
      expect(extension).toMatch(/^\.[a-z]+$/)
      expect(mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+/)
      expect(detail).not.toMatch(/^[A-Z][a-z]+ /)
    }
  })
})
