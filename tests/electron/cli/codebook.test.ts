/** pincite codebook: show, export and import. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CodeDifference } from '../../../shared/codebook-exchange/codebook-difference.ts'
import { file, harbourProject, jsonOf, newFolder, pincite, root } from './command-line.ts'

interface Listed {
  readonly version: number | null
  readonly fingerprint: string
  readonly codes: readonly {
    readonly name: string
    readonly depth: number
    readonly key: string | null
    readonly annotations: number
    readonly fields: readonly { readonly name: string; readonly type: string }[]
  }[]
}
interface Imported {
  readonly dryRun: boolean
  readonly codes: readonly CodeDifference[]
  readonly warnings: readonly string[]
}

const show = (project: string) => jsonOf<Listed>(['codebook', project, 'show'])
const load = (project: string, ...argv: string[]) =>
  jsonOf<Imported>(['codebook', project, 'import', ...argv])
async function newProject(): Promise<string> {
  const project = newFolder()
  await pincite(['init', project])
  return project
}

let project: string
beforeAll(async () => {
  project = await harbourProject()
  await pincite(['tag', project, '--source', 'harbour.txt', '--code', 'finding', '--quote', 'Delays fell'])
})

describe('pincite codebook show', () => {
  it('lists codes with keys, fields and how often they were used', async () => {
    const { version, fingerprint, codes } = await show(project)
    expect(version).toBe(1)
    expect(fingerprint).toMatch(/^[0-9a-f]{16}$/)
    expect(codes.map(({ name, key, depth, annotations }) => [name, key, depth, annotations])).toEqual([
      ['Finding', '1', 0, 1],
      ['Statistic', '2', 0, 0],
      ['Recommendation', '3', 0, 0],
    ])
    expect(codes[1]?.fields[0]).toMatchObject({ name: 'Figures', type: 'figures', required: true })
  })

  it('shows the tree to be read', async () => {
    const other = await newProject()
    await load(other, file('tree.csv', 'code,parent\nWages,Finding'))
    const { out } = await pincite(['codebook', other, 'show'])
    expect(out).toMatch(/^Version 2 \([0-9a-f]{16}\), 4 codes\n1 {2}Finding: gold, solid, 0 annotations\n/)
    expect(out).toContain('     - Figures (figures, required): value | unit\n')
    expect(out).toMatch(/^4 {4}Wages: violet, solid, 0 annotations$/m)
  })
})

describe('pincite codebook export', () => {
  it.each(['qdc', 'csv', 'json'])('writes %s, which changes nothing when it comes back', async (format) => {
    const out = join(root, `codebook.${format}`)
    const written = await jsonOf(['codebook', project, 'export', '--out', out])
    const bytes = readFileSync(out)
    expect(written).toEqual({ format, out, codes: 3, bytes: bytes.length, warnings: [] })
    const { codes } = await load(project, out)
    expect(codes.map(({ outcome }) => outcome)).toEqual(['same', 'same', 'same'])
    const { out: printed } = await pincite(['codebook', project, 'export', '--format', format])
    expect(printed.trimEnd()).toBe(bytes.toString('utf8').trimEnd())
  })

  it.each([
    [['--out', 'codebook.xml'], '--format wants one of qdc, csv, json'],
    [['--json'], 'written with --out'],
    [['book.qdc'], 'name it with --out'],
    [['--dry-run'], '--dry-run does not go with export'],
    [['--format', 'csv', '--out', '/nowhere/x.csv'], 'its folder can’t be opened'],
  ])('refuses %j', async (options, message) => {
    const ran = await pincite(['codebook', project, 'export', ...options])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(message)
  })

  it('does not overwrite the project', async () => {
    const out = join(project, 'pincite.json')
    const before = readFileSync(out)
    expect((await pincite(['codebook', project, 'export', '--out', out])).code).toBe(2)
    expect(readFileSync(out)).toEqual(before)
  })
})

describe('pincite codebook import', () => {
  it('says what would change, and changes nothing, with --dry-run', async () => {
    const other = await newProject()
    const before = await show(other)
    const csv = file('more.csv', 'code,definition,field\nfinding,What was found.,Claim\n,,Weight\nVotes,,')
    const { out, code } = await pincite(['codebook', other, 'import', csv, '--dry-run'])
    expect(code).toBe(0)
    expect(out).toBe(
      [
        'changed  finding',
        '         name: “Finding” → “finding”',
        '         definition: “What the report says it found or concludes.” → “What was found.”',
        '         field “Weight” (text) added',
        'added    Votes',
        'Nothing was changed. Without --dry-run: 1 code added, 1 changed, 0 the same.',
        '',
      ].join('\n'),
    )
    expect(await show(other)).toEqual(before)

    const { dryRun, codes } = await load(other, csv)
    expect([dryRun, codes.map(({ outcome }) => outcome)]).toEqual([false, ['changed', 'added']])
    const after = await show(other)
    expect(after.codes.map(({ name }) => name)).toEqual(['finding', 'Statistic', 'Recommendation', 'Votes'])
    expect(after.version).toBe(2)
    expect((await load(other, csv)).codes.map(({ outcome }) => outcome)).toEqual(['same', 'same'])
  })

  it('brings a whole codebook into another project, codes told by their names', async () => {
    const qdc = join(root, 'whole.qdc')
    await pincite(['codebook', project, 'export', '--out', qdc])
    const other = await newProject()
    const { codes } = await load(other, qdc)
    expect(codes.map(({ outcome }) => outcome)).toEqual(['same', 'same', 'same'])
  })

  it('gives codes without fields those of the standard codes', async () => {
    const old = await newProject()
    const bare = file('old.csv', 'code\nfinding')
    expect((await load(old, '--standard')).codes).toEqual([])
    await load(old, bare)
    // A second code of that name, which has no fields yet.
    await load(old, file('second.csv', 'code,parent\nFinding,Statistic'))
    const { codes } = await load(old, '--standard')
    expect(codes.map(({ path, edits }) => [path, edits.map(({ field }) => field)])).toEqual([
      [
        ['Statistic', 'Finding'],
        ['Claim', 'Theme', 'Certainty cue', 'Attribution'],
      ],
    ])
    expect((await load(old, '--standard')).codes).toEqual([])
  })

  it.each([
    ['a file that is not there', 'nowhere.qdc', undefined, 'it does not exist'],
    ['an empty file', 'empty.csv', '', 'is empty'],
    ['a picture', 'picture.qdc', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), 'is not text'],
    ['broken XML', 'broken.qdc', '<CodeBook>\n<Codes>\n</CodeBook>', 'Line 3: '],
    [
      'a zip without a project',
      'empty.zip',
      Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`),
      'without a REFI-QDA',
    ],
    ['a broken zip', 'broken.qdpx', 'PK\x03\x04 and no more', 'Unpack it elsewhere'],
  ])('refuses %s, naming file and reason', async (_, name, content, message) => {
    const path = content === undefined ? join(root, name) : file(name, content)
    const ran = await pincite(['codebook', project, 'import', path, '--json'])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(name)
    expect(ran.err).toContain(message)
  })

  it.each([
    [[], 'either a file or --standard'],
    [['a.qdc', '--standard'], 'either a file or --standard'],
    [['a.qdc', '--format', 'qdc'], '--format does not go with import'],
  ])('refuses %j', async (options, message) => {
    const ran = await pincite(['codebook', project, 'import', ...options])
    expect(ran.code).toBe(2)
    expect(ran.err).toContain(message)
  })

  it('knows no other action', async () => {
    const ran = await pincite(['codebook', project, 'delete'])
    expect(ran.code).toBe(2)
    expect(ran.err).toContain('wants one of show, export, import')
  })

  it.each([
    ['UTF-16 with a mark', Buffer.from('\uFEFFcode;definition\r\nKüste;größer', 'utf16le')],
    ['Windows-1252', Buffer.from('code;definition\r\nK\xfcste;gr\xf6\xdfer', 'latin1')],
  ])('reads %s', async (_, bytes) => {
    const { codes } = await load(project, file('encoded.csv', bytes), '--dry-run')
    expect(codes.map(({ path }) => path)).toEqual([['Küste']])
  })
})

const qdpx = join(import.meta.dirname, '../../../../shared/fixtures/refi-qda/skyloom-TestProject.qdpx')
it.skipIf(!existsSync(qdpx))('takes the codebook out of a whole REFI-QDA project', async () => {
  const { codes } = await load(await newProject(), qdpx)
  expect(codes.map(({ path }) => path.at(-1))).toContain('Coke::diet Coke')
})
