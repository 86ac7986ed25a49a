import { describe, expect, it } from 'vitest'
import { STYLES } from '../../../../../electron/services/export/xlsx/cell-xml.ts'
import {
  ADDRESS_LIMIT,
  LINK_LIMIT,
  SheetLinks,
  sheetXml,
  type Sheet,
} from '../../../../../electron/services/export/xlsx/sheet-xml.ts'

interface Row {
  readonly title: string
  readonly link: string | null
}

const sheetOf = (rows: readonly Row[]): Sheet<Row> => ({
  name: 'Sheet',
  columns: [
    {
      ...{ name: 'title', width: 10, style: 'plain' },
      value: ({ title }) => title,
      link: ({ link }) => link,
    },
  ],
  rows: () => rows,
})

function written(rows: readonly Row[], most?: number) {
  const unlinked: string[] = []
  const onUnlinked = (why: string) => unlinked.push(why)
  const made = new SheetLinks(onUnlinked, most)
  const xml = [...sheetXml(sheetOf(rows), made, () => undefined)].join('')
  const styleOf = (place: string) => Number(new RegExp(`<c r="${place}" s="(\\d+)"`).exec(xml)?.[1])
  const styles = rows.map((_, i) => (styleOf(`A${i + 2}`) === STYLES.link ? 'link' : 'text'))
  const links = [...xml.matchAll(/<hyperlink ref="([A-Z]+\d+)" r:id="(rId\d+)"\/>/g)].map(([, ...one]) => one)
  const targets = [...made.relationsXml().matchAll(/Id="(rId\d+)"[^>]* Target="([^"]*)"/g)]
  return {
    ...{ styles, links, unlinked },
    targets: Object.fromEntries(targets.map(([, id = '', target]) => [id, target] as const)),
  }
}

const row = (title: string, link: string | null): Row => ({ title, link })

describe('the rows of a sheet', () => {
  it('are as high as the text that wraps in them, up to twelve lines of 15 points', () => {
    const heightsOf = (style: 'wrapped' | 'plain', ...texts: readonly string[]) => {
      const columns = [{ name: 'text', width: 10, style, value: (text: string) => text }]
      const links = new SheetLinks(() => undefined)
      const xml = [...sheetXml({ name: 'Sheet', columns, rows: () => texts }, links, () => undefined)].join(
        '',
      )
      return [...xml.matchAll(/<row r="\d+"(?: ht="(\d+)")?>/g)].slice(1).map(([, height]) => height ?? null)
    }
    const texts = ['short', 'x'.repeat(10), 'x'.repeat(25), 'one\n\nthree', 'x'.repeat(5_000), '']
    expect(heightsOf('wrapped', ...texts)).toEqual([null, null, '45', '45', '180', null])
    expect(heightsOf('plain', ...texts)).toEqual(texts.map(() => null))
  })
})

describe('the links of a sheet', () => {
  it('lead from each cell to its address, which stands there once', () => {
    const rows = [
      row('A', 'https://a.org/?x&y'),
      row('B', null),
      row('C', 'https://c.org'),
      row('A', 'https://a.org/?x&y'),
    ]
    expect(written(rows)).toEqual({
      styles: ['link', 'text', 'link', 'link'],
      links: [
        ['A2', 'rId1'],
        ['A4', 'rId2'],
        ['A5', 'rId1'],
      ],
      targets: { rId1: 'https://a.org/?x&amp;y', rId2: 'https://c.org' },
      unlinked: [],
    })
  })

  it('are as many as a sheet takes; the cells after them are text and told of', () => {
    // Excel specifications and limits: "Hyperlinks in a worksheet: 65,530".
    expect(LINK_LIMIT).toBe(65_530)
    const rows = ['a', 'b', 'c', 'd'].map((name) => row(name, `https://${name}.org`))
    expect(written(rows, 2)).toEqual({
      styles: ['link', 'link', 'text', 'text'],
      links: [
        ['A2', 'rId1'],
        ['A3', 'rId2'],
      ],
      targets: { rId1: 'https://a.org', rId2: 'https://b.org' },
      unlinked: ['many', 'many'],
    })
  })

  it('have addresses of 2,079 characters at most; longer ones count for nothing', () => {
    expect(ADDRESS_LIMIT).toBe(2_079)
    const [whole, long] = [2_079, 2_080].map((length) => 'https://a.org/'.padEnd(length, 'x'))
    expect(written([row('A', long!), row('B', whole!)], 1)).toEqual({
      styles: ['text', 'link'],
      links: [['A3', 'rId1']],
      targets: { rId1: whole },
      unlinked: ['long'],
    })
  })

  it('stand on no empty cell', () => {
    expect(written([row('', 'https://a.org')])).toMatchObject({ links: [], targets: {}, unlinked: [] })
  })
})
