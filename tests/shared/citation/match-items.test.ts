import { describe, expect, it } from 'vitest'
import { draftItems, matchItems, type ImportedItem } from '../../../shared/citation/match-items.ts'
import type { CslItem } from '../../../shared/domain/csl-item.ts'
import type { Source } from '../../../shared/domain/project.ts'
import { source } from '../../cases/small-project.ts'

const entry = (name: string, item: CslItem, ...fileNames: string[]): ImportedItem => ({
  entry: name,
  line: 1,
  item,
  fileNames,
})
const sourceWith = (id: string, title: string, item: CslItem = {}): Source => ({
  ...source(id),
  title,
  item: { ...item, title },
})

describe('entries and sources', () => {
  const sources = [
    sourceWith('a', 'Quays and “Ports”', { DOI: '10.1000/182', type: 'report' }),
    sourceWith('b', 'Tides'),
    sourceWith('c', 'scan-12'),
  ]

  it('belong together by DOI, else title, else file name', () => {
    const { matched, unmatched } = matchItems(
      [
        entry('x', { DOI: '10.1000/182', title: 'Other' }),
        entry('y', { title: 'TIDES.' }),
        entry('z', { title: 'A scan' }, 'C.PDF'),
        entry('w', { title: 'Nothing' }),
      ],
      sources,
      false,
    )
    expect(matched.map(({ entry: name, sourceId, by }) => [name, sourceId, by])).toEqual([
      ['x', 'a', 'DOI'],
      ['y', 'b', 'title'],
      ['z', 'c', 'file name'],
    ])
    expect(unmatched).toEqual([{ entry: 'w', line: 1, title: 'Nothing' }])
  })

  it.each([
    'https://doi.org/10.1000/182',
    'http://dx.doi.org/10.1000/182',
    'doi:10.1000/182',
    'DOI 10.1000/182',
  ])('have the same DOI however it is written: %s', (DOI) => {
    const [match] = matchItems([entry('x', { DOI, title: 'Other' })], sources, false).matched
    expect([match?.sourceId, match?.by]).toEqual(['a', 'DOI'])
    expect(match?.edits.map(({ variable }) => variable)).not.toContain('DOI')
  })

  it('are left to a person where two entries fit one source, or one entry fits two', () => {
    const twins = [...sources, sourceWith('d', 'Tides')]
    const two = matchItems([entry('x', { title: 'Tides' })], twins, false)
    expect(two.ambiguous).toEqual([{ entry: 'x', line: 1, title: 'Tides', sourceIds: ['b', 'd'] }])
    const one = matchItems([entry('x', { title: 'Tides' }), entry('y', { title: 'Tides' })], sources, false)
    expect([one.matched.length, one.ambiguous.length]).toEqual([0, 2])
  })

  it('differ variable by variable; what differs is taken only if asked', () => {
    const imported = [entry('x', { DOI: '10.1000/182', title: 'Quays', type: 'report', publisher: 'UN' })]
    const kept = matchItems(imported, sources, false)
    expect(kept.matched[0]?.edits).toEqual([
      { variable: 'title', from: 'Quays and “Ports”', to: 'Quays', isTaken: false },
      { variable: 'publisher', from: '', to: 'UN', isTaken: true },
    ])
    expect(draftItems(kept, sources)).toEqual({
      label: 'Import bibliography',
      writes: [{ kind: 'source', id: 'a', field: 'csl/publisher', value: 'UN' }],
    })
    const taken = draftItems(matchItems(imported, sources, true), sources)
    expect(taken?.writes.map(({ field, value }) => [field, value])).toEqual([
      ['title', 'Quays'],
      ['csl/publisher', 'UN'],
    ])
  })

  it('fill a title that is only the name of the file, and a type that was only assumed', () => {
    const typed = (title: string, item: CslItem) => [sourceWith('e', title, { DOI: '10.1000/5', ...item })]
    const imported = [entry('x', { DOI: '10.1000/5', title: 'Quays', type: 'article-journal' })]
    const takenOf = (title: string, item: CslItem) =>
      matchItems(imported, typed(title, item), false).matched[0]?.edits.map((edit) => [
        edit.variable,
        edit.isTaken,
      ])
    for (const title of ['e', 'E.pdf']) {
      expect(takenOf(title, { type: 'report' })).toEqual([
        ['type', true],
        ['title', true],
      ])
    }
    // A report number or an institution is what makes a file a report; any other type was stated or chosen.
    for (const item of [
      { type: 'report', number: 'WP-12' },
      { type: 'report', publisher: 'UN' },
      { type: 'book' },
    ]) {
      expect(takenOf('Quay', item)).toEqual([
        ['type', false],
        ['title', false],
      ])
    }
  })

  it('change nothing where they are the same', () => {
    const matching = matchItems([entry('x', { title: 'Tides' })], sources, true)
    expect(matching.matched[0]?.edits).toEqual([])
    expect(draftItems(matching, sources)).toBeNull()
  })
})
