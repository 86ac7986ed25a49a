import { describe, expect, it } from 'vitest'
import { readForeign } from '../../../shared/dataset-import/read-foreign.ts'

const created = (time: string) => {
  const selector = { type: 'TextQuoteSelector', exact: 'lamps' }
  const target = { source: 'https://example.org/', selector }
  const text = JSON.stringify([{ type: 'Annotation', id: 'urn:x:1', target, created: time }])
  return readForeign(text)?.annotations[0]?.created
}

describe('times of annotations of other tools', () => {
  // Web Annotation Data Model 3.3.5 wants UTC; the machine's own zone is nowhere in the file.
  it.each([
    ['2015-01-28T12:00:00Z', '2015-01-28T12:00:00.000Z'],
    ['2015-01-28T12:00:00', '2015-01-28T12:00:00.000Z'],
    ['2015-07-28T12:00:00.250', '2015-07-28T12:00:00.250Z'],
    ['2015-01-28T12:00:00+02:00', '2015-01-28T10:00:00.000Z'],
    ['2015-01-28', '2015-01-28T00:00:00.000Z'],
    ['soon', null],
  ])('%s is %s', (time, expected) => {
    expect(created(time)).toBe(expected)
  })
})
