import { describe, expect, it } from 'vitest'
import { citesPlace, type CitedWords } from '../../../shared/citation/cites-place.ts'
import { citedSource, formatCitation } from '../../../shared/citation/pincite.ts'

const NOWHERE = { pageLabel: null, section: null, paragraph: null }
const at = (pageLabel: string | null) => ({ ...NOWHERE, pageLabel })
const TITLE = 'Schools under siege: a review'
const known: CitedWords = { title: TITLE, reference: `Ortiz, J. (2019). ${TITLE}. UNICEF.` }
const unknown: CitedWords = { title: '', reference: '' }
const report = citedSource({ item: {}, title: TITLE, fileName: 'a.pdf' })

/** Written by hand after each style's guide; every one of them cites page 12 of a report of 2019. */
const ON_12 = [
  'Ortiz (2019). Schools under siege: a review, p.\u00A012.',
  '(Ortiz, 2019, p. 12)',
  '(Ortiz, 2019b, pp. 12–13)',
  '(Ortiz, 2019, pp. 11-14)',
  'Ortiz (2019, p. 12)',
  '(Ortiz 2019, 12)',
  '(Ortiz 2019: 12)',
  '(Ortiz 2019:12)',
  'Jane Ortiz, Schools under Siege: A Review (UNICEF, 2019), 12.',
  'Jane Ortiz, Schools under Siege: A Review (UNICEF, 2019), 12, https://example.org/2020/99.',
  'Jane Ortiz, “Schools under Siege: A Review,” May 5, 2019, 12, https://doi.org/10.1000/99.',
  '(Ortiz 12)',
  '(Ortiz, Schools under Siege: A Review 12)',
  '[1, p. 12]',
  '(1, p.\u00A012)',
  '(Ortiz, 2019, S. 12)',
  '(Ortiz, 2019, pág. 12)',
  '(Ortiz, s. f., p. 12)',
  '(Ortiz, s. d., p. 12)',
  '(Ortiz, o. J., S. 12 f.)',
  '(Ortiz, 2019, pp. 3, 12 and 15)',
  '(Ortiz, 2019, p. 12; Lee, 2020, p. 3)',
]

describe('a citation of a page', () => {
  it.each(ON_12.map((citation) => [citation]))('is right or wrong in any style: %s', (citation) => {
    for (const words of [known, { ...known, reference: '' }]) {
      expect(citesPlace(citation, at('12'), words)).toBe(true)
      for (const other of ['2', '1', '99', '2019', 'xii', '112', 'A-12', null]) {
        expect([other, citesPlace(citation, at(other), words)]).toEqual([other, false])
      }
    }
  })

  it.each([
    ['(Ortiz, 2019, p. iv)', 'iv', 'v'],
    ['(Ortiz 2019, iv–vi)', 'v', 'ix'],
    ['(Ortiz 2019, 117–18)', '118', '119'],
    ['(Ortiz, 2019, p. A-12)', 'A-12', '12'],
    ['(Ortiz, 2019, p. 2-15)', '2-15', '2-16'],
    ['[1, p. [1]]', '[1]', '[2]'],
    ['(Ortiz, 2019, p. Cover & back)', 'Cover & back', '3'],
    ['(Ortiz 2019, 1203)', '1203', '12'],
  ])('has pages of every kind: %s is on %s, not on %s', (citation, right, wrong) => {
    expect(citesPlace(citation, at(right), known)).toBe(true)
    expect(citesPlace(citation, at(wrong), known)).toBe(citation.includes('Cover'))
  })
})

describe('a plain citation of a title that ends in a mark', () => {
  it.each(['Why now?', 'Act!', 'And then ...', 'So it was…', 'The War Is Over.', 'Asylum in the U.S.'])(
    'is right or wrong about its place: %s',
    (title) => {
      const source = { author: 'Ortiz', year: '2019', title, fileName: 'a.pdf' }
      const words = { title, reference: formatCitation(source, NOWHERE) }
      for (const label of ['12', 'iv', 'A-12']) {
        const cited = formatCitation(source, at(label))
        expect([cited, citesPlace(cited, at(label), words)]).toEqual([cited, true])
        expect([cited, citesPlace(cited, at('13'), words)]).toEqual([cited, false])
      }
      for (const section of ['Methods.', '3.2 Costs: ', 'Who pays?']) {
        const cited = formatCitation(source, { ...NOWHERE, section })
        expect([cited, citesPlace(cited, { ...NOWHERE, section }, words)]).toEqual([cited, true])
        expect([cited, citesPlace(cited, { ...NOWHERE, section: 'Results' }, words)]).toEqual([cited, false])
      }
    },
  )
})

