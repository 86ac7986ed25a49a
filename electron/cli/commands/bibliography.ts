/** pincite bibliography: shows and edits what is known of sources as references, and imports it from other programs. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { CslItem } from '../../../shared/domain/csl-item.ts'
import { draftEditItem, draftPageLabels } from '../../../shared/domain/draft-source.ts'
import { formatPageLabels, labelAt, parsePageLabels } from '../../../shared/domain/page-labels.ts'
import type { Project, Source } from '../../../shared/domain/project.ts'
import { describeProblem, importBibliography } from '../../services/bibliography/import-bibliography.ts'
import { fileErrorReason } from '../../services/file-errors.ts'
import { findSource } from '../../services/tagging/find-named.ts'
import { describeMatching, describeReference, listReference } from '../bibliography-report.ts'
import { UsageError, type Command, type ExitCode, type Invocation } from '../command.ts'
import { commandSession, salvageOption, withProject, withWritableProject } from '../open-project.ts'
import { editedItem } from '../typed-item.ts'

/** What can be done, with the options each takes and what stands behind it. */
const ACTIONS = {
  show: { run: show, takes: ['source', 'salvage'], argument: null },
  set: { run: set, takes: ['source', 'field'], argument: null },
  pages: { run: pages, takes: ['source'], argument: 'rules' },
  import: { run: importIt, takes: ['replace', 'dry-run'], argument: 'file' },
} as const

export const bibliographyCommand: Command = {
  name: 'bibliography',
  takes: '<project> show|set|pages|import [<file, or rules such as "1:r:1 5:D:1">]',
  summary: 'Show, edit and import what is known of the sources as references.',
  example: 'pincite bibliography ports-review set --source quay.pdf --field publisher="World Bank"',
  arity: [2, 3],
  options: {
    source: { value: 's', doc: 'the source: an id, the start of one, or its file name' },
    field: { value: 'name=value', doc: 'set: a CSL variable and its value, "" for none', many: true },
    replace: { doc: 'import: also take what differs from what is there' },
    'dry-run': { doc: 'import: only say what would change' },
    ...salvageOption,
  },
  run: (invocation) => {
    const [, action = '', argument] = invocation.positionals
    if (!isAction(action)) {
      throw new UsageError(`wants one of ${Object.keys(ACTIONS).join(', ')}, not “${action}”.`)
    }
    const { run, takes, argument: wanted } = ACTIONS[action]
    const known: readonly string[] = takes
    const given = [...Object.keys(invocation.options), ...Object.keys(invocation.lists)]
    const other = given.find((option) => !known.includes(option))
    if (other !== undefined) throw new UsageError(`--${other} does not go with ${action}.`)
    if ((argument === undefined) !== (wanted === null)) {
      throw new UsageError(
        wanted === null ? `${action} takes no “${argument ?? ''}”.` : `${action} wants <${wanted}>.`,
      )
    }
    return run(invocation)
  },
}

function isAction(word: string): word is keyof typeof ACTIONS {
  return Object.hasOwn(ACTIONS, word)
}

function sourceOf(project: Project, typed: string | undefined): Source {
  if (typed === undefined) throw new UsageError('wants --source <s>.')
  const named = findSource(project, typed)
  if (!named.ok) throw new UsageError(named.message)
  return named.found
}

function show(invocation: Invocation): Promise<ExitCode> {
  const { positionals, options, json, terminal } = invocation
  const [folder = ''] = positionals
  const { source: typed } = options
  return withProject(folder, invocation, ({ store }) => {
    const project = store.project()
    const sources = typed === undefined ? project.sources : [sourceOf(project, typed)]
    if (json) terminal.print(JSON.stringify(sources.map(listReference)))
    else sources.flatMap(describeReference).forEach(terminal.print)
    return Promise.resolve(0)
  })
}

function set({ positionals, options, lists, json, terminal }: Invocation): Promise<ExitCode> {
  const [folder = ''] = positionals
  return withWritableProject<ExitCode>(folder, terminal, async ({ store }) => {
    const source = sourceOf(store.project(), options['source'])
    const current: CslItem = { ...source.item, title: source.title }
    const edited = editedItem(current, lists['field'] ?? [])
    if (!edited.ok) throw new UsageError(edited.message)
    const draft = draftEditItem(source.id, current, edited.item)
    if (draft.writes.length > 0) await store.submit(draft, { session: commandSession, coder: null })
    const now = sourceOf(store.project(), source.id)
    if (json) terminal.print(JSON.stringify(listReference(now)))
    else describeReference(now).forEach(terminal.print)
    return 0
  })
}

function pages({ positionals, options, json, terminal }: Invocation): Promise<ExitCode> {
  const [folder = '', , typed = ''] = positionals
  // An empty argument is refused, as it comes from a variable that is not set; so a word says "as the file says".
  const wanted = typed === 'none' ? '' : typed
  return withWritableProject<ExitCode>(folder, terminal, async ({ store }) => {
    const source = sourceOf(store.project(), options['source'])
    if (source.pages === null) throw new UsageError(`“${source.fileName}” has no pages.`)
    const reading = parsePageLabels(wanted, source.pages)
    if (!reading.ok) throw new UsageError(reading.message)
    const rules = formatPageLabels(reading.rules)
    await store.submit(draftPageLabels(source.id, rules), { session: commandSession, coder: null })
    const labels = reading.rules.map(({ sheet }) => ({ sheet, label: labelAt(rules, sheet) ?? '' }))
    if (json) terminal.print(JSON.stringify({ sourceId: source.id, pageLabels: rules, labels }))
    else if (rules === '') terminal.print('Pages are counted as the file says.')
    else labels.forEach(({ sheet, label }) => terminal.print(`sheet ${sheet} = ${label}`))
    return 0
  })
}

async function importIt({ positionals, options, json, terminal }: Invocation): Promise<ExitCode> {
  const [folder = '', , file = ''] = positionals
  const isDry = options['dry-run'] !== undefined
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new UsageError(`“${file}” can’t be read: ${fileErrorReason(error)}.`)
  })
  return withWritableProject<ExitCode>(folder, terminal, async ({ store }) => {
    const project = store.project()
    const replace = options['replace'] !== undefined
    const done = await importBibliography(project, { fileName: basename(file), bytes }, replace)
    if (!done.ok) throw new UsageError(done.message)
    const { matching, problems, draft } = done
    problems.map(describeProblem).forEach(terminal.tell)
    terminal.signal.throwIfAborted()
    if (draft && !isDry) await store.submit(draft, { session: commandSession, coder: null })
    if (json) terminal.print(JSON.stringify({ dryRun: isDry, ...matching, problems }))
    else describeMatching(matching, project, isDry).forEach(terminal.print)
    return matching.ambiguous.length > 0 || problems.length > 0 ? 1 : 0
  })
}
