import { describe, expect, it } from 'vitest'
import { parseLayout, standardLayouts } from '../../../renderer/state/layout-memory.ts'
import { parsePlace } from '../../../renderer/state/place-memory.ts'
import { countWords } from '../../../renderer/state/word-count.ts'
import { tallyOf } from '../../../renderer/state/verification.ts'

const standard = standardLayouts.wide

/** Remembered texts and the layout they give. */
const layouts: readonly (readonly [what: string, text: string | null, layout: Partial<typeof standard>])[] = [
  ['nothing', null, {}],
  [
    'a whole layout',
    '{"sources":300,"annotations":420,"list":0.5}',
    { sources: 300, annotations: 420, list: 0.5 },
  ],
  ['a part of one', '{"sources":300}', { sources: 300 }],
  ['collapsed panels', '{"sources":0,"annotations":0}', { sources: 0, annotations: 0 }],
  ['a width beyond the limits', '{"sources":5000,"annotations":-4}', {}],
  ['a list of no height', '{"list":0}', {}],
  ['other types', '{"sources":"300","annotations":null,"list":{}}', {}],
  ['no object', '[1,2]', {}],
  ['null', 'null', {}],
  ['no JSON', '{"sources":', {}],
]

describe('a remembered layout', () => {
  it.each(layouts)('%s', (_what, text, expected) => {
    expect(parseLayout(text, standard)).toEqual({ ...standard, ...expected })
  })
})

const places: readonly (readonly [what: string, value: unknown, place: unknown])[] = [
  ['a place without pages', { offset: 12, zoom: 1.5 }, { offset: 12, zoom: 1.5 }],
  [
    'a place on a page',
    { offset: 12, zoom: 'fit-width', page: 3, share: 0.4 },
    { offset: 12, zoom: 'fit-width', page: 3, share: 0.4 },
  ],
  [
    'a place in the gap below a page',
    { offset: 12, zoom: 1, page: 3, share: 1.02 },
    { offset: 12, zoom: 1, page: 3, share: 1 },
  ],
  ['a page that is none', { offset: 12, zoom: 1, page: 0, share: 0.4 }, { offset: 12, zoom: 1 }],
  ['a negative offset', { offset: -1, zoom: 1 }, null],
  ['half an offset', { offset: 1.5, zoom: 1 }, null],
  ['a zoom of nothing', { offset: 1, zoom: 0 }, null],
  ['an unknown zoom', { offset: 1, zoom: 'huge' }, null],
  ['no object', 7, null],
]

describe('a remembered place', () => {
  it.each(places)('%s', (_what, value, place) => {
    expect(parsePlace(value)).toEqual(place)
  })
})

describe('counts', () => {
  it('count words, not signs between them', () => {
    expect(countWords('one')).toBe('1 word')
    expect(countWords('  4.5 per cent – or\n“more” … ')).toBe('5 words')
    expect(countWords('—')).toBe('0 words')
  })

  it('call exact and normalised quotes standing', () => {
    const summary = {
      exact: 5,
      normalised: 4,
      fuzzy: 1,
      moved: 3,
      missing: 2,
      wrongFile: 1,
    }
    expect(tallyOf({ rows: [], summary })).toEqual({ all: 16, stand: 9 })
  })
})
