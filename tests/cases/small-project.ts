/** Drafts of a small project, for tests that need one. */
import type { DraftChange } from '../../shared/domain/change.ts'
import { draftTag } from '../../shared/domain/draft-annotation.ts'
import { draftNewProject } from '../../shared/domain/draft-project.ts'
import { draftAddSource } from '../../shared/domain/draft-source.ts'
import type { Source } from '../../shared/domain/project.ts'

export const CODES = { finding: 'c1', statistic: 'c2', recommendation: 'c3' }

export const newProject: DraftChange = draftNewProject('Migration review', CODES)

export function source(id: string, position = '00000001'): Source {
  return {
    id,
    title: `Report ${id}`,
    fileName: `${id}.pdf`,
    mediaType: 'application/pdf',
    sha256: 'ab'.repeat(32),
    bytes: 1000,
    pages: 3,
    characters: 5000,
    item: { title: `Report ${id}`, author: [{ literal: 'Ortiz' }], issued: { 'date-parts': [[2019]] } },
    pageLabels: '',
    encrypted: false,
    warning: '',
    position,
    added: '2026-01-02T03:04:05.000Z',
  }
}

export const addSource: DraftChange = draftAddSource(source('s1'))

/** Tags one word of source s1 (or another) from `start` on. */
export function tag(
  id: string,
  start = 10,
  more: { sourceId?: string; codeIds?: string[] } = {},
): DraftChange {
  return draftTag({
    annotationId: id,
    targetId: `t-${id}`,
    sourceId: more.sourceId ?? 's1',
    target: {
      exact: 'word',
      prefix: 'a ',
      suffix: ' of',
      spans: [{ start, end: start + 4 }],
      page: 1,
      fileLabel: 'i',
      section: 'Findings',
      sectionPath: ['Findings'],
      paragraph: 3,
      boxes: [{ page: 1, left: 72, bottom: 700, right: 96.5, top: 712 }],
      region: null,
      extractor: 'pdf/1',
    },
    codeIds: more.codeIds ?? [CODES.finding],
    creatorId: null,
    created: '2026-01-02T03:04:05.000Z',
    memo: '',
    citedSource: '',
    codebook: '',
  })
}
