import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Blocks } from '../../../../renderer/viewers/blocks/block-elements.tsx'
import type { DocumentBlock } from '../../../../shared/domain/block-document.ts'

const markup = (...blocks: DocumentBlock[]) => renderToStaticMarkup(<Blocks blocks={blocks} />)

describe('drawing the block model', () => {
  it('carries the offset of every run, whatever its marks', () => {
    const html = markup({
      kind: 'paragraph',
      runs: [
        { start: 4, text: 'plain ' },
        { start: 10, text: 'strong', marks: ['strong', 'emphasis'] },
      ],
    })
    expect(html).toContain('<span data-start="4">plain </span>')
    expect(html).toContain('<em><strong><span data-start="10">strong</span></strong></em>')
  })

  it('shows markup in the words as words', () => {
    const html = markup({ kind: 'paragraph', runs: [{ start: 0, text: '<img src=x onerror=alert(1)>' }] })
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img')
  })

  it('shows links as text that goes nowhere', () => {
    const html = markup({
      kind: 'paragraph',
      runs: [{ start: 0, text: 'here', href: 'javascript:alert(1)' }],
    })
    expect(html).not.toMatch(/<a\b|href=/)
  })

  it('shows pictures from raster data URLs only', () => {
    const picture = (src: string) => markup({ kind: 'picture', picture: { src, alt: 'A lamp' } })
    expect(picture('data:image/png;base64,AAAA')).toContain('<img')
    for (const src of ['https://example.org/a.png', 'data:image/svg+xml;base64,AAAA', 'data:text/html,x'])
      expect(picture(src)).toBe('<p class="missing-picture">A lamp</p>')
  })

  it('makes one list of neighbouring items, with their labels outside the text', () => {
    const item = (label: string, depth: number): DocumentBlock => ({
      kind: 'list-item',
      depth,
      label,
      runs: [{ start: 0, text: 'item' }],
    })
    const html = markup(item('1.', 0), item('a)', 1), { kind: 'paragraph', runs: [] }, item('2.', 0))
    expect(html.match(/<ul/g)).toHaveLength(2)
    expect(html).toContain('data-label="a)" data-depth="1"')
  })

  it('keeps spans of table cells', () => {
    const cell = { header: true, columns: 2, rows: 1, runs: [{ start: 0, text: 'Lamps' }] }
    expect(markup({ kind: 'table', rows: [[cell]] })).toContain('<th colSpan="2">')
  })
})
