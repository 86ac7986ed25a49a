import { describe, expect, it } from 'vitest'
import { readTitlePage } from '../../../../electron/services/sources/read-title-page.ts'
import { extractionOf } from './extraction-of.ts'

const read = (...lines: string[]) => {
  const text = lines.join('\n')
  let start = 0
  const blocks = lines.map((line) => {
    const block = { kind: 'paragraph' as const, start, end: start + line.length }
    start = block.end + 1
    return block
  })
  const { canonical } = extractionOf()
  return readTitlePage({ ...canonical, text, blocks })
}

describe('a title page', () => {
  // The title pages of the reports named, from gao.gov and crsreports.congress.gov.
  it('says number and date of GAO-06-282', () => {
    expect(
      read('Report to Congressional Addressees', 'February 2006', 'BREASTFEEDING', 'GAO-06-282'),
    ).toEqual({
      type: 'report',
      number: 'GAO-06-282',
      issued: { 'date-parts': [[2006, 2]] },
    })
  })

  it('says number and date of R44243', () => {
    const lines = [
      'Electing the Speaker',
      'Updated April 21, 2026',
      'Congressional Research Service',
      'R44243',
    ]
    expect(read(...lines)).toEqual({
      type: 'report',
      number: 'R44243',
      issued: { 'date-parts': [[2026, 4, 21]] },
    })
  })

  it.each([
    ['Thursday, August 6, 2020', [2020, 8, 6]],
    ['5 August 2019', [2019, 8, 5]],
    ['Published: 5th August 2019', [2019, 8, 5]],
    ['Mayo de 2019', [2019, 5]],
    ['6 de mayo de 2019', [2019, 5, 6]],
  ])('dates itself with a line “%s”', (line, parts) => {
    expect(read('Title', line)).toEqual({ issued: { 'date-parts': [parts] } })
  })

  it('says a number, DOI, ISBN and ISSN behind their names', () => {
    const lines = [
      'Working Paper No. 12',
      'https://doi.org/10.1000/182',
      'ISBN 978-92-95055-12-4',
      'ISSN 0028-0836',
    ]
    expect(read(...lines)).toEqual({
      type: 'report',
      number: '12',
      DOI: '10.1000/182',
      ISBN: '978-92-95055-12-4',
      ISSN: '0028-0836',
    })
  })

  it.each([
    ['a date within a sentence', ['The plan of May 2019 failed.']],
    ['two dates', ['May 2019', 'June 2019']],
    ['two ISBNs', ['ISBN 978-92-95055-12-4', 'ISBN 0-306-40615-2']],
    ['an ISBN with a wrong check digit', ['ISBN 978-92-95055-12-5']],
    ['a DOI that is cited', ['Doe, J. (2019). Title. https://doi.org/10.1000/182']],
    ['no month', ['Kapitel 5, 2019', '2019']],
    ['a day that is none', ['May 32, 2019']],
  ])('is not believed: %s', (_name, lines) => {
    expect(read('Title', ...lines)).toEqual({})
  })
})
