import { describe, expect, it } from 'vitest'
import { plainMarkup } from '../../../../../electron/services/extract/docx/plain-markup.ts'

const MANY = 100_000

describe('markup of a Word file', () => {
  it.each([
    ['<w:dir w:val="a>b"><w:t>x</w:t></w:dir>', '<w:t>x</w:t>'],
    ['<w:br w:type="page" w:clear="all"/><w:br w:type="column"/>', '<w:br w:clear="all"/><w:br/>'],
    ['<w:br w:type="textWrapping"/>', '<w:br w:type="textWrapping"/>'],
    ['<w:rubyPr><w:lid w:val="ja"/></w:rubyPr><w:rt>a</w:rt>', '<w:rt>a</w:rt>'],
    [
      '<mc:AlternateContent><mc:Choice Requires="wps">a</mc:Choice><mc:Fallback>b</mc:Fallback></mc:AlternateContent>',
      'b',
    ],
    ['a<w:drawing>b<w:drawing>c', 'a<w:drawing>b<w:drawing>c'],
  ])('%s becomes %s', (xml, plain) => {
    expect(plainMarkup(xml)).toBe(plain)
  })

  it.each([
    '<w:dir ',
    '<w:dir "',
    '<w:br ',
    '<w:rubyPr>',
    '<w:rt>',
    '<w:rt></w:rt><w:rubyBase>',
    '<mc:AlternateContent>',
    '<w:drawing ',
    '<w:r><w:vanish>',
  ])('is left as it is where %j is there any number of times and never closed', (open) => {
    const hostile = open.repeat(MANY)
    expect(plainMarkup(hostile) === hostile).toBe(true)
  })

  it('has no alternative where none is ever closed', () => {
    const hostile = `<mc:AlternateContent>${'<mc:Choice>'.repeat(MANY)}</mc:AlternateContent>`
    expect(plainMarkup(hostile)).toBe('')
  })

  it('keeps a break of any number of blanks', () => {
    const hostile = `<w:br${' '.repeat(MANY)}/>`
    expect(plainMarkup(hostile) === hostile).toBe(true)
  })
})
