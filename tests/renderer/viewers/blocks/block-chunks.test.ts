import { describe, expect, it } from 'vitest'
import { cutIntoChunks } from '../../../../renderer/viewers/blocks/block-chunks.ts'
import type { DocumentBlock } from '../../../../shared/domain/block-document.ts'

const run = (start: number, length: number) => ({ start, text: 'x'.repeat(length) })
const paragraph = (start: number, length: number): DocumentBlock => ({
  kind: 'paragraph',
  runs: [run(start, length)],
})
const item = (start: number, length: number): DocumentBlock => ({
  kind: 'list-item',
  depth: 0,
  label: '•',
  runs: [run(start, length)],
})
const picture: DocumentBlock = { kind: 'picture', picture: { src: 'data:image/png;base64,', alt: '' } }
const cut = (blocks: readonly DocumentBlock[], length = 100_000) =>
  cutIntoChunks({ title: null, language: null, blocks }, length)

describe('chunks of a block document', () => {
  it('ends a chunk after 4,000 characters, between blocks', () => {
    const chunks = cut([paragraph(0, 3000), paragraph(3002, 3000), paragraph(6004, 10)])
    expect(chunks.map(({ blocks }) => blocks.length)).toEqual([2, 1])
  })

  it('gives every place of the text to one chunk, the white space between them too', () => {
    const chunks = cut([paragraph(0, 5000), paragraph(5002, 5000), paragraph(10_004, 10)], 10_014)
    expect(chunks.map(({ span }) => span)).toEqual([
      { start: 0, end: 5002 },
      { start: 5002, end: 10_004 },
      { start: 10_004, end: 10_014 },
    ])
  })

  it('keeps a list together up to 12,000 characters', () => {
    const list = Array.from({ length: 10 }, (_, i) => item(i * 1000, 999))
    expect(cut(list)).toHaveLength(1)
    expect(cut([...list, ...list, ...list]).length).toBeGreaterThan(1)
  })

  it('begins the notes in a chunk of their own', () => {
    const note: DocumentBlock = { kind: 'note', label: '1', runs: [run(12, 5)] }
    expect(cut([paragraph(0, 10), note, note]).map(({ notes }) => notes)).toEqual([false, true])
  })

  it('gives a chunk of pictures no text', () => {
    const chunks = cut([paragraph(0, 5000), picture])
    expect(chunks.at(-1)?.span).toEqual({ start: 100_000, end: 100_000 })
  })
})
