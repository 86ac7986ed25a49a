/** pincite export --format datapackage, and what verify says of the package. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { file, harbourProject, jsonOf, lines, pincite, root } from './command-line.ts'

interface Report {
  readonly summary: Record<string, number>
  readonly package: { readonly seal: string; readonly problems: readonly { path: string; kind: string }[] }
}

let project: string
let packed: string
let seal: string
beforeAll(async () => {
  project = await harbourProject()
  const passages = [
    { source: 'harbour.pdf', code: 'Finding', quote: 'Delays fell', memo: '=1+1', coder: 'Ana' },
    { source: 'harbour.txt', code: 'statistic', quote: 'rose by 12 per cent', coder: 'Ana' },
  ]
  await jsonOf(['tag', project, '--from', lines('passages.jsonl', passages)])
  packed = join(root, 'packed')
  const written = await exported(packed, '--with-sources', '--licence', 'CC-BY-4.0')
  seal = written.seal
})

const exported = (out: string, ...more: string[]) =>
  jsonOf<{ rows: number; bytes: number; seal: string }>([
    ...['export', project, '--format', 'datapackage', '--out', out, ...more],
  ])

/** A copy of the package, changed by `change`, and what verify says of it. */
let copies = 0
async function changed(change: (folder: string) => void, code = 1): Promise<Report> {
  const folder = join(root, `copy-${++copies}`)
  cpSync(packed, folder, { recursive: true })
  change(folder)
  return jsonOf<Report>(['verify', folder], code)
}

const FILES = [
  ...['README.md', 'annotations.csv', 'annotations.jsonld', 'coders.csv', 'codes.csv', 'datapackage.json'],
  ...['fields.csv', 'figures.csv', 'references.csl.json', 'sources', 'sources.csv'],
]

describe('pincite export --format datapackage', () => {
  it('writes a folder whose rows verify by the sources within', async () => {
    expect(readdirSync(packed).sort()).toEqual(FILES)
    expect(seal).toMatch(/^sha256:[0-9a-f]{64}$/)
    const report = await jsonOf<Report>(['verify', packed])
    expect(report.package).toEqual({ seal, problems: [], isRedacted: false })
    expect(report.summary).toMatchObject({ exact: 2, missing: 0, wrongFile: 0 })
  })

  it('writes the same as a zip, the same bytes each time', async () => {
    const [one, two] = [join(root, 'one.zip'), join(root, 'two.zip')]
    const written = await exported(one, '--with-sources', '--licence', 'CC-BY-4.0')
    await exported(two, '--with-sources', '--licence', 'CC-BY-4.0')
    expect(written).toMatchObject({ rows: 2, bytes: readFileSync(one).length, seal })
    expect(readFileSync(two).equals(readFileSync(one))).toBe(true)
    const report = await jsonOf<Report>(['verify', one])
    expect(report.package).toEqual({ seal, problems: [], isRedacted: false })
    expect(report.summary).toMatchObject({ exact: 2 })
  })

  it('says how to check it: alone with its sources, else with those of the project', async () => {
    const told = async (name: string, ...more: string[]) => {
      const out = join(root, name)
      return (await pincite(['export', project, '--format', 'datapackage', '--out', out, ...more])).out
    }
    expect(await told('told.zip', '--with-sources')).toMatch(
      new RegExp(`Check them with: pincite verify ${join(root, 'told.zip')}\n$`),
    )
    expect(await told('to tell.zip')).toMatch(
      /Check them with: pincite verify '.*to tell\.zip' --sources .*\n$/,
    )
  })

  it('leaves the sources out unless told, and verifies by those at hand', async () => {
    const out = join(root, 'bare.zip')
    await exported(out)
    const report = await jsonOf<Report>(['verify', out, '--sources', project])
    expect(report.summary).toMatchObject({ exact: 2 })
    const away = join(root, 'away')
    mkdirSync(away)
    renameSync(out, join(away, 'bare.zip'))
    expect((await jsonOf<Report>(['verify', join(away, 'bare.zip')], 1)).summary).toMatchObject({
      wrongFile: 2,
    })
  })

  it('writes a package of the rows that are chosen, which holds no other source', async () => {
    const out = join(root, 'chosen')
    expect((await exported(out, '--code', 'statistic', '--with-sources')).rows).toBe(1)
    expect(readdirSync(join(out, 'sources'))).toEqual([expect.stringMatching(/\.txt$/)])
    expect((await jsonOf<Report>(['verify', out])).summary).toMatchObject({ exact: 1 })
  })

  it('does not write into a folder that holds something, and leaves nothing behind', async () => {
    const used = join(root, 'used')
    mkdirSync(used)
    writeFileSync(join(used, 'mine.txt'), 'mine')
    const ran = await pincite(['export', project, '--format', 'datapackage', '--out', used])
    expect(ran).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('holds files already') as string,
    })
    expect(readdirSync(used)).toEqual(['mine.txt'])
    expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([])
    const empty = join(root, 'empty')
    mkdirSync(empty)
    await exported(empty)
    expect(existsSync(join(empty, 'datapackage.json'))).toBe(true)
  })

  it('does not invent a licence, and takes no sentence for one', async () => {
    const out = join(root, 'unlicensed')
    await exported(out)
    expect(JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8'))).not.toHaveProperty('licenses')
    const argv = [
      'export',
      project,
      '--format',
      'datapackage',
      '--out',
      join(root, 'x'),
      '--licence',
      'mine, all',
    ]
    expect(await pincite(argv)).toMatchObject({ code: 2, err: expect.stringContaining('SPDX') as string })
  })
})

