/** Tells damage of a journal that cost nothing from damage that may have. */
import type { Finding } from '../../../shared/api/store-report.ts'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import { isPlainObject } from '../../../shared/domain/json-shape.ts'
import { readFrom, type Segment } from '../store/journal-folder.ts'
import { parseLine } from '../store/journal-line.ts'

/** Kinds of damage that stay in a journal for good, since journals are never written over. */
const LASTING: readonly Finding['problem'][] = ['damaged', 'gap', 'altered', 'missing']

/**
 * Returns the findings with errors of a journal turned into notes where nothing can be lost: its last line is whole
 * and counts, so that all that is missing stands before it, and the project as it opens (`loaded`, always proved by a
 * checksum) has all of that. `journals` is what the journals give by themselves.
 */
export async function forgiveDamage(
  findings: readonly Finding[],
  replicas: readonly { readonly replica: string; readonly segments: readonly Segment[] }[],
  { journals, loaded }: { readonly journals: ProjectState; readonly loaded: ProjectState },
): Promise<readonly Finding[]> {
  const made = new Set<string>()
  for (const { replica, segments } of replicas) {
    if (loaded.holes.has(replica)) continue
    const end = await lastSequence(segments)
    const isWhole = end !== null && end === journals.covers.get(replica) && end === loaded.covers.get(replica)
    if (isWhole) made.add(`journal/${replica}`)
  }
  return findings.map((finding) => {
    const isForgiven = LASTING.includes(finding.problem) && made.has(replicaOf(finding))
    return isForgiven ? { ...finding, weight: 'note' } : finding
  })
}

function replicaOf({ place }: Finding): string {
  return place.split('/').slice(0, 2).join('/')
}

/** Returns the sequence in a journal's last line, or null where that is not a whole line of a change. */
async function lastSequence(segments: readonly Segment[]): Promise<number | null> {
  const last = segments.at(-1)
  const bytes = last && (await readFrom(last.file, 0).catch(() => null))
  if (!bytes || bytes.at(-1) !== 0x0a) return null
  const start = bytes.lastIndexOf(0x0a, bytes.length - 2) + 1
  const parsed = parseLine(bytes.subarray(start, -1))
  const value = parsed.ok ? parsed.value : null
  return isPlainObject(value) && typeof value.sequence === 'number' ? value.sequence : null
}
