/** pincite cite: prints pinpoint citations, quotes with them, or the list of what was used. */
import { evidenceRows, type EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import type { Project, Source } from '../../../shared/domain/project.ts'
import type { CslCiter } from '../../services/citation/csl-citer.ts'
import { personCiter } from '../../services/citation/person-citer.ts'
import { settingsFolder } from '../../services/settings/settings-folder.ts'
import { findSource } from '../../services/tagging/find-named.ts'
import { UsageError, type Command, type ExitCode, type Invocation } from '../command.ts'
import { salvageOption, withProject } from '../open-project.ts'
import { oneLine } from '../terminal.ts'

export const citeCommand: Command = {
  name: 'cite',
  takes: '<project>',
  summary: 'Cite annotations by page, section or paragraph, or list the sources that were used.',
  example: 'pincite cite ports-review --style chicago-notes --locale en-GB --quote',
  arity: [1, 1],
  options: {
    annotation: { value: 'id', doc: 'only this annotation' },
    source: { value: 's', doc: 'only of this source: id, unique start of an id, or unique file name' },
    style: { value: 'name', doc: 'the style; see: pincite styles (default: as your settings say, or apa)' },
    locale: {
      value: 'name',
      doc: 'the language of the citation, such as de-DE (default: as your settings say, or en-US)',
    },
    quote: { doc: 'put the quoted words before each citation' },
    bibliography: { doc: 'list the sources that have annotations, as the style lists them' },
    ...salvageOption,
  },
  run: (invocation) => {
    const { positionals, options, terminal } = invocation
    if (options['annotation'] !== undefined && options['source'] !== undefined) {
      throw new UsageError('takes --annotation or --source, not both.')
    }
    if (options['quote'] !== undefined && options['bibliography'] !== undefined) {
      throw new UsageError('takes --quote or --bibliography, not both.')
    }
    return withProject<ExitCode>(positionals[0] ?? '', { options, terminal }, async ({ store }) => {
      const project = store.project()
      const rows = chosenRows(project, invocation)
      const { style, locale } = options
      const citer = await personCiter(settingsFolder(), project.sources, { style, locale })
      if (rows.length === 0) terminal.tell('There are no annotations to cite.')
      if (options['bibliography'] === undefined) showCitations(rows, { project, citer }, invocation)
      else showBibliography(rows, citer, invocation)
      return 0
    })
  },
}

function chosenRows(project: Project, { options }: Invocation): readonly EvidenceRow[] {
  const { annotation, source } = options
  const found = source === undefined ? null : findSource(project, source)
  if (found && !found.ok) throw new UsageError(found.message)
  const rows = evidenceRows(project, found ? { sourceId: found.found.id } : {})
  if (annotation === undefined) return rows
  const one = rows.filter(({ id }) => id === annotation)
  if (one.length > 0) return one
  throw new UsageError(`There is no annotation “${annotation}”. List them with: pincite list`)
}

function showCitations(
  rows: readonly EvidenceRow[],
  { project, citer }: { readonly project: Project; readonly citer: CslCiter },
  { options, json, terminal }: Invocation,
): void {
  const withQuote = options['quote'] !== undefined
  const sources = new Map(project.sources.map((source): [string, Source] => [source.id, source]))
  const cited = rows.flatMap((row) => {
    const source = sources.get(row.sourceId)
    if (!source) return []
    const { text, html } = withQuote
      ? citer.quote(source, { ...row, exact: row.quote })
      : citer.citeFormatted(source, row)
    return [{ annotationId: row.id, sourceId: row.sourceId, text, html }]
  })
  if (json) terminal.print(JSON.stringify(cited))
  else for (const { text } of cited) terminal.print(oneLine(text))
}

function showBibliography(
  rows: readonly EvidenceRow[],
  citer: CslCiter,
  { json, terminal }: Invocation,
): void {
  const entries = citer.bibliography([...new Set(rows.map(({ sourceId }) => sourceId))])
  if (rows.length > 0 && entries.length === 0) {
    terminal.tell('This style has no list of references: its notes hold all that is known of a source.')
  }
  if (json) terminal.print(JSON.stringify(entries))
  else for (const { text } of entries) terminal.print(oneLine(text))
}
