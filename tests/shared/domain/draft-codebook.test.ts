import { beforeEach, describe, expect, it } from 'vitest'
import { codeKeys, codeTree, type Code, type Field } from '../../../shared/domain/codebook.ts'
import { codebookFingerprint, codebookNumber } from '../../../shared/domain/codebook-version.ts'
import {
  draftCodebook,
  keepKeys,
  moveCode,
  moveField,
  positionBetween,
} from '../../../shared/domain/draft-codebook.ts'
import { readProject } from '../../../shared/domain/read-project.ts'
import { checkDraft } from '../../../shared/domain/schema.ts'
import { buildCode } from '../../cases/annotation-builder.ts'
import { Replica } from '../../cases/replica-world.ts'
import { addSource, newProject, tag } from '../../cases/small-project.ts'
import { randomInt, seededRandom } from '../../fixtures/random-text.ts'

let replica: Replica
const project = () => readProject(replica.state)
const codeNamed = (name: string) => project().codes.find((code) => code.name === name)!
const names = () => codeTree(project().codes).map(({ code, depth }) => '.'.repeat(depth) + code.name)

/** Makes the codes what `next` says. */
function apply(next: readonly Code[], label = 'Edit codebook'): void {
  const draft = draftCodebook(project(), next, label)
  expect(checkDraft(draft)).toBeNull()
  replica.makeDraft(draft!)
}

beforeEach(() => {
  replica = new Replica('anna')
  for (const draft of [newProject, addSource, tag('a1', 10), tag('a2', 30)]) replica.makeDraft(draft)
})

describe('a change of the codebook', () => {
  it('writes what differs and nothing else', () => {
    const finding = codeNamed('Finding')
    const draft = draftCodebook(project(), [{ ...finding, name: 'Result' }], 'Rename')
    const onCodes = draft!.writes.filter(({ kind }) => kind === 'code')
    expect(onCodes).toEqual([{ kind: 'code', id: finding.id, field: 'name', value: 'Result' }])
    expect(draftCodebook(project(), project().codes, 'Nothing')).toBeNull()
  })

  it('renames a code and keeps its annotations', () => {
    const { id } = codeNamed('Finding')
    apply([{ ...codeNamed('Finding'), name: 'Result' }])
    expect(codeNamed('Result').id).toBe(id)
    expect(project().annotations.map(({ codeIds }) => codeIds)).toEqual([[id], [id]])
  })

  it('adds a code with fields, and leaves out none that it does not name', () => {
    const theme: Field = {
      id: 'f1',
      name: 'Theme',
      type: 'choices',
      required: true,
      options: ['law', 'health'],
      position: '00000001',
      retired: false,
    }
    apply([buildCode('c9', 'Testimony', { parentId: 'c1', position: '00000001', fields: [theme] })])
    expect(names()).toEqual(['Finding', '.Testimony', 'Statistic', 'Recommendation'])
    expect(codeNamed('Testimony').fields).toEqual([theme])
    // In codebook order, by which an annotation's codes are sorted and keys given.
    expect(project().codes.map(({ name }) => name)).toEqual([
      'Finding',
      'Testimony',
      'Statistic',
      'Recommendation',
    ])
  })

  it('numbers the codebook before and after it, and a codebook that comes again has its old number', () => {
    const before = project().codes
    apply([{ ...codeNamed('Finding'), name: 'Result' }])
    expect(codebookNumber(project(), codebookFingerprint(before))).toBe(1)
    expect(codebookNumber(project(), codebookFingerprint(project().codes))).toBe(2)
    apply([{ ...codeNamed('Statistic'), definition: 'A number.' }])
    expect(codebookNumber(project(), codebookFingerprint(project().codes))).toBe(3)
    apply([
      { ...codeNamed('Result'), name: 'Finding' },
      { ...codeNamed('Statistic'), definition: before[1]!.definition },
    ])
    expect(codebookNumber(project(), codebookFingerprint(project().codes))).toBe(1)
  })

  it('gives no new version for looks, keys and order, which coders do not go by', () => {
    const before = codebookFingerprint(project().codes)
    apply([{ ...codeNamed('Finding'), hue: 'plum', pattern: 'thick', key: '9', position: '00000009' }])
    expect(codebookFingerprint(project().codes)).toBe(before)
    apply([{ ...codeNamed('Finding'), useWhen: 'Always.' }])
    expect(codebookFingerprint(project().codes)).not.toBe(before)
  })

  it('refuses to put a code below itself', () => {
    apply([buildCode('c9', 'Testimony', { parentId: 'c1' })])
    expect(() => draftCodebook(project(), [{ ...codeNamed('Finding'), parentId: 'c9' }], 'Move')).toThrow(
      'Finding would stand below itself',
    )
  })

  it('is made in spite of a ring that merging left, and can undo the ring', () => {
    replica.make([
      { kind: 'code', id: 'c1', field: 'parent', value: 'c2' },
      { kind: 'code', id: 'c2', field: 'parent', value: 'c1' },
    ])
    apply([{ ...codeNamed('Finding'), name: 'Result' }])
    apply([{ ...codeNamed('Result'), parentId: null }])
    expect(names()).toEqual(['Result', '.Statistic', 'Recommendation'])
  })
})

