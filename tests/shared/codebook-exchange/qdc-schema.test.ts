/** Checks what we write against REFI-QDA's own schema, and reads its samples, where these and xmllint are at hand. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readQdc } from '../../../shared/codebook-exchange/qdc-read.ts'
import { writeQdc } from '../../../shared/codebook-exchange/qdc-write.ts'
import { buildCode, randomCodebook } from '../../cases/codebook-builder.ts'
import { NAUGHTY_TEXTS } from '../../cases/naughty-texts.ts'
import { randomInt, seededRandom } from '../../fixtures/random-text.ts'

const folder = resolve(import.meta.dirname, '../../../../shared/fixtures/refi-qda')
const hasSamples = existsSync(join(folder, 'Codebook.xsd'))
const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined

/** Returns what the schema finds wrong; "" where nothing. */
function problemsOf(xml: string): string {
  const { stderr, status } = spawnSync(
    'xmllint',
    ['--noout', '--nonet', '--schema', join(folder, 'Codebook.xsd'), '-'],
    { input: xml, encoding: 'utf8' },
  )
  return status === 0 ? '' : stderr
}

describe.skipIf(!hasSamples || !hasXmllint)('a .qdc', () => {
  it('is valid by the schema, whatever stands in it', () => {
    const random = seededRandom(11)
    const naughty = Object.values(NAUGHTY_TEXTS)
    for (let round = 0; round < 25; round++) {
      const codes = randomCodebook(random, () => naughty[randomInt(random, naughty.length)]!)
      const written = writeQdc(codes)
      expect(problemsOf(written.ok ? written.text : '')).toBe('')
    }
  })

  it('would be found invalid with an empty Sets, or a GUID that is none', () => {
    const written = writeQdc([buildCode()])
    const text = written.ok ? written.text : ''
    expect(problemsOf(text.replace('</Codes>', '</Codes><Sets/>'))).toContain('Sets')
    expect(problemsOf(text.replace(/guid="[^"]+"/, 'guid="c1"'))).toContain('guid')
  })
})

describe.skipIf(!hasSamples)('the samples of REFI-QDA', () => {
  const read = (name: string) => readQdc(readFileSync(join(folder, name), 'utf8'))

  it('are all read', () => {
    const names = readdirSync(folder).filter((name) => /\.(qdc|qde)$/.test(name))
    expect(names.length).toBeGreaterThanOrEqual(4)
    for (const name of names) expect(read(name), name).toMatchObject({ ok: true })
  })

  it('give the codes that stand in the codebook of annex A.1', () => {
    const reading = read('refi-spec-annexA1-codebook.qdc')
    expect(reading.ok && reading.codes.map(({ name, hue, retired }) => [name, hue, retired])).toEqual([
      ['Topics', undefined, true],
      ['Economy', 'gold', false],
      ['Health care', 'green', false],
      ['Values', undefined, true],
      ['Conservatives', 'gold', false],
      ['Liberals', 'blue', false],
    ])
    expect(reading.ok && reading.codes[0]?.id).toBe('5215cc69-b628-4e02-afb9-9beeaee55808')
  })

  it.each([
    ['refi-spec-annexA2-atlasti8.qde', 'the breakfast of champions'],
    ['refi-spec-annexA3-transana3-nonconforming.qde', null],
  ])('give as many codes as %s has', (name, definition) => {
    const xml = readFileSync(join(folder, name), 'utf8')
    const reading = read(name)
    expect(reading.ok && reading.codes.length).toBe(xml.match(/<Code\s/g)?.length)
    if (definition !== null)
      expect(reading.ok && reading.codes.map((code) => code.definition)).toContain(definition)
  })
})
