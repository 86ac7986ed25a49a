/** Checks every line of every journal, and that no segment or change is missing. */
import path from 'node:path'
import type { Finding } from '../../../shared/api/store-report.ts'
import type { Hole, ProjectState } from '../../../shared/domain/project-state.ts'
import { createProjectState } from '../../../shared/domain/project-state.ts'
import { listReplicas, listSegments, readFirstLine, type Segment } from '../store/journal-folder.ts'
import { parseHeader, parseLine } from '../store/journal-line.ts'
import type { JournalProblem } from '../store/journal-problem.ts'
import { JournalReader } from '../store/journal-reader.ts'
import { MIGRATIONS } from '../store/migrations.ts'
import { projectPaths } from '../store/project-layout.ts'
import type { ByteProgress } from './byte-progress.ts'
import { errorIn, noteIn } from './finding.ts'
import { forgiveDamage } from './forgive-damage.ts'

/** The journals of a project as they lie on the disk. */
export interface JournalFolder {
  readonly replicas: readonly { readonly replica: string; readonly segments: readonly Segment[] }[]
  readonly bytes: number
}

export interface CheckedJournals {
  readonly findings: readonly Finding[]
  /** What the journals give by themselves. */
  readonly state: ProjectState
  /** Changes that count. */
  readonly changes: number
}

/** Harmless, and left by processes that were killed or by other programs. */
const HARMLESS: readonly JournalProblem['kind'][] = ['torn-tail', 'unexpected-file']

/** Lists the journals. What can't be listed is named by {@link checkJournals}. */
export async function listJournals(folder: string): Promise<JournalFolder> {
  const { journal } = projectPaths(folder)
  const unnamed = () => undefined
  const replicas: { replica: string; segments: Segment[] }[] = []
  for (const replica of await listReplicas(journal, unnamed)) {
    replicas.push({ replica, segments: await listSegments(path.join(journal, replica), unnamed) })
  }
  const bytes = replicas.flatMap(({ segments }) => segments).reduce((sum, segment) => sum + segment.bytes, 0)
  return { replicas, bytes }
}

/**
 * Reads all journals from their beginnings. `loaded` is the project as it opens: what it has beyond them is in no
 * journal any more, and what they lack is named with whether it has it.
 */
export async function checkJournals(
  folder: string,
  { replicas, bytes }: JournalFolder,
  loaded: ProjectState,
  progress: ByteProgress,
): Promise<CheckedJournals> {
  const reader = new JournalReader(projectPaths(folder).journal)
  const state = createProjectState()
  let changes = 0
  await progress.step('Checking journals', bytes, () =>
    reader.catchUp(state, null, () => {
      changes += 1
      progress.signal?.throwIfAborted()
    }),
  )
  const findings = reader.problems.filter(({ kind }) => kind !== 'gap').map(findingOf)
  for (const { replica, segments } of replicas) findings.push(...(await checkSegments(replica, segments)))
  findings.push(...holesIn(state, loaded), ...lackingIn(state, loaded))
  const weighed = await forgiveDamage(findings, replicas, { journals: state, loaded })
  return { findings: weighed, state, changes }
}

function findingOf({ kind, file, line, message }: JournalProblem): Finding {
  if (!HARMLESS.includes(kind)) return errorIn('journal', kind, { place: file, line }, message)
  return { ...noteIn('journal', kind, file, message), line }
}

/** Every segment says how long the one before it was when it was closed. */
async function checkSegments(replica: string, segments: readonly Segment[]): Promise<Finding[]> {
  const findings: Finding[] = []
  const byNumber = new Map(segments.map((segment) => [segment.number, segment]))
  for (const segment of segments) {
    if (segment.number === 1) continue
    const place = `journal/${replica}/${segment.number - 1}.jsonl`
    const before = byNumber.get(segment.number - 1)
    if (!before) {
      findings.push(errorIn('journal', 'missing', { place }, 'is missing'))
      continue
    }
    const line = await readFirstLine(segment.file).catch(() => null)
    const parsed = line && parseLine(line)
    const header = parsed?.ok ? parseHeader(parsed.value, MIGRATIONS.current) : null
    const expected = header && 'previous' in header ? header.previous?.bytes : undefined
    if (expected === undefined || expected === before.bytes) continue
    const message = `has ${before.bytes} bytes; it had ${expected} when it was closed`
    findings.push(errorIn('journal', 'altered', { place }, message))
  }
  return findings
}

function holesIn({ holes }: ProjectState, loaded: ProjectState): Finding[] {
  return [...holes].flatMap(([replica, list]) =>
    list.map((hole) => {
      const isMissed = loaded.holes.get(replica)?.some((other) => overlaps(other, hole)) ?? false
      const [missing, them] =
        hole.from === hole.to ? [`change ${hole.from}`, 'it'] : [changesOf(hole), 'them']
      const message = isMissed
        ? `lacks ${missing}; what follows is shown without ${them}`
        : `lacks ${missing}; what ${them === 'it' ? 'it' : 'they'} did is in pincite.json`
      return errorIn('journal', 'gap', { place: `journal/${replica}` }, message)
    }),
  )
}

function lackingIn(state: ProjectState, loaded: ProjectState): Finding[] {
  return [...loaded.covers].flatMap(([replica, covered]) => {
    const held = state.covers.get(replica) ?? 0
    if (held >= covered) return []
    const place = `journal/${replica}`
    // A project that was saved elsewhere, or sent without its history, is whole.
    if (held === 0)
      return [
        noteIn(
          'journal',
          'missing',
          place,
          `has no journal here, as in a copy without its history; what its ${countOf(covered)} did is in pincite.json`,
        ),
      ]
    const what = `ends with change ${held}; what the ${countOf(covered - held)} after it did is in pincite.json alone`
    return [errorIn('journal', 'missing', { place }, what)]
  })
}

function changesOf({ from, to }: Hole): string {
  return `changes ${from} to ${to}`
}

function countOf(changes: number): string {
  return changes === 1 ? '1 change' : `${changes} changes`
}

function overlaps(a: Hole, b: Hole): boolean {
  return a.from <= b.to && b.from <= a.to
}
