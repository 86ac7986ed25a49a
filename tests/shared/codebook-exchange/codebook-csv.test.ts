import { describe, expect, it } from 'vitest'
import { readCsv } from '../../../shared/codebook-exchange/codebook-csv-read.ts'
import { writeCsv } from '../../../shared/codebook-exchange/codebook-csv.ts'
import type { ExchangedCode } from '../../../shared/codebook-exchange/exchanged-code.ts'
import { buildCode, buildField } from '../../cases/codebook-builder.ts'

function codesOf(csv: string): readonly ExchangedCode[] {
  const reading = readCsv(csv)
  if (!reading.ok) throw new Error(reading.message)
  return reading.codes
}
function warningsOf(csv: string): readonly string[] {
  const reading = readCsv(csv)
  return reading.ok ? reading.warnings : [`refused: ${reading.message}`]
}
const places = (csv: string) => codesOf(csv).map(({ name, parent }) => [name, parent])

describe('writing a codebook as CSV', () => {
  it('has a row a code and a row a field, formulas guarded', () => {
    const fields = [buildField({ type: 'choice', required: true, options: ['own data', 'a; b'] })]
    const written = writeCsv([
      buildCode({ definition: '=1+1', key: '', fields }),
      buildCode({ id: 'c2', name: 'Number', parentId: 'c1', retired: true }),
    ])
    expect(written.ok && written.text).toBe(
      [
        '\uFEFF"id","codeId","code","parent","definition","useWhen","notWhen","hue","pattern","key","retired","field","type","required","options"',
        '"c1",,"Finding","","\'=1+1","","","gold","solid","none","no",,,,',
        '"f1","c1","Finding","",,,,,,,"no","Basis","choice","yes","own data; a\\; b"',
        '"c2",,"Number","Finding","","","","gold","solid","auto","yes",,,,',
        '',
      ].join('\r\n'),
    )
  })
})

