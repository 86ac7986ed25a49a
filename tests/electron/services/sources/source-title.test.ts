import { describe, expect, it } from 'vitest'
import { chooseTitle } from '../../../../electron/services/sources/source-title.ts'
import { extractionOf } from './extraction-of.ts'

const titleOf = (title: string | null, fileName = 'gao-06-282.pdf', heading = 'Hurricane Katrina') =>
  chooseTitle(extractionOf({ heading, title }), fileName)

describe('the title of a source', () => {
  it.each([
    'Hurricane Katrina: GAO’s Preliminary Observations',
    'Slide rules in schools, 1950–1970',
    'Documents of the Congress of Vienna',
    'Print media in Bolivia - a survey',
    'Word by word',
    'Microsoft Word in schools: a study',
    '移民報告',
    'I',
  ])('is what the file says, where that is a title: %s', (title) => {
    const heading = title === 'I' ? 'I' : 'Another heading'
    expect(titleOf(title, 'x.pdf', heading)).toBe(title)
  })

  it.each([
    'Microsoft Word - GAO-06-282.doc',
    'Microsoft Word - Final report',
    'Microsoft PowerPoint - slides.ppt',
    'untitled',
    'Untitled-1',
    'Document1',
    'PowerPoint Presentation',
    'Slide 1',
    'report_final_v3.docx',
    'page.html',
    'gao-06-282',
    'GAO-06-282.PDF',
    '(null)',
    '12345',
    '----',
    '   ',
    '',
    null,
  ])('is the first heading where the file says only %j', (title) => {
    expect(titleOf(title)).toBe('Hurricane Katrina')
  })

  it('is the name of the file where there is neither', () => {
    expect(titleOf(null, 'Annual report 2019.final.pdf', '')).toBe('Annual report 2019.final')
    expect(titleOf(null, '.pdf', '')).toBe('.pdf')
  })

  it('is one line, and not endless', () => {
    expect(titleOf('Rain\r\n  and\u0000 roads')).toBe('Rain and roads')
    expect(Array.from(titleOf('Word '.repeat(200)))).toHaveLength(300)
  })
})
