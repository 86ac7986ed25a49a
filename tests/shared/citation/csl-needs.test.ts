import { describe, expect, it } from 'vitest'
import { fieldsOf, missingOf } from '../../../shared/citation/csl-needs.ts'
import { CSL_TYPES, type CslItem } from '../../../shared/domain/csl-item.ts'

const missing = (item: CslItem, title = 'A report') => missingOf({ item, title, fileName: 'a-report.pdf' })
const author = [{ literal: 'UN' }]
const issued = { 'date-parts': [[2019]] }

describe('what a reference lacks', () => {
  it.each<[CslItem, readonly string[]]>([
    [{}, ['type', 'author', 'issued']],
    [{ type: 'report' }, ['author', 'issued', 'publisher']],
    [{ type: 'report', author, issued, publisher: 'UN' }, []],
    [{ type: 'article-journal', author, issued }, ['container-title', 'volume', 'page']],
    [{ type: 'article-journal', author, issued, 'container-title': 'J', DOI: '10.1000/182' }, []],
    [{ type: 'book', editor: author, issued, publisher: 'P' }, []],
    [{ type: 'webpage', author, issued, publisher: 'P' }, ['URL']],
    [{ type: 'legislation' }, ['jurisdiction', 'number', 'issued']],
    [{ type: 'thesis', author, issued, publisher: 'U' }, ['genre']],
    [{ type: 'song' }, ['author', 'issued']],
  ])('%j lacks %j', (item, expected) => {
    expect(missing(item)).toEqual(expected)
  })

  it.each(['a-report', 'A-Report.PDF', ' a-report.pdf '])(
    'is a title where that is the file’s name: %s',
    (title) => {
      expect(missing({ type: 'treaty', issued }, title)).toEqual(['title'])
    },
  )
})

describe('the fields of a form', () => {
  it('begin with the type and name each variable once, all that can be missing among them', () => {
    for (const type of CSL_TYPES) {
      const fields = fieldsOf(type)
      expect(fields[0]).toBe('type')
      expect(new Set(fields).size).toBe(fields.length)
      const lacking = missingOf({ item: { type }, title: '', fileName: '' })
      expect(fields).toEqual(expect.arrayContaining([...lacking]))
    }
  })

  it('ask a journal article for its journal, and no report', () => {
    expect(fieldsOf('article-journal')).toContain('container-title')
    expect(fieldsOf('report')).not.toContain('container-title')
  })
})
