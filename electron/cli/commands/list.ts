/** pincite list: prints evidence rows. */
import { evidenceRows, type EvidenceFilter, type EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import { figureWords } from '../../../shared/dataset/figure-words.ts'
import { parseCondition, type Condition } from '../../../shared/dataset/where.ts'
import type { Project } from '../../../shared/domain/project.ts'
import { findCode, findSource } from '../../services/tagging/find-named.ts'
import { UsageError, type Command, type Typed } from '../command.ts'
import { salvageOption, withProject } from '../open-project.ts'
import { oneLine } from '../terminal.ts'

export const listCommand: Command = {
  name: 'list',
  takes: '<project>',
  summary: 'List annotations as evidence rows.',
  example: 'pincite list ports-review --code statistic --json',
  arity: [1, 1],
  options: {
    source: { value: 's', doc: 'only of this source: id, unique start of an id, or unique file name' },
    code: { value: 'c', doc: 'only with this code: name in any case, or id' },
    where: {
      value: 'condition',
      doc: 'only where a field holds a value: "theme=access", "value>=1000", "quote~school"; all of several',
      many: true,
    },
    ...salvageOption,
  },
  run: ({ positionals: [folder = ''], options, lists, json, terminal }) =>
    withProject(folder, { options, terminal }, ({ store }) => {
      const project = store.project()
      const conditions = (lists['where'] ?? []).map((typed) => conditionOf(project, typed))
      const rows = evidenceRows(project, filterOf(project, options)).filter((row) =>
        conditions.every((holds) => holds(row)),
      )
      if (json) terminal.print(JSON.stringify(rows))
      else for (const row of rows) terminal.print(describe(row))
      if (rows.length === 0) terminal.tell('There are no annotations to list.')
      return Promise.resolve(0)
    }),
}

function filterOf(project: Project, options: Typed['options']): EvidenceFilter {
  const source = options['source'] === undefined ? null : findSource(project, options['source'])
  const code = options['code'] === undefined ? null : findCode(project, options['code'])
  if (source && !source.ok) throw new UsageError(source.message)
  if (code && !code.ok) throw new UsageError(code.message)
  return { ...(source ? { sourceId: source.found.id } : {}), ...(code ? { codeId: code.found.id } : {}) }
}

function conditionOf({ codes }: Project, typed: string): Condition {
  const parsed = parseCondition(typed, codes)
  if (!parsed.ok) throw new UsageError(`--where: ${parsed.message}`)
  return parsed.holds
}

function describe({ id, codes, quote, citation, fields, figures, citedSource, flags }: EvidenceRow): string {
  const lines = [
    citation,
    ...figures.map((figure) => `Figure: ${figureWords(figure)}`),
    ...fields.map(
      ({ field, value }) => `${field}: ${typeof value === 'object' ? value.join('; ') : String(value)}`,
    ),
    ...(citedSource === '' ? [] : [`Cited source: ${citedSource}`]),
    ...flags.map((message) => `Flag: ${message}`),
  ]
  const head = `${id}  ${oneLine(codes.join(', '))}: “${oneLine(quote)}”`
  return [head, ...lines.map((line) => `    ${oneLine(line)}`)].join('\n')
}
