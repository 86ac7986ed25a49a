import { describe, expect, it } from 'vitest'
import { parseHtml } from '../../../../../electron/services/extract/html/parse-html.ts'
import { readPageMetadata, yearIn } from '../../../../../electron/services/extract/html/read-metadata.ts'

const read = (html: string) => readPageMetadata(parseHtml(html))

describe('metadata of a web page', () => {
  it('prefers the tags that libraries read', () => {
    const page = `<html lang="es-MX"><title>Report | Site</title><meta property="og:title" content="Report">
      <meta name="citation_title" content="The  Report"><meta name="citation_author" content="Doe, Jane">
      <meta name="citation_author" content="Roe, Ann"><meta name="citation_publication_date" content="2019/03/01">`
    expect(read(page)).toEqual({
      title: 'The Report',
      author: 'Doe, Jane; Roe, Ann',
      year: '2019',
      language: 'es-MX',
    })
  })

  it('reads JSON-LD, also in a graph', () => {
    const data = {
      '@graph': [
        { '@type': 'Report', author: [{ name: 'Jane Doe' }, 'Ann Roe'], datePublished: '2021-04-05' },
      ],
    }
    const page = `<script type="application/ld+json">${JSON.stringify(data)}</script><h1>Title</h1>`
    expect(read(page)).toEqual({ title: 'Title', author: 'Jane Doe; Ann Roe', year: '2021', language: null })
  })

  it.each(['{"author":', 'null', '[[]]', '"x"', '{"author":{"name":7},"datePublished":{}}'])(
    'takes nothing from broken JSON-LD: %s',
    (json) => {
      const page = `<title>T</title><script type="application/ld+json">${json}</script>`
      expect(read(page)).toEqual({ title: 'T', author: null, year: null, language: null })
    },
  )

  it('guesses nothing', () => {
    expect(read('<p>By Jane Doe, 2020</p><svg><title>Icon</title></svg>')).toEqual({
      title: null,
      author: null,
      year: null,
      language: null,
    })
  })

  it.each([
    ['The report | The site', 'The report'],
    ['The report: part 2 of the title', 'The report'],
    ['The reporters', 'The reporters'],
    ['Site – The report', 'Site – The report'],
  ])('reads the title of a page called %j', (title, expected) => {
    expect(read(`<title>${title}</title><h1>The <i>report</i></h1>`).title).toBe(expected)
  })

  it('takes the address of a profile for no author', () => {
    expect(read('<meta property="article:author" content="https://facebook.com/x">').author).toBeNull()
  })
})

describe('the year in a date', () => {
  it.each([
    [['2019-03-01'], '2019'],
    [['March 1, 2019'], '2019'],
    [['', '1998'], '1998'],
    [['20190301'], null],
    [['0201'], null],
    [[], null],
  ])('%j is %s', (dates, year) => {
    expect(yearIn(dates)).toBe(year)
  })
})
