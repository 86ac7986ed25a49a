import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { checkProject } from '../../../../electron/services/check/check-project.ts'
import { sentenceOf } from '../../../../electron/services/check/finding.ts'
import { encodeLine } from '../../../../electron/services/store/journal-line.ts'
import { PinciteError } from '../../../../shared/api/errors.ts'
import type { CheckReport, Finding } from '../../../../shared/api/store-report.ts'
import { forge } from '../../../fixtures/forge-snapshot.ts'
import type { Place } from '../../../fixtures/project-folder.ts'
import { temporaryFolder } from '../../../fixtures/project-folder.ts'
import { alter, bytesOf, wholeProject } from '../../../fixtures/whole-project.ts'

let place: Place
let folder = ''

beforeEach(async () => {
  place = await wholeProject()
  folder = place.folder
})

/** Checks, and makes sure that checking changed nothing. */
async function check(): Promise<CheckReport> {
  const before = bytesOf(folder)
  const report = await checkProject(folder)
  expect(bytesOf(folder)).toEqual(before)
  return report
}

const names = ({ findings }: CheckReport) =>
  findings.map(({ weight, part, problem, place: where, line }) =>
    [weight, part, problem, where, line].filter((item) => item !== null).join(' '),
  )
const journal = () => `journal/${place.replicas[0]!}`
const only = (part: string) => `${part}/${readdirSync(path.join(folder, part))[0]!}`
const remove = (name: string) => rmSync(path.join(folder, name), { recursive: true })
const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text, { mode: 0o600 })
const flipped = (text: string, at: number) =>
  text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1)
const line = (text: string, number: number) =>
  text
    .split('\n')
    .slice(0, number - 1)
    .join('\n').length + 1

