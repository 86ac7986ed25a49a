/** pincite figures: the figures of a text, or of each line on standard input. */
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { jsonOf, pincite, stopper } from './command-line.ts'

const lines = (...texts: string[]) => Readable.from([Buffer.from(texts.join('\n'))])
const sentence = 'In Tarsk, more than 4.2 million households paid $40 to $60 a month in 2023.'

describe('pincite figures with a text', () => {
  it('prints its figures as one list with the documented keys only', async () => {
    expect(await jsonOf(['figures', sentence])).toEqual([
      {
        raw: 'more than 4.2 million',
        start: 10,
        end: 31,
        value: 4200000,
        qualifier: '>',
        unit: 'households',
        head: 'households',
        place: 'Tarsk',
        period: '2023',
      },
      {
        raw: '$40 to $60',
        start: 48,
        end: 58,
        value: 40,
        high: 60,
        qualifier: 'range',
        unit: 'USD per month',
        place: 'Tarsk',
        period: '2023',
      },
    ])
  })

  it('adds denominator, uncertainty and the words of each field with --all', async () => {
    const found = await jsonOf<Record<string, unknown>[]>([
      'figures',
      'Of 350 tenants, 12 % (± 3 points) had left.',
      '--all',
    ])
    expect(found[1]).toMatchObject({
      value: 12,
      denominator: 350,
      uncertainty: '± 3 points',
      parts: {
        value: { start: 16, end: 18 },
        unit: { start: 19, end: 20 },
        denominator: { start: 3, end: 6 },
      },
    })
  })

  it('reads numbers as the language given writes them', async () => {
    const text = '1.234'
    expect(await jsonOf(['figures', `${text} km`, '--locale', 'es'])).toMatchObject([{ value: 1234 }])
    expect(await jsonOf(['figures', `${text} km`, '--locale', 'en'])).toMatchObject([{ value: 1.234 }])
  })

  it('refuses a language it does not know', async () => {
    const { code, out, err } = await pincite(['figures', sentence, '--locale', 'fr'])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('--locale wants en or es, not “fr”.')
  })

  it('prints a table for people, and says so where there is nothing', async () => {
    const { code, out } = await pincite(['figures', sentence])
    expect(code).toBe(0)
    const [head, first, second] = out.split('\n').map((row) => row.split(/ {2,}/))
    expect(head).toEqual(['figure', 'value', 'unit', 'what', 'place', 'period'])
    expect(first).toEqual(['more than 4.2 million', '> 4200000', 'households', 'households', 'Tarsk', '2023'])
    expect(second?.slice(0, 3)).toEqual(['$40 to $60', '40 to 60', 'USD per month'])
    expect(await pincite(['figures', 'See section 4.'])).toEqual({ code: 0, out: '', err: 'No figures.\n' })
  })
})

describe('pincite figures with lines on standard input', () => {
  it('prints one list a line, an empty one for an empty line', async () => {
    const { code, out } = await pincite(['figures', '-', '--json'], {
      input: lines('16 boats sank.', '', 'See page 7.', 'Half of nothing', 'Nine boats sank.\r', ''),
    })
    expect(code).toBe(0)
    const lists = out.trimEnd().split('\n')
    expect(lists.map((list) => (JSON.parse(list) as { value: number }[]).map(({ value }) => value))).toEqual([
      [16],
      [],
      [],
      [0.5],
      [9],
    ])
  })

  it('names the line of each figure in the table', async () => {
    const { out } = await pincite(['figures', '-'], { input: lines('none here', '16 boats sank.') })
    expect(out).toMatch(/^2: 16 {2,}= 16 {2,}boats {2,}boats\n$/)
  })

  it('gives a line that is no UTF-8 an empty list, names it and goes on', async () => {
    const input = Readable.from([
      Buffer.from('16 boats\n'),
      Buffer.from([0xff, 0x0a]),
      Buffer.from('17 boats\n'),
    ])
    const { code, out, err } = await pincite(['figures', '-', '--json'], { input })
    expect(code).toBe(1)
    expect(out.split('\n').map((list) => list.length > 2)).toEqual([true, false, true, false])
    expect(err).toContain('2: This line is not UTF-8 text.')
  })

  it('prints a line before the next one is there, and stops when asked', async () => {
    const { signal, stop } = stopper()
    const input = new Readable({ read: () => undefined })
    input.push('16 boats\n')
    const ran = await pincite(['figures', '-', '--json'], { input, signal, onPrint: stop })
    expect([ran.code, ran.err]).toEqual([1, 'pincite figures: Stopped.\n'])
    expect(ran.out).toContain('"value":16')
  })
})
