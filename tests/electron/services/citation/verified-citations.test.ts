/** What every style writes in every language is understood when a dataset is verified. */
import { describe, expect, it } from 'vitest'
import { BUNDLED_STYLES, LOCALE_NAMES } from '../../../../shared/citation/citation-styles.ts'
import { citesPlace } from '../../../../shared/citation/cites-place.ts'
import { citerOf, NOWHERE, page, source } from './citers.ts'

const issued = { 'date-parts': [[2019, 5, 12]] }
const sources = [
  source('report', {
    type: 'report',
    title: 'Agenda 2030: progress on p. 7 since 1999',
    author: [{ family: 'Ortiz', given: 'S. P.' }],
    publisher: 'UNICEF',
    number: '41',
    URL: 'https://example.org/reports/1984/page-5.pdf',
    issued,
  }),
  source('article', {
    type: 'article-journal',
    title: 'Water in 12 cities',
    author: [{ literal: 'Group of 77' }],
    'container-title': 'Wells',
    volume: '8',
    issue: '3',
    page: '1–300',
    DOI: '10.1000/xyz123',
    issued,
  }),
  source('page', { type: 'webpage', title: 'Section 8', URL: 'https://example.org/8', accessed: issued }),
  source('bare', { title: 'Dark by Ten' }),
]

describe.each(BUNDLED_STYLES.map(({ name }) => [name]))('citations in %s', (style) => {
  it.each(LOCALE_NAMES.map((locale) => [locale]))('name their own place and no other, %s', async (locale) => {
    const citer = await citerOf(sources, style, locale)
    const ranges = [{ page: 3 }, { page: 4 }]
    for (const one of sources) {
      const words = { title: one.title, reference: citer.reference(one) }
      for (const label of ['12', '3', '412', 'iv', 'xii', 'A-3', '[2]']) {
        for (const place of [page(label), { ...page(label), boxes: ranges }]) {
          const citation = citer.cite(one, place)
          expect([citation, citesPlace(citation, page(label), words)]).toEqual([citation, true])
          for (const other of ['9', '99', 'ix', 'B-3', null]) {
            const verdict = citesPlace(citation, { ...NOWHERE, pageLabel: other }, words)
            expect([citation, other, verdict]).toEqual([citation, other, false])
          }
        }
      }
      const section = { ...NOWHERE, section: '2.1 Results - p. 4', paragraph: 8 }
      for (const place of [section, { ...NOWHERE, paragraph: 8 }]) {
        const citation = citer.cite(one, place)
        expect([citation, citesPlace(citation, place, words)]).toEqual([citation, true])
        const elsewhere = { ...NOWHERE, section: 'Methods', paragraph: 9 }
        expect([citation, citesPlace(citation, elsewhere, words)]).toEqual([citation, false])
      }
      const whole = citer.cite(one, NOWHERE)
      expect([whole, citesPlace(whole, page('12'), words)]).toEqual([whole, true])
    }
  })
})
