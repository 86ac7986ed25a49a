/** The harbour project with three passages tagged, and what verifying says of them. */
import { harbourProject, jsonOf, lines } from './command-line.ts'

/** What `verify --json` prints. */
export interface Report {
  readonly rows: readonly Record<string, unknown>[]
  readonly summary: Record<string, number>
}

export const counts = (more: Record<string, number>) => ({
  ...{ exact: 0, normalised: 0, fuzzy: 0, moved: 0, missing: 0, wrongFile: 0 },
  ...more,
})

export async function taggedHarbour(): Promise<string> {
  const project = await harbourProject()
  const passages = [
    { source: 'harbour.pdf', code: 'Finding', quote: 'Delays fell', memo: '=1+1' },
    { source: 'harbour.txt', code: 'STATISTIC', quote: 'rose by 12 per cent', coder: 'Ana' },
    { source: 'harbour.txt', code: 'finding', quote: 'Delays fell' },
  ]
  await jsonOf(['tag', project, '--from', lines('passages.jsonl', passages)])
  return project
}
