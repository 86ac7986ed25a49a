import { describe, expect, it } from 'vitest'
import { locatorOf } from '../../../shared/citation/locator.ts'

const place = { page: 4, pageLabel: '12', section: 'Results', paragraph: 3 }
const overTheFoot = [{ page: 4 }, { page: 4 }, { page: 5 }]

describe('the locator of a passage', () => {
  it.each([
    ['the printed page', place, { label: 'page', first: '12', last: null }],
    [
      'both pages over a page foot',
      { ...place, boxes: overTheFoot },
      { label: 'page', first: '12', last: '13' },
    ],
    [
      'the first page alone where the next may be v or 1',
      { ...place, pageLabel: 'iv', boxes: overTheFoot },
      { label: 'page', first: 'iv', last: null },
    ],
    [
      'the section without pages',
      { ...place, pageLabel: null },
      { label: 'section', first: 'Results', last: null },
    ],
    [
      'the section without the mark that ends it',
      { ...place, pageLabel: null, section: '2.1 Results: ' },
      { label: 'section', first: '2.1 Results', last: null },
    ],
    [
      'the section with the stops of an abbreviation',
      { ...place, pageLabel: null, section: 'Asylum in the U.S.' },
      { label: 'section', first: 'Asylum in the U.S.', last: null },
    ],
    [
      'the paragraph where a heading is a mark alone',
      { ...place, pageLabel: null, section: '…' },
      { label: 'paragraph', first: '3', last: null },
    ],
    [
      'the paragraph without sections',
      { ...place, pageLabel: null, section: null },
      { label: 'paragraph', first: '3', last: null },
    ],
    ['nothing where nothing is known', { page: null, pageLabel: null, section: ' ', paragraph: null }, null],
  ])('is %s', (_, where, expected) => {
    expect(locatorOf(where)).toEqual(expected)
  })
})
