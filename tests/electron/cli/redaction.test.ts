/** pincite export --redact, and what verify says of rows without names, with the list of names and without it. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { file, jsonOf, lines, newFolder, pincite, root, stopper } from './command-line.ts'

interface Report {
  readonly rows: readonly { readonly result: string; readonly reason?: string }[]
}

const TEXT = `Interviews by Ana Ortiz

In March Ana Ortiz met the board. Wages fell by 12 per cent, she told Bo Lind in the yard. Nobody answered her.
`
const NAMES = 'name,pseudonym\nAna Ortiz,Worker A\nBo Lind,Manager B\nEva,Clerk\n'

let project: string
let names: string
beforeAll(async () => {
  project = newFolder()
  names = file('names.csv', NAMES)
  await pincite(['init', project])
  await pincite(['import', project, file('Ana Ortiz.txt', TEXT)])
  const passages = [
    {
      source: 'Ana Ortiz.txt',
      code: 'Finding',
      quote: 'Wages fell by 12 per cent, she told Bo Lind',
      coder: 'Eva',
    },
    { source: 'Ana Ortiz.txt', code: 'Finding', quote: 'Nobody answered her.', memo: 'ask bo lind' },
  ]
  await jsonOf(['tag', project, '--from', lines('names.jsonl', passages)])
})

const exported = (format: string, out: string, ...more: string[]) =>
  jsonOf<{ replaced: number }>([
    'export',
    project,
    '--format',
    format,
    '--out',
    out,
    '--redact',
    names,
    ...more,
  ])

describe('pincite export --redact', () => {
  it.each(['csv', 'jsonl', 'web-annotation', 'markdown', 'bibtex', 'ris', 'csl-json', 'qdc'])(
    'writes %s without a listed name',
    async (format) => {
      const out = join(root, `redacted.${format}`)
      const { replaced } = await exported(format, out)
      expect(readFileSync(out, 'utf8')).not.toMatch(/ana ortiz|bo lind|\beva\b/i)
      if (format !== 'qdc') expect(replaced).toBeGreaterThan(0)
    },
  )

  it('writes a Data Package without a listed name, and never the list', async () => {
    const out = join(root, 'redacted')
    await exported('datapackage', out)
    for (const name of readdirSync(out)) {
      expect(readFileSync(join(out, name), 'utf8'), name).not.toMatch(/ana ortiz|bo lind|\beva\b/i)
    }
    expect(readFileSync(join(out, 'coders.csv'), 'utf8')).toContain('Clerk')
  })

  it('refuses to pack the files of the sources, in which the names stand', async () => {
    const argv = [
      'export',
      project,
      '--format',
      'datapackage',
      '--out',
      join(root, 'p.zip'),
      '--redact',
      names,
    ]
    const ran = await pincite([...argv, '--with-sources'])
    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining('hold the names') as string })
  })

  it('refuses a list that can’t be used, by its line', async () => {
    const bad = file('bad.csv', 'name,pseudonym\nAna,\n')
    const argv = ['export', project, '--format', 'csv', '--out', join(root, 'x.csv'), '--redact', bad]
    expect(await pincite(argv)).toMatchObject({ code: 2, err: expect.stringContaining('Line 2') as string })
  })

  it.each(['csv', 'xlsx', 'datapackage'])(
    'stops while names are replaced, and %s is as it was',
    async (format) => {
      const out = join(root, `stopped-${format}`)
      if (format !== 'datapackage') writeFileSync(out, 'older')
      const argv = ['export', project, '--format', format, '--out', out, '--redact', names]
      const { signal, stop } = stopper()
      const seen: string[] = []
      const onProgress = (text: string) => {
        seen.push(text)
        if (text.startsWith('Replacing')) stop()
      }
      expect(await pincite(argv, { signal, onProgress })).toMatchObject({
        out: '',
        err: expect.stringContaining('Stopped.') as string,
      })
      expect(seen.at(-1)).toBe('Replacing names, 0 of 2')
      expect(existsSync(out) ? readFileSync(out, 'utf8') : null).toBe(
        format === 'datapackage' ? null : 'older',
      )
      expect(readdirSync(root).filter((name) => name.includes('.tmp'))).toEqual([])
    },
  )

  it('says how many names were replaced', async () => {
    const out = join(root, 'counted.csv')
    const ran = await pincite(['export', project, '--format', 'csv', '--out', out, '--redact', names])
    expect(ran.out).toMatch(/^Wrote 2 rows to .*\. Replaced names at \d+ places\. Check them with/)
  })
})

describe.each(['csv', 'jsonl', 'web-annotation'])('verifying redacted %s', (format) => {
  const out = join(root, `proved.${format}`)
  const results = async (path: string, code: number, ...more: string[]) => {
    const { rows } = await jsonOf<Report>(['verify', path, '--sources', project, ...more], code)
    return rows
  }

  it('proves the words around the pseudonyms, and says which stand there', async () => {
    await exported(format, out)
    const rows = await results(out, 0)
    expect(rows.map(({ result }) => result)).toEqual(['normalised', 'normalised'])
    expect(rows[0]?.reason).toContain('names were replaced (')
    expect(rows[0]?.reason).toContain('Manager B')
  })

  it('proves all of it with the list of names', async () => {
    expect((await results(out, 0, '--redact', names)).map(({ result }) => result)).toEqual(['exact', 'exact'])
  })

  it('does not take another list for it', async () => {
    const other = file('other.csv', 'name,pseudonym\nCy Poe,Manager B\n')
    const [first] = await results(out, 1, '--redact', other)
    expect(first?.result).not.toBe('exact')
  })

  it('fails a row whose other words were altered', async () => {
    const altered = join(root, `altered.${format}`)
    writeFileSync(altered, readFileSync(out, 'utf8').replace('12 per cent', '21 per cent'))
    expect((await results(altered, 1))[0]?.result).toBe('missing')
  })
})
