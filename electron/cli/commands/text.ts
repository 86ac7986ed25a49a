/** pincite text: prints the canonical text of a source, whole or one page. */
import { pageText } from '../../../shared/anchoring/page-text.ts'
import { findSource } from '../../services/tagging/find-named.ts'
import { wholeNumber } from '../arguments.ts'
import { UsageError, type Command, type ExitCode } from '../command.ts'
import { salvageOption, withProject } from '../open-project.ts'

export const textCommand: Command = {
  name: 'text',
  takes: '<project> <source>',
  summary: 'Print the canonical text of a source: body, then notes, then running heads and page numbers.',
  example: 'pincite text ports-review quay-ledger.pdf --page 6',
  arity: [2, 2],
  options: {
    page: { value: 'n', doc: 'only this sheet of the file, counted from 1' },
    password: { value: 'text', doc: 'password of the file, where it needs one; not stored' },
    ...salvageOption,
  },
  run: ({ positionals: [folder = '', typed = ''], options, json, terminal }) =>
    withProject<ExitCode>(folder, { options, terminal }, async ({ store, library }) => {
      const source = findSource(store.project(), typed)
      if (!source.ok) throw new UsageError(source.message)
      const { canonical } = await library.readText(source.found.id, options['password'])
      const { length: pages } = canonical.pages
      if (options['page'] !== undefined && pages === 0) {
        throw new UsageError(`“${source.found.fileName}” has no pages; leave --page out.`)
      }
      const page = options['page'] === undefined ? null : wholeNumber('page', options['page'], [1, pages])
      const text = page === null ? canonical.text : pageText(canonical, page)
      terminal.print(json ? JSON.stringify({ sourceId: source.found.id, page, text }) : text)
      return 0
    }),
}
