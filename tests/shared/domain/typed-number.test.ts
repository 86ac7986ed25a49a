import { describe, expect, test } from 'vitest'
import { parseTypedNumber } from '../../../shared/domain/typed-number.ts'

describe('A number as it is typed', () => {
  test.each([
    ['1200', 1200],
    [' -3.5 ', -3.5],
    ['\u22123,5', -3.5],
    ['+7', 7],
    ['0.125', 0.125],
    ['0,125', 0.125],
    ['3.1416', 3.1416],
    ['1 200', 1200],
    ['17\u202f900', 17900],
    ['17\u00a0900,5', 17900.5],
    ["1'234'567", 1234567],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234,567.25', 1234567.25],
  ])('%j is read', (text, value) => {
    expect(parseTypedNumber(text)).toEqual({ ok: true, value })
  })

  test.each(['17,900', '1.200'])('%j, which two locales read differently, is sent back', (text) => {
    expect(parseTypedNumber(text).ok).toBe(false)
  })

  test('says how to write what can be read in two ways', () => {
    expect(parseTypedNumber('17,900')).toEqual({
      ok: false,
      problem: '“17,900” can be read in two ways: write 17900 or 17.9000.',
    })
    expect(parseTypedNumber('17900')).toEqual({ ok: true, value: 17900 })
    expect(parseTypedNumber('17.9000')).toEqual({ ok: true, value: 17.9 })
  })

  test.each(['', 'about 40', '77%', '1e3', '1..2', '1,23,45', '1,234.567.8', '12 34', '1,2.3,4'])(
    '%j is no number',
    (text) => {
      expect(parseTypedNumber(text).ok).toBe(false)
    },
  )
})
