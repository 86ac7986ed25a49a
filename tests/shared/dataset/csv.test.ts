import { describe, expect, it } from 'vitest'
import { csv } from '../../../shared/dataset/csv.ts'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import { buildRow } from '../../cases/evidence-row-builder.ts'

const context = { datasetIri: 'urn:uuid:0', title: 'Test', textOf: () => null }
const encode = (rows: readonly EvidenceRow[]) => [...csv.encode(rows, context)].join('')
const rowsOf = (text: string) => csv.decode(text).rows.map(({ row }) => row)

const HEADER =
  '"id","codes","codeIds","quote","prefix","suffix","sourceId","sourceTitle","fileName","sha256","mediaType","pageLabels","page",' +
  '"pageLabel","section","sectionPath","paragraph","start","end","spans","boxes","region","extractor","citation","reference","memo",' +
  '"fields","figures","refused","citedSource","codebook","flags","dismissed","orphan","coder","coderId","created","modified","redacted"'

describe('CSV written', () => {
  it('begins with a byte order mark and the header, and ends every row with CRLF (RFC 4180 2.1)', () => {
    const text = encode([buildRow()])
    expect(text.startsWith(`\uFEFF${HEADER}\r\n`)).toBe(true)
    expect(text.endsWith('"2026-02-01T10:00:00.000Z",""\r\n')).toBe(true)
  })

  it('leaves numbers plain and nothing empty', () => {
    const text = encode([buildRow({ pageLabel: null, section: '' })])
    expect(text).toContain(
      ',12,,"","Schools; Access to schooling",7,120,161,"120-161","12:72/700.5/310/712","","pdf/2",',
    )
  })

  it.each(['=1', '+1', '-1', '@1', '\t1', '\r1', '\n1', '＝1', '＋1', '－1', '＠1', "'1"])(
    'guards %j with one apostrophe',
    (memo) => {
      expect(encode([buildRow({ memo })])).toContain(`"'${memo}"`)
    },
  )

  it('guards a cell by what stands in front after joining the codes', () => {
    expect(encode([buildRow({ codes: ['=A', 'B'] })])).toContain(`,"'=A; B",`)
  })

  it('escapes what joins code names', () => {
    expect(encode([buildRow({ codes: ['a;b', 'c\\d', ''] })])).toContain(',"a\\;b; c\\\\d; \\0",')
  })
})

