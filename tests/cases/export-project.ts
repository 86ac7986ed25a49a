/** A project whose every text is one of a list: for exports that must hold whatever people write. */
import type { Annotation, Project, Source } from '../../shared/domain/project.ts'
import { buildCode, UNFILLED } from './annotation-builder.ts'
import { buildField } from './codebook-builder.ts'
import { source } from './small-project.ts'

const HEX = (place: number) => place.toString(16).padStart(64, '0')

function sourceNamed(text: string, i: number): Source {
  return {
    ...source(`s${i}`, String(i).padStart(8, '0')),
    ...{ title: text, fileName: `${text}.pdf`, sha256: HEX(i) },
    item: {
      ...{ type: 'report', title: text, author: [{ literal: text }], publisher: text },
      issued: { 'date-parts': [[2019, 2]] },
      ...(i % 2 === 0 ? { DOI: '10.1000/182' } : { URL: `https://example.org/report?a=${i}&b="c"` }),
    },
  }
}

function annotationOf(text: string, i: number): Annotation {
  // A passage has words.
  const exact = `${text}x`
  const words = { start: 0, end: exact.length, exact }
  const stretch = { start: 5, end: 5 + exact.length }
  return {
    ...UNFILLED,
    ...{ id: `a${i}`, sourceId: `s${i % 3}`, codeIds: ['c1', `k${i}`], memo: text, creatorId: `p${i % 2}` },
    target: {
      ...{ id: `t${i}`, exact, prefix: text, suffix: text, spans: [stretch], extractor: 'pdf/3' },
      ...{ page: i % 2 === 0 ? i + 1 : null, fileLabel: i % 2 === 0 ? text : null, paragraph: null },
      ...{ section: text, sectionPath: [text, text], region: null },
      boxes: [{ page: 1, left: 72, bottom: 700.5, right: 96, top: 712 }],
    },
    values: [{ fieldId: 'f1', value: exact, links: [], words }],
    figures: [
      {
        ...{
          id: `g${i}`,
          state: 'confirmed',
          value: i / 3,
          high: null,
          qualifier: i % 2 === 0 ? '=' : '≈',
          unit: text,
        },
        ...{ measure: text, population: '', place: '', period: '2019', denominator: 412, uncertainty: '' },
        ...{ words, partWords: {} },
      },
    ],
    citedSource: text,
    created: '2026-01-02T03:04:05.678Z',
    modified: '2026-02-03T04:05:06.000Z',
  }
}

/** Three sources, two coders, and an annotation with memo, field and figure for each text. */
export function projectOf(texts: readonly string[]): Project {
  return {
    name: 'A review: “=1+1”, <b>',
    codebooks: new Map(),
    coders: [0, 1].map((i) => ({ id: `p${i}`, name: texts[i] ?? 'Ana' })),
    codes: [
      buildCode('c1', 'Finding', { fields: [buildField()], definition: texts[3] ?? '' }),
      ...texts.map((text, i) => buildCode(`k${i}`, text || 'empty')),
    ],
    sources: [0, 1, 2].map((i) => sourceNamed(texts[i + 1] ?? 'Report', i)),
    annotations: texts.map(annotationOf),
  }
}
