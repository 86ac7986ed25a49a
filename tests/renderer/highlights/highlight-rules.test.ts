import { describe, expect, it } from 'vitest'
import {
  codeHighlight,
  highlightPriority,
  highlightRules,
} from '../../../renderer/highlights/highlight-rules.ts'
import { HUES, PATTERNS } from '../../../shared/domain/project.ts'

describe('highlight rules', () => {
  const rules = highlightRules()

  it('has a rule for every hue, pattern and lane', () => {
    for (const hue of HUES)
      for (const pattern of PATTERNS)
        for (const lane of [0, 1, 2])
          expect(rules).toContain(`::highlight(${codeHighlight(hue, pattern, lane)}){`)
  })

  it('uses only properties that ::highlight() draws', () => {
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

  it('draws inner lanes over outer ones, the selected over all codes, greys over everything', () => {
    const order = [
      'hl-gold-solid-0',
      'hl-blue-dotted-1',
      'hl-plum-thick-2',
      'selected-gold',
      'picked',
      'find',
      'find-current',
    ]
    const priorities = order.map(highlightPriority)
    expect(priorities).toEqual(priorities.toSorted((a, b) => a - b))
    expect(new Set(priorities).size).toBe(order.length)
  })
})
