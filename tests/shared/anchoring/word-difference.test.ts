import { describe, expect, it } from 'vitest'
import { differenceOf, figureChanges } from '../../../shared/anchoring/word-difference.ts'

const SIGNS = { same: '', gone: '-', come: '+' } as const

/** Parts as "[-old#][+new#]", a # where a figure is in them. */
function marked(old: string, next: string): string {
  return differenceOf(old, next)
    .map(({ kind, text, figure }) => (kind === 'same' ? text : `[${SIGNS[kind]}${text}${figure ? '#' : ''}]`))
    .join('')
}

function named(old: string, next: string): string[] {
  return figureChanges(differenceOf(old, next)).map(({ was, is }) => `${was} → ${is}`)
}

describe('the difference of two wordings', () => {
  it.each([
    ['rose by 21 % in a year', 'rose by 23 % in a year', 'rose by [-21#][+23#] % in a year'],
    ['should treat any fee', 'must treat any fee', '[-should][+must] treat any fee'],
    ['of 41,200 tal, or more', 'of 40,800 tal, or more', 'of [-41,200#][+40,800#] tal, or more'],
    ['two in three workers', 'two in five workers', 'two in [-three#][+five#] workers'],
    ['ran day and night', 'ran all week and night', 'ran [-day][+all week] and night'],
    ['it was very dry', 'it was dry', 'it was [-very ]dry'],
    ['two\nlines of it', 'two lines of it', 'two lines of it'],
    ['', 'new', '[+new]'],
    ['gone', '', '[-gone]'],
  ])('between “%s” and “%s” is %s', (old, next, parts) => {
    expect(marked(old, next)).toBe(parts)
  })

  it('gives both wordings back, whatever they are', () => {
    const texts = ['a b c d', 'b d', '12 of 14, or 3 %', 'x 12 % of 14', '“so” it’s', 'a  b\n\nc', '👩 9', '']
    for (const old of texts)
      for (const next of texts) {
        const parts = differenceOf(old, next)
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map(({ text }) => text)
            .join('')
        expect(without('gone').replace(/\s+/g, ' ')).toBe(next.replace(/\s+/g, ' '))
        expect(without('come').replace(/\s+/g, ' ')).toBe(old.replace(/\s+/g, ' '))
      }
  })

  it('takes long wordings that have little in common as a whole', () => {
    const old = Array.from({ length: 3000 }, (_, place) => `a${place}`).join(' ')
    const next = Array.from({ length: 3000 }, (_, place) => `b${place}`).join(' ')
    expect(differenceOf(`So ${old}.`, `So ${next}.`).map(({ kind }) => kind)).toEqual([
      'same',
      'gone',
      'come',
      'same',
    ])
  })
})

describe('figures that changed', () => {
  it.each([
    ['rose by 21 % in a year', 'rose by 23 % in a year', ['21 % → 23 %']],
    [
      'of the 412 workers (259, or 63 per cent)',
      'of the 431 workers (263, or 61 per cent)',
      ['412 → 431', '259 → 263', '63 per cent → 61 per cent'],
    ],
    ['cost 1.6 million a year', 'cost 1.6 billion a year', ['million → billion']],
    ['some were closed', 'some 12 were closed', [' → 12']],
    ['should be', 'must be', []],
  ])('between “%s” and “%s” are %j', (old, next, changes) => {
    expect(named(old, next)).toEqual(changes)
  })
})
