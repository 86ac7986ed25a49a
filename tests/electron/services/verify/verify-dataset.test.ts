import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { verifyDataset, type ExtractBytes } from '../../../../electron/services/verify/verify-dataset.ts'
import { datasetOfRows } from '../../../../shared/dataset/dataset-format.ts'
import type { EvidenceRow } from '../../../../shared/dataset/evidence-row.ts'
import { FORMAT_NAMES, FORMATS } from '../../../../shared/dataset/formats.ts'
import { RECOMMENDATION_ROW, SMALL_REPORT, STATISTIC_ROW, TWICE_ROW } from '../../../cases/small-report.ts'

const sha256 = createHash('sha256').update(SMALL_REPORT.text).digest('hex')
const rows: readonly EvidenceRow[] = [TWICE_ROW, STATISTIC_ROW, RECOMMENDATION_ROW].map((row) => ({
  ...row,
  sha256,
}))

/** Reads the bytes as text; the pages and headings are those of the small report. */
const extract: ExtractBytes = (bytes, { password }) => {
  const text = new TextDecoder().decode(bytes)
  if (text.startsWith('locked') && password !== 'open') {
    return Promise.resolve({
      ok: false,
      refusal: { reason: 'password-needed', message: 'it needs its password.' },
    })
  }
  return Promise.resolve({
    ok: true,
    extraction: {
      mediaType: 'application/pdf',
      canonical: { ...SMALL_REPORT, text },
      document: null,
      metadata: { title: null, language: null, item: {} },
      warnings: [],
    },
  })
}

let sourcesFolder = ''
beforeEach(async () => {
  sourcesFolder = await mkdtemp(join(tmpdir(), 'pincite-verify-'))
  await writeFile(join(sourcesFolder, 'any name.pdf'), SMALL_REPORT.text)
})
afterEach(() => rm(sourcesFolder, { recursive: true, force: true }))

describe('verifying a dataset', () => {
  it('proves every true row, in the order given', async () => {
    const report = await verifyDataset({ dataset: datasetOfRows(rows), sourcesFolder, extract })
    expect(report.rows.map(({ id, result }) => [id, result])).toEqual([
      ['twice', 'exact'],
      ['statistic', 'exact'],
      ['recommendation', 'exact'],
    ])
    expect(report.summary).toEqual({ exact: 3, normalised: 0, fuzzy: 0, moved: 0, missing: 0, wrongFile: 0 })
  })

  it.each(FORMAT_NAMES)('proves what was exported as %s', async (name) => {
    const context = { datasetIri: 'urn:uuid:0', title: 'Test', textOf: () => SMALL_REPORT.text }
    const dataset = FORMATS[name].decode([...FORMATS[name].encode(rows, context)].join(''))
    const { summary } = await verifyDataset({ dataset, sourcesFolder, extract })
    expect(summary).toMatchObject({ exact: 3 })
  })

  it('fails rows whose SHA-256 was altered, and says where it looked', async () => {
    const altered = rows.map((row) => ({
      ...row,
      sha256: sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    }))
    const { rows: verified, summary } = await verifyDataset({
      dataset: datasetOfRows(altered),
      sourcesFolder,
      extract,
    })
    expect(summary).toMatchObject({ wrongFile: 3 })
    expect(verified[0]?.reason).toContain(`below ${sourcesFolder} (1 file looked at)`)
  })

  it('fails rows whose file was edited', async () => {
    await writeFile(join(sourcesFolder, 'any name.pdf'), SMALL_REPORT.text.replace('4.2', '4.3'))
    const { summary } = await verifyDataset({ dataset: datasetOfRows(rows), sourcesFolder, extract })
    expect(summary).toMatchObject({ exact: 0, wrongFile: 3 })
  })

  it('never drops what could not be read as a row', async () => {
    const lines = rows.map((row) => JSON.stringify(row))
    const dataset = FORMATS.jsonl.decode([lines[0], '{"id":"half"', '{"id":"empty"}', lines[1]].join('\n'))
    const report = await verifyDataset({ dataset, sourcesFolder, extract })
    expect(report.rows.map(({ id, result }) => [id, result])).toEqual([
      ['twice', 'exact'],
      ['line 2', 'missing'],
      ['empty', 'missing'],
      ['statistic', 'exact'],
    ])
  })

  it('extracts each file once, by the name the rows cite', async () => {
    const spy = vi.fn(extract)
    await verifyDataset({ dataset: datasetOfRows(rows), sourcesFolder, extract: spy })
    expect(spy).toHaveBeenCalledTimes(1)
    expect(spy.mock.calls[0]?.[1].fileName).toBe('schools.pdf')
  })

  it('tries the password on an encrypted file and else says that one is needed', async () => {
    const text = 'locked report'
    await writeFile(join(sourcesFolder, 'locked.pdf'), text)
    const locked = { ...STATISTIC_ROW, sha256: createHash('sha256').update(text).digest('hex') }
    const dataset = datasetOfRows([locked])
    const refused = await verifyDataset({ dataset, sourcesFolder, extract })
    expect(refused.rows[0]).toMatchObject({
      result: 'missing',
      reason: expect.stringContaining('needs its password') as unknown,
    })
    const opened = await verifyDataset({ dataset, sourcesFolder, extract, password: 'open' })
    expect(opened.rows[0]?.reason).not.toContain('password')
  })

  it('tells how far it has come', async () => {
    const onProgress = vi.fn()
    await verifyDataset({ dataset: datasetOfRows(rows), sourcesFolder, extract, onProgress })
    expect(onProgress.mock.calls).toEqual([
      [0, 1, 'Looking for the sources'],
      [0, 1, 'schools.pdf'],
      [1, 1, 'Done'],
    ])
  })

  it('stops before the next source when asked to', async () => {
    const stop = new AbortController()
    const spy = vi.fn(extract)
    const onProgress = (...[, , doing]: [number, number, string]) => {
      if (doing === 'schools.pdf') stop.abort()
    }
    const dataset = datasetOfRows(rows)
    const running = verifyDataset({ dataset, sourcesFolder, extract: spy, signal: stop.signal, onProgress })
    await expect(running).rejects.toThrow('aborted')
    expect(spy).not.toHaveBeenCalled()
  })

  it('stops between rows when asked to', async () => {
    const stop = new AbortController()
    const stopping: ExtractBytes = (bytes, options) => {
      setImmediate(() => stop.abort())
      return extract(bytes, options)
    }
    const dataset = datasetOfRows(rows)
    const running = verifyDataset({ dataset, sourcesFolder, extract: stopping, signal: stop.signal })
    await expect(running).rejects.toThrow('aborted')
  })

  it('fails rows whose file is changed after it was found', async () => {
    const second = join(sourcesFolder, 'second.pdf')
    await writeFile(second, 'second report')
    const changing: ExtractBytes = async (bytes, options) => {
      await writeFile(second, 'another report')
      return extract(bytes, options)
    }
    const other = { ...STATISTIC_ROW, sha256: createHash('sha256').update('second report').digest('hex') }
    const dataset = datasetOfRows([...rows, other])
    const report = await verifyDataset({ dataset, sourcesFolder, extract: changing })
    expect(report.rows.at(-1)).toMatchObject({
      result: 'wrong-file',
      reason: `${second} was changed while it was being verified`,
    })
  })
})
