/** pincite cite and pincite styles. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { file, jsonOf, newFolder, pincite } from './command-line.ts'

const TEXT = '# Lamps\n\nThe storeroom holds 212 spare lamps.\n\nOne crew is short of hands.\n'
const STYLE = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>Wells Quarterly</title><id>http://example.org/wells-quarterly</id></info><citation><layout prefix="{" suffix="}"><text variable="title"/></layout></citation></style>`

interface Cited {
  readonly annotationId: string
  readonly text: string
}

/** A project with two annotations of one source, and another source without any. */
async function lamps(): Promise<string> {
  const folder = newFolder()
  await pincite(['init', folder, '--coder', 'Ana'])
  await pincite(['import', folder, file('lamps.md', TEXT), file('unused.md', '# Unused\n\nWords.\n')])
  for (const quote of ['212 spare lamps', 'One crew is short'])
    await pincite(['tag', folder, '--source', 'lamps.md', '--code', 'finding', '--quote', quote])
  return folder
}

describe('pincite cite', () => {
  it('cites every annotation, or one, in the style and language asked for', async () => {
    const folder = await lamps()
    const cited = await jsonOf<Cited[]>(['cite', folder, '--style', 'harvard', '--locale', 'de-DE'])
    expect(cited.map(({ text }) => text)).toEqual([
      '(Lamps, ohne Datum, Abs. 1)',
      '(Lamps, ohne Datum, Abs. 2)',
    ])
    const [first] = cited
    const one = await jsonOf<Cited[]>(['cite', folder, '--annotation', first!.annotationId, '--quote'])
    expect(one).toMatchObject([{ text: '“212 spare lamps” (Lamps, n.d., para. 1)' }])
    const plain = await pincite(['cite', folder, '--source', 'lamps.md', '--style', 'ieee'])
    expect(plain).toMatchObject({ code: 0, out: '[1, Para. 1]\n[1, Para. 2]\n', err: '' })
  })

  it('lists what was used and nothing else', async () => {
    const folder = await lamps()
    expect(await pincite(['cite', folder, '--bibliography'])).toMatchObject({ out: 'Lamps. (n.d.).\n' })
    expect(await jsonOf(['cite', folder, '--bibliography'])).toMatchObject([{ text: 'Lamps. (n.d.).' }])
  })

  it('names what it can not use, and the remedy', async () => {
    const folder = await lamps()
    const refused = async (...argv: string[]) => {
      const ran = await pincite(['cite', folder, ...argv])
      expect(ran.code).toBe(2)
      return ran.err
    }
    expect(await refused('--style', 'nature')).toMatch(/no citation style “nature”.*pincite styles add/s)
    expect(await refused('--locale', 'xx')).toMatch(/no locale “xx”.*de-DE/)
    expect(await refused('--annotation', 'a0')).toMatch(/no annotation “a0”/)
    expect(await refused('--annotation', 'a0', '--source', 'x')).toMatch(/not both/)
    expect(await refused('--quote', '--bibliography')).toMatch(/not both/)
  })
})

describe('pincite styles', () => {
  it('adds, lists, cites in and removes a style', async () => {
    const folder = await lamps()
    const style = file('wells.csl', STYLE)
    expect(await jsonOf(['styles', 'add', style])).toMatchObject({ name: 'wells-quarterly', own: true })
    expect((await pincite(['styles'])).out).toContain('Wells Quarterly (added by you)')
    expect((await pincite(['cite', folder, '--style', 'wells-quarterly'])).out).toBe(
      '{Lamps, para. 1}\n{Lamps, para. 2}\n',
    )
    expect(await jsonOf(['styles', 'remove', 'wells-quarterly'])).toEqual({ removed: 'wells-quarterly' })
    expect((await pincite(['styles', 'remove', 'apa'])).code).toBe(2)
    const listed = await jsonOf<{ styles: { name: string }[] }>(['styles', 'list'])
    expect(listed.styles.map(({ name }) => name)).toEqual([
      ...['apa', 'chicago-author-date', 'chicago-notes', 'mla', 'harvard', 'ieee', 'vancouver'],
    ])
  })

  it('shows the licences', async () => {
    const { out } = await pincite(['styles', '--licences'])
    expect(out.trimEnd()).toBe(readFileSync('csl/NOTICE.txt', 'utf8').trimEnd())
  })

  it('refuses other words', async () => {
    for (const argv of [['shout'], ['add'], ['list', 'x'], ['add', '/nowhere.csl'], ['list', '--licences']])
      expect((await pincite(['styles', ...argv])).code).toBe(2)
  })
})
