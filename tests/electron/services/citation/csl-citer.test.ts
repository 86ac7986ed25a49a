import { describe, expect, it } from 'vitest'
import { buildProcessor } from '../../../../electron/services/citation/citation-processor.ts'
import { readBundledLocale, readBundledStyle } from '../../../../electron/services/citation/csl-folder.ts'
import { BUNDLED_STYLES } from '../../../../shared/citation/citation-styles.ts'
import { NAUGHTY_TEXTS } from '../../../cases/naughty-texts.ts'
import { citerOf, NOWHERE, page, source } from './citers.ts'

const ortiz = [{ family: 'Ortiz', given: 'Jane' }]
const issued = { 'date-parts': [[2019]] }
const siege = source('siege', { type: 'report', title: 'Schools under siege', author: ortiz, issued })
const after = source('after', { type: 'report', title: 'After the siege', author: ortiz, issued })
const bare = source('bare', {})

describe('a citation in a CSL style', () => {
  it('has year suffixes that hold over all sources, in the order of the bibliography', async () => {
    // APA 7, 8.19 and 9.47: the suffix follows the alphabetical order of the titles.
    const citer = await citerOf([siege, after], 'apa')
    expect(citer.cite(siege, page('12'))).toBe('(Ortiz, 2019b, p. 12)')
    expect(citer.cite(after, page('12'))).toBe('(Ortiz, 2019a, p. 12)')
    expect(citer.reference(siege)).toBe('Ortiz, J. (2019b). Schools under siege.')
    const alone = await citerOf([siege], 'apa')
    expect(alone.cite(siege, page('12'))).toBe('(Ortiz, 2019, p. 12)')
  })

  it('stands alone, whatever was cited before', async () => {
    const citer = await citerOf([siege, after], 'chicago-notes')
    const first = citer.cite(siege, page('12'))
    expect(first).toBe('Jane Ortiz, Schools under Siege (2019), 12.')
    citer.cite(after, page('3'))
    expect(citer.cite(siege, page('13'))).toBe('Jane Ortiz, Schools under Siege (2019), 13.')
    expect((await citerOf([siege, after], 'chicago-notes')).cite(siege, page('13'))).toBe(
      citer.cite(siege, page('13')),
    )
  })

  it('names a reference whole, and leaves out a repeated author in a list only', async () => {
    const citer = await citerOf([siege, after], 'mla')
    expect(citer.reference(siege)).toBe('Ortiz, Jane. Schools under Siege. 2019.')
    expect(citer.bibliography(['siege', 'after']).map(({ sourceId, text }) => [sourceId, text])).toEqual([
      ['after', 'Ortiz, Jane. After the Siege. 2019.'],
      ['siege', '———. Schools under Siege. 2019.'],
    ])
    expect(citer.bibliography(['siege'])[0]?.html).toContain('<i>Schools under Siege</i>')
  })

  it('numbers sources as the project orders them, in the citation and in the reference', async () => {
    const citer = await citerOf([siege, after], 'ieee')
    expect(citer.cite(after, page('12'))).toBe('[2, p. 12]')
    expect(citer.reference(after)).toMatch(/^\[2\] J\. Ortiz, /)
  })

  it('has the pages on both sides of the foot of a page', async () => {
    const boxes = (...pages: number[]) => pages.map((sheet) => ({ page: sheet }))
    const apa = await citerOf([siege], 'apa')
    expect(apa.cite(siege, { ...page('12'), boxes: boxes(14, 14, 15) })).toBe('(Ortiz, 2019, pp. 12–13)')
    expect(apa.cite(siege, { ...page('12'), boxes: boxes(14, 14) })).toBe('(Ortiz, 2019, p. 12)')
    expect(apa.cite(siege, { ...page('iv'), boxes: boxes(4, 5) })).toBe('(Ortiz, 2019, p. iv)')
    expect(apa.cite(siege, { ...page('A-3'), boxes: boxes(4, 5) })).toBe('(Ortiz, 2019, p. A-3)')
    // Chicago Manual of Style, 9.63: 101–8, 117–18.
    const chicago = await citerOf([siege], 'chicago-author-date')
    expect(chicago.cite(siege, { ...page('117'), boxes: boxes(2, 3) })).toBe('(Ortiz 2019, 117–18)')
  })

  it('has a printed page label as it is printed', async () => {
    const apa = await citerOf([siege], 'apa')
    for (const label of ['iv', 'A-12', '2-15', '[1]', 'S 3, 4', 'Cover & back', '12 bis', '<3>']) {
      expect(apa.cite(siege, page(label))).toBe(`(Ortiz, 2019, p. ${label})`)
    }
    expect(apa.citeFormatted(siege, page('<3>')).html).toBe('(Ortiz, 2019, p. &#60;3&#62;)')
  })

  it('has the section where there are no pages, else the paragraph', async () => {
    const harvard = await citerOf([siege], 'harvard')
    const section = '3.2 Costs - p. 4 & others'
    expect(harvard.cite(siege, { ...NOWHERE, section, paragraph: 7 })).toBe(`(Ortiz, 2019, sec. ${section})`)
    expect(harvard.cite(siege, { ...NOWHERE, paragraph: 7 })).toBe('(Ortiz, 2019, para. 7)')
    expect(harvard.cite(siege, NOWHERE)).toBe('(Ortiz, 2019)')
  })

  it('has the mark of the style, not a second one, behind headings and titles that are sentences', async () => {
    const apa = await citerOf([siege], 'apa')
    for (const [section, shown] of [
      ['Methods.', 'Methods'],
      ['Key findings: ', 'Key findings'],
      ['Asylum in the U.S.', 'Asylum in the U.S.'],
    ] as const) {
      expect(apa.cite(siege, { ...NOWHERE, section })).toBe(`(Ortiz, 2019, Section ${shown})`)
    }
    const over = source('over', { type: 'report', title: 'The war is over.', issued })
    expect((await citerOf([over], 'harvard')).cite(over, page('12'))).toBe('(The war is over, 2019, p. 12)')
    expect((await citerOf([over], 'ieee')).reference(over)).toBe('[1] “The war is over,” 2019.')
    expect((await citerOf([over], 'vancouver')).reference(over)).toBe('1. The war is over. 2019.')
    const us = source('us', { type: 'report', title: 'Asylum in the U.S.', issued })
    expect((await citerOf([us], 'harvard')).cite(us, page('12'))).toBe('(Asylum in the U.S., 2019, p. 12)')
  })

  it('has the page also in a style that prints none', async () => {
    const vancouver = await citerOf([siege, after], 'vancouver', 'de-DE')
    expect(vancouver.cite(after, page('12'))).toBe('(2, S.\u00A012)')
    const boxes = [{ page: 3 }, { page: 4 }]
    expect((await citerOf([after], 'vancouver')).cite(after, { ...page('12'), boxes })).toBe(
      '(1, pp.\u00A012–13)',
    )
  })

  it('invents nothing for a source of which nothing is known', async () => {
    expect((await citerOf([bare], 'apa')).cite(bare, page('2'))).toBe('(bare.pdf, n.d., p. 2)')
    expect((await citerOf([bare], 'mla')).reference(bare)).toBe('“bare.pdf.”')
  })

  it.each(BUNDLED_STYLES.map(({ name }) => [name]))('has a report’s number as it is, %s', async (style) => {
    const numbers = ['18-2059', 'GAO-20-123', 'WHO/2020-4', '12', 'A–3']
    const reports = numbers.map((number, place) =>
      source(`r${place}`, { type: 'report', title: 'Wells', number }),
    )
    const citer = await citerOf(reports, style)
    for (const [place, report] of reports.entries()) {
      const reference = citer.reference(report)
      expect(reference).toContain(numbers[place])
      expect(reference).not.toMatch(/Nos\.|nos\.|\\/)
    }
  })

  it('puts quoted words in the marks of the language', async () => {
    const place = { ...page('12'), exact: 'fermé <partout>' }
    const fr = await citerOf([siege], 'apa', 'fr-FR')
    expect(fr.quote(siege, place)).toEqual({
      text: '«\u00A0fermé <partout>\u00A0» (Ortiz, 2019, p. 12)',
      html: '«\u00A0fermé &#60;partout&#62;\u00A0» (Ortiz, 2019, p. 12)',
    })
    expect((await citerOf([siege], 'apa', 'de-DE')).quote(siege, place).text).toBe(
      '„fermé <partout>“ (Ortiz, 2019, S. 12)',
    )
  })

  it.each(BUNDLED_STYLES.map(({ name }) => [name]))('takes any text in any part, %s', async (style) => {
    const sources = Object.values(NAUGHTY_TEXTS).map((text, place) =>
      source(`s${place}`, {
        type: 'report',
        title: text,
        author: [{ family: text, given: text }, { literal: text }],
        publisher: text,
        number: text,
        URL: text,
        note: text,
        issued: { literal: text },
      }),
    )
    const citer = await citerOf(sources, style)
    for (const one of sources) {
      for (const [label, text] of [
        ['pageLabel', '12'],
        ['pageLabel', one.title],
        ['section', one.title],
      ] as const) {
        expect(citer.cite(one, { ...NOWHERE, [label]: text })).not.toMatch(/[\r\n\t]/)
      }
      expect(citer.reference(one)).not.toBe('')
    }
  })
})

describe('the processor', () => {
  const system = async () => {
    const locale = await readBundledLocale('en-US')
    return { retrieveLocale: () => locale, retrieveItem: (id: string) => ({ id, type: 'report', title: id }) }
  }

  it('unfolds each macro of a sort key once', async () => {
    const engine = buildProcessor(await system(), await readBundledStyle('apa'), 'en-US')
    // Unfolded one inside the other they come to some 69,000.
    expect(engine.bibliography_sort.tokens.length).toBeLessThan(100)
  })
})
