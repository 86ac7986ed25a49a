// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { digitOf, isTyping, takesKeys, takesText, type KeyPress } from '../../../renderer/state/key-press.ts'
import { press } from './press.ts'

/** What the keyboards of the world send for the keys that carry digits. */
const digits: readonly (readonly [what: string, press: KeyPress, digit: number | null])[] = [
  ['2 of the main row', press('2', { code: 'Digit2' }), 2],
  ['the same key on AZERTY, which prints é', press('é', { code: 'Digit2' }), 2],
  ['the same key with Shift', press('@', { code: 'Digit2', shiftKey: true }), 2],
  ['2 of the numeric pad', press('2', { code: 'Numpad2' }), 2],
  ['the numeric pad without Num Lock', press('ArrowDown', { code: 'Numpad2' }), null],
  ['a letter', press('q', { code: 'KeyQ' }), null],
  ['a function key', press('F2', { code: 'F2' }), null],
]

describe('the digit of a key', () => {
  it.each(digits)('%s', (_what, given, digit) => {
    expect(digitOf(given)).toBe(digit)
  })
})

describe('a press that types', () => {
  it('is one with AltGr, however the system reports it, and one of an input method', () => {
    expect(isTyping(press('@', { code: 'Digit2', modifiers: ['AltGraph'] }))).toBe(true)
    expect(isTyping(press('@', { code: 'Digit2', ctrlKey: true, altKey: true }))).toBe(true)
    expect(isTyping(press('2', { isComposing: true }))).toBe(true)
  })

  it('is none with Ctrl, Alt or Shift alone', () => {
    expect(isTyping(press('z', { ctrlKey: true }))).toBe(false)
    expect(isTyping(press('2', { altKey: true }))).toBe(false)
    expect(isTyping(press('N', { shiftKey: true }))).toBe(false)
  })
})

/** Elements that may have the focus: does Undo belong to them, and do single keys? */
const elements: readonly (readonly [html: string, text: boolean, keys: boolean])[] = [
  ['<textarea>', true, true],
  ['<textarea readonly>', false, false],
  ['<input>', true, true],
  ['<input type="password">', true, true],
  ['<input type="checkbox">', false, false],
  ['<input type="radio">', false, false],
  ['<select></select>', false, true],
  ['<button></button>', false, false],
  ['<li role="option"></li>', false, false],
]

describe('the focused element', () => {
  it.each(elements)('%s takes text: %s, takes keys: %s', (html, text, keys) => {
    document.body.innerHTML = html
    expect(takesText(document.body.firstElementChild)).toBe(text)
    expect(takesKeys(document.body.firstElementChild)).toBe(keys)
  })
})
