import { describe, expect, it } from 'vitest'
import { parseTagLine } from '../../../electron/cli/parse-tag-line.ts'
import { lineCases } from '../../cases/cli/tag-lines.ts'

describe('a line that says what to tag', () => {
  for (const { name, line, refused } of lineCases) {
    it(`${refused === undefined ? 'may hold' : 'may not hold'} ${name}`, () => {
      const parsed = parseTagLine(line)
      if (refused === undefined) expect(parsed).toEqual(JSON.parse(line))
      else expect(parsed).toContain(refused)
    })
  }

  it('may hold fields, of any shape until their code is known', () => {
    const fields = { theme: 'trade', figures: [{ value: 12 }] }
    const line = JSON.stringify({ source: 'a.txt', code: 'finding', quote: 'Words.', fields })
    expect(parseTagLine(line)).toMatchObject({
      fields: [
        { name: 'theme', value: 'trade' },
        { name: 'figures', value: [{ value: 12 }] },
      ],
    })
  })
})