describe('a citation without a pinpoint', () => {
  it.each([
    [''],
    ['(Ortiz, 2019)'],
    ['(Ortiz 2019a)'],
    ['(Ortiz)'],
    ['[7]'],
    ['(7)'],
    ['7.'],
    ['(Ortiz, s. d.)'],
    ['(Ortiz, s. f.)'],
    ['(Ortiz, n.d.)'],
    ['S. Li, Schools under Siege: A Review (UNICEF, 2019).'],
    ['P. Mix and C. Vi, Schools under Siege: A Review.'],
    ['Jane Ortiz, Schools under Siege: A Review, no. 12 (UNICEF, 2019), https://example.org/p.7.'],
    ['Ortiz, J. Schools under siege: a review, Report no. 7'],
    ['Ortiz, J. (2019). Schools under siege: a review. 112 p.'],
  ])('claims no place: %j', (citation) => {
    for (const place of [at('12'), NOWHERE, { ...NOWHERE, section: 'Access' }]) {
      expect(citesPlace(citation, place, known)).toBe(true)
      expect(citesPlace(citation, place, unknown)).toBe(true)
    }
  })

  it.each([
    ['Agenda 2030', '(“Agenda 2030”)'],
    ['Ledger, p. 4', '(“Ledger, p. 4”)'],
    ['Ledger, p. 4', '“Ledger, P. 4” (2019).'],
    ['The letter on p. 7: a reading', '(“The Letter on p. 7,” 2019)'],
    ['Section 8: housing', '(“Section 8,” n.d.)'],
    ['Chapter 11', 'Jane Ortiz, Chapter 11.'],
    ['Fahrenheit, 451', '(“Fahrenheit, 451”)'],
  ])('claims none where a number stands in the title %j: %s', (title, citation) => {
    const words = { title, reference: `Ortiz, J. (2019). ${title}. UNICEF.` }
    expect(citesPlace(citation, at('12'), words)).toBe(true)
    expect(citesPlace(citation.replace(/[).]+$/, ', p. 12)'), at('12'), words)).toBe(true)
    expect(citesPlace(citation.replace(/[).]+$/, ', p. 13)'), at('12'), words)).toBe(false)
  })

  it('claims none where an author’s name or the reference ends in a number', () => {
    const words = { title: TITLE, reference: `Group of 77. (2019). ${TITLE}. Ledger 5, pp. 45–67.` }
    expect(citesPlace('(Group of 77)', at('12'), words)).toBe(true)
    expect(citesPlace('(Group of 77 12)', at('12'), words)).toBe(true)
    expect(citesPlace('(Group of 77 13)', at('12'), words)).toBe(false)
    expect(citesPlace('Group of 77. Ledger 5, pp. 45–67.', at('12'), words)).toBe(true)
    expect(citesPlace('Group of 77. Ledger 5, pp. 45–67, p. 50.', at('12'), words)).toBe(false)
  })
})

describe('a citation of a section or a paragraph', () => {
  const place = { ...NOWHERE, section: '3.2 Access & costs', paragraph: 7 }

  it.each([
    ['(Ortiz, 2019, Section 3.2 Access & costs)', true],
    ['(Ortiz, 2019, sec. 3.2 Access & costs)', true],
    ['(Ortiz, 2019, Abschn. 3.2 Access & Costs)', true],
    ['Ortiz (2019). Schools under siege: a review, §\u00A03.2 Access & costs.', true],
    ['(Ortiz, 2019, secção 3.2 Access & costs)', true],
    ['[1, Sec. 3.2 Access & costs]', true],
    ['(Ortiz, 2019, sec. 4 Water)', false],
    ['(Ortiz, 2019, para. 7)', true],
    ['(Ortiz, 2019, párr. 7)', true],
    ['(Ortiz, 2019, Abs. 8)', false],
    ['(Ortiz, 2019, p. 7)', false],
    ['(Ortiz 2019, 7)', false],
  ])('%s', (citation, expected) => {
    expect(citesPlace(citation, place, known)).toBe(expected)
  })

  it('is wrong where there is neither', () => {
    expect(citesPlace('(Ortiz, 2019, sec. Access)', at('12'), known)).toBe(false)
    expect(citesPlace('(Ortiz, 2019, para. 7)', at('12'), known)).toBe(false)
    expect(citesPlace('(Ortiz, 2019, p. 7)', NOWHERE, known)).toBe(false)
  })
})

describe('a plain citation of our own', () => {
  it('is seen to cite its own place and no other, whatever its white space', () => {
    const citation = formatCitation(report, at('12'))
    for (const written of [citation, citation.replace('\u00A0', ' \n'), citation.replace(/\.$/, '')]) {
      expect(citesPlace(written, at('12'), known)).toBe(true)
      expect(citesPlace(written, at('2'), known)).toBe(false)
      expect(citesPlace(written, { ...NOWHERE, section: 'Access' }, known)).toBe(false)
    }
  })
})
