/** pincite revise: replaces a source with a new edition of it, and says what became of its annotations. */
import { resolve } from 'node:path'
import { isCarriedOver, type RevisionOutcome } from '../../../shared/anchoring/revise-passage.ts'
import type { Passage } from '../../../shared/anchoring/describe.ts'
import { runExtraction } from '../../services/extract/run-extraction.ts'
import type { ComparedAnnotation } from '../../services/revise/compare-annotations.ts'
import { reviseSource, type RevisionReport } from '../../services/revise/revise-source.ts'
import { findSource } from '../../services/tagging/find-named.ts'
import { UsageError, type Command, type ExitCode, type Invocation } from '../command.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { pageLabelOf } from '../../../shared/domain/page-labels.ts'
import type { Source } from '../../../shared/domain/project.ts'
import { commandSession, withProject, withWritableProject, type OpenedProject } from '../open-project.ts'
import { oneLine, type Terminal } from '../terminal.ts'

/** A passage in one edition, as `--json` prints it. The keys are a public contract. */
interface PlacedPassage {
  readonly exact: string
  readonly start: number
  readonly end: number
  readonly page: number | null
  /** That page as a person counts the pages of its edition. */
  readonly pageLabel: string | null
}

/** What became of one annotation, as `--json` prints it. */
interface RevisedRow {
  readonly annotationId: string
  readonly outcome: RevisionOutcome
  readonly old: PlacedPassage
  readonly new: PlacedPassage | null
  readonly score: number
}

export const reviseCommand: Command = {
  name: 'revise',
  takes: '<project> <source> <new file>',
  summary: 'Replace a source with a new edition, and carry its annotations over where that is sure.',
  example: 'pincite revise ports-review quay-ledger.pdf quay-ledger-2027.pdf --dry-run',
  arity: [3, 3],
  options: {
    'dry-run': { doc: 'only say what would become of each annotation' },
    password: { value: 'text', doc: 'password of the files that need one; not stored' },
  },
  run: (invocation) => {
    const { positionals, options, terminal } = invocation
    const [folder = ''] = positionals
    const work = (project: OpenedProject) => revise(project, invocation)
    if (options['dry-run'] === undefined) return withWritableProject(folder, terminal, work)
    return withProject(folder, { options, terminal }, work)
  },
}

async function revise({ store, library }: OpenedProject, invocation: Invocation): Promise<ExitCode> {
  const { positionals, options, json, terminal } = invocation
  const [, typed = '', file = ''] = positionals
  const source = findSource(store.project(), typed)
  if (!source.ok) throw new UsageError(source.message)
  const { signal } = terminal
  signal.throwIfAborted()
  terminal.progress(`Reading ${file}`)
  const report = await reviseSource(
    { store, library, extract: runExtraction },
    {
      sourceId: source.found.id,
      file: {
        content: { path: resolve(file) },
        password: options['password'],
        signal,
        onProgress: (done, of) => terminal.progress(`Reading ${file}, page ${done} of ${of}`),
      },
      dryRun: options['dry-run'] !== undefined,
      policy: 'sure',
      author: { session: commandSession, coder: null },
      onCompared: (done, of) => terminal.progress(`Comparing, ${done} of ${of} annotations`),
    },
  ).finally(() => terminal.progress(null))
  if (json) terminal.print(JSON.stringify(report.compared.map((one) => rowOf(one, report))))
  else showReport(report, terminal)
  return report.compared.every(({ outcome }) => isCarriedOver(outcome)) ? 0 : 1
}

function rowOf(
  { annotation, outcome, next, score }: ComparedAnnotation,
  { old, edition }: RevisionReport,
): RevisedRow {
  const { id, target } = annotation
  const came = next && placed(next, edition)
  return { annotationId: id, outcome, old: placed(target, old), new: came, score }
}

function placed(passage: Passage, source: Source): PlacedPassage {
  const { exact, spans, page } = passage
  const pageLabel = pageLabelOf(source, passage)
  return { exact, start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0, page, pageLabel }
}

function showReport({ old, edition, compared, change }: RevisionReport, { print, tell }: Terminal): void {
  for (const { annotation, outcome, next, reason } of compared) {
    if (outcome === 'unchanged') continue
    const { exact } = annotation.target
    const became = next && next.exact !== exact ? ` → “${oneLine(next.exact)}”` : ''
    print(`${outcome} ${annotation.id}: ${oneLine(reason)} “${oneLine(exact)}”${became}`)
  }
  const count = (wanted: RevisionOutcome) => compared.filter(({ outcome }) => outcome === wanted).length
  print(
    `${countOf(compared.length, 'annotation')}: ${count('unchanged')} unchanged, ${count('moved')} moved, ` +
      `${count('changed')} changed, ${count('changed-number')} with a changed figure, ${count('lost')} lost, ` +
      `${count('undecided')} undecided.`,
  )
  const names = `“${oneLine(old.title)}” (${old.id}) by “${oneLine(edition.title)}” (${edition.id})`
  tell(change ? `Replaced ${names}. The old edition stays in the project.` : 'Nothing was changed.')
}
