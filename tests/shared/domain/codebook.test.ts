import { describe, expect, it } from 'vitest'
import {
  codeKeys,
  codePath,
  codeTree,
  fieldsFor,
  isBelow,
  keyedCodes,
  type Field,
} from '../../../shared/domain/codebook.ts'
import { buildCode } from '../../cases/annotation-builder.ts'

const names = (rows: ReturnType<typeof codeTree>) =>
  rows.map(({ code, depth }) => `${'.'.repeat(depth)}${code.name}`)

const field = (id: string, over: Partial<Field> = {}): Field => ({
  id,
  name: id,
  type: 'text',
  required: false,
  options: [],
  position: id,
  retired: false,
  ...over,
})

describe('digit keys', () => {
  it('are given in order to codes that name none', () => {
    const codes = [buildCode('a', 'A'), buildCode('b', 'B'), buildCode('c', 'C')]
    expect([...codeKeys(codes)]).toEqual([
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
    ])
  })

  it('are a code’s own where it names one, and pass over those taken', () => {
    const codes = [buildCode('a', 'A'), buildCode('b', 'B', { key: '1' }), buildCode('c', 'C')]
    expect(codeKeys(codes)).toEqual(
      new Map([
        ['b', '1'],
        ['a', '2'],
        ['c', '3'],
      ]),
    )
  })

  it('go to the first of two codes that name the same, and the other has none', () => {
    const codes = [buildCode('a', 'A', { key: '5' }), buildCode('b', 'B', { key: '5' })]
    expect([...codeKeys(codes)]).toEqual([['a', '5']])
  })

  it('leave out retired codes and those that want none, and end with 9', () => {
    const many = Array.from({ length: 12 }, (_, at) => buildCode(`c${at}`, `C${at}`))
    const codes = [
      buildCode('r', 'R', { retired: true, key: '1' }),
      buildCode('n', 'N', { key: '' }),
      ...many,
    ]
    const keys = codeKeys(codes)
    expect(keys.has('r')).toBe(false)
    expect(keys.has('n')).toBe(false)
    expect(keys.get('c0')).toBe('1')
    expect(keys.size).toBe(9)
  })

  it('list the codes they tag with by digit', () => {
    const codes = [buildCode('a', 'A', { key: '7' }), buildCode('b', 'B'), buildCode('c', 'C', { key: '' })]
    expect(keyedCodes(codes).map(({ code, key }) => `${key} ${code.name}`)).toEqual(['1 B', '7 A'])
  })
})

describe('the tree of codes', () => {
  it('has each code followed by those below it', () => {
    const codes = [
      buildCode('1', 'Finding'),
      buildCode('2', 'Statistic'),
      buildCode('3', 'Testimony', { parentId: '1' }),
      buildCode('4', 'Of victims', { parentId: '3' }),
    ]
    expect(names(codeTree(codes))).toEqual(['Finding', '.Testimony', '..Of victims', 'Statistic'])
  })

  it('has a code at the top whose parent is not there', () => {
    expect(names(codeTree([buildCode('1', 'Left', { parentId: 'gone' })]))).toEqual(['Left'])
  })

  it('shows codes that two people moved below each other, each once', () => {
    const ring = [buildCode('1', 'A', { parentId: '2' }), buildCode('2', 'B', { parentId: '1' })]
    expect(names(codeTree(ring))).toEqual(['A', '.B'])
    expect(isBelow(ring, '1', '3')).toBe(false)
    expect(codePath(ring, ring[0]!)).toBe('B › A')
  })

  it('is made of any number of codes side by side', () => {
    const codes = Array.from({ length: 150_000 }, (_, at) => buildCode(`c${at}`, 'Code'))
    expect(codeTree(codes)).toHaveLength(150_000)
  })

  it('tells what stands below what', () => {
    const codes = [
      buildCode('1', 'A'),
      buildCode('2', 'B', { parentId: '1' }),
      buildCode('3', 'C', { parentId: '2' }),
    ]
    expect(isBelow(codes, '3', '1')).toBe(true)
    expect(isBelow(codes, '1', '1')).toBe(true)
    expect(isBelow(codes, '1', '3')).toBe(false)
    expect(codePath(codes, codes[2]!)).toBe('A › B › C')
  })
})

describe('the fields an annotation is asked for', () => {
  it('are those of its codes in codebook order, without retired ones', () => {
    const codes = [
      buildCode('1', 'A', { fields: [field('f1'), field('f2', { retired: true })] }),
      buildCode('2', 'B', { fields: [field('f3')] }),
      buildCode('3', 'C', { fields: [field('f4')] }),
    ]
    expect(fieldsFor(codes, ['3', '1']).map(({ code, field }) => `${code.name} ${field.id}`)).toEqual([
      'A f1',
      'C f4',
    ])
  })
})
