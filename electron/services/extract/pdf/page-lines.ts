/** The lines of a page, rows of tables among them as one line each that keeps its cells. */
import { groupLines } from './group-lines.ts'
import type { Line } from './line.ts'
import type { PageText } from './read-page.ts'
import { ruledTables } from './ruled-tables.ts'
import { toLines } from './table-rows.ts'
import { taggedTables } from './tagged-tables.ts'
import type { TextRun } from './text-run.ts'

/** Returns the lines in content-stream order. Tables are those of the tags, and beside them those of ruling lines. */
export function pageLines({ runs, rules }: PageText): Line[] {
  const tagged = taggedTables(runs).flatMap(toLines)
  const untagged = without(runs, tagged)
  const ruled = ruledTables(untagged, rules).flatMap(toLines)
  const rows = [...tagged, ...ruled]
  const rest = groupLines(without(untagged, ruled))
  return rows.length === 0 ? rest : [...rest, ...rows].sort((a, b) => firstItem(a) - firstItem(b))
}

function without(runs: readonly TextRun[], lines: readonly Line[]): readonly TextRun[] {
  const taken = new Set(lines.flatMap((line) => line.runs))
  return taken.size === 0 ? runs : runs.filter((run) => !taken.has(run))
}

function firstItem(line: Line): number {
  return Math.min(...line.runs.map((run) => run.item))
}
