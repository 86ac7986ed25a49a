import { describe, expect, it } from 'vitest'
import { parseHtml } from '../../../../../electron/services/extract/html/parse-html.ts'
import { readPageMetadata } from '../../../../../electron/services/extract/html/read-metadata.ts'

const read = (html: string) => readPageMetadata(parseHtml(html))

describe('metadata of a web page', () => {
  it('prefers the tags that libraries read', () => {
    const page = `<html lang="es-MX"><title>Report | Site</title><meta property="og:title" content="Report">
      <meta name="citation_title" content="The  Report"><meta name="citation_author" content="Doe, Jane">
      <meta name="citation_author" content="Roe, Ann"><meta name="citation_publication_date" content="2019/03/01">`
    expect(read(page)).toEqual({
      title: 'The Report',
      language: 'es-MX',
      item: {
        type: 'webpage',
        author: [
          { family: 'Doe', given: 'Jane' },
          { family: 'Roe', given: 'Ann' },
        ],
        issued: { 'date-parts': [[2019, 3, 1]] },
      },
    })
  })

  it('reads JSON-LD, also in a graph', () => {
    const data = {
      '@graph': [
        { '@type': 'Report', author: [{ name: 'Jane Doe' }, 'Ann Roe'], datePublished: '2021-04-05' },
      ],
    }
    const page = `<script type="application/ld+json">${JSON.stringify(data)}</script><h1>Title</h1>`
    expect(read(page)).toEqual({
      title: 'Title',
      language: null,
      item: {
        type: 'report',
        author: [{ literal: 'Jane Doe' }, { literal: 'Ann Roe' }],
        issued: { 'date-parts': [[2021, 4, 5]] },
      },
    })
  })

  it.each(['{"author":', 'null', '[[]]', '"x"', '{"author":{"name":7},"datePublished":{}}'])(
    'takes nothing from broken JSON-LD: %s',
    (json) => {
      const page = `<title>T</title><script type="application/ld+json">${json}</script>`
      expect(read(page)).toEqual({ title: 'T', language: null, item: { type: 'webpage' } })
    },
  )

  it('guesses nothing', () => {
    expect(read('<p>By Jane Doe, 2020</p><svg><title>Icon</title></svg>')).toEqual({
      title: null,
      language: null,
      item: { type: 'webpage' },
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
    const { item } = read('<meta property="article:author" content="https://facebook.com/x">')
    expect(item).toEqual({ type: 'webpage' })
  })
})

describe('a record from the tags of a page', () => {
  const meta = (tags: Record<string, string>) =>
    Object.entries(tags)
      .map(([name, content]) => `<meta name="${name}" content="${content}">`)
      .join('')

  // The example of Google Scholar's inclusion guidelines, with more of its tags.
  it('is a journal article where a journal is named', () => {
    const page = meta({
      citation_title: 'The testis isoform of the phosphorylase kinase catalytic subunit',
      citation_author: 'Liu, Li',
      citation_publication_date: '1996/05/17',
      citation_journal_title: 'Journal of Biological Chemistry',
      citation_volume: '271',
      citation_issue: '20',
      citation_firstpage: '11761',
      citation_lastpage: '11766',
      citation_doi: 'doi:10.1074/jbc.271.20.11761',
      citation_issn: '0021-9258',
    })
    expect(read(page).item).toEqual({
      type: 'article-journal',
      author: [{ family: 'Liu', given: 'Li' }],
      issued: { 'date-parts': [[1996, 5, 17]] },
      'container-title': 'Journal of Biological Chemistry',
      volume: '271',
      issue: '20',
      page: '11761-11766',
      DOI: '10.1074/jbc.271.20.11761',
      ISSN: '0021-9258',
    })
  })

  it('is a report where an institution or a report number is named', () => {
    const page = `<link rel="canonical" href="https://example.org/r/7">${meta({
      citation_technical_report_institution: 'Harbour Institute',
      citation_technical_report_number: 'HI-7',
      'dc.creator': 'Harbour Institute, Inc',
      'dc.date': '2019-05',
      citation_isbn: '978-92-1-101187-5',
    })}`
    expect(read(page).item).toEqual({
      type: 'report',
      author: [{ literal: 'Harbour Institute, Inc' }],
      issued: { 'date-parts': [[2019, 5]] },
      publisher: 'Harbour Institute',
      number: 'HI-7',
      // Its check digit is wrong (the right one is 6), so it is left out.
      URL: 'https://example.org/r/7',
    })
  })

  it('divides a name that JSON-LD gives apart, and no other', () => {
    const data = {
      '@type': 'Report',
      author: [
        { '@type': 'Person', familyName: 'de la Cruz', givenName: 'Ana' },
        { '@type': 'Organization', name: 'UN Women' },
      ],
      publisher: { name: 'United Nations' },
      reportNumber: 'UNW/2019/3',
      datePublished: '2019-05-06T10:00:00Z',
    }
    const { item } = read(`<script type="application/ld+json">${JSON.stringify(data)}</script>`)
    expect(item).toEqual({
      type: 'report',
      author: [{ family: 'de la Cruz', given: 'Ana' }, { literal: 'UN Women' }],
      publisher: 'United Nations',
      number: 'UNW/2019/3',
      issued: { 'date-parts': [[2019, 5, 6]] },
    })
  })

  it('is a web page of its site otherwise', () => {
    const page =
      '<meta property="og:site_name" content="Harbour Institute"><meta property="og:url" content="/x">'
    expect(read(page).item).toEqual({ type: 'webpage', 'container-title': 'Harbour Institute' })
  })
})
