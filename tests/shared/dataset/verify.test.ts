import { describe, expect, it } from 'vitest'
import { buildQuoteIndex } from '../../../shared/anchoring/quote-index.ts'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import {
  failureCount,
  summarise,
  verifyProblem,
  verifyRow,
  type VerifySource,
} from '../../../shared/dataset/verify.ts'
import {
  RECOMMENDATION_ROW,
  SMALL_REPORT,
  spanOf,
  STATISTIC_ROW,
  TWICE_ROW,
} from '../../cases/small-report.ts'

const source: VerifySource = {
  found: true,
  canonical: SMALL_REPORT,
  mediaType: 'application/pdf',
  index: () => buildQuoteIndex(SMALL_REPORT),
}

function verify(row: EvidenceRow, codePointSpans: readonly { start: number; end: number }[] | null = null) {
  return verifyRow({ row, place: 'row 1', position: 1, codePointSpans }, source)
}

const moveBy = (row: EvidenceRow, by: number): EvidenceRow => ({
  ...row,
  start: row.start + by,
  end: row.end + by,
  spans: row.spans.map(({ start, end }) => ({ start: start + by, end: end + by })),
})

describe('a true row', () => {
  it.each([STATISTIC_ROW, RECOMMENDATION_ROW, TWICE_ROW])('is exact ($id)', (row) => {
    expect(verify(row)).toEqual({
      id: row.id,
      quote: row.quote,
      sourceId: row.sourceId,
      result: 'exact',
      page: row.page,
      start: row.start,
      end: row.end,
    })
  })

  it('needs no index', () => {
    const index = () => {
      throw new Error('The index was built')
    }
    const decoded = { row: STATISTIC_ROW, place: 'row 1', position: 1, codePointSpans: null }
    expect(verifyRow(decoded, { ...source, index }).result).toBe('exact')
  })

  // One character before the quote lies beyond the first plane: code points count one less than UTF-16.
  it('is exact with the code points that a Web Annotation gives', () => {
    const { start, end } = STATISTIC_ROW
    expect(verify(STATISTIC_ROW, [{ start: start - 1, end: end - 1 }]).result).toBe('exact')
  })
})

