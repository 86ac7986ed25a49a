import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ExchangedCode } from '../../../shared/codebook-exchange/exchanged-code.ts'
import { HUE_COLOURS, nearestHue } from '../../../shared/codebook-exchange/hue-colours.ts'
import { readQdc } from '../../../shared/codebook-exchange/qdc-read.ts'
import { writeQdc } from '../../../shared/codebook-exchange/qdc-write.ts'
import { HUES } from '../../../shared/domain/codebook.ts'
import { buildCode, buildField } from '../../cases/codebook-builder.ts'

const GUID = '0dcef2f5-e55c-49da-8c33-9b0803c7aeb4'
const inCodes = (codes: string, attributes = 'xmlns="urn:QDA-XML:codebook:1.0"') =>
  `<?xml version="1.0" encoding="utf-8"?>\n<CodeBook ${attributes}>\n<Codes>\n${codes}\n</Codes>\n</CodeBook>`

function codesOf(xml: string): readonly ExchangedCode[] {
  const reading = readQdc(xml)
  if (!reading.ok) throw new Error(reading.message)
  return reading.codes
}
function warningsOf(xml: string): string {
  const reading = readQdc(xml)
  return reading.ok ? reading.warnings.join('\n') : `refused: ${reading.message}`
}
function refusalOf(xml: string): string {
  const reading = readQdc(xml)
  return reading.ok ? 'was read' : reading.message
}
const writtenText = (...codes: Parameters<typeof writeQdc>[0]): string => {
  const written = writeQdc(codes)
  if (!written.ok) throw new Error(written.message)
  return written.text
}

describe('writing .qdc', () => {
  it('shows other programs a readable description', () => {
    const fields = [
      buildField({ name: 'Polarity', type: 'choice', required: true, options: ['do', 'stop'] }),
      buildField({ id: 'f2', name: 'Theme', retired: true }),
    ]
    const text = writtenText(
      buildCode({ definition: 'What to do.', useWhen: 'Someone is\ncalled on.', key: '3', fields }),
    )
    expect(text).toContain(
      [
        '<Description>What to do.',
        '',
        '--- Pincite ---',
        'Use when: Someone is',
        '  called on.',
        'Field (choice, required): Polarity',
        'Option: do',
        'Option: stop',
        'Field (text, retired): Theme',
        'Key: 3',
        'Pattern: solid</Description>',
      ].join('\n'),
    )
  })

  it('begins with neither a byte order mark nor an empty Sets', () => {
    const text = writtenText(buildCode())
    expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>')).toBe(true)
    expect(text).not.toContain('Sets')
  })

  it('marks a retired code as one that can’t be coded with, in its place', () => {
    const text = writtenText(buildCode({ id: GUID, retired: true }), buildCode({ id: 'c2', parentId: GUID }))
    expect(text).toMatch(
      new RegExp(`guid="${GUID}" name="Finding" isCodable="false"[^]*isCodable="true"[^]*</Code>\\s*</Code>`),
    )
  })

  it('leaves out what XML can’t hold, and says so', () => {
    const written = writeQdc([buildCode({ name: 'a\u0000b\uFFFEc\uD800', definition: '\u001F' })])
    expect(written).toMatchObject({ ok: true, warnings: [expect.stringMatching(/^4 control characters/)] })
    expect(written.ok && written.text).toContain('name="abc"')
  })

  it('refuses a codebook without codes, which the schema forbids', () => {
    expect(writeQdc([])).toMatchObject({ ok: false, message: expect.stringContaining('no codes') as string })
  })
})

