import { describe, expect, it } from 'vitest'
import { exportFileName, HeldExports } from '../../../electron/services/held-exports.ts'

describe('the name of an exported file', () => {
  const day = new Date(2026, 0, 9)
  it.each([
    ['Ports review', 'Ports-review-2026-01-09.csv'],
    ['Überblick: Häfen/Städte?', 'Überblick-Häfen-Städte-2026-01-09.csv'],
    ['../../etc/passwd', 'etc-passwd-2026-01-09.csv'],
    ['C:\\temp\\x', 'C-temp-x-2026-01-09.csv'],
    ['a\u0000b\u202ec\nd', 'a-b-c-d-2026-01-09.csv'],
    ['CON', 'CON-2026-01-09.csv'],
    ['...', 'dataset-2026-01-09.csv'],
    ['x'.repeat(200), `${'x'.repeat(80)}-2026-01-09.csv`],
  ])('of %j is %j', (project, name) => {
    expect(exportFileName(project, '.csv', day)).toBe(name)
  })
})

describe('held exports', () => {
  it('are forgotten with their session', () => {
    const held = new HeldExports()
    const id = held.keep('a', { fileName: 'x.csv', bytes: new Uint8Array() })
    expect(held.find('a', id).fileName).toBe('x.csv')
    expect(() => held.find('b', id)).toThrow(/Export the dataset again/)
    held.forgetAll('a')
    expect(() => held.find('a', id)).toThrow(/Export the dataset again/)
  })
})
