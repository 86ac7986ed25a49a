import { describe, expect, it } from 'vitest'
import {
  statedDate,
  statedDoi,
  statedIsbn,
  statedIssn,
  statedNames,
  statedUrl,
} from '../../../../electron/services/extract/stated-item.ts'

describe('names that a file states', () => {
  it.each([
    ['Doe, J.', { family: 'Doe', given: 'J.' }],
    ['García Márquez, G.', { family: 'García Márquez', given: 'G.' }],
    ['de la Cruz, Ana', { family: 'de la Cruz', given: 'Ana' }],
    ['Frank-Vitale, Amelia', { family: 'Frank-Vitale', given: 'Amelia' }],
    ['Jane Doe', { literal: 'Jane Doe' }],
    ['Jane Doe, Ann Roe', { literal: 'Jane Doe, Ann Roe' }],
    ['UNHCR, Geneva', { literal: 'UNHCR, Geneva' }],
    ['Acme, Inc.', { literal: 'Acme, Inc.' }],
    ['Smith, Jones, and Partners', { literal: 'Smith, Jones, and Partners' }],
    [
      'U.S. Government Accountability Office, http://www.gao.gov',
      { literal: 'U.S. Government Accountability Office' },
    ],
  ])('%s', (text, name) => {
    expect(statedNames([text])).toEqual([name])
  })

  it('are divided at the comma where the field is written so', () => {
    expect(statedNames(['Lesk Kernighan, Ann Mary'], true)).toEqual([
      { family: 'Lesk Kernighan', given: 'Ann Mary' },
    ])
  })

  it('are none where nothing stands', () => {
    expect(statedNames([' ', ''])).toBeNull()
  })
})

describe('dates that a file states', () => {
  it.each([
    [['2019-03-01T10:00:00Z'], [2019, 3, 1]],
    [['2019/3/1'], [2019, 3, 1]],
    [['20190301'], [2019, 3, 1]],
    [['2019-05'], [2019, 5]],
    [['March 1, 2019'], [2019]],
    [['03/04/2019'], [2019]],
    [['', '1998'], [1998]],
    [['2019-13-40'], [2019]],
  ])('%j', (dates, parts) => {
    expect(statedDate(dates)).toEqual({ 'date-parts': [parts] })
  })

  it.each(['0201', 'soon', ''])('%j is none', (date) => {
    expect(statedDate([date])).toBeNull()
  })
})

describe('numbers that a file states', () => {
  // The ISBN of the ISBN Users' Manual (7th edition), the ISSN of Nature, the DOI of the DOI Handbook.
  it('are kept as they are written where their check digits are right', () => {
    expect(statedIsbn('ISBN 978-92-95055-12-4')).toBe('978-92-95055-12-4')
    expect(statedIsbn('978-92-95055-12-5')).toBeNull()
    expect(statedIsbn('0-306-40615-2')).toBe('0-306-40615-2')
    expect(statedIssn('00280836')).toBe('0028-0836')
    expect(statedIssn('0028-0837')).toBeNull()
  })

  it.each([
    ['https://doi.org/10.1000/182', '10.1000/182'],
    ['doi:10.1000/182.', '10.1000/182'],
    ['10.1000/182', '10.1000/182'],
    ['See 10.1000/182', null],
    ['uuid:10', null],
  ])('DOI %s', (text, doi) => {
    expect(statedDoi(text)).toBe(doi)
  })

  it('are addresses only where they are whole', () => {
    expect(statedUrl(' https://example.org/a ')).toBe('https://example.org/a')
    expect(statedUrl('/a')).toBeNull()
    expect(statedUrl('javascript:alert(1)')).toBeNull()
  })
})