describe('moving a code', () => {
  const move = (name: string, parent: string | null, after: string | null) =>
    apply(
      moveCode(project().codes, codeNamed(name).id, {
        parentId: parent === null ? null : codeNamed(parent).id,
        afterId: after === null ? null : codeNamed(after).id,
      }),
    )

  it('puts it first, between, last, and below another', () => {
    move('Recommendation', null, null)
    expect(names()).toEqual(['Recommendation', 'Finding', 'Statistic'])
    move('Recommendation', null, 'Finding')
    expect(names()).toEqual(['Finding', 'Recommendation', 'Statistic'])
    move('Finding', null, 'Statistic')
    expect(names()).toEqual(['Recommendation', 'Statistic', 'Finding'])
    move('Statistic', 'Finding', null)
    expect(names()).toEqual(['Recommendation', 'Finding', '.Statistic'])
  })

  it('writes the position of that code alone', () => {
    const next = moveCode(project().codes, 'c3', { parentId: null, afterId: null })
    const writes = draftCodebook(project(), next, 'Move')!.writes
    expect(writes.filter(({ kind }) => kind === 'code').map(({ id, field }) => `${id} ${field}`)).toEqual([
      'c3 position',
    ])
  })

  it('finds room between codes that two people put at one place', () => {
    for (const id of ['c1', 'c2', 'c3'])
      replica.make([{ kind: 'code', id, field: 'position', value: '00000004' }])
    move('Recommendation', null, 'Finding')
    expect(names()).toEqual(['Finding', 'Recommendation', 'Statistic'])
  })

  it('a thousand times at random puts every code where it was wanted', () => {
    const random = seededRandom(11)
    let codes: readonly Code[] = Array.from({ length: 12 }, (_, at) => buildCode(`c${at}`, `C${at}`))
    let wanted = codes.map(({ id }) => id)
    codes = codes.map((code, at) => ({ ...code, position: String(at + 1).padStart(8, '0') }))
    for (let turn = 0; turn < 1000; turn++) {
      const id = wanted[randomInt(random, wanted.length)]!
      const others = wanted.filter((other) => other !== id)
      const at = randomInt(random, wanted.length)
      wanted = [...others.slice(0, at), id, ...others.slice(at)]
      codes = [...moveCode(codes, id, { parentId: null, afterId: others[at - 1] ?? null })].sort((a, b) =>
        a.position < b.position ? -1 : 1,
      )
      expect(codes.map((code) => code.id)).toEqual(wanted)
    }
  })

  it('keeps the digits by which people tag, once each code has its own', () => {
    const before = codeKeys(project().codes)
    apply(moveCode(keepKeys(project().codes), 'c3', { parentId: null, afterId: null }))
    expect(codeKeys(project().codes)).toEqual(before)
    apply([...keepKeys(project().codes), buildCode('c0', 'Before all', { position: '0' })])
    expect(codeKeys(project().codes)).toEqual(new Map([...before, ['c0', '4']]))
  })
})

describe('moving a field', () => {
  const fields = () => codeNamed('Finding').fields.map(({ name }) => name)
  const moveNamed = (name: string, by: 1 | -1) => {
    const finding = codeNamed('Finding')
    const { id } = finding.fields.find((field) => field.name === name)!
    apply([{ ...finding, fields: moveField(finding.fields, id, by) }])
  }

  it('puts it one place up or down', () => {
    expect(fields()).toEqual(['Claim', 'Theme', 'Certainty cue', 'Attribution'])
    moveNamed('Theme', -1)
    expect(fields()).toEqual(['Theme', 'Claim', 'Certainty cue', 'Attribution'])
    moveNamed('Theme', 1)
    moveNamed('Theme', 1)
    expect(fields()).toEqual(['Claim', 'Certainty cue', 'Theme', 'Attribution'])
  })

  it('leaves the first and the last where they are', () => {
    const { fields } = codeNamed('Finding')
    expect(moveField(fields, fields[0]!.id, -1)).toBe(fields)
    expect(moveField(fields, fields.at(-1)!.id, 1)).toBe(fields)
  })
})

describe('a position between two others', () => {
  it('sorts strictly between them, wherever positions were made before', () => {
    const random = seededRandom(7)
    const keys = ['00000001', '00000002', '00000010']
    for (let turn = 0; turn < 3000; turn++) {
      const at = randomInt(random, keys.length + 1)
      const low = keys[at - 1] ?? null
      const high = keys[at] ?? null
      const between = positionBetween(low, high)!
      expect(between > (low ?? '')).toBe(true)
      if (high !== null) expect(between < high).toBe(true)
      keys.splice(at, 0, between)
    }
    expect(keys).toEqual([...keys].sort())
  })

  it('stays short when the same place is filled over and over', () => {
    let [low, high] = ['00000001', '00000002']
    for (let turn = 0; turn < 100; turn++) {
      const between = positionBetween(low, high)!
      if (turn % 2 === 0) low = between
      else high = between
    }
    // Every halving takes log10(2) of a digit, and the last digit of some keys is only there for not being 0.
    expect(low.length).toBeLessThanOrEqual(8 + Math.ceil(100 * Math.log10(2)) + 8)
  })

  it('is null where there is no room: equal keys, keys out of order, keys of another making', () => {
    expect(positionBetween('00000004', '00000004')).toBeNull()
    expect(positionBetween('00000005', '00000004')).toBeNull()
    expect(positionBetween('0000001', '00000010')).toBeNull()
    expect(positionBetween(null, '0')).toBeNull()
    expect(positionBetween('a0', 'a1')).toBeNull()
    expect(positionBetween('zz', null)).toBeNull()
  })
})
