/** Opens CSV and XLSX in LibreOffice, where it is installed, and compares what stands in it cell by cell. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { encodeProject } from '../../../../electron/services/export/encode-project.ts'
import { cellReader } from '../../../../shared/dataset/csv.ts'
import { EVIDENCE_KEYS, evidenceRows } from '../../../../shared/dataset/evidence-row.ts'
import { readFlatSheet, type SheetCell } from '../../../cases/flat-sheet.ts'
import { projectOf } from '../../../cases/export-project.ts'
import { NAUGHTY_TEXTS } from '../../../cases/naughty-texts.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const PAYLOADS = join(
  import.meta.dirname,
  '../../../../../shared/fixtures/hostile/csv-injection/Intruder/csv-payload.txt',
)
const hasOffice = spawnSync('soffice', ['--version']).error === undefined

const payloads = existsSync(PAYLOADS)
  ? readFileSync(PAYLOADS, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
  : []
const long = 'long '.repeat(8_000)
const project = projectOf([...Object.values(NAUGHTY_TEXTS), ...payloads, '_x0041_ and _x000D_', long])
const rows = evidenceRows(project)
const folder = temporaryFolder()
const sheets = new Map<string, ReturnType<typeof readFlatSheet>>()
let warnings: readonly string[] = []

async function write(format: 'csv' | 'xlsx'): Promise<string> {
  const encoded = await encodeProject(format, {
    project,
    readText: () => Promise.reject(new Error('not asked for')),
    readBytes: () => Promise.reject(new Error('not asked for')),
  })
  const pieces: Uint8Array[] = []
  for await (const piece of encoded.pieces) pieces.push(piece)
  if (format === 'xlsx') warnings = encoded.warnings
  const file = join(folder, `${format}-file.${format}`)
  writeFileSync(file, Buffer.concat(pieces))
  return file
}

// Comma, double quote, UTF-8, from line 1 on, no column formats, language of the system, quoted text not taken as
// text, special numbers found: what a person gets who opens the file and changes nothing.
const CSV_FILTER = 'CSV:44,34,76,1,,0,false,true'

function convert(file: string, ...options: string[]): void {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  const argv = [profile, '--headless', ...options, '--convert-to', 'fods', '--outdir', folder, file]
  const { status, stderr } = spawnSync('soffice', argv, { encoding: 'utf8', timeout: 60_000 })
  expect(status, stderr).toBe(0)
}

beforeAll(async () => {
  if (!hasOffice) return
  convert(await write('csv'), `--infilter=${CSV_FILTER}`)
  convert(await write('xlsx'))
  for (const name of ['csv', 'xlsx']) {
    sheets.set(name, readFlatSheet(readFileSync(join(folder, `${name}-file.fods`), 'utf8')))
  }
})

/** As far as LibreOffice can say a text: it has no control characters, tabs included, and one kind of line end. */
function shown(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}|[\uFFFE\uFFFF]/gu, '')
}

const at = (row: readonly SheetCell[] | undefined, i: number): SheetCell =>
  row?.[i] ?? { type: '', text: '', value: null, formula: null }

describe.skipIf(!hasOffice)('in LibreOffice', () => {
  it.each(['csv', 'xlsx'])('no cell of a %s is a formula', (format) => {
    const cells = [...sheets.get(format)!.values()].flat(2)
    expect(cells.length).toBeGreaterThan(1000)
    expect(cells.filter(({ formula }) => formula !== null)).toEqual([])
    expect(cells.filter(({ text }) => /^(?:#|Err:)/.test(text) && !text.startsWith('##'))).toEqual([])
  })

  it('every annotation of the workbook stands cell by cell as it is, numbers and dates as such', () => {
    const [header, ...shownRows] = sheets.get('xlsx')!.get('Annotations')!
    const keys = EVIDENCE_KEYS.filter((key) => key !== 'fields')
    const names = header?.map(({ text }) => text) ?? []
    // What people read comes first; `projectOf` fills one field of each annotation, “Basis”.
    expect(names.slice(0, 8)).toEqual([
      ...['codes', 'quote', 'pageLabel', 'section', 'sourceTitle', 'citation', 'Basis', 'figures'],
    ])
    expect(names.toSorted()).toEqual([...keys, 'Basis'].toSorted())
    expect(shownRows).toHaveLength(rows.length)
    for (const [i, row] of rows.entries()) {
      const [field] = row.fields
      if (String(field?.value).length <= 32_767) {
        expect(shown(at(shownRows[i], names.indexOf('Basis')).text)).toBe(shown(String(field?.value)))
      }
      for (const key of keys) {
        if (key === 'figures') continue
        const cell = at(shownRows[i], names.indexOf(key))
        const expected = cellReader(key)(row)
        if (key === 'created' || key === 'modified') expect(cell.type).toBe('date')
        else if (typeof expected === 'number') expect([cell.type, cell.value]).toEqual(['float', expected])
        else if (expected === null || expected === '') expect(cell.text).toBe('')
        else if (expected.length <= 32_767) {
          expect([key, cell.type, shown(cell.text)]).toEqual([key, 'string', shown(expected)])
        }
      }
    }
  })

  it('the figures of an annotation are said in words', () => {
    const [header, ...shownRows] = sheets.get('xlsx')!.get('Annotations')!
    const figures = header!.findIndex(({ text }) => text === 'figures')
    const first = rows.findIndex(({ id }) => id === 'a0')
    expect(at(shownRows[first], figures).text).toBe('0\u00a0a, "b"; c · of 412 · a, "b"; c · 2019')
  })

  it('figures and sources have sheets of their own', () => {
    const book = sheets.get('xlsx')!
    expect([...book.keys()]).toEqual(['Annotations', 'Figures', 'Sources'])
    const [header, ...figures] = book.get('Figures')!
    const value = header!.findIndex(({ text }) => text === 'value')
    expect(figures).toHaveLength(rows.length)
    for (const [i, figure] of figures.entries()) {
      const wanted = rows[i]!.figures[0]!.value!
      expect(at(figure, value).type).toBe('float')
      expect(at(figure, value).value).toBeCloseTo(wanted, 12)
    }
    expect(book.get('Sources')).toHaveLength(4)
  })

  it('text that is too long for a cell is cut, and the export says so', () => {
    expect(warnings).toEqual([expect.stringMatching(/^\d+ cells were cut at 32,767 characters/)])
    const annotations = sheets.get('xlsx')!.get('Annotations')!
    const memo = annotations[0]!.findIndex(({ text }) => text === 'memo')
    const texts = annotations.map((row) => at(row, memo).text)
    expect(texts.find((text) => text.startsWith('long long'))).toMatch(/\(cut here: a cell holds no more\)$/)
  })

  it('every row of the CSV has its text in its cell, guarded where it looks like a formula', () => {
    const [[header, ...shownRows] = []] = sheets.get('csv')!.values()
    expect(header?.map(({ text }) => text)).toEqual([...EVIDENCE_KEYS])
    expect(shownRows).toHaveLength(rows.length)
    const quote = EVIDENCE_KEYS.indexOf('quote')
    for (const [i, row] of rows.entries()) {
      const cell = at(shownRows[i], quote)
      const guarded = /^[=+\-@\t\r\n'＝＋－＠]/.test(row.quote) ? `'${row.quote}` : row.quote
      if (row.quote.length <= 32_767) expect(shown(cell.text)).toBe(shown(guarded))
    }
  })
})
