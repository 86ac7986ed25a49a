/** pincite list: prints evidence rows. */
import { evidenceRows, type EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import type { Project } from '../../../shared/domain/project.ts'
import { findCode, findSource } from '../../services/tagging/find-named.ts'
import { UsageError, type Command, type Invocation } from '../command.ts'
import { withProject } from '../open-project.ts'

export const listCommand: Command = {
  name: 'list',
  takes: '<project>',
  summary: 'List annotations as evidence rows.',
  example: 'pincite list ports-review --code statistic --json',
  arity: [1, 1],
  options: {
    source: { value: 's', doc: 'only of this source: id, unique id prefix or file name' },
    code: { value: 'c', doc: 'only with this code: name in any case, or id' },
  },
  run: ({ positionals: [folder = ''], options, json, io }) =>
    withProject(folder, io, ({ store }) => {
      const project = store.project()
      const rows = evidenceRows(project, filterOf(project, options))
      if (json) io.print(JSON.stringify(rows))
      else for (const row of rows) io.print(lineOf(row))
      return Promise.resolve(0)
    }),
}

function filterOf(project: Project, options: Invocation['options']): { sourceId?: string; codeId?: string } {
  const source = options['source'] === undefined ? null : findSource(project, options['source'])
  const code = options['code'] === undefined ? null : findCode(project, options['code'])
  if (source && !source.ok) throw new UsageError(source.message)
  if (code && !code.ok) throw new UsageError(code.message)
  return { ...(source ? { sourceId: source.found.id } : {}), ...(code ? { codeId: code.found.id } : {}) }
}

function lineOf({ id, codes, quote, citation }: EvidenceRow): string {
  return `${id.slice(0, 8)}  ${codes.join(', ')}: “${quote}”\n          ${citation}`
}