describe('the seal', () => {
  it.each(FILES.filter((name) => name !== 'sources' && name !== 'datapackage.json'))(
    'names %s when one byte of it was changed',
    async (name) => {
      const { package: check } = await changed((folder) => {
        const bytes = readFileSync(join(folder, name))
        bytes[bytes.length - 5]! ^= 1
        writeFileSync(join(folder, name), bytes)
      })
      expect(check.problems).toEqual([expect.objectContaining({ path: name, kind: 'changed' })])
    },
  )

  it('names a source that was changed, and the rows that it fails', async () => {
    const { package: check, summary } = await changed((folder) => {
      const [name = ''] = readdirSync(join(folder, 'sources')).filter((one) => one.endsWith('.txt'))
      writeFileSync(join(folder, 'sources', name), 'Other words.')
    })
    expect(check.problems).toEqual([
      expect.objectContaining({
        path: expect.stringMatching(/^sources\/.*\.txt$/) as string,
        kind: 'changed',
      }),
    ])
    expect(summary).toMatchObject({ exact: 1, wrongFile: 1 })
  })

  it.each([
    ['a title', (text: string) => text.replace('"title"', '"Title"')],
    ['a blank more', (text: string) => `${text} `],
    ['a hash', (text: string) => text.replace(/"hash": "sha256:./, '"hash": "sha256:g')],
    ['the seal', (text: string) => text.replace(/("pincite:seal": "sha256:)./, '$1g')],
  ])('names datapackage.json itself when %s was changed in it', async (_what, change) => {
    const { package: check } = await changed((folder) => {
      const path = join(folder, 'datapackage.json')
      writeFileSync(path, change(readFileSync(path, 'utf8')))
    })
    expect(check.problems).toContainEqual(
      expect.objectContaining({ path: 'datapackage.json', kind: 'changed' }),
    )
  })

  it('names what was taken away and what was added', async () => {
    const { package: check } = await changed((folder) => {
      rmSync(join(folder, 'figures.csv'))
      mkdirSync(join(folder, 'notes'))
      writeFileSync(join(folder, 'notes', 'mine.txt'), 'mine')
    })
    expect(check.problems.map(({ path, kind }) => [path, kind])).toEqual([
      ['figures.csv', 'missing'],
      ['notes/mine.txt', 'added'],
    ])
  })

  it('says in words what holds and what does not', async () => {
    const held = await pincite(['verify', packed])
    expect(held.out).toBe(
      `The seal holds: ${seal}. Nothing was changed since the package was made.\n2 rows: 2 exact, 0 normalised, 0 fuzzy, 0 moved, 0 missing, 0 wrong file.\n`,
    )
    const folder = join(root, 'worded')
    cpSync(packed, folder, { recursive: true })
    writeFileSync(join(folder, 'README.md'), 'Other words.')
    const broken = await pincite(['verify', folder])
    expect(broken.code).toBe(1)
    expect(broken.out).toMatch(
      /^changed: README\.md was changed: its SHA-256 is another one\.\nThe seal is broken: 1 file is not as sealed\. Ask for the package again\.\n2 rows: /,
    )
  })

  it('says that a foreign package bears none', async () => {
    const { package: check } = await changed((folder) => {
      const path = join(folder, 'datapackage.json')
      const { 'pincite:seal': _seal, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as Record<
        string,
        unknown
      >
      writeFileSync(path, JSON.stringify(rest))
    })
    expect(check).toMatchObject({ seal: null, problems: [{ path: 'datapackage.json', kind: 'unsealed' }] })
  })

  it.each([
    ['no zip at all', 'PK\u0003\u0004 and then nothing'],
    ['an empty zip', 'PK\u0005\u0006' + '\0'.repeat(18)],
  ])('refuses %s', async (_what, content) => {
    const ran = await pincite(['verify', file(`bad-${_what.length}.zip`, content), '--json'])
    expect(ran).toMatchObject({ code: 2, out: '' })
  })
})
