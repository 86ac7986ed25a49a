import { describe, expect, it } from 'vitest'
import type { PdfElement, PdfText } from '../../../../fixtures/make-pdf.ts'
import { blocksOf, extract, PROSE } from '../../../../fixtures/extract-small-pdf.ts'
import { linesDown } from '../../../../fixtures/make-pdf.ts'

const at = (text: string, x: number, y: number, more: Partial<PdfText> = {}): PdfText => ({
  text,
  x,
  y,
  ...more,
})

const read = async (texts: readonly PdfText[], tags: readonly PdfElement[]) =>
  (await extract({ pages: [{ texts }], tags })).canonical

/** Running text with its lines tagged as one paragraph, from mark 90 on. */
const body = linesDown(PROSE, { x: 72, y: 400 }).map((text, index) => ({ ...text, mark: 90 + index }))
const bodyTag: PdfElement = ['P', 90, 91, 92, 93]

describe('structure tags of a PDF', () => {
  it('give headings their level, whatever their size', async () => {
    const texts = [
      at('Where lamps stand', 72, 700, { size: 14, font: 'bold', mark: 0 }),
      at('Along the river', 72, 660, { size: 14, font: 'bold', mark: 1 }),
      ...body,
    ]
    const source = await read(texts, [['Document', ['H1', 0], ['H3', 1], bodyTag]])
    const headings = source.blocks.filter(({ kind }) => kind === 'heading')
    expect(headings.map(({ level }) => level)).toEqual([1, 3])
    expect(blocksOf(source, 'heading')).toEqual(['Where lamps stand', 'Along the river'])
  })

  it('do not make a heading of a caption or of a whole paragraph', async () => {
    const texts = [
      at('Where lamps stand', 72, 700, { size: 14, font: 'bold', mark: 0 }),
      at('Table 1. Lamps by street', 72, 660, { mark: 1 }),
      ...body,
      ...linesDown([...PROSE, ...PROSE], { x: 72, y: 300 }).map((text) => ({ ...text, mark: 2 })),
    ]
    const source = await read(texts, [['H1', 0], ['H2', 1], bodyTag, ['H2', 2]])
    expect(blocksOf(source, 'heading')).toEqual(['Where lamps stand'])
  })

  const wrapped = [
    at('Street', 72, 700, { mark: 0 }),
    at('What was found', 200, 700, { mark: 1 }),
    at('Harbour', 72, 680, { mark: 2 }),
    at('Two of nine lamps were', 200, 680, { mark: 3 }),
    at('Road', 72, 668, { mark: 2 }),
    at('dark in all three nights', 200, 668, { mark: 3 }),
    at('Mill Lane', 72, 648, { mark: 4 }),
    at('All lamps worked', 200, 648, { mark: 5 }),
    ...body,
  ]
  const row = (role: string, first: number): PdfElement => [
    'TR',
    [role, ['P', first]],
    [role, ['P', first + 1]],
  ]

  it('keep a table cell of several lines one cell', async () => {
    const source = await read(wrapped, [['Table', row('TH', 0), row('TD', 2), row('TD', 4)], bodyTag])
    expect(source.text).toContain(
      'Street\tWhat was found\nHarbour Road\tTwo of nine lamps were dark in all three nights\nMill Lane\tAll lamps worked',
    )
    expect(blocksOf(source, 'table-cell')).toHaveLength(6)
  })

  it('are no table where cells of a row do not stand side by side', async () => {
    const swapped: PdfElement = ['TR', ['TD', ['P', 3]], ['TD', ['P', 2]]]
    const source = await read(wrapped, [['Table', row('TH', 0), swapped, row('TD', 4)], bodyTag])
    expect(source.text).not.toContain('Two of nine lamps were dark in all three nights\tHarbour Road')
  })

  it('say what is printed on the page beside the text', async () => {
    const texts = [
      at('Draft for comment', 72, 760, { mark: 'artifact' }),
      at('Opening words', 72, 740, { mark: 0 }),
      ...body,
    ]
    const source = await read(texts, [['P', 0], bodyTag])
    expect(blocksOf(source, 'furniture')).toEqual(['Draft for comment'])
    expect(source.text.startsWith('Opening words')).toBe(true)
  })

  it('count for nothing where they leave out a part of the text', async () => {
    const texts = [at('Along the river', 72, 700, { mark: 0 }), ...linesDown(PROSE, { x: 72, y: 400 })]
    const source = await read(texts, [['H1', 0]])
    expect(blocksOf(source, 'heading')).toEqual([])
  })
})

describe('text behind a scanned page', () => {
  it('is read though it is drawn without ink', async () => {
    const texts = linesDown(PROSE, { x: 72, y: 700 }).map((text) => ({ ...text, invisible: true }))
    const { canonical, warnings } = await extract({ pages: [{ texts }] })
    expect(canonical.text).toBe(PROSE.join(' '))
    expect(warnings).toEqual([])
  })
})