describe('colours', () => {
  const css = readFileSync(join(import.meta.dirname, '../../../renderer/styles/tokens.css'), 'utf8')

  it('are those of the light theme', () => {
    const tokens = HUES.map((hue) => [hue, new RegExp(`--${hue}-line: (#\\w+);`).exec(css)?.[1]])
    expect(HUE_COLOURS).toEqual(Object.fromEntries(tokens))
  })

  it('are told apart in each of their roles', () => {
    const roles = [...css.matchAll(/--(\w+)-(?:line|ink|hl|hl-strong): (#\w+);/g)]
    const ofHues = roles.filter(([, hue]) => HUES.some((one) => one === hue))
    expect(ofHues.length).toBeGreaterThanOrEqual(HUES.length * 4)
    for (const [, hue, colour = ''] of ofHues) expect([hue, nearestHue(colour)]).toEqual([hue, hue])
  })

  it.each([
    ['#0000ff', 'blue'],
    ['#00F', 'blue'],
    ['#00ff00', 'green'],
    ['#33cc33', 'green'],
    ['#9acd32', 'olive'],
    ['#ffff00', 'gold'],
    ['#dc143c', 'plum'],
    ['#ff0000', 'gold'],
    ['#4b0082', 'violet'],
    ['#FFA500', 'gold'],
    ['#ff00ff', 'plum'],
    ['#008080', 'cyan'],
    ['#808080', 'slate'],
    ['#000000', 'slate'],
    ['#ffffff', 'slate'],
    ['A97206', null],
    ['red', null],
    ['#12345', null],
  ])('take %s for %s', (colour, hue) => {
    expect(nearestHue(colour)).toBe(hue)
  })
})

describe('reading .qdc', () => {
  it.each(['<Description/>', '<Description> \n</Description>', ''])(
    'takes %j for no word about the definition',
    (description) => {
      const [topics] = codesOf(inCodes(`<Code guid="${GUID}" name="Topics">${description}</Code>`))
      expect(topics).toEqual({ id: GUID, name: 'Topics', parent: null, fields: [] })
    },
  )

  it('takes what the schema asks for', () => {
    const [topics, economy] = codesOf(
      inCodes(
        `<Code guid="${GUID}" name="Topics" isCodable="true" color="#1c50b5"><Description> About it. </Description>
          <Code guid="{5215CC69-B628-4E02-AFB9-9BEEAEE55808}" name="Jobs &amp; pay" isCodable="true"/></Code>`,
      ),
    )
    const texts = { definition: 'About it.', fields: [] }
    expect(topics).toEqual({ id: GUID, name: 'Topics', parent: null, hue: 'blue', retired: false, ...texts })
    expect(economy).toEqual({
      ...{ id: '5215cc69-b628-4e02-afb9-9beeaee55808', name: 'Jobs & pay', parent: 0 },
      ...{ retired: false, fields: [] },
    })
  })

  it.each([
    ['no namespace', inCodes('<Code name="A"/>', '')],
    ['another version', inCodes('<Code name="A"/>', 'xmlns="urn:QDA-XML:codebook:0.4"')],
    ['a byte order mark and white space in front', `\uFEFF\n${inCodes('<Code name="A"/>')}`],
    [
      'prefixes',
      '<q:CodeBook xmlns:q="urn:QDA-XML:codebook:1.0"><q:Codes><q:Code name="A"/></q:Codes></q:CodeBook>',
    ],
    ['unknown elements around', inCodes('<Group label="x"><Code name="A" weight="3"><Icon/></Code></Group>')],
    ['an empty Sets', inCodes('<Code name="A"/>').replace('</Codes>', '</Codes><Sets/>')],
    [
      'a whole project',
      `<Project name="p"><Users><User name="Code"/></Users>${inCodes('<Code name="A"/>').slice(39)}<Sources>broken & more`,
    ],
  ])('takes %s', (_, xml) => {
    expect(codesOf(xml)).toEqual([{ id: null, name: 'A', parent: null, fields: [] }])
  })

  it('passes over GUIDs that are none or stand there twice, naming the lines', () => {
    const xml = inCodes(
      `<Code guid="${GUID}" name="A"/>\n<Code guid="{${GUID}}" name="B"/>\n<Code guid="7" name="C"/>`,
    )
    expect(codesOf(xml).map(({ id }) => id)).toEqual([GUID, null, null])
    expect(warningsOf(xml)).toContain('(line 5, 6)')
  })

  it('takes a folder as retired, and says so', () => {
    const xml = inCodes('<Code name="Topics" isCodable="false"/>')
    expect(codesOf(xml)[0]).toMatchObject({ retired: true })
    expect(warningsOf(xml)).toContain('1 code (such as “Topics”) can')
  })

  it('says that sets and notes are left out', () => {
    const xml = inCodes('<Code name="A"><NoteRef targetGUID="x"/></Code>').replace(
      '</Codes>',
      '</Codes><Sets><Set name="s"><MemberCode guid="x"/></Set></Sets>',
    )
    expect(warningsOf(xml)).toMatch(/1 set of codes left out[^]*1 note on codes left out/)
  })

  it('takes an ampersand for itself that was not escaped', () => {
    expect(codesOf(inCodes('<Code name="R&D &amp; more &#65; & so on; x"/>'))[0]?.name).toBe(
      'R&D & more A & so on; x',
    )
  })

  it('drops control characters written as references, and says so', () => {
    const xml = inCodes('<Code name="a&#1;b&#x1F;c&#65;\u0002"/>')
    expect(codesOf(xml)[0]?.name).toBe('abcA')
    expect(warningsOf(xml)).toContain('3 control characters')
  })

  it('takes what a person changed in the readable text with another program', () => {
    const text = writtenText(buildCode({ definition: 'Old.', notWhen: 'Never.', fields: [buildField()] }))
    const edited = text
      .replace('Old.', 'New.')
      .replace('Not when: Never.', 'Not when: Seldom,\nand then not.')
      .replace(/\n/g, '\r\n')
      .replace('</Description>', '\r\n      </Description>')
    expect(codesOf(edited)[0]).toMatchObject({
      definition: 'New.',
      notWhen: 'Seldom,\nand then not.',
      fields: [{ name: 'Basis', type: 'text' }],
      pattern: 'solid',
    })
  })

  it.each([
    ['nothing', '\n', /^Line \d: .*root element/],
    ['other XML', '<html><body/></html>', /no element “codebook” in its “html”/],
    ['no codes', inCodes(''), /no codes/],
    ['an entity that XML does not have', inCodes('<Code name="a&nbsp;b"/>'), /^Line 4: .*undefined entity/],
    ['a mistake below empty lines', `\n\n${inCodes('<Code name=a/>')}`, /^Line 6: .*not well-formed/],
    ['a tag that is never closed', inCodes('<Code name="A">'), /^Line 5: .*not well-formed/],
    ['a file cut off', inCodes('<Code name="A"/>').slice(0, -20), /^Line \d: .*not well-formed/],
    [
      'entities that unpack without end',
      `<!DOCTYPE CodeBook [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>\n${inCodes('<Code name="&b;"/>').slice(39)}`,
      /^Line 1: .*DOCTYPE.*Delete/,
    ],
    [
      'nesting without end',
      inCodes('<Code name="A">'.repeat(300) + '</Code>'.repeat(300)),
      /more than 200 deep/,
    ],
    ['too many codes', inCodes('<Code name="A"/>'.repeat(10_001)), /more than 10000 codes/],
  ])('refuses %s, naming place and remedy', (_, xml, message) => {
    expect(refusalOf(xml)).toMatch(message)
  })
})
