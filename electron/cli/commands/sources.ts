/** pincite sources: lists a project's sources. */
import type { Command } from '../command.ts'
import { salvageOption, withProject } from '../open-project.ts'
import { oneLine } from '../terminal.ts'

export const sourcesCommand: Command = {
  name: 'sources',
  takes: '<project>',
  summary: 'List the sources of a project.',
  example: 'pincite sources ports-review --json',
  arity: [1, 1],
  options: salvageOption,
  run: ({ positionals: [folder = ''], options, json, terminal }) =>
    withProject(folder, { options, terminal }, ({ store }) => {
      const { sources } = store.project()
      if (json) {
        const listed = sources.map((source) => {
          const { id, title, fileName, mediaType, pages, characters, sha256, revises = null } = source
          return { sourceId: id, title, fileName, mediaType, pages, characters, sha256, revises }
        })
        terminal.print(JSON.stringify(listed))
        return Promise.resolve(0)
      }
      for (const { id, title, fileName, pages } of sources) {
        terminal.print(
          `${id}  ${oneLine(fileName)}  “${oneLine(title)}”${pages === null ? '' : `  ${pages} pp.`}`,
        )
      }
      if (sources.length === 0)
        terminal.tell('This project has no sources yet. Add some with: pincite import')
      return Promise.resolve(0)
    }),
}
