import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { extractSource } from '../../../../electron/services/extract/extract-source.ts'
import { pageAt, type Block, type CanonicalText } from '../../../../shared/anchoring/canonical-text.ts'
import { BUILT_SOURCES } from '../../../fixtures/golden/sources.ts'

const folder = join(import.meta.dirname, '../../../fixtures/golden')
const written = readdirSync(folder).filter(
  (name) => /\.(?:html|md|txt)$/.test(name) && !/expected|README/.test(name),
)
const sources = [...written, ...Object.keys(BUILT_SOURCES)]

/** The form in which expected texts are written: tests/fixtures/golden/README.md. */
function writtenOut(source: CanonicalText): string {
  let [part, page] = ['', 0]
  const lines = source.blocks.flatMap((block) => {
    const now = block.start < source.bodyEnd ? 'body' : block.start < source.notesEnd ? 'notes' : 'furniture'
    const sheet = pageAt(source, block.start)?.number ?? 0
    const heads = [
      ...(now === part ? [] : [now]),
      ...(sheet === 0 || (sheet === page && now === part) ? [] : [`page ${sheet}`]),
    ]
    ;[part, page] = [now, sheet]
    return [
      ...heads,
      `${block.kind}${block.level === undefined ? '' : ` ${block.level}`} | ${words(source, block)}`,
    ]
  })
  return `${lines.join('\n')}\n`
}

function words(source: CanonicalText, block: Block): string {
  let [text, at] = ['', block.start]
  for (const { start, end, note } of source.markers.filter(
    (one) => one.start >= block.start && one.end <= block.end,
  )) {
    const called = note === null ? undefined : source.blocks[note]
    const told = called ? source.text.slice(called.start, called.end) : '?'
    text += `${source.text.slice(at, start)}{${source.text.slice(start, end)}→${told}}`
    at = end
  }
  return (text + source.text.slice(at, block.end)).replaceAll('\n', '⏎').replace(/[\u00A0\u202F]/g, '⍽')
}

describe('golden texts', () => {
  it('are there for every kind of source', () => {
    expect(sources.map((name) => name.replace(/^.*\./, '')).toSorted()).toEqual([
      'docx',
      'docx',
      'html',
      'html',
      'pdf',
      'pdf',
      'txt',
    ])
  })

  it.each(sources)('%s is read as a person reads it', async (fileName) => {
    const bytes = BUILT_SOURCES[fileName]?.() ?? new Uint8Array(readFileSync(join(folder, fileName)))
    const result = await extractSource(bytes, { fileName })
    if (!result.ok) throw new Error(result.refusal.message)
    const expected = readFileSync(join(folder, fileName.replace(/\.\w+$/, '.expected.txt')), 'utf8')
    expect(writtenOut(result.extraction.canonical)).toBe(expected)
  })
})
