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
})
