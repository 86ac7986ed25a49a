import { describe, expect, it } from 'vitest'
import { formatDate, formatNames, typedDate, typedNames } from '../../../shared/citation/typed-csl.ts'

describe('names as they are typed', () => {
  it('are divided at semicolons and line ends, people at commas', () => {
    expect(typedNames('Frank-Vitale, Amelia; World Bank\n{Health, Labour and Welfare; Ministry of}')).toEqual(
      [
        { family: 'Frank-Vitale', given: 'Amelia' },
        { literal: 'World Bank' },
        { literal: 'Health, Labour and Welfare; Ministry of' },
      ],
    )
    expect(typedNames('King, Martin Luther, Jr.; Plato,')).toEqual([
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
      { family: 'Plato' },
    ])
    expect(typedNames(' ; \n')).toEqual([])
    expect(typedNames('a, b, c, d')).toEqual([{ literal: 'a, b, c, d' }])
  })

  it('are written as they are read', () => {
    const typed = 'Frank-Vitale, Amelia; World Bank; {Health, Labour}; Plato,; King, Martin, Jr.'
    expect(formatNames(typedNames(typed))).toBe(typed)
    const humboldt = { family: 'Humboldt', given: 'Alexander', 'non-dropping-particle': 'von' }
    expect(formatNames([humboldt])).toBe('von Humboldt, Alexander')
  })
})

// Dates as in the examples of the EDTF specification (Library of Congress, 2019): levels 0 and 1.
describe('dates as they are typed', () => {
  it.each([
    ['1985-04-12', { 'date-parts': [[1985, 4, 12]] }],
    ['1985-04', { 'date-parts': [[1985, 4]] }],
    ['1985', { 'date-parts': [[1985]] }],
    ['1964/2008', { 'date-parts': [[1964], [2008]] }],
    [
      '2004-02-01/2005-02-08',
      {
        'date-parts': [
          [2004, 2, 1],
          [2005, 2, 8],
        ],
      },
    ],
    ['2001-21', { 'date-parts': [[2001]], season: 1 }],
    ['2004-06~', { 'date-parts': [[2004, 6]], circa: true }],
    ['"forthcoming"', { literal: 'forthcoming' }],
  ])('%s', (text, date) => {
    expect(typedDate(text)).toEqual(date)
    expect(formatDate(date)).toBe(text)
  })

  it.each(['', '19', '2019-13', '2019-02-30', '2019/', '1/2/3', 'May 2019', '01.05.2019'])(
    '%s is none',
    (text) => {
      expect(typedDate(text)).toBeNull()
    },
  )
})
