/** pincite init, import, sources and text. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  file,
  HARBOUR_TEXT,
  harbourPdf,
  harbourProject,
  jsonOf,
  newFolder,
  pincite,
  root,
  stopper,
} from './command-line.ts'

const ID = /^[0-9a-f-]{36}$/
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('pincite init', () => {
  it('makes a project named after its folder, with three codes', async () => {
    const folder = newFolder()
    const made = await jsonOf<Record<string, unknown>>(['init', folder])
    expect(Object.keys(made)).toEqual(['folder', 'name', 'codes', 'coders'])
    expect(made).toMatchObject({ folder, name: basename(folder), coders: [] })
    expect(made['codes']).toMatchObject([
      { name: 'Finding' },
      { name: 'Statistic' },
      { name: 'Recommendation' },
    ])
    expect(existsSync(join(folder, 'pincite.json'))).toBe(true)
  })

  it('takes a name and a first coder, without the white space around them', async () => {
    const made = await jsonOf(['init', newFolder(), '--name', ' Ports ', '--coder', 'Ana Ruiz'])
    expect(made).toMatchObject({
      name: 'Ports',
      coders: [{ id: expect.stringMatching(ID) as string, name: 'Ana Ruiz' }],
    })
  })

  it('leaves a project that is there alone', async () => {
    const folder = await harbourProject()
    const ran = await pincite(['init', folder])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain('already holds a project')
    expect(await jsonOf(['sources', folder])).toHaveLength(2)
  })

  it('goes into no folder with other files, and leaves it as it is', async () => {
    const folder = newFolder()
    mkdirSync(folder)
    writeFileSync(join(folder, 'report.pdf'), '')
    const ran = await pincite(['init', folder])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain('is not empty. Choose a new or empty folder')
    expect(readdirSync(folder)).toEqual(['report.pdf'])
  })

  it('makes nothing where a name can not be used', async () => {
    const folder = newFolder()
    for (const name of ['   ', 'n'.repeat(201)]) {
      expect((await pincite(['init', folder, '--name', name])).code).toBe(2)
      expect((await pincite(['init', folder, '--coder', name])).code).toBe(2)
    }
    expect(existsSync(folder)).toBe(false)
  })

  it('says why a folder can not be made', async () => {
    const inside = join(file('a file', 'x'), 'project')
    const ran = await pincite(['init', inside])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(inside)
  })
})

describe('pincite import', () => {
  it('says of every file what became of it, in the order given', async () => {
    const project = newFolder()
    await pincite(['init', project])
    const text = file('report.txt', HARBOUR_TEXT)
    const pdf = file('report.pdf', harbourPdf())
    const again = file('again.txt', HARBOUR_TEXT)
    const broken = file('broken.pdf', '%PDF-1.7\nnothing')
    const absent = join(root, 'absent.pdf')
    const files = [text, pdf, again, broken, absent, root]
    const imported = await jsonOf<Record<string, unknown>[]>(['import', project, ...files], 1)
    const id = expect.stringMatching(ID) as string
    const refused = { sourceId: null, title: null, mediaType: null, pages: null, characters: null }
    expect(imported).toEqual([
      {
        file: text,
        sourceId: id,
        title: 'HARBOUR TRAFFIC',
        mediaType: 'text/plain',
        pages: null,
        characters: HARBOUR_TEXT.length,
        sha256: sha256(HARBOUR_TEXT),
        status: 'added',
      },
      {
        file: pdf,
        sourceId: id,
        title: 'Harbour traffic',
        mediaType: 'application/pdf',
        pages: 2,
        characters: expect.any(Number) as number,
        sha256: sha256(harbourPdf()),
        status: 'added',
      },
      { ...imported[0], file: again, status: 'already-there' },
      {
        ...{ file: broken, ...refused, sha256: sha256('%PDF-1.7\nnothing'), status: 'refused' },
        error: expect.stringContaining('broken.pdf') as string,
      },
      {
        file: absent,
        ...refused,
        sha256: null,
        status: 'refused',
        error: expect.stringContaining(absent) as string,
      },
      {
        file: root,
        ...refused,
        sha256: null,
        status: 'refused',
        error: expect.stringContaining(root) as string,
      },
    ])
    const keys = ['file', 'sourceId', 'title', 'mediaType', 'pages', 'characters', 'sha256', 'status']
    expect(Object.keys(imported[0]!)).toEqual(keys)
    expect(Object.keys(imported[3]!)).toEqual([...keys, 'error'])
  })

  it('ends where the disk refuses, after what it had done', async () => {
    const project = newFolder()
    await pincite(['init', project])
    const first = file('first of two.txt', 'First words.')
    await pincite(['import', project, first])
    rmSync(join(project, 'sources'), { recursive: true })
    writeFileSync(join(project, 'sources'), 'not a folder')
    const ran = await pincite(['import', project, first, file('second of two.txt', 'Others.'), '--json'])
    expect(ran.code).toBe(2)
    // Its file is not there any more, and can't be put back.
    expect(ran.err).toContain('“first of two.txt” could not be copied')
    expect(JSON.parse(ran.out)).toEqual([])
  })

  it('warns of what the person should know, and goes on', async () => {
    const project = newFolder()
    await pincite(['init', project])
    const page = file('page.pdf', '<!doctype html><title>Page</title><p>Some words of a page.</p>')
    const [imported] = await jsonOf<Record<string, unknown>[]>(['import', project, page])
    expect(imported).toMatchObject({ status: 'added', mediaType: 'text/html' })
    expect(Object.keys(imported!).at(-1)).toBe('warning')
    const ran = await pincite(['import', project, page])
    expect(ran.err).toContain(String(imported!['warning']))
  })

  it('puts results on stdout and refusals on stderr', async () => {
    const project = newFolder()
    await pincite(['init', project])
    const ran = await pincite(['import', project, file('good.txt', 'Good words.'), join(root, 'absent.txt')])
    expect(ran.code).toBe(1)
    expect(ran.out).toMatch(/^added {5}.*good\.txt: “good” \([0-9a-f-]{36}\)\n$/)
    expect(ran.err).toMatch(/^refused {3}.*absent\.txt/)
  })

  it.skipIf(process.platform === 'win32')('shows names without what could steer a terminal', async () => {
    const project = newFolder()
    await pincite(['init', project])
    const { out } = await pincite(['import', project, file('red\u001b[31m.txt', 'Good words.')])
    expect(out).toContain('red [31m.txt: “')
    expect(out).not.toMatch(/(?!\n)\p{Cc}/u)
  })

  it('stops between files when told to, and reports those that are in', async () => {
    const project = await harbourProject()
    const { signal, stop } = stopper()
    const files = ['first.txt', 'second.txt'].map((name) => file(name, `The words of ${name}.`))
    const argv = ['import', project, ...files, join(root, 'harbour.txt')]
    const ran = await pincite(argv, { signal, onPrint: stop })
    expect(ran).toMatchObject({ code: 1, err: 'pincite import: Stopped.\n' })
    expect(ran.out).toMatch(/^added .*first\.txt.*\n$/)
    expect(await jsonOf(['sources', project])).toHaveLength(3)

    const asJson = await pincite(['import', project, join(root, 'harbour.txt'), '--json'], { signal })
    expect(asJson).toEqual({ code: 1, out: '[]\n', err: 'pincite import: Stopped.\n' })
  })

  it('wants a project that is there, and leaves none behind', async () => {
    for (const folder of [newFolder(), file('no folder', 'x'), join(root, 'settings')]) {
      const ran = await pincite(['import', folder, file('good.txt', 'Good words.')])
      expect(ran).toMatchObject({ code: 2, out: '' })
      expect(ran.err).toContain(folder)
    }
  })

  it.skipIf(process.getuid?.() === 0)('says that a file can not be read', async () => {
    const project = newFolder()
    await pincite(['init', project])
    const secret = file('secret.txt', 'Secret.')
    chmodSync(secret, 0)
    const [imported] = await jsonOf<{ error: string }[]>(['import', project, secret], 1)
    expect(imported?.error).toContain('permission is denied')
  })
})

describe('pincite sources', () => {
  it('lists sources in the order they were added', async () => {
    const sources = await jsonOf<Record<string, unknown>[]>(['sources', await harbourProject()])
    expect(Object.keys(sources[0]!)).toEqual([
      ...['sourceId', 'title', 'fileName', 'mediaType', 'pages', 'characters', 'sha256', 'revises'],
    ])
    expect(sources).toMatchObject([
      { fileName: 'harbour.txt', pages: null, sha256: sha256(HARBOUR_TEXT) },
      { fileName: 'harbour.pdf', pages: 2, title: 'Harbour traffic' },
    ])
  })

  it('of an empty project is an empty list', async () => {
    const project = newFolder()
    await pincite(['init', project])
    expect(await jsonOf(['sources', project])).toEqual([])
    expect(await pincite(['sources', project])).toMatchObject({ code: 0, out: '' })
  })

  it('changes nothing in the folder', async () => {
    const project = await harbourProject()
    const content = () => readdirSync(project, { recursive: true }).map(String).sort()
    const before = [content(), readFileSync(join(project, 'pincite.json'), 'utf8')]
    await pincite(['sources', project])
    await pincite(['list', project])
    await pincite(['text', project, 'harbour.txt'])
    expect([content(), readFileSync(join(project, 'pincite.json'), 'utf8')]).toEqual(before)
  })
})

describe('pincite text', () => {
  it('prints the canonical text as it is', async () => {
    const project = await harbourProject()
    expect(await pincite(['text', project, 'harbour.txt'])).toEqual({
      code: 0,
      out: `${HARBOUR_TEXT}\n`,
      err: '',
    })
    const [{ sourceId }] = await jsonOf<[{ sourceId: string }]>(['sources', project])
    const read = await jsonOf(['text', project, sourceId.slice(0, 8)])
    expect(read).toEqual({ sourceId, page: null, text: HARBOUR_TEXT })
  })

  it('prints one sheet, counted from 1', async () => {
    const project = await harbourProject()
    const second = await jsonOf(['text', project, 'harbour.pdf', '--page', '2'])
    expect(second).toMatchObject({
      page: 2,
      text: 'Delays fell at the south quay in the same year. The board was told.',
    })
  })

  it.each(['0', '3', '-1', '1.5', '1e0', 'iv', ' 1'])(
    'knows no sheet %j of a file with two',
    async (page) => {
      const ran = await pincite(['text', await harbourProject(), 'harbour.pdf', `--page=${page}`])
      expect(ran).toMatchObject({ code: 2, out: '' })
      expect(ran.err).toContain('from 1 to 2')
    },
  )

  it('knows no pages of a file that has none, and no source that is not there', async () => {
    const project = await harbourProject()
    const pageless = await pincite(['text', project, 'harbour.txt', '--page', '1'])
    expect(pageless).toMatchObject({ code: 2, out: '' })
    expect(pageless.err).toContain('has no pages')
    const absent = await pincite(['text', project, 'harbour'])
    expect(absent).toMatchObject({ code: 2, out: '' })
    expect(absent.err).toContain('There is no source “harbour”')
  })
})
