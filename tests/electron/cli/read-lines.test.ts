import { describe, expect, it } from 'vitest'
import { LONGEST_LINE, readLines, type NumberedLine } from '../../../electron/cli/read-lines.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

async function linesOf(...chunks: readonly (string | Uint8Array)[]): Promise<NumberedLine[]> {
  async function* input() {
    await Promise.resolve()
    for (const chunk of chunks) yield typeof chunk === 'string' ? bytes(chunk) : chunk
  }
  const lines: NumberedLine[] = []
  for await (const line of readLines(input())) lines.push(line)
  return lines
}

const textsOf = async (...chunks: string[]) =>
  (await linesOf(...chunks)).map(({ line, text }) => [line, text])

describe('reading lines', () => {
  it('counts from 1, blank lines too, and passes over these', async () => {
    expect(await textsOf('a\n\n \t\nb\n')).toEqual([
      [1, 'a'],
      [4, 'b'],
    ])
  })

  it('gives blank lines too where asked', async () => {
    async function* input() {
      await Promise.resolve()
      yield bytes('a\n\n \nb')
    }
    const texts: string[] = []
    for await (const { text } of readLines(input(), { blank: true })) texts.push(text)
    expect(texts).toEqual(['a', '', ' ', 'b'])
  })

  it('takes a last line without a line end', async () => {
    expect(await textsOf('a\nb')).toEqual([
      [1, 'a'],
      [2, 'b'],
    ])
  })

  it('finds none in an empty file', async () => {
    expect(await textsOf('')).toEqual([])
    expect(await textsOf('\uFEFF')).toEqual([])
  })

  it('takes CRLF as one line end', async () => {
    const lines = await linesOf('{}\r\n\r\n[]\r\n')
    expect(lines.map(({ line, text }) => [line, text.trim()])).toEqual([
      [1, '{}'],
      [3, '[]'],
    ])
  })

  it('does not end a line at CR, U+2028, U+2029 or U+0085', async () => {
    expect(await textsOf('a\rb\u2028c\u2029d\u0085e\n')).toEqual([[1, 'a\rb\u2028c\u2029d\u0085e']])
  })

  it('takes a byte order mark off the start only', async () => {
    expect(await textsOf('\uFEFFa\n\uFEFFb')).toEqual([
      [1, 'a'],
      [2, '\uFEFFb'],
    ])
  })

  it('joins what comes in pieces, within a character too', async () => {
    const whole = bytes('añ\nb€c\n')
    for (let cut = 0; cut <= whole.length; cut++) {
      const lines = await linesOf(whole.subarray(0, cut), whole.subarray(cut))
      expect(lines.map(({ text }) => text)).toEqual(['añ', 'b€c'])
    }
  })

  it('names a line that is not UTF-8, and goes on', async () => {
    const [bad, good] = await linesOf(Uint8Array.of(0x61, 0xe9, 0x0a), 'b\n')
    expect(bad).toMatchObject({ line: 1, problem: expect.stringContaining('UTF-8') as string })
    expect(good).toEqual({ line: 2, text: 'b', problem: null })
  })

  it('names a line that is too long, and goes on', async () => {
    const piece = new Uint8Array(LONGEST_LINE / 4).fill(0x61)
    const [longest] = await linesOf(piece, piece, piece, piece, '\n')
    expect(longest).toMatchObject({ problem: null })
    const [long, next] = await linesOf(piece, piece, piece, piece, 'a', piece, '\nb\n')
    expect(long).toMatchObject({ line: 1, problem: expect.stringContaining('longer than 16 MB') as string })
    expect(next).toEqual({ line: 2, text: 'b', problem: null })
  })
})
