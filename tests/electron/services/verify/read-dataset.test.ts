import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  decodeDataset,
  MAX_DATASET_BYTES,
  readDataset,
} from '../../../../electron/services/verify/read-dataset.ts'
import { EVIDENCE_KEYS } from '../../../../shared/dataset/evidence-row.ts'
import { FORMAT_NAMES, FORMATS } from '../../../../shared/dataset/formats.ts'
import { buildRow } from '../../../cases/evidence-row-builder.ts'
import { buildZip } from '../../../fixtures/docx/docx-builder.ts'

const context = { datasetIri: 'urn:uuid:0', title: 'Test', textOf: () => null }
const HEADER = EVIDENCE_KEYS.join(',')
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pincite-dataset-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('reading a dataset file', () => {
  it.each(FORMAT_NAMES)('knows %s by its content, whatever the file is called', async (name) => {
    const path = join(folder, 'dataset.txt')
    await writeFile(path, [...FORMATS[name].encode([buildRow()], context)].join(''))
    const reading = await readDataset(path)
    expect(reading).toMatchObject({ ok: true, format: name, dataset: { problems: [] } })
    expect(reading.ok && reading.dataset.rows[0]?.row).toEqual(buildRow())
  })

  it.each(['csv', 'web-annotation'] as const)('takes %s without rows', (name) => {
    const bytes = Buffer.from([...FORMATS[name].encode([], context)].join(''))
    expect(decodeDataset('none', bytes)).toMatchObject({ ok: true, dataset: { rows: [], problems: [] } })
  })

  it.each([
    ['does not exist', 'nowhere.csv', 'it does not exist'],
    ['is a folder', '', 'it is a folder'],
  ])('says so of a file that %s', async (_, name, reason) => {
    const reading = await readDataset(join(folder, name))
    expect(reading).toMatchObject({ ok: false, message: expect.stringContaining(reason) as unknown })
  })

  it('says so of a file that is too large, without reading it', async () => {
    const path = join(folder, 'huge.csv')
    await writeFile(path, '')
    await truncate(path, MAX_DATASET_BYTES + 1)
    expect(await readDataset(path)).toMatchObject({
      ok: false,
      message: expect.stringContaining('257 MB; the limit is 256 MB') as unknown,
    })
  })

  it.each([
    ['Latin 1', Buffer.from('id,quote\r\n1,caf\xe9', 'latin1'), 'not UTF-8'],
    ['UTF-16', Buffer.from('\uFEFFid,quote', 'utf16le'), 'not UTF-8'],
    ['a letter', Buffer.from('Dear all,'), 'not a dataset that Pincite knows'],
    ['an empty file', Buffer.alloc(0), 'is empty'],
    ['a file of white space', Buffer.from('\uFEFF\r\n'), 'is empty'],
    [
      'a CSV without the columns of a row',
      Buffer.from('id,quote\r\n1,x'),
      'CSV. Line 1: missing columns: prefix,',
    ],
    ['a CSV with a column twice', Buffer.from(`${HEADER},id\r\n`), 'stand there twice: id'],
    ['a collection cut off', Buffer.from('{"@context": ['), 'not valid JSON'],
    [
      'a letter, naming all that is read',
      Buffer.from('Dear all,'),
      'It reads a Data Package (a folder or zip file), CSV, JSON Lines, or a Web Annotation collection.',
    ],
    [
      'a PDF',
      Buffer.from('%PDF-1.7\n%\xE2'),
      'is a PDF, which can be a source: give the dataset that quotes it',
    ],
    [
      'BibTeX',
      Buffer.from('% mine\n@report{a,\n title = {T}\n}\n'),
      'is a bibliography (BibTeX): it holds sources',
    ],
    [
      'RIS',
      Buffer.from('\r\nTY  - RPRT\r\nER  - \r\n'),
      'is a bibliography (RIS): it holds sources, and no rows',
    ],
    [
      'CSL-JSON over several lines',
      Buffer.from('[\n  {\n    "id": "a",\n    "type": "report",\n    "title": "T"\n  }\n]\n'),
      'is a bibliography (CSL-JSON): it holds sources, and no rows',
    ],
    ['CSL-JSON of Zotero', Buffer.from('{"items": [{"type": "book"}]}'), 'is a bibliography (CSL-JSON)'],
    ['a list of rows', Buffer.from(JSON.stringify([buildRow()])), 'is one JSON list, where JSON Lines has'],
    [
      'what the Hypothesis API answers',
      Buffer.from('{"total": 1, "rows": [{"uri": "https://x.org", "target": []}]}'),
      'holds annotations of another tool (Hypothesis), no rows to compare',
    ],
    [
      'Web Annotations of others',
      Buffer.from(
        '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "target": "https://x.org"}',
      ),
      'holds annotations of another tool (Web Annotation)',
    ],
    [
      'a descriptor',
      Buffer.from('{\n "name": "x",\n "resources": []\n}'),
      'only describes a Data Package: give the folder it stands in',
    ],
    [
      'a project’s own file',
      Buffer.from('{"checksum":"62d5","clocks":{},\n"data":{}}'),
      'is the file of a project: give the folder it stands in.',
    ],
    [
      'the figures of a Data Package',
      Buffer.from('\uFEFF"id","annotationId","number"\r\n'),
      'is a table of a Data Package beside its rows: give the folder it stands in, or the zip file.',
    ],
    ['the fields of one', Buffer.from('\uFEFF"annotationId","codeId"\r\n'), 'is a table of a Data Package'],
    ['JSON of no rows', Buffer.from('{\n  "version": 2\n}'), 'is JSON without rows'],
    [
      'lines of which none is a row',
      Buffer.from('{"version": 2}\n{"version": 3}\n{"version": 4}\n'),
      'JSON Lines. Line 1: id is missing',
    ],
    [
      'a workbook',
      buildZip([{ name: 'xl/workbook.xml', content: '' }]),
      'is a workbook: workbooks are for reading',
    ],
    ['a zip file', buildZip([{ name: 'a.txt', content: '' }]), 'is a zip file. If it is a Data Package'],
  ])('refuses %s with what to do', (_, bytes, reason) => {
    expect(decodeDataset('letter.txt', bytes)).toMatchObject({
      ok: false,
      message: expect.stringContaining(reason) as unknown,
    })
  })
})
