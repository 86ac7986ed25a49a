/** Citations and references against the examples that the style guides publish (tests/cases/citations.ts). */
import { describe, expect, it } from 'vitest'
import { PUBLISHED_CITATIONS } from '../../../cases/citations.ts'
import { citerOf, source } from './citers.ts'

const hyphens = (text: string) => text.replaceAll('–', '-')

describe('what a style guide prints', () => {
  it.each(
    PUBLISHED_CITATIONS.map((example) => [example.style, example.citation ?? example.reference, example]),
  )('%s: %s', async (style, _shown, { item, at, before = 0, citation, reference }) => {
    const cited = source('cited', item)
    const others = Array.from({ length: before }, (_, place) => source(`other${place}`, { title: 'Other' }))
    const citer = await citerOf([...others, cited], style)
    const { page = null, to = page, section = null, paragraph = null } = at
    const boxes = page === null ? [] : [{ page: 1 }, { page: 1 + Number(to) - Number(page) }]
    const place = { pageLabel: page, section, paragraph, boxes }
    if (citation !== undefined) expect(citer.cite(cited, place)).toBe(citation)
    if (reference !== undefined) expect(hyphens(citer.reference(cited))).toBe(hyphens(reference))
  })
})
