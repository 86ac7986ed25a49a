import { describe, expect, it } from 'vitest'
import {
  formatBackupName,
  newestFirst,
  nextBackupNumber,
  parseBackupName,
} from '../../../../electron/services/store/backup-name.ts'
import { findRotation } from '../../../../electron/services/store/backup-rotation.ts'

describe('the name of a backup', () => {
  it('says its number, reason and date', () => {
    const parsed = { number: 12, reason: 'daily', date: '2026-11-22' } as const
    expect(parseBackupName('000012-daily-2026-11-22.json')).toEqual(parsed)
    expect(formatBackupName(parsed)).toBe('000012-daily-2026-11-22.json')
    expect(formatBackupName({ ...parsed, number: 1_234_567 })).toBe('1234567-daily-2026-11-22.json')
  })

  const foreign = [
    'notes.txt',
    'pincite.json',
    '000012-daily-2026-11-22.json.damaged',
    '.000012-daily-2026-11-22.json.3f.tmp',
    '000012-daily-2026-11-22 (conflicted copy).json',
    '000012-weekly-2026-11-22.json',
    '000000-daily-2026-11-22.json',
    '12-daily-2026-11-22.json',
    '0000012-daily-2026-11-22.json',
    '000012-daily-22.11.2026.json',
    '000012-Daily-2026-11-22.json',
    '',
  ]
  it.each(foreign)('is not “%s”', (name) => {
    expect(parseBackupName(name)).toBeNull()
    expect(newestFirst([name])).toEqual([])
  })

  it('has a number above all others, also of those put aside', () => {
    expect(nextBackupNumber([])).toBe(1)
    expect(nextBackupNumber(['notes.txt', '999999-notes-2026-11-22.json'])).toBe(1)
    expect(nextBackupNumber(['000003-asked-2026-11-22.json', '000001-daily-2026-11-21.json'])).toBe(4)
    expect(nextBackupNumber(['000003-asked-2026-11-22.json', '000007-daily-1970-01-01.json.damaged'])).toBe(8)
  })
})

/** Names with numbers from 1 on. */
function names(...kinds: readonly string[]): string[] {
  return kinds.map((kind, place) => `${String(place + 1).padStart(6, '0')}-${kind}.json`)
}
const days = (count: number, month = '11') =>
  Array.from({ length: count }, (_, day) => `daily-2026-${month}-${String(day + 1).padStart(2, '0')}`)
const times = (count: number, kind: string) => Array.from({ length: count }, () => kind)

interface Case {
  readonly what: string
  readonly names: readonly string[]
  /** What goes. */
  readonly goes: readonly string[]
}

const cases: readonly Case[] = [
  { what: 'nothing goes of five rolling ones', names: names(...times(5, 'rolling-2026-11-22')), goes: [] },
  {
    what: 'the two oldest of seven rolling ones go',
    names: names(...times(7, 'rolling-2026-11-22')),
    goes: ['000002-rolling-2026-11-22.json', '000001-rolling-2026-11-22.json'],
  },
  {
    what: 'reasons are counted apart',
    names: names(...times(5, 'import-2026-11-22'), ...times(5, 'removal-2026-11-22'), 'asked-2026-11-22'),
    goes: [],
  },
  {
    what: 'of one date only the newest daily one stays',
    names: names('daily-2026-11-21', 'daily-2026-11-21', 'daily-2026-11-22'),
    goes: ['000001-daily-2026-11-21.json'],
  },
  { what: 'fourteen dates stay', names: names(...days(14)), goes: [] },
  {
    what: 'the oldest of fifteen dates goes',
    names: names(...days(15)),
    goes: ['000001-daily-2026-11-01.json'],
  },
  {
    what: 'a clock at 1970 makes the newest backup no older than it is',
    names: names(...days(14), 'daily-1970-01-01'),
    goes: ['000001-daily-2026-11-01.json'],
  },
  {
    what: 'a clock ten years ahead makes an old backup no newer than it is',
    names: names('daily-2036-01-01', ...days(14)),
    goes: ['000001-daily-2036-01-01.json'],
  },
  {
    what: 'a date that comes back is as new as its newest backup',
    names: names('daily-2026-10-31', ...days(13), 'daily-2026-10-31'),
    goes: ['000001-daily-2026-10-31.json'],
  },
  {
    what: 'numbers may have gaps, and names any order',
    names: [
      '000900-rolling-2026-11-01.json',
      '000002-rolling-2026-11-30.json',
      '1000000-rolling-2026-01-01.json',
      '000003-rolling-2026-11-30.json',
      '000040-rolling-2026-11-05.json',
      '999999-rolling-2026-02-02.json',
    ],
    goes: ['000002-rolling-2026-11-30.json'],
  },
  {
    what: 'the files of others are no backups, and neither counted nor taken away',
    names: [
      ...names(...times(5, 'rolling-2026-11-22')),
      'my notes.txt',
      '000000-rolling-2026-11-22.json',
      '000006-rolling-2026-11-22.json.damaged',
      '000007-rolling-2026-11-22 copy.json',
    ],
    goes: [],
  },
]

const goingOf = (given: readonly string[]) => findRotation(given).flatMap(({ goes }) => goes)

describe('rotation of backups', () => {
  it.each(cases)('$what', ({ names: given, goes }) => {
    expect(goingOf(given)).toEqual(goes)
    expect(goingOf([...given].reverse())).toEqual(goes)
  })

  it('says what stays in place of what goes', () => {
    const given = names('daily-2026-11-21', 'rolling-2026-11-21', 'daily-2026-11-21')
    expect(findRotation(given)).toEqual([
      { stays: ['000003-daily-2026-11-21.json'], goes: ['000001-daily-2026-11-21.json'] },
    ])
  })

  it('never takes the newest of all, nor a name twice', () => {
    const kinds = ['rolling-2026-11-22', 'daily-2026-11-22', 'daily-1970-01-01', 'import-2026-11-22']
    const many = names(...Array.from({ length: 200 }, (_, place) => kinds[(place * 7 + (place % 3)) % 4]!))
    const goes = goingOf(many)
    expect(goes).not.toContain(many.at(-1))
    expect(new Set(goes).size).toBe(goes.length)
    expect(goes).toHaveLength(200 - 5 - 5 - 2)
  })
})
