import { beforeEach, describe, expect, it } from 'vitest'
import { file, HARBOUR_TEXT, harbourProject, jsonOf, pincite, stopper } from './command-line.ts'

interface Row {
  readonly annotationId: string
  readonly outcome: string
  readonly old: { readonly exact: string }
  readonly new: { readonly exact: string } | null
}

const QUAY = 'Traffic at the north quay rose by 12 per cent in 2019.'
const SOUTH = 'Delays fell at the south quay.'

let project: string
let next: string
beforeEach(async () => {
  project = await harbourProject()
  next = file(
    'harbour-2.txt',
    HARBOUR_TEXT.replace('12 per cent', '14 per cent').replace('Delays', 'Pilots were hired. Delays'),
  )
  for (const quote of [QUAY, SOUTH]) {
    await pincite(['tag', project, '--source', 'harbour.txt', '--code', 'statistic', `--quote=${quote}`])
  }
})

const rows = () => jsonOf<{ readonly fileName: string; readonly quote: string }[]>(['list', project])

describe('pincite revise', () => {
  it('prints what became of every annotation, with fixed keys', async () => {
    const result = await jsonOf<Row[]>(['revise', project, 'harbour.txt', next], 1)
    const start = HARBOUR_TEXT.indexOf(QUAY)
    expect(result[0]).toEqual({
      annotationId: expect.any(String) as string,
      outcome: 'changed-number',
      old: { exact: QUAY, start, end: start + QUAY.length, page: null, pageLabel: null },
      new: {
        ...{ exact: QUAY.replace('12', '14'), start, end: start + QUAY.length },
        ...{ page: null, pageLabel: null },
      },
      score: expect.closeTo(0.977, 3) as number,
    })
    expect(Object.keys(result[0]!)).toEqual(['annotationId', 'outcome', 'old', 'new', 'score'])
    expect(result.map(({ outcome }) => outcome)).toEqual(['changed-number', 'unchanged'])
    expect((await rows()).map(({ fileName, quote }) => [fileName, quote])).toEqual([
      ['harbour.txt', QUAY],
      ['harbour-2.txt', SOUTH],
    ])
  })

  it('exits with 0 where all are carried over', async () => {
    const same = file('harbour-3.txt', `${HARBOUR_TEXT}\nAnd so on.\n`)
    const { code, out, err } = await pincite(['revise', project, 'harbour.txt', same])
    expect(code).toBe(0)
    expect(out).toBe(
      '2 annotations: 2 unchanged, 0 moved, 0 changed, 0 with a changed figure, 0 lost, 0 undecided.\n',
    )
    expect(err).toMatch(/^Replaced .* The old edition stays in the project\.\n$/)
    const sources = await jsonOf<{ sourceId: string; fileName: string; revises: string | null }[]>([
      'sources',
      project,
    ])
    const named = (name: string) => sources.find(({ fileName }) => fileName === name)
    expect(named('harbour.txt')?.revises).toBeNull()
    expect(named('harbour-3.txt')?.revises).toBe(named('harbour.txt')?.sourceId)
  })

  it('changes nothing with --dry-run, and names a changed figure', async () => {
    const before = await rows()
    const { code, out, err } = await pincite(['revise', project, 'harbour.txt', next, '--dry-run'])
    expect([code, err]).toEqual([1, 'Nothing was changed.\n'])
    expect(out).toMatch(
      /^changed-number \S+: A figure differs: 12 has become 14\. “Traffic .*” → “Traffic .*”\n2 annotations/,
    )
    expect(await rows()).toEqual(before)
    expect(await jsonOf<unknown[]>(['sources', project])).toHaveLength(2)
  })

  it('refuses what can’t be used with exit code 2', async () => {
    for (const [argv, says] of [
      [['none.txt', next], /no source “none\.txt”/],
      [['harbour.txt', `${next}.none`], /can't be read/],
      [['harbour.txt', file('copy.txt', HARBOUR_TEXT)], /the very file of/],
      [['harbour.txt'], /wants <project> <source> <new file>/],
    ] as const) {
      const { code, out, err } = await pincite(['revise', project, ...argv])
      expect([code, out]).toEqual([2, ''])
      expect(err).toMatch(says)
    }
  })

  it('leaves the project as it was when it is stopped', async () => {
    const { signal, stop } = stopper()
    stop()
    const { code, out, err } = await pincite(['revise', project, 'harbour.txt', next, '--json'], { signal })
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('Stopped.')
    expect(await jsonOf<unknown[]>(['sources', project])).toHaveLength(2)
  })
})

describe('pincite reanchor', () => {
  it('finds nothing to do where the texts are those of this version, and says so', async () => {
    expect(await jsonOf<unknown[]>(['reanchor', project])).toEqual([])
    const { code, out } = await pincite(['reanchor', project, 'harbour.txt', '--dry-run'])
    expect([code, out]).toEqual([
      0,
      '0 annotations of an earlier reader: 0 at the same place, 0 moved, 0 read a little otherwise, 0 orphans.\n',
    ])
  })

  it('names a source that is not there', async () => {
    const { code, err } = await pincite(['reanchor', project, 'none.txt'])
    expect(code).toBe(2)
    expect(err).toMatch(/no source “none\.txt”/)
  })
})
