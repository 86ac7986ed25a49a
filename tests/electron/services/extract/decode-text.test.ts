import { describe, expect, it } from 'vitest'
import { declaredEncoding, decodeText } from '../../../../electron/services/extract/decode-text.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16())
const bytes = (...values: number[]) => Uint8Array.from(values)

describe('bytes of a text', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', utf8('Señal €5 \u{1D45B}\r\n'), 'Señal €5 \u{1D45B}\r\n'],
    ['UTF-8 with a mark', utf8('\uFEFFa\uFEFFb'), 'a\uFEFFb'],
    ['UTF-16 little endian with a mark', utf16('\uFEFFSeñal'), 'Señal'],
    ['UTF-16 big endian with a mark', swapped(utf16('\uFEFFSeñal')), 'Señal'],
    ['UTF-16 little endian without', utf16('Plain words'), 'Plain words'],
    ['UTF-16 big endian without', swapped(utf16('Plain words')), 'Plain words'],
    ['U+FFFD in UTF-8', utf8('a\uFFFDb'), 'a\uFFFDb'],
  ])('in %s become that text without a warning', (_name, content, text) => {
    expect(decodeText(content)).toMatchObject({ text, warnings: [] })
  })

  it('that are not UTF-8 are read as windows-1252, with a warning', () => {
    // The table of the Encoding Standard: 0x93 0x94 are curly quotes, 0x80 the euro, 0x81 stays a control.
    const decoded = decodeText(bytes(0x93, 0xe9, 0x94, 0x20, 0x80, 0x85, 0x97, 0x81))
    expect(decoded).toMatchObject({ text: '“é” €…—\u0081', encoding: 'windows-1252' })
    expect(decoded.warnings).toHaveLength(1)
  })

  it('keep the rest of a UTF-8 text where a few are broken', () => {
    const broken = new Uint8Array([...utf8('ñandú – «año» – '), 0xff, ...utf8(' €')])
    const { text, warnings } = decodeText(broken)
    expect(text).toBe('ñandú – «año» – \uFFFD €')
    expect(warnings).toEqual([
      "1 character is damaged or not in the file's encoding (utf-8); each is shown as \uFFFD.",
    ])
  })

  it('follow a declared encoding, and the content where the label is unknown', () => {
    expect(decodeText(bytes(0xe1), 'iso-8859-2').text).toBe('á')
    // KOI8-R keeps Russian letters in the order of their Latin likenesses: 0xD0 is п, 0xCF is о.
    expect(decodeText(bytes(0xd0, 0xcf), 'koi8-r').text).toBe('по')
    expect(decodeText(utf8('é'), 'no-such-encoding').text).toBe('é')
  })
})

describe('a declared encoding', () => {
  it.each([
    ['<meta charset=iso-8859-1>', 'iso-8859-1'],
    ['<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1251">', 'windows-1251'],
    ['<?xml version="1.0" encoding="Shift_JIS"?><html>', 'Shift_JIS'],
    ['<meta charset="utf-16">', 'utf-8'],
    ['<p>charset=x</p>', null],
  ])('of %s is %s', (html, label) => {
    expect(declaredEncoding(utf8(html))).toBe(label)
  })
})