describe('checking a project', () => {
  it('finds nothing in one that is whole, and says how much was looked at', async () => {
    expect(await check()).toEqual({
      folder,
      findings: [],
      checked: { changes: 5, journals: 1, backups: 1, sources: 1, annotations: 3 },
    })
  })

  interface Case {
    readonly what: string
    readonly harm: () => void
    readonly found: () => readonly string[]
  }
  const cases: readonly Case[] = [
    {
      what: 'a missing pincite.json',
      harm: () => remove('pincite.json'),
      found: () => ['error store missing pincite.json'],
    },
    {
      what: 'an altered value in pincite.json',
      harm: () => alter(folder, 'pincite.json', (text) => text.replace('Harbour', 'Harbuor')),
      found: () => ['error store damaged pincite.json'],
    },
    {
      what: 'a pincite.json of something else',
      harm: () => write('pincite.json', '{"name":"pincite"}'),
      found: () => ['error store foreign pincite.json'],
    },
    {
      what: 'a pincite.json of a newer version',
      harm: () => write('pincite.json', '{"format":"pincite-project","version":99}'),
      found: () => ['error store newer-version pincite.json'],
    },
    {
      what: 'a damaged line of a journal, as a note where pincite.json has what it did',
      harm: () => alter(folder, `${journal()}/1.jsonl`, (text) => flipped(text, line(text, 4) + 50)),
      found: () => [`note journal gap ${journal()}`, `note journal damaged ${journal()}/1.jsonl 4`],
    },
    {
      what: 'a damaged line of a journal, and the change that is lost there',
      harm: () => {
        alter(folder, `${journal()}/1.jsonl`, (text) => flipped(text, line(text, 4) + 50))
        remove('pincite.json')
        remove('backups')
      },
      found: () => [
        'error store missing pincite.json',
        `error journal gap ${journal()}`,
        `error journal damaged ${journal()}/1.jsonl 4`,
      ],
    },
    {
      // Nobody knows how many changes there were.
      what: 'a journal whose last line is damaged, whatever pincite.json has',
      harm: () => alter(folder, `${journal()}/1.jsonl`, (text) => flipped(text, text.length - 3)),
      found: () => [`error journal missing ${journal()}`, `note journal torn-tail ${journal()}/1.jsonl 6`],
    },
    {
      what: 'an unfinished last line, as harmless',
      harm: () => alter(folder, `${journal()}/1.jsonl`, (text) => `${text}0123`),
      found: () => [`note journal torn-tail ${journal()}/1.jsonl 7`],
    },
    {
      what: 'a journal that was cut, which pincite.json makes up for',
      harm: () => alter(folder, `${journal()}/1.jsonl`, (text) => text.slice(0, line(text, 5))),
      found: () => [`error journal missing ${journal()}`],
    },
    {
      what: 'a journal that is gone',
      harm: () => remove(journal()),
      found: () => [`note journal missing ${gone}`],
    },
    {
      what: 'a damaged backup',
      harm: () => alter(folder, only('backups'), (text) => text.replace('Harbour', 'Harbuor')),
      found: () => [`error backup damaged ${only('backups')}`],
    },
    {
      what: 'a source that is missing',
      harm: () => remove(only('sources')),
      found: () => [`error source missing ${source}`],
    },
    {
      what: 'a source with one bit altered',
      harm: () => alter(folder, only('sources'), (text) => flipped(text, 20)),
      found: () => [`error source altered ${source}`],
    },
    {
      what: 'what lies about, as notes',
      harm: () => {
        write('pincite.damaged-1.json', '')
        write('.pincite.json.0123456789ab.tmp', '')
        write('backups/000009-daily-2026-11-22.json.damaged', '')
        write('backups/notes.txt', '')
        write(`${source}.aside-20261122T000000000Z`, '')
        write('sources/copy.pdf', '')
        mkdirSync(path.join(folder, 'journal', 'Not a journal'), { mode: 0o700 })
      },
      found: () => [
        'note store left-over .pincite.json.0123456789ab.tmp',
        'note store set-aside pincite.damaged-1.json',
        'note journal unexpected-file journal/Not a journal',
        'note backup set-aside backups/000009-daily-2026-11-22.json.damaged',
        'note backup unexpected-file backups/notes.txt',
        `note source set-aside ${source}.aside-20261122T000000000Z`,
        'note source unused sources/copy.pdf',
      ],
    },
    {
      what: 'a text that is not what it says',
      harm: () => alter(folder, only('text'), (text) => text.replace('quay', 'quiy')),
      found: () => [`note source stale-text ${only('text')}`],
    },
    {
      what: 'a .gitignore without the folders it should name',
      harm: () => write('.gitignore', 'text/\r\n'),
      found: () => ['note store not-ignored .gitignore'],
    },
  ]
  let gone = ''
  let source = ''
  it.each(cases)('finds $what', async ({ harm, found }) => {
    gone = journal()
    source = only('sources')
    harm()
    expect(names(await check())).toEqual(found())
  })

  it('says in whole sentences what was found', async () => {
    alter(folder, `${journal()}/1.jsonl`, (text) => flipped(text, line(text, 4) + 50))
    alter(folder, only('sources'), (text) => flipped(text, 20))
    remove('pincite.json')
    remove('backups')
    expect((await check()).findings.map(sentenceOf)).toEqual([
      'pincite.json is missing.',
      `${journal()} lacks change 3; what follows is shown without it.`,
      `${journal()}/1.jsonl, line 4, is damaged: its checksum does not match.`,
      `${only('sources')} is not the file of “harbour” that was added: its SHA-256 is another.`,
    ])
  })

  // A program that alters a value and makes the checksum right again; only the journals can tell.
  it('finds a pincite.json that says other than the journals', async () => {
    forge(place.snapshot, (text) => text.replace('"name":"Harbour"', '"name":"Harbor"'))
    const { findings } = await check()
    expect(findings.map(sentenceOf)).toEqual([
      'pincite.json says other than the journals about project main.',
    ])
  })

  it('finds a segment that is missing', async () => {
    const dir = path.join(folder, journal())
    renameSync(path.join(dir, '1.jsonl'), path.join(dir, '2.jsonl'))
    expect(names(await check())).toContain(`error journal missing ${journal()}/1.jsonl`)
  })

  it('finds a segment that has become longer or shorter since it was closed', async () => {
    const first = place.segment()
    const { size } = statSync(first)
    const next = (bytes: number) =>
      encodeLine({
        ...{ format: 'pincite-journal', version: 1, replica: place.replicas[0]!, segment: 2, after: 5 },
        ...{ previous: { bytes, checksum: '00000000' }, ends: {} },
      })
    writeFileSync(place.segment(2), next(size), { mode: 0o600 })
    expect(names(await check())).toEqual([])
    writeFileSync(place.segment(2), next(size + 1), { mode: 0o600 })
    const { findings } = await check()
    expect(findings.map(sentenceOf)).toEqual([
      `${journal()}/1.jsonl has ${size} bytes; it had ${size + 1} when it was closed.`,
    ])
  })

  it.skipIf(process.platform === 'win32')('finds files that others can read, as a note', async () => {
    chmodSync(place.snapshot, 0o644)
    expect(names(await check())).toEqual(['note store open-to-others pincite.json'])
    chmodSync(folder, 0o777)
    expect(names(await check())).toEqual([])
  })

  it('says where there is no project to check', async () => {
    const empty = temporaryFolder()
    for (const wrong of [empty, path.join(empty, 'absent'), place.snapshot]) {
      const failed = checkProject(wrong)
      await expect(failed).rejects.toMatchObject({ code: 'cannot-open' })
      await expect(failed).rejects.toThrow(wrong)
    }
  })

  it('counts the bytes it has read up to all of them, and stops when it is told to', async () => {
    const seen: [number, number][] = []
    await checkProject(folder, { onProgress: (done, of) => seen.push([done, of]) })
    const [done, of] = seen.at(-1)!
    expect(done).toBe(of)
    expect(seen.every(([part, whole], place) => part >= (seen[place - 1]?.[0] ?? 0) && whole === of)).toBe(
      true,
    )
    const parts = ['pincite.json', `${journal()}/1.jsonl`, only('backups'), only('sources')]
    expect(of).toBe(parts.reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0))
    const controller = new AbortController()
    const reason = new PinciteError('cancelled', 'Stopped.')
    const onProgress = (_done: number, _of: number, doing: string) => {
      if (doing.startsWith('Checking “')) controller.abort(reason)
    }
    await expect(checkProject(folder, { signal: controller.signal, onProgress })).rejects.toBe(reason)
  })
})

describe('findings', () => {
  it('come with the errors first', async () => {
    write('.gitignore', '')
    remove(only('sources'))
    const weights = (await check()).findings.map(({ weight }: Finding) => weight)
    expect(weights).toEqual(['error', 'note'])
  })
})