describe('CSV read', () => {
  it('gives the rows back with their lines', () => {
    const rows = [buildRow({ memo: 'two\r\nlines' }), buildRow({ id: 'second', page: null, pageLabel: null })]
    const dataset = csv.decode(encode(rows))
    expect(dataset).toMatchObject({ problems: [], ignored: [] })
    expect(dataset.rows.map(({ row }) => row)).toEqual(rows)
    expect(dataset.rows.map(({ place }) => place)).toEqual(['line 2', 'line 4'])
  })

  it('keeps "no label" and an empty label apart', () => {
    const rows = [buildRow({ pageLabel: null }), buildRow({ pageLabel: '' })]
    expect(rowsOf(encode(rows)).map((row) => row.pageLabel)).toEqual([null, ''])
  })

  it('does without byte order mark, CRLF and the last line end', () => {
    const rows = [buildRow(), buildRow({ id: 'second' })]
    expect(rowsOf(encode(rows).slice(1).replaceAll('\r\n', '\n').trimEnd())).toEqual(rows)
  })

  it.each([';', '\t'])('takes %j between cells, as spreadsheets of some countries save', (delimiter) => {
    const row = buildRow({ memo: 'a, b', codes: ['Finding', 'Health'] })
    const cells = encode([row])
      .replaceAll('",', `"${delimiter}`)
      .replace(/,(?=\d|")/g, delimiter)
    expect(rowsOf(cells)).toEqual([row])
  })

  it('takes columns in any order and names those it does not know', () => {
    const [header = '', line = ''] = encode([buildRow()]).slice(1).split('\r\n')
    const moved = `"checked by",${header.slice(5)},"id"\r\n"Bo",${line.slice(line.indexOf(',') + 1)},"moved"\r\n`
    const dataset = csv.decode(moved)
    expect(dataset.ignored).toEqual(['checked by'])
    expect(dataset.rows[0]?.row).toEqual(buildRow({ id: 'moved' }))
  })

  it('takes cells without quotes', () => {
    const row = buildRow({ citation: 'Ortiz' })
    expect(rowsOf(encode([row]).slice(1).replaceAll('"', ''))).toEqual([row])
  })

  it('takes tables of before section paths, boxes and regions were written, which claim nothing there', () => {
    const row = buildRow({ sectionPath: [], paragraph: null, boxes: [], region: null, extractor: '' })
    const later = /,"(?:sectionPath|boxes|region|extractor)"|,"paragraph"/g
    const [header = '', line = ''] = encode([row]).split('\r\n')
    const older = [
      header.replace(later, ''),
      line.replace(',"",,120', ',120').replace('"120-161","","",""', '"120-161"'),
    ]
    expect(older[1]).toContain('"Access to schooling",120,161,"120-161","Ortiz')
    expect(rowsOf(older.join('\r\n').slice(1))).toEqual([row])
  })

  it('writes a region as its box, with an empty span and perhaps no words', () => {
    const region = { page: 12, left: 72, bottom: 300, right: 540, top: 520.25 }
    const row = buildRow({
      quote: '',
      start: 120,
      end: 120,
      spans: [{ start: 120, end: 120 }],
      boxes: [region],
      region,
    })
    expect(encode([row])).toContain('120,120,"120-120","12:72/300/540/520.25","12:72/300/540/520.25",')
    expect(rowsOf(encode([row]))).toEqual([row])
  })

  it('passes over blank lines', () => {
    expect(csv.decode(`${encode([buildRow()])}\r\n\r\n`)).toMatchObject({ rows: [{}], problems: [] })
  })

  it('names the line of a quote that is never closed and keeps the rows before it', () => {
    const text = encode([buildRow(), buildRow({ id: 'second' })])
    const dataset = csv.decode(text.slice(0, text.lastIndexOf('"')))
    expect(dataset.rows).toHaveLength(1)
    expect(dataset.problems).toMatchObject([
      {
        place: 'line 3',
        id: 'second',
        message: expect.stringContaining('opened on line 3 is never closed') as unknown,
      },
    ])
  })

  it('names text behind a closing quote and goes on at the next line', () => {
    const text = encode([buildRow(), buildRow({ id: 'second' })]).replace('"Finding"', '"Finding"s')
    const dataset = csv.decode(text)
    expect(dataset.problems).toMatchObject([
      {
        place: 'line 2',
        id: buildRow().id,
        message: expect.stringContaining('closing quote on line 2') as unknown,
      },
    ])
    expect(dataset.rows.map(({ row }) => row.id)).toEqual(['second'])
  })

  it('refuses a quote inside a bare cell (RFC 4180 2.5)', () => {
    const dataset = csv.decode(encode([buildRow()]).replace('"Ada"', 'A"da'))
    expect(dataset.problems[0]?.message).toContain('a quote stands inside an unquoted field')
  })

  it('names the line and the count of cells that are too few', () => {
    const dataset = csv.decode(encode([buildRow()]).replace(',"Ada"', ''))
    expect(dataset.problems[0]?.message).toBe('Line 2: has 38 cells where the header has 39.')
  })

  it.each([
    ['page', ',12,"iv"', ',twelve,"iv"'],
    ['page', ',12,"iv"', ',0,"iv"'],
    ['start', ',120,161,', ',-5,161,'],
    ['end', ',120,161,', ',120,,'],
    ['spans', '"120-161"', '"Dec-20"'],
    ['spans', '"120-161"', '"161-120"'],
    ['sha256', '"9f86', '"XYZ'],
    ['mediaType', '"application/pdf"', '"image/png"'],
    ['created', '2026-01-31T09:30', '31/01/2026 09:30'],
    ['codes', '"Finding"', '"Find\\ing"'],
    ['codes', '"Finding"', '"Finding; "'],
    ['quote', '"Two in three children were out of school."', '""'],
  ])('names the field %s when its cell %s becomes %s', (field, from, to) => {
    const dataset = csv.decode(encode([buildRow()]).replace(from, () => to))
    expect(dataset.rows).toEqual([])
    expect(dataset.problems[0]?.message).toMatch(new RegExp(`^Line 2: (.*; )?${field}[. ]`))
  })

  it('says which columns are missing or doubled', () => {
    expect(csv.decode('id,quote\r\n').problems[0]?.message).toMatch(
      /^Line 1: missing columns: prefix, suffix, /,
    )
    expect(csv.decode(`${HEADER},"id"\r\n`).problems[0]?.message).toContain('stand there twice: id')
  })

  it('says so of an empty file', () => {
    expect(csv.decode('').problems[0]?.message).toContain('the file is empty')
  })
})
