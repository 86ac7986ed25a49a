import { expect, it, vi } from 'vitest'
import type * as ReadRules from '../../../../../electron/services/extract/pdf/read-rules.ts'
import { extract } from '../../../../fixtures/extract-small-pdf.ts'
import { linesDown } from '../../../../fixtures/make-pdf.ts'

const readRules = vi.hoisted(() => vi.fn())
vi.mock('../../../../../electron/services/extract/pdf/read-rules.ts', async (original) => ({
  ...(await original<typeof ReadRules>()),
  readRules,
}))

it('keeps the text of a page whose lines can’t be read', async () => {
  readRules.mockImplementation(() => {
    throw new RangeError('Maximum call stack size exceeded')
  })
  const left = linesDown(['Harbour Road', 'Mill Lane'], { x: 76, y: 690 })
  const right = linesDown(['Two lamps were dark.', 'All lamps were lit.'], { x: 276, y: 690 })
  const { canonical } = await extract({ pages: [{ texts: [...left, ...right] }] })
  expect(readRules).toHaveBeenCalled()
  expect(canonical.text).toContain('All lamps were lit.')
})
