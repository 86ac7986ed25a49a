/** Builds evidence rows for tests: a true-looking row, with what the test is about put over it. */
import type { EvidenceRow } from '../../shared/dataset/evidence-row.ts'

export function buildRow(over: Partial<EvidenceRow> = {}): EvidenceRow {
  return {
    id: '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b',
    codes: ['Finding'],
    codeIds: ['code-1'],
    quote: 'Two in three children were out of school.',
    prefix: 'In 2019 the picture was bleak. ',
    suffix: ' Since then little has changed.',
    sourceId: 'source-1',
    sourceTitle: 'Schools under siege',
    fileName: 'schools.pdf',
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    mediaType: 'application/pdf',
    pageLabels: '',
    page: 12,
    pageLabel: 'iv',
    section: 'Access to schooling',
    sectionPath: ['Schools', 'Access to schooling'],
    paragraph: 7,
    start: 120,
    end: 161,
    spans: [{ start: 120, end: 161 }],
    boxes: [{ page: 12, left: 72, bottom: 700.5, right: 310, top: 712 }],
    region: null,
    extractor: 'pdf/2',
    citation: 'Ortiz (2019). Schools under siege, p.\u00A0iv.',
    reference: 'Ortiz (2019). Schools under siege.',
    memo: '',
    fields: [],
    figures: [],
    refused: [],
    citedSource: '',
    codebook: '',
    flags: [],
    dismissed: [],
    orphan: '',
    coder: 'Ada',
    coderId: 'coder-1',
    created: '2026-01-31T09:30:00.000Z',
    modified: '2026-02-01T10:00:00.000Z',
    redacted: [],
    ...(over.codes && !over.codeIds ? { codeIds: over.codes.map((_, i) => `code-${i + 1}`) } : {}),
    ...over,
  }
}

/** The same row with `text` as its quote and spans that fit it. */
export function buildRowQuoting(text: string, over: Partial<EvidenceRow> = {}): EvidenceRow {
  const end = 120 + text.length
  return buildRow({ quote: text, end, spans: [{ start: 120, end }], ...over })
}
