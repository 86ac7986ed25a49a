import { describe, expect, it } from 'vitest'
import {
  encodeChange,
  encodeLine,
  parseHeader,
  parseLine,
  unpackWrites,
} from '../../../../electron/services/store/journal-line.ts'
import { scanSegment } from '../../../../electron/services/store/journal-scan.ts'
import type { Change } from '../../../../shared/domain/change.ts'
import { parseChange } from '../../../../shared/domain/parse-change.ts'
import { Replica } from '../../../cases/replica-world.ts'
import { newProject, tag } from '../../../cases/small-project.ts'

function scan(bytes: Buffer): { changes: (Change | string)[]; faults: ReturnType<typeof scanSegment> } {
  const changes: (Change | string)[] = []
  const faults = scanSegment(bytes, { offset: 0, line: 1, covered: 0 }, ({ value }) => {
    const parsed = parseChange(value)
    changes.push(parsed.ok ? parsed.change : parsed.message)
    return true
  })
  return { changes, faults }
}

function largeChange(count: number): Change {
  const replica = new Replica('anna')
  const writes = Array.from({ length: count }, (_, n) => ({
    kind: 'annotation' as const,
    id: `a${n % 90}`,
    field: n < 90 ? 'memo' : `code/c${n}`,
    value: n < 90 ? `memo ${n}` : true,
  }))
  return replica.makeDraft({ label: 'Import', writes })
}

describe('a journal line', () => {
  it('has the CRC-32 of the JSON in front (check value of the CRC catalogue: "123456789" gives cbf43926)', () => {
    expect(encodeLine(123456789).toString()).toBe('cbf43926 123456789\n')
    expect(parseLine(Buffer.from('cbf43926 123456789'))).toEqual({
      ok: true,
      value: 123456789,
      isKnown: false,
      checksum: 'cbf43926',
    })
  })

  it('of a change that is known is proved, and not read', () => {
    const line = (sequence: number) => encodeLine({ sequence, stamp: [sequence, 'anna'] }).subarray(0, -1)
    expect(parseLine(line(7), 7)).toMatchObject({ ok: true, isKnown: true, value: undefined })
    expect(parseLine(line(7), 6)).toMatchObject({ isKnown: false, value: { sequence: 7 } })
    const damaged = line(7)
    damaged[20]! ^= 1
    expect(parseLine(damaged, 7).ok).toBe(false)
  })

  it('is refused when any one bit of it is flipped', () => {
    const line = encodeLine({ memo: 'größer' }).subarray(0, -1)
    for (let bit = 0; bit < line.length * 8; bit++) {
      const flipped = Buffer.from(line)
      flipped[bit >> 3]! ^= 1 << (bit & 7)
      expect(parseLine(flipped).ok, `bit ${bit}`).toBe(false)
    }
  })

  it('brings a change back as it was, half a surrogate pair and line breaks included', () => {
    const replica = new Replica('anna')
    const changes = [
      newProject,
      tag('a1'),
      {
        label: 'x',
        writes: [{ kind: 'annotation', id: 'a1', field: 'memo', value: 'a\n\u2028\ud800"' }],
      } as const,
    ].map((draft) => replica.makeDraft(draft))
    expect(scan(Buffer.concat(changes.map(encodeChange)))).toEqual({ changes, faults: [] })
  })

  it('names what a write replaces only where it replaces something', () => {
    const replica = new Replica('anna')
    replica.make([{ kind: 'annotation', id: 'a1', field: 'memo', value: 'x' }])
    const change = replica.make([
      { kind: 'annotation', id: 'a1', field: 'memo', value: 'y' },
      { kind: 'annotation', id: 'a1', field: 'source', value: 's1' },
    ])
    expect(JSON.parse(encodeChange(change).toString().slice(9))).toMatchObject({
      writes: [
        { kind: 'annotation', id: 'a1', set: { memo: 'y', source: 's1' }, replaces: { memo: [[1, 'anna']] } },
      ],
    })
  })
})

describe('a change on several lines', () => {
  const change = largeChange(450)
  const lines = encodeChange(change)

  it('takes one line for every 200 writes and comes back whole', () => {
    expect(lines.toString().trimEnd().split('\n')).toHaveLength(3)
    expect(scan(lines)).toEqual({ changes: [change], faults: [] })
  })

  it('counts for nothing when its end is missing', () => {
    const small = new Replica('ben').makeDraft(newProject)
    for (const cut of [1, lines.length >> 1, lines.length - 1]) {
      const { changes, faults } = scan(Buffer.concat([encodeChange(small), lines.subarray(0, cut)]))
      expect(changes).toEqual([small])
      expect(faults.map(({ tail }) => tail)).toEqual([true])
    }
  })

  it('counts for nothing when a part in the middle is damaged or missing, and what follows is still read', () => {
    const next = new Replica('ben').makeDraft(newProject)
    const [first, , last] = lines.toString().split('\n') as [string, string, string]
    for (const middle of ['', 'damaged\n']) {
      const { changes, faults } = scan(
        Buffer.concat([Buffer.from(`${first}\n${middle}${last}\n`), encodeChange(next)]),
      )
      expect(changes).toEqual([next])
      expect(faults.map(({ line, tail }) => [line, tail])).toEqual([[middle === '' ? 1 : 2, false]])
    }
  })
})

describe('a header', () => {
  const header = {
    format: 'pincite-journal',
    version: 1,
    replica: 'anna',
    segment: 2,
    root: 'ben',
    after: 7,
    previous: { bytes: 90, checksum: 'cbf43926' },
    ends: { ben: 3 },
  }

  it('is read as it is written', () => {
    expect(parseHeader(header, 1)).toEqual(header)
  })

  it('of a newer version is told from one that is none', () => {
    expect(parseHeader({ ...header, version: 2 }, 1)).toEqual({ newerVersion: 2 })
    for (const wrong of [
      { format: 'other' },
      { version: 0 },
      { replica: '..' },
      { segment: 0 },
      { after: -1 },
      { ends: { ben: 'x' } },
      { previous: 7 },
    ]) {
      expect(parseHeader({ ...header, ...wrong }, 1)).toBeNull()
    }
  })
})

describe('packed writes', () => {
  it('of another shape are refused', () => {
    for (const wrong of [
      null,
      {},
      [7],
      [{ kind: 'code', id: 'c1' }],
      [{ kind: 'code', id: 'c1', set: [] }],
    ]) {
      expect(unpackWrites(wrong)).toBeNull()
    }
  })
})
