/** What the workbook says it could not hold, at the limits of a spreadsheet. */
import { describe, expect, it } from 'vitest'
import { encodeProject } from '../../../../../electron/services/export/encode-project.ts'
import type { Project } from '../../../../../shared/domain/project.ts'
import { projectOf } from '../../../../cases/export-project.ts'

/** Two annotations, of sources 0 and 1; that of source 1 has the address. */
function projectLinking(address: string): Project {
  const project = projectOf(['one', 'two'])
  const sources = project.sources.map((source, i) =>
    i === 1 ? { ...source, item: { type: 'report' as const, URL: address } } : source,
  )
  return { ...project, sources }
}

async function warningsFor(project: Project): Promise<readonly string[]> {
  const unasked = () => Promise.reject(new Error('not asked for'))
  const encoded = await encodeProject('xlsx', { project, readText: unasked, readBytes: unasked })
  const pieces: Uint8Array[] = []
  for await (const piece of encoded.pieces) pieces.push(piece)
  return encoded.warnings
}

describe('a workbook', () => {
  it('has links without a word where they fit', async () => {
    expect(await warningsFor(projectLinking('https://example.org/report'))).toEqual([])
  })

  it('says how many cells are no links, and why', async () => {
    const long = 'https://example.org/'.padEnd(2_080, 'x')
    // The title of the one annotation, and the address on the sheet of sources.
    expect(await warningsFor(projectLinking(long))).toEqual([
      '2 cells are text and no links, as Excel takes no address of more than 2,079 characters. It is on the sheet Sources as text.',
    ])
  })
})
