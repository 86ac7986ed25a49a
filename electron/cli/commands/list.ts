/** pincite list: prints evidence rows. */
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import { figureWords } from '../../../shared/dataset/figure-words.ts'
import type { Command } from '../command.ts'
import { salvageOption, withProject } from '../open-project.ts'
import { rowOptions, rowsTaken } from '../row-options.ts'
import { oneLine } from '../terminal.ts'

export const listCommand: Command = {
  name: 'list',
  takes: '<project>',
  summary: 'List annotations as evidence rows.',
  example: 'pincite list ports-review --code statistic --json',
  arity: [1, 1],
  options: {
    ...rowOptions,
    ...salvageOption,
  },
  run: ({ positionals: [folder = ''], options, lists, json, terminal }) =>
    withProject(folder, { options, terminal }, ({ store }) => {
      const rows = rowsTaken(store.project(), { options, lists })
      if (json) terminal.print(JSON.stringify(rows))
      else for (const row of rows) terminal.print(describe(row))
      if (rows.length === 0) terminal.tell('There are no annotations to list.')
      return Promise.resolve(0)
    }),
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
