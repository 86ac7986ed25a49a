import { describe, expect, it } from 'vitest'
import {
  codeHighlight,
  highlightPriority,
  rulesOf,
  selectedHighlight,
} from '../../../renderer/highlights/highlight-rules.ts'
import { HUES, PATTERNS } from '../../../shared/domain/codebook.ts'

const names = [
  ...HUES.flatMap((hue) =>
    PATTERNS.flatMap((pattern) => [0, 1, 2].map((lane) => codeHighlight(hue, pattern, lane))),
  ),
  ...HUES.map(selectedHighlight),
  ...HUES.map((hue) => `words-${hue}`),
  'unsure',
  'picked',
  'find',
  'find-current',
]

describe('highlight rules', () => {
  it('has one for every hue, pattern and lane, with the tint and underline of the hue', () => {
    for (const name of names) expect(rulesOf(name)[0]).toContain(`::highlight(${name}){`)
    expect(rulesOf('hl-plum-dashed-2')[0]).toMatch(
      /--plum-hl\).*underline dashed var\(--plum-line\).*--lane-2/,
    )
  })

  it('uses only properties that ::highlight() draws', () => {
    const rules = names.flatMap(rulesOf).join('\n')
    const used = [...rules.matchAll(/[{;]([a-z-]+):/g)].map((match) => match[1])
    expect(new Set(used)).toEqual(
      new Set([
        'background-color',
        'text-decoration',
        'text-decoration-thickness',
        'text-underline-offset',
        'color',
      ]),
    )
  })

  it('refuses a name that is none of its own', () => {
    for (const name of [
      'words-pink',
      'words-',
      'hl-pink-solid-0',
      'hl-gold-wavy-0',
      'hl-gold-solid-3',
      'selected-',
      'toString',
    ])
      expect(() => rulesOf(name)).toThrow(name)
  })

  it('draws inner lanes over outer ones, the selected over all codes, greys over everything', () => {
    const order = [
      'hl-gold-solid-0',
      'hl-blue-dotted-1',
      'hl-plum-thick-2',
      'unsure',
      'selected-gold',
      'words-gold',
      'picked',
      'find',
      'find-current',
    ]
    const priorities = order.map(highlightPriority)
    expect(priorities).toEqual(priorities.toSorted((a, b) => a - b))
    expect(new Set(priorities).size).toBe(order.length)
  })
})
