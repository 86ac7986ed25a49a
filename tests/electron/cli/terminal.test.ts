import { describe, expect, it } from 'vitest'
import { oneLine, progressLine } from '../../../electron/cli/terminal.ts'

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

describe('a progress line', () => {
  const written: string[] = []
  const stream = (isTTY: boolean, columns: number) => {
    written.length = 0
    return { isTTY, columns, write: (text: string) => written.push(text) }
  }

  it('is written over itself, and taken away once', () => {
    const progress = progressLine(stream(true, 80))
    for (const text of [null, 'one', 'two', null, null]) progress(text)
    expect(written).toEqual(['\r\u001b[2Kone', '\r\u001b[2Ktwo', '\r\u001b[2K'])
  })

  it('does not wrap, also where the terminal does not know its width', () => {
    progressLine(stream(true, 20))('x'.repeat(100))
    expect(written).toEqual([`\r\u001b[2K${'x'.repeat(19)}`])
    progressLine(stream(true, 0))('x'.repeat(100))
    expect(written).toEqual([`\r\u001b[2K${'x'.repeat(79)}`])
  })

  it('shows nothing where nobody looks on', () => {
    progressLine(stream(false, 80))('one')
    expect(written).toEqual([])
  })
})
