/** What is usual in a report: the size and font of its text, its leading, and whether paragraphs are indented. */
import type { Line } from './line.ts'

export interface BodyStyle {
  /** Font height of most characters, in points. */
  readonly size: number
  /** The font of most characters. */
  readonly font: string
  /** Whether most characters are bold, so that bold says nothing. */
  readonly bold: boolean
  /** Usual distance of baselines in text of this font height, in points. */
  leading(size: number): number
}

/** Measures the lines of the body, given in reading order or in that of the content stream. */
export function measureBody(lines: readonly Line[]): BodyStyle {
  const size = commonest(lines, (line) => roundHalf(line.size)) ?? 10
  const inSize = lines.filter((line) => roundHalf(line.size) === size)
  const steps = measureSteps(lines)
  return {
    size,
    font: commonest(inSize, (line) => line.font) ?? '',
    bold: commonest(inSize, (line) => line.bold) ?? false,
    leading: (of) => steps.get(roundHalf(of)) ?? 1.2 * of,
  }
}

/** Per font height (to half a point): the commonest distance between a line and the next one below it. */
function measureSteps(lines: readonly Line[]): Map<number, number> {
  const found = new Map<number, number[]>()
  lines.forEach((line, index) => {
    const above = lines[index - 1]
    if (above?.page !== line.page || above.angle !== line.angle) return
    const step = line.baseline - above.baseline
    if (Math.abs(above.size - line.size) > 0.5 || step < 0.8 * line.size || step > 3 * line.size) return
    if (Math.abs(above.left - line.left) > 4 * line.size) return
    const key = roundHalf(line.size)
    const list = found.get(key)
    if (list) list.push(step)
    else found.set(key, [step])
  })
  return new Map([...found].map(([size, steps]) => [size, usualStep(steps)]))
}

/** The mean of the steps in the fullest window of 0.8 pt: producers round baselines up and down in turn. */
function usualStep(steps: readonly number[]): number {
  const sorted = [...steps].sort((a, b) => a - b)
  let best = { from: 0, to: 0 }
  let from = 0
  sorted.forEach((step, index) => {
    while ((sorted[from] ?? step) < step - 0.8) from += 1
    if (index + 1 - from > best.to - best.from) best = { from, to: index + 1 }
  })
  const window = sorted.slice(best.from, best.to)
  return window.reduce((sum, step) => sum + step, 0) / Math.max(1, window.length)
}

function commonest<Value>(lines: readonly Line[], of: (line: Line) => Value): Value | undefined {
  const weight = new Map<Value, number>()
  for (const line of lines) weight.set(of(line), (weight.get(of(line)) ?? 0) + line.text.length)
  return [...weight].sort(([, a], [, b]) => b - a)[0]?.[0]
}

function roundHalf(value: number): number {
  return Math.round(value * 2) / 2
}
