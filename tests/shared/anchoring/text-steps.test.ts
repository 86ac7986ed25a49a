import { describe, expect, it } from 'vitest'
import { sentenceAt, sentencesAround } from '../../../shared/anchoring/sentences.ts'
import {
  caretAt,
  paragraphAt,
  stepFrom,
  wordAt,
  type StepDirection,
  type StepUnit,
} from '../../../shared/anchoring/text-steps.ts'
import type { CanonicalText } from '../../../shared/anchoring/canonical-text.ts'
import { canonicalText, plainCanonicalText } from '../../fixtures/canonical-text-builder.ts'

const report = canonicalText(`# A title

One fact. Two facts, at least!

- item

^ A note.

% Page 7`)

/** All places the caret passes, from one end of the text to the other. */
function walk(source: CanonicalText, unit: StepUnit, direction: StepDirection): number[] {
  const places = [direction === 'forward' ? 0 : source.text.length]
  for (;;) {
    const at = places.at(-1) ?? 0
    const next = stepFrom(source, at, unit, direction)
    if (next === at) return places
    places.push(next)
  }
}

describe('moving the caret', () => {
  // "A title\n\nOne fact. Two facts, at least!\n\nitem\n\nA note.\n\nPage 7"
  it('by paragraphs stops at the ends of blocks forward and at their starts backward', () => {
    expect(walk(report, 'paragraph', 'forward')).toEqual([0, 7, 39, 45, 54])
    expect(walk(report, 'paragraph', 'backward')).toEqual([62, 47, 41, 9, 0])
  })

  it('by sentences stays within blocks', () => {
    expect(walk(report, 'sentence', 'forward')).toEqual([0, 7, 18, 39, 45, 54])
    expect(walk(report, 'sentence', 'backward')).toEqual([62, 47, 41, 19, 9, 0])
  })

  it('by words goes behind words forward and in front of them backward', () => {
    expect(walk(report, 'word', 'forward')).toEqual([0, 1, 7, 12, 17, 22, 28, 32, 38, 39, 45, 48, 53, 54])
    expect(walk(report, 'word', 'backward')).toEqual([62, 49, 47, 41, 33, 30, 23, 19, 13, 9, 2, 0])
  })

  it('by characters visits both ends of every block and nothing between blocks', () => {
    const forward = walk(report, 'character', 'forward')
    expect(forward.slice(6, 11)).toEqual([6, 7, 9, 10, 11])
    expect(forward.at(-1)).toBe(54)
    expect(walk(report, 'character', 'backward')).toEqual([62, ...forward.toReversed()])
  })

  it('takes a cluster for one character', () => {
    const source = plainCanonicalText('e\u0301👩‍👩‍👧🇲🇽\r\n한!')
    expect(walk(source, 'character', 'forward')).toEqual([0, 2, 10, 14, 16, 17, 18])
    expect(walk(source, 'character', 'backward')).toEqual([18, 17, 16, 14, 10, 2, 0])
  })

  it('finds words where none are written apart', () => {
    const source = plainCanonicalText('移民人数 增加')
    expect(wordAt(source, 6)).toEqual({ start: 5, end: 7 })
    expect(walk(source, 'word', 'forward').at(-1)).toBe(7)
  })

  it('keeps moving from places where a caret can not be', () => {
    expect(stepFrom(report, 8, 'character', 'forward')).toBe(9)
    expect(stepFrom(report, 8, 'character', 'backward')).toBe(7)
    expect(stepFrom(report, 60, 'word', 'forward')).toBe(54)
    expect(stepFrom(report, -5, 'word', 'forward')).toBe(1)
    expect(stepFrom(report, 999, 'sentence', 'backward')).toBe(47)
  })

  it('does not move in a text without words', () => {
    const empty = canonicalText('')
    for (const unit of ['character', 'word', 'sentence', 'paragraph'] as const) {
      expect(stepFrom(empty, 0, unit, 'forward')).toBe(0)
      expect(stepFrom(empty, 0, unit, 'backward')).toBe(0)
    }
  })

  it('is brought to the nearest place from anywhere', () => {
    expect(caretAt(report, 3)).toBe(3)
    expect(caretAt(report, 8)).toBe(7)
    expect(caretAt(report, 58)).toBe(54)
    expect(caretAt(report, -3)).toBe(0)
  })

  it('goes on in a block of a million characters', () => {
    const source = plainCanonicalText('Some words in a row. '.repeat(50_000))
    for (const unit of ['character', 'word', 'sentence'] as const) {
      expect(stepFrom(source, 500_000, unit, 'forward')).toBeGreaterThan(500_000)
      expect(stepFrom(source, 500_000, unit, 'backward')).toBeLessThan(500_000)
    }
  })
})

describe('the word, sentence or paragraph at a place', () => {
  it('is the one the place is in, or ends at', () => {
    expect(wordAt(report, 10)).toEqual({ start: 9, end: 12 })
    expect(wordAt(report, 12)).toEqual({ start: 9, end: 12 })
    expect(sentenceAt(report, 18)).toEqual({ start: 9, end: 18 })
    expect(sentenceAt(report, 19)).toEqual({ start: 19, end: 39 })
    expect(paragraphAt(report, 39)).toEqual({ start: 9, end: 39 })
  })

  it('is none between blocks', () => {
    expect(wordAt(report, 40)).toBeNull()
    expect(sentenceAt(report, 40)).toBeNull()
    expect(paragraphAt(report, 40)).toBeNull()
  })
})

describe('sentences', () => {
  const cases: Record<string, { notation: string; sentences: string[] }> = {
    'end where Unicode says': {
      notation: 'One is 3.6. Two? “Three!” (Four.) five',
      sentences: ['One is 3.6.', 'Two?', '“Three!”', '(Four.) five'],
    },
    'do not end at a line end': {
      notation: 'One\ntwo\r\nthree. Four.',
      sentences: ['One\ntwo\r\nthree.', 'Four.'],
    },
    'take their note marker along': {
      notation: 'One.{^[1]} Two.{^12} Three.',
      sentences: ['One.[1]', 'Two.12', 'Three.'],
    },
    'take along what looks like a note marker': {
      notation: 'One.[1] Two.² Three.',
      sentences: ['One.[1]', 'Two.²', 'Three.'],
    },
    'do not end at a title or an initial': {
      notation: 'Mr. Smith and J. Doe met Gen. Lee. They left.',
      sentences: ['Mr. Smith and J. Doe met Gen. Lee.', 'They left.'],
    },
    'go on after an abbreviated country': {
      notation: 'The U.S. Border Patrol left. It went to the U.S. The end.',
      sentences: ['The U.S. Border Patrol left.', 'It went to the U.S.', 'The end.'],
    },
    'go on before a number': {
      notation: 'See Fig. 3 and No. 4. He said no. Then he left.',
      sentences: ['See Fig. 3 and No. 4.', 'He said no.', 'Then he left.'],
    },
    'end at the full stop of Chinese': {
      notation: '移民增加。移民减少。',
      sentences: ['移民增加。', '移民减少。'],
    },
  }
  for (const [name, { notation, sentences }] of Object.entries(cases)) {
    it(name, () => {
      const source = canonicalText(notation)
      const [block] = source.blocks
      if (!block) throw new Error('No block')
      const found = sentencesAround(source, block, 0)
      expect(found.map(({ start, end }) => source.text.slice(start, end))).toEqual(sentences)
    })
  }
})
