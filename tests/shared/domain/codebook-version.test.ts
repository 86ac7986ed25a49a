import { describe, expect, it } from 'vitest'
import {
  codebookFingerprint,
  codebookNumber,
  numberingWrites,
} from '../../../shared/domain/codebook-version.ts'
import { buildCode } from '../../cases/annotation-builder.ts'

describe('the version of a codebook', () => {
  it('is the same whatever the order in which its codes are listed', () => {
    const codes = [buildCode('a', 'A'), buildCode('b', 'B')]
    expect(codebookFingerprint([...codes].reverse())).toBe(codebookFingerprint(codes))
  })

  it('is an FNV-1a hash of 64 bits', () => {
    // The reference offset basis hashed over "[]", worked out by hand with the published prime.
    let hash = 0xcbf29ce484222325n
    for (const sign of '[]') hash = ((hash ^ BigInt(sign.charCodeAt(0))) * 0x100000001b3n) % 2n ** 64n
    expect(codebookFingerprint([])).toBe(hash.toString(16).padStart(16, '0'))
  })

  it.each([
    ['name', { name: 'Other' }],
    ['definition', { definition: 'Other' }],
    ['when to use', { useWhen: 'Other' }],
    ['when not to use', { notWhen: 'Other' }],
    ['place in the tree', { parentId: 'b' }],
    ['retirement', { retired: true }],
  ])('changes with the %s of a code', (_, over) => {
    const b = buildCode('b', 'B')
    expect(codebookFingerprint([{ ...buildCode('a', 'A'), ...over }, b])).not.toBe(
      codebookFingerprint([buildCode('a', 'A'), b]),
    )
  })

  it.each([
    ['type', { type: 'number' }],
    ['options', { options: ['do'] }],
    ['need', { required: true }],
  ] as const)('changes with the %s of a field', (_, over) => {
    const field = {
      id: 'f',
      name: 'F',
      type: 'text',
      required: false,
      options: [],
      position: '1',
      retired: false,
    } as const
    expect(codebookFingerprint([buildCode('a', 'A', { fields: [{ ...field, ...over }] })])).not.toBe(
      codebookFingerprint([buildCode('a', 'A', { fields: [field] })]),
    )
  })

  it('gets the next number, once', () => {
    const codes = [buildCode('a', 'A')]
    const fingerprint = codebookFingerprint(codes)
    expect(numberingWrites(new Map([['0123456789abcdef', 7]]), codes)).toEqual([
      { kind: 'project', id: 'main', field: `codebook/${fingerprint}`, value: 8 },
    ])
    expect(numberingWrites(new Map([[fingerprint, 3]]), codes)).toEqual([])
    expect(codebookNumber({ codebooks: new Map([[fingerprint, 3]]) }, fingerprint)).toBe(3)
    expect(codebookNumber({ codebooks: new Map() }, fingerprint)).toBeNull()
  })
})