describe('one field altered', () => {
  const statistic = STATISTIC_ROW
  it.each<readonly [string, Partial<EvidenceRow>, 'fuzzy' | 'moved' | 'missing', string]>([
    [
      'a letter of the quote',
      { quote: statistic.quote.replace('children', 'chidren') },
      'fuzzy',
      'word for word',
    ],
    ['a digit of the quote', { quote: statistic.quote.replace('4.2', '4.3') }, 'missing', 'other numbers'],
    ['the quote itself', { quote: 'Nothing like this was ever said.' }, 'missing', 'passage'],
    ['a word fewer in the quote', { quote: statistic.quote.slice(4) }, 'moved', 'spans: cited'],
    ['the start', { start: statistic.start + 1 }, 'moved', 'start: cited'],
    ['the end', { end: statistic.end - 1 }, 'moved', 'end: cited'],
    ['the spans', { spans: [{ start: statistic.start + 1, end: statistic.end }] }, 'moved', 'spans: cited'],
    [
      'spans cut in two',
      {
        spans: [
          { start: statistic.start, end: statistic.start + 5 },
          { start: statistic.start + 5, end: statistic.end },
        ],
      },
      'moved',
      'spans: cited',
    ],
    ['spans outside the text', { spans: [{ start: 90_000, end: 90_010 }] }, 'moved', 'spans: cited'],
    ['the page', { page: 2 }, 'moved', 'page: cited 2, found 1'],
    ['the page taken away', { page: null }, 'moved', 'page: cited nothing, found 1'],
    ['the page label', { pageLabel: '1' }, 'moved', 'pageLabel: cited “1”, found “iv”'],
    ['the page label taken away', { pageLabel: null }, 'moved', 'pageLabel: cited nothing'],
    ['the section', { section: 'What must be done' }, 'moved', 'section: cited'],
    ['the section taken away', { section: null }, 'moved', 'section: cited nothing'],
    ['the prefix', { prefix: 'In 2018 the picture was bleak. ' }, 'moved', 'prefix: “In 2019'],
    ['the suffix', { suffix: ' Since then much has changed.' }, 'moved', 'suffix: “ Since then little'],
    ['the section path', { sectionPath: ['Annex'] }, 'moved', 'sectionPath: cited “Annex”'],
    ['the paragraph', { paragraph: 2 }, 'moved', 'paragraph: cited 2, found 1'],
    [
      'a box where nothing is printed',
      { boxes: [{ page: 1, left: 1, bottom: 1, right: 2, top: 2 }] },
      'moved',
      'boxes: cited 1:1/1/2/2, found none',
    ],
    ['the media type', { mediaType: 'text/html' }, 'moved', 'mediaType: cited “text/html”'],
    [
      'the page in the citation',
      { citation: statistic.citation.replace('iv', 'v') },
      'moved',
      'citation: “Ortiz',
    ],
  ])('is caught: %s', (_, over, result, reason) => {
    const verified = verify({ ...statistic, ...over })
    expect(verified.id).toBe(statistic.id)
    expect(verified.result).toBe(result)
    expect(verified.reason).toContain(reason)
  })

  it.each(['page', 'pageLabel', 'section', 'start', 'end'] as const)('names only %s', (field) => {
    const other = { page: 2, pageLabel: '9', section: 'Elsewhere', start: 1, end: 2 }[field]
    const { reason } = verify({ ...statistic, [field]: other })
    expect(reason?.split('; ')).toHaveLength(1)
    expect(reason).toMatch(new RegExp(`^${field}: `))
  })

  it('is caught in the code points of a Web Annotation', () => {
    const { start, end } = STATISTIC_ROW
    expect(verify(STATISTIC_ROW, [{ start, end }])).toMatchObject({
      result: 'moved',
      reason: expect.stringMatching(/^TextPositionSelector: cited/) as unknown,
    })
  })

  it('is caught in either span of two', () => {
    const [first, second] = RECOMMENDATION_ROW.spans
    for (const spans of [
      [spanOf('ministry should pay teachers'), second!],
      [first!, spanOf('also report on progress')],
    ]) {
      const row = { ...RECOMMENDATION_ROW, spans }
      expect(verify(row)).toMatchObject({
        result: 'moved',
        reason: expect.stringContaining('spans: cited') as unknown,
      })
    }
    expect(
      verify({ ...RECOMMENDATION_ROW, quote: RECOMMENDATION_ROW.quote.replace('pay', 'buy') }).result,
    ).toBe('fuzzy')
  })

  it.each<Partial<EvidenceRow>>([
    { memo: 'x' },
    { codes: ['Other'] },
    { coder: 'Bo' },
    { sourceTitle: 'x' },
    { fileName: 'x.pdf' },
    { sourceId: 'x' },
    { created: '2020-01-01T00:00:00Z' },
    { prefix: '' },
    { citation: '' },
  ])('does not matter where it says nothing about the place: %j', (over) => {
    expect(verify({ ...statistic, ...over }).result).toBe('exact')
  })
})

describe('a row whose quote has gone through other hands', () => {
  it.each<readonly [string, Partial<EvidenceRow>, string]>([
    ['other quote marks', { quote: STATISTIC_ROW.quote.replace(/[“”]/g, '"') }, 'quote'],
    ['a line break', { quote: STATISTIC_ROW.quote.replace('were out', 'were\r\nout') }, 'quote'],
    ['white space at its ends', { quote: ` ${STATISTIC_ROW.quote}\n` }, 'quote'],
    ['a prefix with other white space', { prefix: 'In 2019 the\npicture was bleak.\u00A0' }, 'prefix'],
    ['a suffix with a soft hyphen', { suffix: ' Since then lit\u00ADtle has changed.' }, 'suffix'],
    ['a section with a line break', { section: 'Access\nto schooling' }, 'section'],
  ])('is normalised with %s', (_, over, field) => {
    expect(verify({ ...STATISTIC_ROW, ...over })).toMatchObject({
      result: 'normalised',
      page: 1,
      start: STATISTIC_ROW.start,
      reason: `equal after folding: ${field}`,
    })
  })

  it('is normalised at its own place when the words stand elsewhere too', () => {
    const quote = 'Little has\nbeen done.'
    expect(verify({ ...TWICE_ROW, quote })).toMatchObject({ result: 'normalised', start: TWICE_ROW.start })
    expect(verify({ ...TWICE_ROW, quote, prefix: '', suffix: '' })).toMatchObject({
      result: 'normalised',
      start: TWICE_ROW.start,
    })
  })
})

