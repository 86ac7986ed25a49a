import { describe, expect, test } from 'vitest'
import type { FieldType } from '../../../shared/domain/codebook.ts'
import { readFieldValue, storedText, type StoredValue } from '../../../shared/domain/field-value.ts'

const read = (type: FieldType, value: StoredValue['value'], options: readonly string[] = []) =>
  readFieldValue({ type, options }, { value, links: [] })
const ok = (value: unknown) => ({ ok: true, value })

describe('Reading what a field holds', () => {
  test.each(['text', 'number', 'period', 'choice', 'choices', 'flag', 'link', 'figures'] as const)(
    'nothing stated in a field of type %s is null, whether never written or emptied',
    (type) => {
      expect(readFieldValue({ type, options: [] }, undefined)).toEqual(ok(null))
      expect(read(type, null)).toEqual(ok(null))
      expect(read(type, '')).toEqual(ok(null))
    },
  )

  test('a text takes what was written while it was of another type', () => {
    expect(read('text', 'rape, sexual violence')).toEqual(ok('rape, sexual violence'))
    expect(read('text', 12.5)).toEqual(ok('12.5'))
    expect(read('text', true)).toEqual(ok('yes'))
    expect(read('period', 2023)).toEqual(ok('2023'))
  })

  test('a number is taken from digits with a decimal point, and from nothing else', () => {
    expect(read('number', 0)).toEqual(ok(0))
    expect(read('number', ' -12.50 ')).toEqual(ok(-12.5))
    expect(read('number', '1e3').ok).toBe(false)
    expect(read('number', '1,200').ok).toBe(false)
    expect(read('number', '0x10').ok).toBe(false)
    expect(read('number', true).ok).toBe(false)
    expect(read('number', Number.NaN).ok).toBe(false)
    expect(read('number', 'about 40')).toEqual({ ok: false, problem: '“about 40” is no number' })
  })

  test('a choice is one of its options, as the option is spelled', () => {
    expect(read('choice', 'STOP ', ['do', 'Stop'])).toEqual(ok('Stop'))
    expect(read('choice', 'halt', ['do', 'stop'])).toEqual({
      ok: false,
      problem: '“halt” is none of do, stop',
    })
    expect(read('choice', 3, ['1', '3'])).toEqual(ok('3'))
    expect(read('choice', 'do', []).ok).toBe(false)
  })

  test('choices are read a line each, in the order of the options', () => {
    expect(read('choices', 'women\n\nChildren \nwomen', ['children', 'women', 'men'])).toEqual(
      ok(['children', 'women']),
    )
    expect(read('choices', 'women\nelders', ['children', 'women'])).toEqual({
      ok: false,
      problem: '“elders” is none of children, women',
    })
  })

  test('a yes or no is taken as a word as well', () => {
    expect(read('flag', false)).toEqual(ok(false))
    expect(read('flag', 'Yes')).toEqual(ok(true))
    expect(read('flag', 'false')).toEqual(ok(false))
    expect(read('flag', 1).ok).toBe(false)
  })

  test('links are the ids linked to, and fit no other field', () => {
    const stored = { value: null, links: ['a1', 'a2'] }
    expect(readFieldValue({ type: 'link', options: [] }, stored)).toEqual(ok(['a1', 'a2']))
    expect(readFieldValue({ type: 'text', options: [] }, stored)).toEqual({
      ok: false,
      problem: '“2 links” are no text',
    })
    expect(read('link', 'see above').ok).toBe(false)
    expect(read('figures', '23').ok).toBe(false)
  })

  test('what is stored is told as a person would write it', () => {
    expect(storedText({ value: false, links: [] })).toBe('no')
    expect(storedText({ value: 0, links: [] })).toBe('0')
    expect(storedText({ value: null, links: [] })).toBe('')
  })
})
