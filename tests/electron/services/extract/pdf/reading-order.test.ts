import { describe, expect, it } from 'vitest'
import { pageAt } from '../../../../../shared/anchoring/canonical-text.ts'
import { blocksOf, extract, PROSE, textOf } from '../../../../fixtures/extract-small-pdf.ts'
import { linesDown } from '../../../../fixtures/make-pdf.ts'

describe('extractPdf: reading order', () => {
  it('reads a page of two columns column by column, with the heading above both first', async () => {
    const left = linesDown(PROSE, { x: 60, y: 600 })
    const right = linesDown(['Staff noted the same in the second column,', 'which ends here.'], {
      x: 330,
      y: 600,
    })
    const heading = { text: 'What families told us', x: 60, y: 660, size: 18 }
    const source = await textOf([...left, ...right, heading])
    expect(source.text).toBe(
      'What families told us\n\nThe programme reached more families than it had planned for, and most of them stayed ' +
        'in touch with the centres after the first year of support had come to its end.\n\n' +
        'Staff noted the same in the second column, which ends here.',
    )
  })

  it('puts columns in order that the file draws in the wrong one', async () => {
    const lower = linesDown(PROSE, { x: 60, y: 400 })
    const upper = linesDown(['This stands above and is drawn last.'], { x: 60, y: 600 })
    const source = await textOf([...lower, ...upper])
    expect(source.text.startsWith('This stands above')).toBe(true)
  })

  it('parts columns that the file draws line by line across the page', async () => {
    const left = Array.from({ length: 10 }, (_, line) => `Left column line ${line} goes on with more words`)
    const right = Array.from({ length: 10 }, (_, line) => `and right column line ${line} has its own words`)
    const rows = left.flatMap((text, line) => [
      { text, x: 60, y: 700 - 12 * line },
      { text: right[line] ?? '', x: 330, y: 700 - 12 * line },
    ])
    const source = await textOf(rows)
    expect(source.text.indexOf('Left column line 9')).toBeLessThan(source.text.indexOf('right column line 0'))
  })

  it('carries a paragraph over a page break and knows both pages', async () => {
    const source = await textOf(
      linesDown(PROSE.slice(0, 3), { x: 60, y: 700 }),
      linesDown(['of support, which was the aim.'], { x: 60, y: 700 }),
    )
    expect(blocksOf(source, 'paragraph')).toHaveLength(1)
    expect(pageAt(source, source.text.indexOf('reached'))?.number).toBe(1)
    expect(pageAt(source, source.text.indexOf('which was'))?.number).toBe(2)
  })

  it('carries a sentence over a page break before a name, but not one that has ended', async () => {
    const source = await textOf(
      linesDown(['The murder rate is the highest in San', 'Salvador and the second highest in El'], {
        x: 60,
        y: 700,
      }),
      linesDown(['Progreso, where it fell by a third in 2015.'], { x: 60, y: 700 }),
      linesDown(['It rose again in the year that followed.'], { x: 60, y: 700 }),
    )
    expect(blocksOf(source, 'paragraph')).toEqual([
      'The murder rate is the highest in San Salvador and the second highest in El Progreso, where it fell by a third in 2015.',
      'It rose again in the year that followed.',
    ])
  })

  it('joins a sentence that a caption interrupts and puts the caption behind it', async () => {
    const source = await textOf([
      ...linesDown(PROSE.slice(0, 3), { x: 60, y: 700 }),
      { text: 'Figure 1. Families by year', x: 60, y: 640, size: 7 },
      ...linesDown(['of support had come to its end, which', 'was the aim.'], { x: 330, y: 700 }),
    ])
    expect(blocksOf(source, 'paragraph')).toEqual([
      'The programme reached more families than it had planned for, and most of them stayed in touch with the ' +
        'centres after the first year of support had come to its end, which was the aim.',
      'Figure 1. Families by year',
    ])
  })

  it('reads text turned by a quarter and pages turned by their /Rotate entry like any other', async () => {
    const turned = PROSE.map((text, line) => ({ text, x: 100 + 12 * line, y: 100, turned: 90 }))
    const rotated = await extract({ pages: [{ rotate: 90, texts: turned }] })
    const upright = await textOf(turned)
    expect(rotated.canonical.text).toBe(PROSE.join(' '))
    expect(upright.text).toBe(PROSE.join(' '))
    expect(rotated.canonical.pages[0]).toMatchObject({ width: 792, height: 612 })
  })
})

describe('extractPdf: words and lines', () => {
  it('joins a word broken at a line end and keeps the hyphen of a compound the report uses elsewhere', async () => {
    const source = await textOf(
      linesDown(
        [
          'A large-scale survey of the new informa-',
          'tion centres found that a second large-',
          'scale study would be needed.',
        ],
        { x: 60, y: 700 },
      ),
    )
    expect(source.text).toBe(
      'A large-scale survey of the new information centres found that a second large-scale study would be needed.',
    )
  })

  it('takes a line printed twice on the same spot once', async () => {
    const source = await textOf([
      { text: 'A shadowed title', x: 60, y: 700, size: 20 },
      { text: 'A shadowed title', x: 60.5, y: 700, size: 20 },
    ])
    expect(source.text).toBe('A shadowed title')
  })

  it('maps every character of its items exactly', async () => {
    const source = await textOf(
      linesDown(['An informa-', 'tive line  with  wide   gaps.'], { x: 60, y: 700 }),
    )
    const runs = source.itemRuns.map((run) => [
      run.item,
      run.from,
      source.text.slice(run.start, run.start + run.length),
    ])
    expect(source.text).toBe('An informative line with wide gaps.')
    expect(runs.map(([, , text]) => text).join('')).not.toContain('-')
    expect(runs[0]).toEqual([0, 0, 'An informa'])
  })
})
