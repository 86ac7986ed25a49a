import { describe, expect, it } from 'vitest'
import { holdingsOf, momentOf, sentenceOf } from '../../../renderer/state/store-words.ts'
import { BACKUP_REASONS } from '../../../shared/api/store-report.ts'
import { reasonOf } from '../../../renderer/state/store-words.ts'
import { damaged, good, torn } from '../components/backups.ts'

describe('a finding as a sentence', () => {
  const cases = [
    ['with a line', damaged, 'pincite.json, line 1,204, is damaged: its checksum does not match.'],
    [
      'of a whole file, whose message has its full stop',
      torn,
      'journal/k3f/1.jsonl ends in the middle of a change that was never acknowledged.',
    ],
    [
      'of a record',
      { ...damaged, place: 'annotation a1', line: null, message: 'can’t be read' },
      'annotation a1 can’t be read.',
    ],
  ] as const
  it.each(cases)('%s', (_name, finding, sentence) => {
    expect(sentenceOf(finding)).toBe(sentence)
  })
})

describe('a backup in words', () => {
  it('says what it holds, one and many', () => {
    expect(holdingsOf({ sources: 1, annotations: 0 })).toBe('1 source, 0 tags')
    expect(holdingsOf({ sources: 12, annotations: 1 })).toBe('12 sources, 1 tag')
  })

  it('says why it was made, whatever the reason', () => {
    const words = BACKUP_REASONS.map((reason) => reasonOf({ ...good, reason }))
    expect(new Set(words).size).toBe(BACKUP_REASONS.length)
  })

  it('shows a time that is none as it is written', () => {
    expect(momentOf({ ...good, made: 'yesterday' })).toBe('yesterday')
    expect(momentOf(good)).toContain('2026')
  })
})
