import { describe, expect, it } from 'vitest'
import { CSL_VARIABLES, cslRule, formatCslValue, parseCslValue } from '../../../shared/domain/csl-item.ts'
import { draftEditItem } from '../../../shared/domain/draft-source.ts'

describe('values of a bibliographic record', () => {
  it('come back as they were stored', () => {
    const author = [{ family: 'Cruz', given: 'Ana', 'non-dropping-particle': 'de la' }, { literal: 'UNESCO' }]
    expect(parseCslValue('author', formatCslValue(author))).toEqual(author)
    const issued = { 'date-parts': [[2019, 5], [2020]], circa: true }
    expect(parseCslValue('issued', formatCslValue(issued))).toEqual(issued)
    expect(parseCslValue('volume', '3')).toBe('3')
    expect(parseCslValue('volume', '')).toBeUndefined()
  })

  it('are refused where they are none', () => {
    expect(cslRule('author')?.check('Ortiz')).toBe('a JSON list of CSL names, or ""')
    expect(cslRule('author')?.check('[{"family":""}]')).not.toBeNull()
    expect(cslRule('issued')?.check('{"date-parts":[[2019,13]]}')).toBe('a CSL date as JSON, or ""')
    expect(cslRule('issued')?.check('{"date-parts":[["2019"]]}')).toBeNull()
    expect(cslRule('type')?.check('techreport')).toBe('a CSL type like report, or ""')
    expect(cslRule('colour')).toBeNull()
    expect(cslRule('title')).toBeNull()
  })

  it('are written where they differ, the title as the source’s own', () => {
    const current = { title: 'Old', publisher: 'UN', volume: '3' }
    const draft = draftEditItem('s1', current, { title: 'New', publisher: 'UN', issue: '2' })
    expect(draft.writes).toEqual([
      { kind: 'source', id: 's1', field: 'title', value: 'New' },
      { kind: 'source', id: 's1', field: 'csl/issue', value: '2' },
      { kind: 'source', id: 's1', field: 'csl/volume', value: '' },
    ])
  })

  it('have variables that are named once', () => {
    expect(new Set(CSL_VARIABLES).size).toBe(CSL_VARIABLES.length)
  })
})
