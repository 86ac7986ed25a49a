import { describe, expect, it } from 'vitest'
import { labelPages, readPageNumber } from '../../../../../electron/services/extract/pdf/page-numbers.ts'

describe('readPageNumber', () => {
  it.each([
    ['12', 12, 'arabic'],
    ['– 12 –', 12, 'arabic'],
    ['Page 7', 7, 'arabic'],
    ['3 of 20', 3, 'arabic'],
    ['iv', 4, 'roman'],
    ['XIX', 19, 'roman'],
    ['xcviii', 98, 'roman'],
  ])('reads %j', (text, value, style) => {
    expect(readPageNumber(text)).toEqual({ value, style })
  })

  it.each(['A-3', '1.2', 'iiii', 'vx', 'Table 3', '12,000', ''])('takes %j for no page number', (text) => {
    expect(readPageNumber(text)).toBeNull()
  })
})

describe('labelPages', () => {
  const sizes = Array.from({ length: 4 }, () => ({ width: 612, height: 792 }))
  const labels = (fileLabels: string[] | null, furniture: string[][]) =>
    labelPages(
      sizes,
      fileLabels,
      furniture.map((texts, index) => ({ page: index + 1, texts })),
    ).map((page) => page.label)

  it('takes the labels of the file where they say more than the sheet number', () => {
    expect(labels(['i', 'ii', '1', ''], [])).toEqual(['i', 'ii', '1', '4'])
  })

  it('prefers printed numbers to labels that only count the sheets, and brackets a cover’s', () => {
    const printed = [['Report'], ['Page 1 Report 2019'], ['Page 2 Report 2019'], ['Page 3 Report 2019']]
    expect(labels(['1', '2', '3', '4'], printed)).toEqual(['[1]', '1', '2', '3'])
  })

  it('counts roman and arabic numbers as two series', () => {
    expect(labels(null, [['ii'], ['iii'], ['1'], ['2']])).toEqual(['ii', 'iii', '1', '2'])
  })

  it('takes the only roman number where it is called a page', () => {
    expect(labels(null, [['Cover'], ['Page i Report'], ['Page 1 Report'], ['Page 2 Report']])).toEqual([
      '[1]',
      'i',
      '1',
      '2',
    ])
  })

  it('takes no number that does not run with the sheets', () => {
    expect(labels(null, [['Vol. 85'], ['Vol. 85'], ['Vol. 85'], ['90']])).toEqual(['1', '2', '3', '4'])
  })

  it('gives the number of the longer series where a sheet shows two', () => {
    const printed = [
      ['Chapter 5', '41'],
      ['Chapter 6', '42'],
      ['Chapter 6', '43'],
      ['Chapter 6', '44'],
    ]
    expect(labels(null, printed)).toEqual(['41', '42', '43', '44'])
  })
})
