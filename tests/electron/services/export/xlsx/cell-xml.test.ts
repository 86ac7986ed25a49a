import { describe, expect, it, vi } from 'vitest'
import {
  CELL_LIMIT,
  columnName,
  escapeCell,
  serialDate,
  textCell,
} from '../../../../../electron/services/export/xlsx/cell-xml.ts'

describe('the cells of a sheet', () => {
  // ECMA-376 part 1, 22.4.2.4 (bstr) and 22.9.2.19 (ST_Xstring).
  it.each([
    ['plain', 'plain'],
    ['a & b < c > d', 'a &amp; b &lt; c &gt; d'],
    ['bell \u0007', 'bell _x0007_'],
    ['line\r\nend', 'line_x000D_\nend'],
    ['_x0007_', '_x005F_x0007_'],
    ['_x00G7_ _X0007_ x_y', '_x00G7_ _X0007_ x_y'],
    ['_x0041_x0042_', '_x005F_x0041_x005F_x0042_'],
    ['\uFFFE\uFFFF', '_xFFFE__xFFFF_'],
    ['half \uD83D', 'half \uFFFD'],
    ['whole \u{1F4A9}', 'whole \u{1F4A9}'],
    ['tab\tand\nline', 'tab\tand\nline'],
  ])('write %j as %j', (text, expected) => {
    expect(escapeCell(text)).toBe(expected)
  })

  it('hold formulas as text', () => {
    expect(textCell('A1', '=1+1', 0, () => undefined)).toBe(
      '<c r="A1" s="0" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>',
    )
  })

  it('hold 32,767 characters and say when there are more', () => {
    const onCut = vi.fn()
    expect(textCell('A1', 'x'.repeat(32_767), 0, onCut)).toContain('x'.repeat(32_767))
    expect(onCut).not.toHaveBeenCalled()
    const cut = textCell('A1', 'x'.repeat(32_768), 0, onCut)
    expect(onCut).toHaveBeenCalledTimes(1)
    const text = /preserve">(.*)<\/t>/.exec(cut)?.[1] ?? ''
    expect(text).toHaveLength(CELL_LIMIT)
    expect(text).toMatch(/x … \(cut here: a cell holds no more\)$/)
  })

  // Serial numbers as spreadsheets show them for these days.
  it.each([
    ['1970-01-01T00:00:00.000Z', 25_569],
    ['2000-01-01T12:00:00Z', 36_526.5],
    ['2026-01-31T09:30:00.000Z', 46_053.39583333333],
    ['no time', null],
  ])('count %s as %s', (iso, expected) => {
    expect(serialDate(iso)).toBe(expected)
  })

  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('stand in column %i: %s', (index, name) => {
    expect(columnName(index)).toBe(name)
  })
})
