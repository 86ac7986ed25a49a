/** pincite reanchor: moves annotations into the text of a newer version of the reader that made it. */
import { findSource } from '../../services/tagging/find-named.ts'
import {
  reanchorSource,
  type ReanchoredAnnotation,
  type ReanchorOutcome,
} from '../../services/reanchor/reanchor-source.ts'
import { UsageError, type Command, type ExitCode, type Invocation } from '../command.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { pageLabelOf } from '../../../shared/domain/page-labels.ts'
import type { Source } from '../../../shared/domain/project.ts'
import { withProject, withWritableProject, type OpenedProject } from '../open-project.ts'
import { oneLine, type Terminal } from '../terminal.ts'

/** What became of one annotation, as `--json` prints it. The keys are a public contract. */
interface ReanchoredRow {
  readonly annotationId: string
  readonly sourceId: string
  readonly outcome: ReanchorOutcome
  readonly from: string
  readonly to: string
  readonly exact: string | null
  readonly start: number | null
  readonly end: number | null
  readonly page: number | null
  /** That page as a person counts the source's pages. */
  readonly pageLabel: string | null
  readonly reason: string
}

export const reanchorCommand: Command = {
  name: 'reanchor',
  takes: '<project> [source]',
  summary: 'Move annotations into the text of a newer version of the reader; all sources, or one.',
  example: 'pincite reanchor ports-review --dry-run',
  arity: [1, 2],
  options: {
    'dry-run': { doc: 'only say what would become of each annotation' },
    password: { value: 'text', doc: 'password of the sources that need one; not stored' },
  },
  run: (invocation) => {
    const { positionals, options, terminal } = invocation
    const [folder = ''] = positionals
    const work = (project: OpenedProject) => reanchorAll(project, invocation)
    if (options['dry-run'] === undefined) return withWritableProject(folder, terminal, work)
    return withProject(folder, { options, terminal }, work)
  },
}

async function reanchorAll(project: OpenedProject, invocation: Invocation): Promise<ExitCode> {
  const { positionals, options, json, terminal } = invocation
  const [, typed] = positionals
  const { sources } = project.store.project()
  const one = typed === undefined ? null : findSource(project.store.project(), typed)
  if (one?.ok === false) throw new UsageError(one.message)
  const chosen = one ? [one.found] : sources
  const rows: ReanchoredRow[] = []
  for (const [done, source] of chosen.entries()) {
    terminal.signal.throwIfAborted()
    terminal.progress(`Reading, ${done} of ${chosen.length} sources done: ${source.fileName}`)
    const { reanchored, extractor } = await reanchorSource(project, {
      sourceId: source.id,
      password: options['password'],
      dryRun: options['dry-run'] !== undefined,
      coder: null,
      signal: terminal.signal,
    }).finally(() => terminal.progress(null))
    rows.push(...reanchored.map((annotation) => rowOf(annotation, source, extractor)))
  }
  if (json) terminal.print(JSON.stringify(rows))
  else showRows(rows, terminal)
  return rows.some(({ outcome }) => outcome === 'orphan') ? 1 : 0
}

function rowOf(
  { annotation, outcome, next, reason }: ReanchoredAnnotation,
  source: Source,
  to: string,
): ReanchoredRow {
  return {
    annotationId: annotation.id,
    sourceId: source.id,
    outcome,
    from: annotation.target.extractor,
    to,
    exact: next?.exact ?? null,
    start: next?.spans[0]?.start ?? null,
    end: next?.spans.at(-1)?.end ?? null,
    page: next?.page ?? null,
    pageLabel: next && pageLabelOf(source, next),
    reason,
  }
}

function showRows(rows: readonly ReanchoredRow[], { print }: Terminal): void {
  for (const { annotationId, outcome, reason } of rows) {
    if (outcome === 'orphan') print(oneLine(`orphan ${annotationId}: ${reason}`))
  }
  const count = (wanted: ReanchorOutcome) => rows.filter(({ outcome }) => outcome === wanted).length
  print(
    `${countOf(rows.length, 'annotation')} of an earlier reader: ${count('same')} at the same place, ` +
      `${count('moved')} moved, ${count('reworded')} read a little otherwise, ${countOf(count('orphan'), 'orphan')}.`,
  )
}
