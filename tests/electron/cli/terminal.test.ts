import { describe, expect, it } from 'vitest'
import { oneLine } from '../../../electron/cli/terminal.ts'

describe('text shown on one line', () => {
  it.each([
    ['line breaks and tabs', ' one\r\n\ttwo\u2028three ', 'one two three'],
    ['an escape sequence', 'red \u001b[31malert', 'red [31malert'],
    ['a bell, a NUL and C1 controls', 'a\u0007b\u0000c\u009bd', 'a b c d'],
    ['nothing', '', ''],
  ])('has no %s', (_name, text, shown) => {
    expect(oneLine(text)).toBe(shown)
  })
})
