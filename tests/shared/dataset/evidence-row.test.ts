import { describe, expect, it } from 'vitest'
import type { CiterPlace } from '../../../shared/citation/citer.ts'
import { EVIDENCE_KEYS, evidenceRows } from '../../../shared/dataset/evidence-row.ts'
import type { Annotation, Project, Source } from '../../../shared/domain/project.ts'
import { buildCode, UNFILLED } from '../../cases/annotation-builder.ts'

function source(id: string, position: string): Source {
  return {
    id,
    title: `Title of ${id}`,
    fileName: `${id}.pdf`,
    mediaType: 'application/pdf',
    sha256: 'a'.repeat(64),
    bytes: 1,
    pages: 3,
    characters: 100,
    item: { title: `Title of ${id}`, author: [{ literal: 'Ortiz' }], issued: { 'date-parts': [[2019]] } },
    pageLabels: '',
    encrypted: false,
    warning: '',
    position,
    added: '2026-01-01T00:00:00.000Z',
  }
}

function annotation(id: string, sourceId: string, start: number, over: Partial<Annotation> = {}): Annotation {
  return {
    id,
    sourceId,
    target: {
      id: `target-${id}`,
      exact: 'four … five',
      prefix: 'before ',
      suffix: ' after',
      spans: [
        { start, end: start + 4 },
        { start: start + 10, end: start + 14 },
      ],
      page: 2,
      fileLabel: 'ii',
      section: 'Access',
      sectionPath: ['Schools', 'Access'],
      paragraph: 7,
      boxes: [{ page: 2, left: 72, bottom: 700, right: 300, top: 712 }],
      region: null,
      extractor: 'pdf/1',
    },
    codeIds: ['c1'],
    memo: 'memo',
    ...UNFILLED,
    creatorId: 'p1',
    created: '2026-01-02T00:00:00.000Z',
    modified: '2026-01-03T00:00:00.000Z',
    ...over,
  }
}

function project(annotations: readonly Annotation[]): Project {
  return {
    name: 'Review',
    codebooks: new Map(),
    coders: [{ id: 'p1', name: 'Ada' }],
    codes: [buildCode('c1', 'Finding'), buildCode('c2', 'Health')],
    sources: [source('s2', 'b'), source('s1', 'a')],
    annotations,
  }
}

describe('evidence rows', () => {
  it('hold what proves an annotation, and nothing but their keys', () => {
    const [row] = evidenceRows(project([annotation('x', 's1', 10, { codeIds: ['c1', 'c2'] })]))
    expect(Object.keys(row ?? {})).toEqual([...EVIDENCE_KEYS])
    expect(row).toEqual({
      id: 'x',
      codes: ['Finding', 'Health'],
      codeIds: ['c1', 'c2'],
      quote: 'four … five',
      prefix: 'before ',
      suffix: ' after',
      sourceId: 's1',
      sourceTitle: 'Title of s1',
      fileName: 's1.pdf',
      sha256: 'a'.repeat(64),
      mediaType: 'application/pdf',
      pageLabels: '',
      page: 2,
      pageLabel: 'ii',
      section: 'Access',
      sectionPath: ['Schools', 'Access'],
      paragraph: 7,
      start: 10,
      end: 24,
      spans: [
        { start: 10, end: 14 },
        { start: 20, end: 24 },
      ],
      boxes: [{ page: 2, left: 72, bottom: 700, right: 300, top: 712 }],
      region: null,
      extractor: 'pdf/1',
      citation: 'Ortiz (2019). Title of s1, p.\u00A0ii.',
      reference: 'Ortiz (2019). Title of s1.',
      memo: 'memo',
      fields: [],
      figures: [],
      refused: [],
      citedSource: '',
      codebook: '',
      flags: [],
      dismissed: [],
      orphan: '',
      coder: 'Ada',
      coderId: 'p1',
      redacted: [],
      created: '2026-01-02T00:00:00.000Z',
      modified: '2026-01-03T00:00:00.000Z',
    })
  })

  it('hold the reasons for dismissed flags, why a passage is an orphan, and how pages are counted', () => {
    const dismissed = new Map([
      ['words-b', 'Quoted loosely.'],
      ['need-a', 'Not stated.'],
    ])
    const whole = project([annotation('x', 's1', 10, { dismissed, orphan: 'The chapter was dropped.' })])
    const sources = whole.sources.map((one) => ({ ...one, pageLabels: 'iv=4' }))
    expect(evidenceRows({ ...whole, sources })[0]).toMatchObject({
      dismissed: [
        { flag: 'need-a', reason: 'Not stated.' },
        { flag: 'words-b', reason: 'Quoted loosely.' },
      ],
      orphan: 'The chapter was dropped.',
      pageLabels: 'iv=4',
    })
  })

  it('are cited by the citer that is given', () => {
    const citer = {
      cite: (source: Source, { pageLabel, paragraph }: CiterPlace) =>
        `${source.id} ${pageLabel} ${paragraph}`,
      reference: (source: Source) => `all of ${source.id}`,
    }
    const [row] = evidenceRows(project([annotation('x', 's1', 10)]), {}, citer)
    expect(row).toMatchObject({ citation: 's1 ii 7', reference: 'all of s1' })
  })

  it('stand by source position, start, end and id', () => {
    const long = annotation('long', 's1', 5)
    const rows = evidenceRows(
      project([
        annotation('z', 's2', 0),
        { ...long, target: { ...long.target, spans: [{ start: 5, end: 99 }] } },
        annotation('b', 's1', 5),
        annotation('a', 's1', 5),
        annotation('first', 's1', 1),
      ]),
    )
    expect(rows.map((row) => row.id)).toEqual(['first', 'a', 'b', 'long', 'z'])
  })

  it('can be of one source or one code only', () => {
    const all = project([annotation('a', 's1', 0), annotation('b', 's2', 0, { codeIds: ['c2'] })])
    expect(evidenceRows(all, { sourceId: 's2' }).map((row) => row.id)).toEqual(['b'])
    expect(evidenceRows(all, { codeId: 'c1' }).map((row) => row.id)).toEqual(['a'])
    expect(evidenceRows(all, { sourceId: 's1', codeId: 'c2' })).toEqual([])
  })

  it('name a code or coder by its id when the project no longer lists it, and an unknown coder not at all', () => {
    const rows = evidenceRows(
      project([
        annotation('a', 's1', 0, { codeIds: ['gone'], creatorId: 'left' }),
        annotation('b', 's1', 0, { creatorId: null }),
      ]),
    )
    expect(rows.map(({ codes, coder }) => [codes, coder])).toEqual([
      [['gone'], 'left'],
      [['Finding'], ''],
    ])
  })
})
