import { describe, expect, it } from 'vitest'
import { CODEBOOK_FORMAT_NAMES } from '../../../shared/codebook-exchange/codebook-format-names.ts'
import { CODEBOOK_FORMATS } from '../../../shared/codebook-exchange/codebook-formats.ts'
import type { ExchangedCode } from '../../../shared/codebook-exchange/exchanged-code.ts'
import { draftImport } from '../../../shared/codebook-exchange/draft-import.ts'
import { mergeCodebook } from '../../../shared/codebook-exchange/merge-codebook.ts'
import type { Code } from '../../../shared/domain/codebook.ts'
import { randomCodebook, sayings } from '../../cases/codebook-builder.ts'
import { NAUGHTY_TEXTS } from '../../cases/naughty-texts.ts'
import { randomInt, randomText, seededRandom } from '../../fixtures/random-text.ts'

const naughty = [
  '',
  ...Object.values(NAUGHTY_TEXTS),
  '--- Pincite ---\nUse when: never',
  'a]]>b',
  'a --- Pincite ---',
]
/** What XML 1.0 can't hold, section 2.2. */
const inXml = (text: string) => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')

function readBack(
  format: (typeof CODEBOOK_FORMAT_NAMES)[number],
  codes: readonly Code[],
): readonly ExchangedCode[] {
  const written = CODEBOOK_FORMATS[format].write(codes)
  if (!written.ok) throw new Error(written.message)
  const reading = CODEBOOK_FORMATS[format].read(written.text)
  if (!reading.ok) throw new Error(reading.message)
  return reading.codes
}

describe.each(CODEBOOK_FORMAT_NAMES)('a codebook as %s', (format) => {
  const random = seededRandom(7)
  const codebooks = Array.from({ length: 150 }, (_, round) => {
    const textOf = () =>
      round % 2 === 0
        ? naughty[randomInt(random, naughty.length)]!
        : randomText(random, randomInt(random, 12))
    return randomCodebook(random, format === 'qdc' ? () => inXml(textOf()) : textOf)
  })

  it('says the same in an empty project', () => {
    for (const codes of codebooks) {
      const merged = mergeCodebook([], readBack(format, codes))
      expect(sayings(merged.codes)).toEqual(sayings(codes))
      expect(merged.warnings).toEqual([])
    }
  })

  it('changes nothing in the project it came from', () => {
    for (const codes of codebooks) {
      const done = draftImport({ codes, codebooks: new Map() }, readBack(format, codes))
      expect(done).toMatchObject({ ok: true, draft: null })
    }
  })
})

it.each(['csv', 'json'] as const)('keeps the ids of codes and fields in %s, and the order', (format) => {
  const idsOf = (codes: readonly Code[]) => {
    const below = (parentId: string | null): unknown[] =>
      codes
        .filter((code) => code.parentId === parentId)
        .map(({ id, fields }) => [id, fields.map((field) => field.id), below(id)])
    return below(null)
  }
  for (let seed = 1; seed <= 50; seed++) {
    const codes = randomCodebook(seededRandom(seed), () => (seed % 2 === 0 ? 'text' : '=1+1'))
    const merged = mergeCodebook([], readBack(format, codes))
    expect(idsOf(merged.codes), `seed ${seed}`).toEqual(idsOf(codes))
  }
})

it('keeps ids in JSON, and in REFI-QDA those that are GUIDs', () => {
  const codes = randomCodebook(seededRandom(3), () => 'text')
  const ids = codes.map(({ id }) => id).sort()
  expect(
    mergeCodebook([], readBack('json', codes))
      .codes.map(({ id }) => id)
      .sort(),
  ).toEqual(ids)
  const guids = ids.filter((id) => id.includes('-'))
  expect(guids.length).toBeGreaterThan(0)
  expect(mergeCodebook([], readBack('qdc', codes)).codes.map(({ id }) => id)).toEqual(
    expect.arrayContaining(guids),
  )
})
