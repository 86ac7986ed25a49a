/** Citations and references against the examples that the style guides publish (tests/cases/citations.ts). */
import { describe, expect, it } from 'vitest'
import { PUBLISHED_GUIDES } from '../../../cases/citations.ts'
import { citerOf, source } from './citers.ts'

// Which dash and which space is the processor's affair.
const plain = (text: string) => text.replaceAll('–', '-').replaceAll('\u00A0', ' ')

describe.each(PUBLISHED_GUIDES)('what is printed for $style in $page', ({ style, locale, examples }) => {
  it.each(examples.map((example) => [example.citation ?? example.reference, example] as const))(
    '%s',
    async (_shown, { item, at = {}, before = 0, citation, reference }) => {
      const cited = source('cited', item)
      const others = Array.from({ length: before }, (_, place) => source(`other${place}`, { title: 'Other' }))
      const citer = await citerOf([...others, cited], style, locale)
      const { page = null, to, section = null, paragraph = null } = at
      const boxes = to === undefined ? [] : [{ page: 1 }, { page: 1 + Number(to) - Number(page) }]
      const place = { pageLabel: page, section, paragraph, boxes }
      if (citation !== undefined) expect(plain(citer.cite(cited, place))).toBe(plain(citation))
      if (reference !== undefined) expect(plain(citer.reference(cited))).toBe(plain(reference))
    },
  )
})
