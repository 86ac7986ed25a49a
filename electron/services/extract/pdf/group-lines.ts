/** Groups the runs of a page to lines: by content-stream order first, by geometry where the stream splits a line. */
import { makeLine, type Line } from './line.ts'
import { bulletLength } from './list-labels.ts'
import { marksIn } from './note-marks.ts'
import type { TextRun } from './text-run.ts'

/** Returns the lines of a page in content-stream order of their first run. Every run is in exactly one line. */
export function groupLines(runs: readonly TextRun[]): Line[] {
  const groups: TextRun[][] = []
  for (const run of runs) {
    const group = groups.at(-1)
    if (group && continuesLine(group, run)) group.push(run)
    else groups.push([run])
  }
  return splitSideHeadings(mendLines(placeMarks(groups.map(makeLine))))
}

/** Parts a bold heading in the margin from the text that starts on its height and goes on beside it. */
function splitSideHeadings(lines: readonly Line[]): Line[] {
  return lines.flatMap((line, index) => {
    const [start] = line.cells
    const next = lines[index + 1]
    if (start === undefined || line.cells.length > 1 || !next || next.cells.length > 0) return [line]
    const [heading, text] = [makeLine(line.runs.slice(0, start)), makeLine(line.runs.slice(start))]
    const goesOn =
      Math.abs(next.left - text.left) < 1 && next.angle === line.angle && next.baseline > line.baseline
    return heading.bold && !text.bold && goesOn ? [heading, text] : [line]
  })
}

/**
 * Puts raised note marks that the stream gives after their line (or after the whole paragraph) into the gap their
 * line leaves for them.
 */
function placeMarks(lines: readonly Line[]): Line[] {
  const result = [...lines]
  const near = indexBaselines(lines)
  lines.forEach((mark, index) => {
    if (mark.text.length > 8 || marksIn(mark.text).length === 0) return
    const home = near(mark, 2 * mark.size).find((other) => {
      const line = result[other]
      return other !== index && line !== undefined && leavesGapFor(line, mark)
    })
    const line = home === undefined ? undefined : result[home]
    if (home === undefined || !line) return
    result[home] = makeLine([...line.runs, ...mark.runs])
    result[index] = { ...mark, runs: [] }
  })
  return result.filter((line) => line.runs.length > 0)
}

/** Returns a look-up of the indices of lines whose baseline is within `reach` points of a line's, in stream order. */
function indexBaselines(lines: readonly Line[]): (line: Line, reach: number) => number[] {
  const height = 4
  const rows = new Map<string, number[]>()
  lines.forEach((line, index) => {
    const key = `${line.angle} ${Math.round(line.baseline / height)}`
    const row = rows.get(key)
    if (row) row.push(index)
    else rows.set(key, [index])
  })
  return (line, reach) => {
    const found: number[] = []
    const last = Math.round((line.baseline + reach) / height)
    for (let row = Math.round((line.baseline - reach) / height); row <= last; row += 1) {
      found.push(...(rows.get(`${line.angle} ${row}`) ?? []))
    }
    return found.sort((a, b) => a - b)
  }
}

function leavesGapFor(line: Line, mark: Line): boolean {
  if (line.angle !== mark.angle || line.runs.length === 0 || mark.size > 0.85 * line.size) return false
  const raise = line.baseline - mark.baseline
  if (raise < 0.12 * line.size || raise > 0.7 * line.size) return false
  if (mark.left < line.left || mark.left > line.right + 0.3 * line.size) return false
  return line.runs.every((run) => {
    const shared = Math.min(run.right, mark.right) - Math.max(run.left, mark.left)
    return shared < 0.3 * (mark.right - mark.left)
  })
}

function continuesLine(group: readonly TextRun[], run: TextRun): boolean {
  const last = group.at(-1)
  const main = group.reduce((a, b) => (b.size > a.size ? b : a))
  if (!last || last.angle !== run.angle) return false
  const size = Math.max(main.size, run.size)
  // Type of another size behind a gap stands beside this line (text next to a margin heading), not in it.
  const small = Math.min(last.size, run.size)
  if (small < 0.8 * size && run.left - last.right > 1.2 * small && run.text.trim().length > 3) return false
  // A scan may be askew, so the last run counts as well as the largest; marks may be raised by half a line.
  const offLast = Math.abs(run.baseline - last.baseline)
  const offMain = Math.abs(run.baseline - main.baseline)
  const sameBaseline =
    Math.abs(run.size - last.size) < 0.1 * size ? offLast < 0.4 * size : offLast < 0.6 * size
  const overlap = /^[´¨ˆ˜¸ˇ˚]/u.test(run.text) ? 0.9 * size : 0.5 * size
  return sameBaseline && offMain < 0.7 * size && run.left > last.right - overlap
}

/**
 * Joins lines on one baseline that the stream gives apart: words drawn in another order, and bullets drawn before
 * or after all the items they stand in front of.
 */
function mendLines(lines: readonly Line[]): Line[] {
  const result = [...lines]
  const near = indexBaselines(lines)
  const takenBy = new Map<number, number>()
  const home = (index: number): number => {
    const next = takenBy.get(index)
    return next === undefined ? index : home(next)
  }
  lines.forEach((line, index) => {
    const partner = near(line, 0.3 * line.size).find(
      (other) => other !== index && isSplitFrom(line, lines[other]),
    )
    if (partner === undefined || home(partner) === home(index)) return
    const [into, from] = [Math.min(home(index), home(partner)), Math.max(home(index), home(partner))]
    const [kept, moved] = [result[into], result[from]]
    if (!kept || !moved) return
    result[into] = makeLine([...kept.runs, ...moved.runs])
    takenBy.set(from, into)
  })
  return result.filter((_, index) => !takenBy.has(index))
}

/** Whether `after` goes on right behind `before` on its baseline. */
function isSplitFrom(before: Line, after: Line | undefined): boolean {
  if (!after || after.angle !== before.angle) return false
  const size = Math.max(before.size, after.size)
  const gap = after.left - before.right
  const onlyBullet = bulletLength(before.text) >= before.text.length
  if (Math.abs(after.baseline - before.baseline) > (onlyBullet ? 0.3 : 0.15) * size) return false
  return gap > -0.3 * size && gap < (onlyBullet ? 3 : 0.6) * size
}
