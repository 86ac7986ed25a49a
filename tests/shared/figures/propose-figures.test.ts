import { describe, expect, test } from 'vitest'
import type { Figure } from '../../../shared/domain/codebook.ts'
import { changePart, proposeFigures, statedParts } from '../../../shared/figures/propose-figures.ts'
import { wordsStand } from '../../../shared/domain/words.ts'

const QUOTE =
  'In 2023 the office recorded more than 23 complaints in Tarsk; 63 per cent of workers paid a fee.'
const stored = (state: Figure['state'], exact: string): Figure => {
  const start = QUOTE.indexOf(exact)
  return {
    ...proposeFigures(QUOTE, [])[0]!,
    id: `f${start}`,
    state,
    words: { start, end: start + exact.length, exact },
  }
}

describe('Figures proposed for a passage', () => {
  test('have the number, its qualifier and what it counts, each with the words that say it', () => {
    const [complaints] = proposeFigures(QUOTE, [])
    expect(complaints).toMatchObject({
      value: 23,
      high: null,
      qualifier: '>',
      unit: 'complaints',
      place: 'Tarsk',
      words: { exact: 'more than 23' },
    })
    expect(complaints?.partWords.value?.exact).toBe('23')
    expect(complaints?.partWords.unit?.exact).toBe('complaints')
    for (const words of Object.values(complaints?.partWords ?? {}))
      expect(wordsStand(words, QUOTE)).toBe(true)
  })

  test('name of a share the group it is a share of', () => {
    const share = proposeFigures(QUOTE, []).find(({ unit }) => unit === '%')
    expect(share).toMatchObject({ value: 63, unit: '%', population: 'workers', measure: '' })
    expect(share?.partWords.population?.exact).toBe('workers')
  })

  test('are not proposed again once they were confirmed or refused', () => {
    const values = (figures: readonly Figure[]) => proposeFigures(QUOTE, figures).map(({ value }) => value)
    expect(values([])).toEqual([23, 63])
    expect(values([stored('confirmed', 'more than 23')])).toEqual([63])
    expect(values([stored('refused', '63 per cent')])).toEqual([23])
  })

  test('are proposed where the words of a stored figure no longer stand', () => {
    const moved = { ...stored('confirmed', 'more than 23'), words: { start: 30, end: 33, exact: '23x' } }
    expect(proposeFigures(QUOTE, [moved]).map(({ value }) => value)).toEqual([23, 63])
  })

  test('have the same id for the same words, unless a stored figure has it', () => {
    const [first] = proposeFigures(QUOTE, [])
    expect(proposeFigures(QUOTE, [])[0]?.id).toBe(first?.id)
    const taken = { ...stored('confirmed', '63 per cent'), id: first!.id }
    expect(proposeFigures(QUOTE, [taken])[0]?.id).not.toBe(first?.id)
  })

  test('leave out the note markers they are told of', () => {
    const quote = 'It closed 21 of the files.19 Nobody came.'
    const at = quote.indexOf('19')
    const values = proposeFigures(quote, [], [{ start: at, end: at + 2 }]).map(({ value }) => value)
    expect(values).toEqual([21])
  })
})

describe('Changing a part of a figure', () => {
  const [figure] = proposeFigures(QUOTE, [])
  const change = (...[part, text]: [Parameters<typeof changePart>[1], string]) => {
    const changed = changePart(figure!, part, text)
    if (!changed.ok) throw new Error(changed.problem)
    return changed.figure
  }

  test('keeps the words behind the others, and drops those of a part that is emptied', () => {
    expect(change('place', 'Tarsk harbour')).toMatchObject({ place: 'Tarsk harbour', value: 23 })
    expect(change('place', 'Tarsk harbour').partWords.place?.exact).toBe(figure?.partWords.place?.exact)
    const emptied = change('place', ' ')
    expect(emptied.place).toBe('')
    expect(emptied.partWords.place).toBeUndefined()
    expect(emptied.partWords.value?.exact).toBe('23')
  })

  test('makes a range of a figure with a high end, and none of one without', () => {
    const range = change('high', '27')
    expect(range).toMatchObject({ value: 23, high: 27, qualifier: 'range' })
    expect(changePart(range, 'high', '')).toMatchObject({ ok: true, figure: { high: null, qualifier: '=' } })
    expect(changePart(range, 'qualifier', '≈')).toMatchObject({
      ok: true,
      figure: { high: null, qualifier: '≈' },
    })
  })

  test('takes no text for a number, and no other qualifier', () => {
    expect(changePart(figure!, 'denominator', 'many')).toEqual({
      ok: false,
      problem: '“many” is no number.',
    })
    expect(changePart(figure!, 'qualifier', '~').ok).toBe(false)
    expect(change('value', '').value).toBeNull()
  })

  test('counts what a figure states without its qualifier', () => {
    expect(statedParts(change('place', ''))).not.toContain('place')
    expect(statedParts(figure!)).not.toContain('qualifier')
    expect(statedParts(figure!)).toContain('value')
  })
})
