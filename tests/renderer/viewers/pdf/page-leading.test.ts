import { describe, expect, it } from 'vitest'
import { leadingOf } from '../../../../renderer/viewers/pdf/page-leading.ts'

const upright = (str: string, size: number, y: number) => ({ str, transform: [size, 0, 0, size, 72, y] })

describe('how close the lines of a page stand', () => {
  it('is the distance of lines over their type size', () => {
    expect(leadingOf([upright('one', 10, 700), upright('two', 10, 688), upright('three', 10, 676)])).toBe(1.2)
  })

  it('takes the median, so gaps between paragraphs don’t count', () => {
    const lines = [700, 688, 676, 655, 643, 631].map((y) => upright('line', 10, y))
    expect(leadingOf(lines)).toBe(1.2)
  })

  it('leaves out superscripts, words on the same line and white space', () => {
    const items = [
      upright('one', 10, 700),
      upright('17', 6, 704),
      upright('more', 10, 700),
      upright(' ', 10, 700),
      upright('two', 10, 685),
    ]
    expect(leadingOf(items)).toBe(1.5)
  })

  it('does not compare lines of different sizes', () => {
    expect(leadingOf([upright('one', 10, 700), upright('small', 6, 692), upright('two', 10, 685)])).toBe(
      Infinity,
    )
  })

  it('measures text on a turned page along its own upright', () => {
    const turned = (str: string, x: number) => ({ str, transform: [0, 10, -10, 0, x, 72] })
    expect(leadingOf([turned('one', 100), turned('two', 113)])).toBe(1.3)
  })

  it('is endless for a single line', () => {
    expect(leadingOf([upright('one', 10, 700)])).toBe(Infinity)
  })
})