describe('reading a codebook from CSV', () => {
  it.each([
    ['code\nFinding\nNumber\n'],
    ['Name;Anything\r\nFinding;1\r\nNumber;2'],
    ['"TAG"\t"x"\n"Finding"\t\n\nNumber\t'],
    ['\uFEFFcode,parent_id\nFinding,\n"Number",9\n'],
  ])('takes a list of names: %j', (csv) => {
    expect(codesOf(csv)).toEqual([
      { id: null, name: 'Finding', fields: [] },
      { id: null, name: 'Number', fields: [] },
    ])
  })

  it('says nothing for an empty cell, and an empty text for quotes', () => {
    const [code] = codesOf('code,definition,use when,Not_When,hue\nA,,"",never,')
    expect(code).toEqual({ id: null, name: 'A', useWhen: '', notWhen: 'never', fields: [] })
  })

  it('takes colours by name or as a colour, and passes over what it does not know, naming the line', () => {
    const csv = 'code,colour,pattern,key\nA,Violet,dotted,4\nB,#00f,wavy,x'
    expect(codesOf(csv)).toMatchObject([{ hue: 'violet', pattern: 'dotted', key: '4' }, { hue: 'blue' }])
    expect(warningsOf(csv)).toEqual([
      'Line 3: “wavy” is no pattern and was passed over.',
      'Line 3: “x” is no key and was passed over.',
    ])
  })

  it.each([
    ['yes;no;', ['yes', 'no']],
    ['yes; no ; ', ['yes', 'no ']],
    ['yes; no\\;', ['yes', 'no;']],
    ['yes;', ['yes']],
    ['yes;;no', ['yes;;no']],
  ])('takes the options %j as %j', (cell, options) => {
    expect(codesOf(`code,field,options\nA,Own,${cell}`)[0]?.fields[0]?.options).toEqual(options)
  })

  it('finds parents by path or name, before or behind, and makes those that have no row', () => {
    expect(
      places(
        'code,parent\nWages,Economy\nTrade,Topics; Economy\nEconomy,Topics\nTax,Economy\nVotes,Politics',
      ),
    ).toEqual([
      ['Topics', null],
      ['Economy', 0],
      ['Wages', 1],
      ['Trade', 1],
      ['Tax', 1],
      ['Politics', null],
      ['Votes', 5],
    ])
  })

  it('gives each of two codes with the same path its own children and fields', () => {
    const csv = 'code,parent,field\nA,,\nA,,one\nB,A,\nA,,\nA,,two\nC,A,'
    expect(places(csv)).toEqual([
      ['A', null],
      ['B', 0],
      ['A', null],
      ['C', 2],
    ])
    expect(codesOf(csv).map(({ fields }) => fields.map(({ name }) => name))).toEqual([
      ['one'],
      [],
      ['two'],
      [],
    ])
  })

  it('takes ids of fields, each behind the code of its codeId, whatever the order and the names', () => {
    const csv = 'id,codeId,code,field\nf9,c2,A,Basis\nc1,,A,\nf1,c1,A,Basis\nc2,,A,\nc1,,A,Own'
    expect(codesOf(csv)).toEqual([
      { id: 'c2', name: 'A', fields: [{ id: 'f9', name: 'Basis' }] },
      {
        ...{ id: 'c1', name: 'A' },
        // A row of the code to which somebody added a field: its id is no field's.
        fields: [
          { id: 'f1', name: 'Basis' },
          { id: null, name: 'Own' },
        ],
      },
    ])
  })

  it('keeps fields with their code though the rows were sorted, and makes a new code of a copied row', () => {
    const csv = 'id,code,field,definition\nc1,A,Basis,\nc2,B,,b\nc1,A,,a\nc1,C,,c'
    expect(codesOf(csv)).toEqual([
      { id: 'c1', name: 'A', definition: 'a', fields: [{ id: null, name: 'Basis' }] },
      { id: 'c2', name: 'B', definition: 'b', fields: [] },
      { id: 'c1', name: 'C', definition: 'c', fields: [] },
    ])
  })

  it('takes a field in the row of its code, and further ones below it', () => {
    const csv = 'code,field,type,required,options\nA,Basis,choice,x,own; relayed\n,Theme,,,\nB,,,,'
    expect(codesOf(csv).map(({ name, fields }) => [name, fields])).toEqual([
      [
        'A',
        [
          { id: null, name: 'Basis', type: 'choice', required: true, options: ['own', 'relayed'] },
          { id: null, name: 'Theme' },
        ],
      ],
      ['B', []],
    ])
  })

  it.each([
    ['nothing', '', /empty/],
    ['no column for codes', 'a,b\n1,2', /^Line 1: there is no column “code” or “name” among a, b/],
    ['two columns for codes', 'code,name\n1,2', /^Line 1: two columns stand for “code”/],
    ['broken quotes', 'code\nA\n"B"x\n', /^Line 3: text follows a closing quote/],
    ['a quote left open', 'code\n"A\n', /^Line 2: a quote opened on line 2 is never closed/],
    ['a header only', 'code,parent\n', /no codes/],
    ['a code below itself', 'code,parent\nA,B\nB,A', /^Line \d: “[AB]” stands below itself/],
    [
      'a tree too deep to be one',
      ['code,parent', ...Array.from({ length: 300 }, (_, i) => `c${i},${i ? `c${i - 1}` : ''}`)].join('\n'),
      /^Line 202: “c200” stands more than 200 levels deep/,
    ],
    [
      'a path too long to be one',
      `code,parent\nA,\nB,${Array.from({ length: 200_000 }, (_, i) => `c${i}`).join(';')}`,
      /^Line 3: “B” stands more than 200 levels deep/,
    ],
    [
      'too many codes that only paths name',
      ['code,parent', ...Array.from({ length: 5_001 }, (_, i) => `c${i},p${i}`)].join('\n'),
      /more than 10000 codes/,
    ],
    ['too many codes', `code\n${'a\n'.repeat(10_001)}`, /more than 10000 codes/],
  ])('refuses %s, naming the place', (_, csv, message) => {
    const reading = readCsv(csv)
    expect(reading.ok ? '' : reading.message).toMatch(message)
  })

  it('passes over a row without a code, naming the line', () => {
    expect(warningsOf('code,definition\nA,x\n,y\n')).toEqual([
      'Line 3: the row names no code and was passed over.',
    ])
  })
})