describe('a quote that stands elsewhere', () => {
  it('is moved, from where to where, with the page it stands on', () => {
    const { start, end } = STATISTIC_ROW
    expect(verify(moveBy(STATISTIC_ROW, 50))).toMatchObject({
      result: 'moved',
      page: 1,
      start,
      end,
      reason: expect.stringContaining(
        `spans: cited ${start + 50}-${end + 50}, found ${start}-${end}`,
      ) as unknown,
    })
  })

  it('is moved when its context says that the other place is meant', () => {
    const row = { ...TWICE_ROW, prefix: 'days. ', suffix: ' It was told' }
    expect(verify(row)).toMatchObject({
      result: 'moved',
      reason: expect.stringContaining('prefix: ') as unknown,
    })
  })

  it('is moved to no place in particular when several are as good', () => {
    const row = { ...moveBy(TWICE_ROW, 3), prefix: '', suffix: '' }
    const verified = verify(row)
    expect(verified).toMatchObject({ result: 'moved', page: null })
    expect(verified).not.toHaveProperty('start')
    expect(verified.reason).toContain('at 2 places')
    expect(verified.reason).toContain('none of them the cited one')
  })
})

describe('a row without a source or without a row', () => {
  it('says what became of it and why', () => {
    const decoded = { row: STATISTIC_ROW, place: 'row 1', position: 1, codePointSpans: null }
    expect(verifyRow(decoded, { found: false, result: 'wrong-file', reason: 'no such file' })).toMatchObject({
      id: 'statistic',
      result: 'wrong-file',
      page: null,
      reason: 'no such file',
    })
  })

  it('is missing, by its id or else by its place in the file', () => {
    const problem = { place: 'line 3', position: 3, message: 'Line 3: is not valid JSON.' }
    expect(verifyProblem({ ...problem, id: null })).toEqual({
      id: 'line 3',
      result: 'missing',
      page: null,
      reason: 'Line 3: is not valid JSON.',
    })
    expect(verifyProblem({ ...problem, id: 'x' }).id).toBe('x')
  })
})

it('counts each result, and as failures all that is not proved', () => {
  const rows = (['exact', 'normalised', 'fuzzy', 'moved', 'missing', 'wrong-file', 'missing'] as const).map(
    (result) => ({
      id: 'x',
      result,
      page: null,
    }),
  )
  expect(summarise(rows)).toEqual({
    ...{ exact: 1, normalised: 1, fuzzy: 1, moved: 1, missing: 2, wrongFile: 1 },
  })
  expect(failureCount(summarise(rows))).toBe(5)
})

describe('a row whose offsets count in the text of another extractor', () => {
  const older = {
    ...STATISTIC_ROW,
    ...{ extractor: 'test/0', start: 3, end: 60, spans: [{ start: 3, end: 60 }], paragraph: 9 },
  }

  it('is proved by its words and its page alone', () => {
    const { start, end } = STATISTIC_ROW
    expect(verify(older)).toMatchObject({ result: 'exact', start, end, page: 1 })
  })

  it('still fails on another page or section', () => {
    expect(verify({ ...older, page: 2 })).toMatchObject({ result: 'moved', reason: 'page: cited 2, found 1' })
    expect(verify({ ...older, section: 'Annex' }).result).toBe('moved')
  })
})
