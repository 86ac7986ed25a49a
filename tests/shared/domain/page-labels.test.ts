import { describe, expect, it } from 'vitest'
import {
  formatPageLabels,
  labelAt,
  pageLabelOf,
  parsePageLabels,
} from '../../../shared/domain/page-labels.ts'

describe('page labels', () => {
  // ISO 32000-2, 12.4.2, EXAMPLE: i, ii, iii, iv, 1, 2, 3, A-8, A-9, …
  it('are those of the standard’s own example', () => {
    const rules = '1:r:1 5:D:1 8:D:8:A-'
    const labels = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((sheet) => labelAt(rules, sheet))
    expect(labels).toEqual(['i', 'ii', 'iii', 'iv', '1', '2', '3', 'A-8', 'A-9'])
  })

  it.each([
    ['1:R:1', 4, 'IV'],
    ['1:r:1', 1999, 'mcmxcix'],
    ['1:a:1', 26, 'z'],
    // "aa to zz for the next 26": Table 161.
    ['1:a:1', 27, 'aa'],
    ['1:A:1', 53, 'AAA'],
    ['1:none:1:Cover', 1, 'Cover'],
    ['3:D', 2, null],
    ['3:D', 3, '1'],
    ['', 1, null],
    ['nonsense', 1, null],
  ])('%s names sheet %d', (rules, sheet, label) => {
    expect(labelAt(rules, sheet)).toBe(label)
  })

  it('are written as they are read, prefixes with white space too', () => {
    for (const text of ['1:r:1 5:D:1', '1:none:1:Cover%20page', '2:D:7:100%25:']) {
      const reading = parsePageLabels(text)
      expect(reading.ok && formatPageLabels(reading.rules)).toBe(text)
    }
    expect(labelAt('1:none:1:Cover%20page', 1)).toBe('Cover page')
  })

  it.each([
    ['1:x:1', '“1:x:1” is no page label rule'],
    ['0:D:1', '“0:D:1” is no page label rule'],
    ['1:D:0', '“1:D:0” is no page label rule'],
    ['1:D:1:%', '“1:D:1:%” is no page label rule'],
    ['5:D:1 5:r:1', '“5:r:1” stands behind a rule for sheet 5'],
  ])('%s can’t be read', (text, message) => {
    const reading = parsePageLabels(text)
    expect(reading.ok ? '' : reading.message).toContain(message)
  })

  it('begin on a sheet of the file, where it is known how many it has', () => {
    expect(parsePageLabels('1:r:1 40:D:1', 40)).toMatchObject({ ok: true })
    expect(parsePageLabels('500:D:1')).toMatchObject({ ok: true })
    expect(parsePageLabels('1:r:1 500:D:1', 40)).toEqual({
      ok: false,
      message:
        '“500:D:1” begins on sheet 500, and the file has 40 sheets: they are counted from its first on, whatever is printed on them.',
    })
    expect(parsePageLabels('2:D:1', 1)).toMatchObject({
      message: expect.stringContaining('has 1 sheet:') as string,
    })
  })

  it('correct a passage’s label only where they say something of its sheet', () => {
    const place = { page: 5, fileLabel: '5' }
    expect(pageLabelOf({ pageLabels: '1:r:1 5:D:1' }, place)).toBe('1')
    expect(pageLabelOf({ pageLabels: '6:D:1' }, place)).toBe('5')
    expect(pageLabelOf({ pageLabels: '' }, place)).toBe('5')
    expect(pageLabelOf({ pageLabels: '1:D:1' }, { page: null, fileLabel: null })).toBeNull()
  })
})
