import { describe, expect, it } from 'vitest'
import { encodeMarkdown, escapeMarkdown } from '../../../shared/dataset/markdown.ts'
import { buildRow } from '../../cases/evidence-row-builder.ts'

const SHA = buildRow().sha256
const written = (...[rows, group]: [Parameters<typeof encodeMarkdown>[0], 'code' | 'source']) =>
  [...encodeMarkdown(rows, { title: 'My *review*', group })].join('')

describe('evidence as Markdown', () => {
  const rows = [
    buildRow({ quote: 'One | two.', codes: ['Finding', 'Health'], coder: '' }),
    buildRow({ id: 'b', quote: 'Three\nfour.', memo: 'See <b>.', coder: '', page: null, pageLabel: null }),
  ]

  it('has a table for each code, and a row in that of each of its codes', () => {
    expect(written(rows, 'code')).toBe(`# My \\*review\\*

## Finding

| Quote | Citation | Page | Memo |
| --- | --- | --- | --- |
| One \\| two. | Ortiz (2019). Schools under siege, p.\u00A0iv. | iv |  |
| Three<br>four. | Ortiz (2019). Schools under siege, p.\u00A0iv. |  | See &lt;b&gt;. |

## Health

| Quote | Citation | Page |
| --- | --- | --- |
| One \\| two. | Ortiz (2019). Schools under siege, p.\u00A0iv. | iv |

## Files quoted

| File | SHA-256 |
| --- | --- |
| schools.pdf | ${SHA} |
`)
  })

  it('keeps two reports, or two codes, of one name apart', () => {
    const twins = [
      buildRow({ id: 'a', sourceId: 's1', codes: ['Finding'], codeIds: ['c1'] }),
      buildRow({ id: 'b', sourceId: 's2', codes: ['Finding'], codeIds: ['c2'] }),
      buildRow({ id: 'c', sourceId: 's1', codes: ['Finding'], codeIds: ['c1'] }),
    ]
    expect(written(twins, 'source').match(/^## /gm)).toHaveLength(3)
    expect(written(twins, 'code').match(/^## /gm)).toHaveLength(3)
  })

  it('says what a passage cites itself, in the tables that have such a passage', () => {
    const citing = [
      buildRow({ quote: 'One.', citedSource: 'UNICEF (2018), p. 3.\nOwn survey.', coder: '' }),
      buildRow({ id: 'b', quote: 'Two.', codes: ['Gap'], codeIds: ['c2'], coder: '' }),
    ]
    expect(written(citing, 'code')).toContain(`## Finding

| Quote | Citation | Page | Cited source |
| --- | --- | --- | --- |
| One. | Ortiz (2019). Schools under siege, p.\u00A0iv. | iv | UNICEF (2018), p. 3.<br>Own survey. |

## Gap

| Quote | Citation | Page |
| --- | --- | --- |
| Two. | Ortiz (2019). Schools under siege, p.\u00A0iv. | iv |
`)
  })

  it('has a table for each report', () => {
    const headings = written(rows, 'source').match(/^## .*$/gm)
    expect(headings).toEqual(['## Schools under siege', '## Files quoted'])
  })

  it('has a place for rows without a code, and says when there are no rows', () => {
    expect(written([buildRow({ codes: [] })], 'code')).toContain('## Without a code')
    expect(written([], 'code')).toBe('# My \\*review\\*\n\nThere are no rows.\n')
  })

  it.each([
    ['a|b', 'a\\|b'],
    ['`rm`', '\\`rm\\`'],
    ['<script>&amp;', '&lt;script&gt;&amp;amp;'],
    ['[x](javascript:y)', '\\[x\\](javascript:y)'],
    ['![x](y)', '!\\[x\\](y)'],
    ['a\\|b', 'a\\\\\\|b'],
    ['a\r\nb\rc\u2028d', 'a<br>b<br>c<br>d'],
    ['~~no~~ __no__ **no** $x$', '\\~\\~no\\~\\~ \\_\\_no\\_\\_ \\*\\*no\\*\\* \\$x\\$'],
    ['\u0000\u0007', '  '],
    ['\uD800', '\uFFFD'],
  ])('shows %j as it is', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected)
  })
})
