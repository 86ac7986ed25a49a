/** pincite verify --report. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadCanvasKit } from '../../../electron/services/verify/draw-crops.ts'
import { file, harbourProject, jsonOf, lines, pincite, root, stopper } from './command-line.ts'

let project: string
let dataset: string
const HOSTILE = '<img src=https://example.com/x onerror=alert(1)>'

beforeAll(async () => {
  project = await harbourProject()
  const passages = [
    { source: 'harbour.pdf', code: 'Finding', quote: 'Traffic at the north quay' },
    { source: 'harbour.pdf', code: 'Finding', quote: 'Delays fell at the south quay' },
    { source: 'harbour.txt', code: 'Statistic', quote: 'rose by 12 per cent' },
    { source: 'harbour.txt', code: 'Finding', quote: 'Delays fell' },
  ]
  await jsonOf(['tag', project, '--from', lines('reported.jsonl', passages)])
  dataset = join(root, 'reported-dataset.jsonl')
  await jsonOf(['export', project, '--format', 'jsonl', '--out', dataset])
  const rows = readFileSync(dataset, 'utf8')
    .replace('at the south quay"', 'at the suth quay"')
    .replace('12 per cent"', `${HOSTILE}"`)
  writeFileSync(dataset, `${rows}{"id":"half"\n`)
})

const report = (name: string) => join(root, name)
const write = (out: string, ...more: string[]) =>
  pincite(['verify', dataset, '--sources', project, '--report', out, ...more])

function elementsOf(html: string): Tree.Element[] {
  const found: Tree.Element[] = []
  const visit = (node: Tree.ParentNode | Tree.ChildNode): void => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(html, { onParseError: ({ code }) => found.push({ tagName: code, attrs: [] } as never) }))
  return found
}
const values = (elements: readonly Tree.Element[], name: string) =>
  elements.flatMap(({ attrs }) => attrs.filter((one) => one.name === name).map(({ value }) => value))

describe('pincite verify --report', () => {
  it('never takes the place of a file of the project', async () => {
    const own = join(project, 'pincite.json')
    const before = readFileSync(own)
    expect(await write(own)).toMatchObject({
      code: 2,
      err: expect.stringContaining('part of the project') as string,
    })
    const ran = await pincite(['verify', project, '--report', own])
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('part of the project') as string })
    expect(readFileSync(own)).toEqual(before)
  })

  it('writes one page with each row once, and nothing from elsewhere', async () => {
    const out = report('report.html')
    const { code, out: printed } = await write(out)
    expect(code).toBe(1)
    expect(printed).toContain('5 rows: 2 exact, 0 normalised, 1 fuzzy, 0 moved, 2 missing, 0 wrong file.')
    expect(printed).toContain(`Wrote the report to ${out}.`)
    const html = readFileSync(out, 'utf8')
    const elements = elementsOf(html)
    const rows = values(
      elements.filter(({ tagName }) => tagName === 'li'),
      'id',
    )
    expect(rows.toSorted()).toEqual(['row-1', 'row-2', 'row-3', 'row-4', 'row-5'])
    const addresses = ['src', 'href', 'srcset', 'action', 'style'].flatMap((name) => values(elements, name))
    expect(addresses.filter((address) => !/^(#|data:image\/(png|jpeg);base64,)/.test(address))).toEqual([])
    expect(elements.flatMap(({ attrs }) => attrs.filter(({ name }) => name.startsWith('on')))).toEqual([])
    expect(html).toContain('&lt;img src=https://example.com/x onerror=alert(1)&gt;')
    expect(html).not.toContain(HOSTILE)
  })

  it.skipIf(!loadCanvasKit())('shows pictures of the pages of as many rows as it is told', async () => {
    const pictures = async (...more: string[]) => {
      await write(report('pictures.html'), ...more)
      return elementsOf(readFileSync(report('pictures.html'), 'utf8')).filter(
        ({ tagName }) => tagName === 'img',
      )
    }
    expect(await pictures()).toHaveLength(2)
    expect(await pictures('--crops', 'failing')).toHaveLength(1)
    expect(await pictures('--crops', 'none')).toHaveLength(0)
  })

  it('prints the same JSON as without it', async () => {
    const argv = ['verify', dataset, '--sources', project]
    const alone = await jsonOf(argv, 1)
    expect(await jsonOf([...argv, '--report', report('json.html')], 1)).toEqual(alone)
  })

  it('names the project it checked, and leaves nothing beside the file it replaces', async () => {
    const folder = join(root, 'reports')
    mkdirSync(folder)
    const out = join(folder, 'project.html')
    writeFileSync(out, 'old')
    expect((await pincite(['verify', project, '--report', out])).code).toBe(0)
    expect(readFileSync(out, 'utf8')).toContain('<title>Verification of ')
    expect(readdirSync(folder)).toEqual(['project.html'])
  })

  it('says what is wrong with the place or the choice before it begins', async () => {
    const bad = [
      ['--report', join(root, 'absent', 'x.html')],
      ['--report', join(file('not-a-folder', ''), 'x.html')],
      ['--report', report('x.html'), '--crops', 'some'],
      ['--crops', 'all'],
      ['--report', ''],
    ]
    for (const options of bad) {
      const ran = await pincite(['verify', project, ...options, '--json'])
      expect(ran, options.join(' ')).toMatchObject({ code: 2, out: '' })
    }
    expect(existsSync(report('x.html'))).toBe(false)
  })

  it('writes nothing when it is stopped', async () => {
    const { signal, stop } = stopper()
    stop()
    const out = report('stopped.html')
    const ran = await pincite(['verify', project, '--report', out], { signal })
    expect(ran.code).toBe(1)
    expect(existsSync(out)).toBe(false)
  })
})
