/** Making findings, and putting them in the order of a report. */
import type { Finding } from '../../../shared/api/store-report.ts'

export type Part = Finding['part']

const PARTS: readonly Part[] = ['store', 'journal', 'backup', 'source', 'record']

/** Something is missing, altered or can't be read. `message` goes on from the place. */
export function errorIn(
  part: Part,
  problem: string,
  { place, line = null }: { readonly place: string; readonly line?: number | null },
  message: string,
): Finding {
  return { part, weight: 'error', problem, place, line, message }
}

/** Something harmless that is worth knowing. */
export function noteIn(part: Part, problem: string, place: string, message: string): Finding {
  return { part, weight: 'note', problem, place, line: null, message }
}

/** Returns findings with the errors first, then in the order of the parts, places and lines. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      weightOf(a) - weightOf(b) ||
      PARTS.indexOf(a.part) - PARTS.indexOf(b.part) ||
      byText(a.place, b.place) ||
      (a.line ?? 0) - (b.line ?? 0),
  )
}

/** Says whether one of them is an error. */
export function hasError(findings: readonly Finding[]): boolean {
  return findings.some(({ weight }) => weight === 'error')
}

/** Returns a finding as one sentence that begins with its place. */
export function sentenceOf({ place, line, message }: Finding): string {
  return `${place}${line === null ? '' : `, line ${line},`} ${message}.`
}

function weightOf({ weight }: Finding): number {
  return weight === 'error' ? 0 : 1
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
