import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { locateCslFolder } from '../../../../electron/services/citation/csl-folder.ts'
import { readStyle } from '../../../../electron/services/citation/read-style.ts'
import { StyleShelf } from '../../../../electron/services/citation/style-shelf.ts'
import { BUNDLED_STYLES, CITATION_LOCALES } from '../../../../shared/citation/citation-styles.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { NOWHERE, page, source } from './citers.ts'

const root = temporaryFolder()
let settings: string
let shelf: StyleShelf
let count = 0
beforeEach(() => {
  settings = join(root, String(++count))
  shelf = new StyleShelf(settings)
})

const bytes = (text: string) => new TextEncoder().encode(text)
const SITE = 'http://www.zotero.org/styles'
const head = (id: string, link = '') =>
  `<info><title>Wells Quarterly</title><id>${SITE}/${id}</id>${link}<updated>2026-01-01T00:00:00Z</updated></info>`
const CITATION =
  '<citation><layout prefix="{" suffix="}"><group delimiter=" @ "><text variable="title"/><text variable="locator"/></group></layout></citation>'
const style = (inside = CITATION, id = 'wells-quarterly') =>
  `<?xml version="1.0"?>\n<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">${head(id)}${inside}</style>`
const dependent = (parent: string) =>
  `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">${head('wells-letters', `<link href="${SITE}/${parent}" rel="independent-parent"/>`)}</style>`
const wells = source('wells', { type: 'report', title: 'Wells' })
const choice = (name: string) => ({ style: name, locale: 'en-US' as const })

describe('the styles that come with Pincite', () => {
  it('are there as they are listed, with their authors and licence, and so are the locales', () => {
    const notice = readFileSync(join(locateCslFolder(), 'NOTICE.txt'), 'utf8')
    for (const { file } of BUNDLED_STYLES) {
      const xml = readFileSync(join(locateCslFolder(), 'styles', `${file}.csl`), 'utf8')
      expect(readStyle(xml)).toMatchObject({ ok: true, style: { id: `${SITE}/${file}`, parent: null } })
      expect(xml).toContain('http://creativecommons.org/licenses/by-sa/3.0/')
      expect(notice).toContain(`${file}.csl`)
    }
    for (const { locale } of CITATION_LOCALES) {
      const xml = readFileSync(join(locateCslFolder(), 'locales', `locales-${locale}.xml`), 'utf8')
      expect(xml).toContain(`xml:lang="${locale}"`)
      expect(xml).toContain('http://creativecommons.org/licenses/by-sa/3.0/')
      expect(notice).toContain(locale)
    }
    expect(notice).toContain('https://citationstyles.org/')
    expect(notice).toContain('CPAL')
  })
})

describe('a style of the person’s own', () => {
  it('is kept as it was given, listed, cited in, and removed', async () => {
    expect(await shelf.add('wells.csl', bytes(style()))).toEqual({
      name: 'wells-quarterly',
      title: 'Wells Quarterly',
      own: true,
    })
    expect(readFileSync(join(settings, 'styles', 'wells-quarterly.csl'), 'utf8')).toBe(style())
    const again = new StyleShelf(settings)
    expect((await again.list()).at(-1)).toMatchObject({ name: 'wells-quarterly', own: true })
    const citer = await again.citer([wells], choice('wells-quarterly'))
    expect(citer.cite(wells, page('12'))).toBe('{Wells @ 12}')
    // It has no bibliography; its citation says all it has to say.
    expect(citer.reference(wells)).toBe('{Wells}')
    expect(citer.bibliography(['wells'])).toEqual([])
    await again.remove('wells-quarterly')
    expect((await again.list()).filter(({ own }) => own)).toEqual([])
  })

  it('takes the place of an earlier version', async () => {
    await shelf.add('wells.csl', bytes(style()))
    await shelf.add(
      'new.csl',
      bytes(style(CITATION.replace('{', '<').replace('prefix="<"', 'prefix="&lt;"'))),
    )
    expect((await shelf.citer([wells], choice('wells-quarterly'))).cite(wells, NOWHERE)).toBe('<Wells}')
  })

  it('may point at a parent that is at hand', async () => {
    await shelf.add('letters.csl', bytes(dependent('apa')))
    const citer = await shelf.citer([wells], choice('wells-letters'))
    expect(citer.cite(wells, page('12'))).toBe('(Wells, n.d., p. 12)')
    await shelf.add('wells.csl', bytes(style()))
    await shelf.add('letters.csl', bytes(dependent('wells-quarterly')))
    expect((await shelf.citer([wells], choice('wells-letters'))).cite(wells, page('1'))).toBe('{Wells @ 1}')
  })

  it.each([
    [
      'a dependent one without its parent',
      dependent('nature'),
      /“nature”, which is not at hand.*add it first/,
    ],
    ['one that Pincite has', style(CITATION, 'apa'), /style “apa”, which comes with Pincite/],
    ['no XML', 'just text', /not well-formed XML/],
    ['XML cut short', style().slice(0, -20), /not well-formed XML \(line 2/],
    ['other XML', '<html/>', /no citation style: its root is “html”/],
    ['nothing', '', /no citation style|not well-formed/],
    ['a locale', '<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0"/>', /its root is “locale”/],
    ['another version', style().replace('"1.0" class', '"0.8" class'), /CSL version “0.8”/],
    ['one that cites nothing', style(''), /has no <citation>/],
    ['one without a name', style().replace(/<id>.*<\/id>/, ''), /no <id> or no <title>/],
    ['a macro that is missing', style(CITATION.replace('variable="title"', 'macro="name"')), /macro “name”/],
    ['entities of its own', `<!DOCTYPE style [<!ENTITY a "b">]>${style().slice(22)}`, /document type/],
    [
      'a step that CSL does not know',
      style(CITATION.replace('<text variable="title"/>', '<shout/>')),
      /can’t be used: .*shout/,
    ],
  ])('is refused where it is %s', async (_what, xml, message) => {
    const adding = shelf.add('my style.csl', bytes(xml))
    await expect(adding).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(message) as unknown,
    })
    await expect(adding).rejects.toThrow(/my style\.csl|nature/)
    expect((await shelf.list()).filter(({ own }) => own)).toEqual([])
  })

  it('stays in its folder, whatever its id says', async () => {
    const added = await shelf.add('x.csl', bytes(style(CITATION, '..\\..\\Évil .csl')))
    expect(added.name).toBe('évil')
    await expect(shelf.citer([wells], choice('../../settings'))).rejects.toMatchObject({ code: 'not-found' })
    await expect(shelf.remove('apa')).rejects.toThrow('You have added no style “apa”.')
  })

  it('is named with what is wrong where its file was spoilt', async () => {
    mkdirSync(join(settings, 'styles'), { recursive: true })
    writeFileSync(join(settings, 'styles', 'spoilt.csl'), 'x')
    expect((await shelf.list()).filter(({ own }) => own)).toEqual([])
    await expect(shelf.citer([wells], choice('spoilt'))).rejects.toThrow(/“spoilt” is not well-formed XML/)
  })
})
