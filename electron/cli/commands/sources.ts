/** pincite sources: lists a project's sources. */
import type { Command } from '../command.ts'
import { withProject } from '../open-project.ts'

export const sourcesCommand: Command = {
  name: 'sources',
  takes: '<project>',
  summary: 'List the sources of a project.',
  example: 'pincite sources ports-review --json',
  arity: [1, 1],
  options: {},
  run: ({ positionals, json, io }) =>
    withProject(positionals[0] ?? '', io, ({ store }) => {
      const { sources } = store.project()
      if (json) {
        const listed = sources.map(({ id, title, fileName, mediaType, pages, characters, sha256 }) => ({
          sourceId: id,
          title,
          fileName,
          mediaType,
          pages,
          characters,
          sha256,
        }))
        io.print(JSON.stringify(listed))
      } else {
        for (const { id, title, fileName, pages } of sources) {
          io.print(`${id}  ${fileName}  “${title}”${pages === null ? '' : `  ${pages} pp.`}`)
        }
        if (sources.length === 0) io.tell('This project has no sources yet. Add some with: pincite import')
      }
      return Promise.resolve(0)
    }),
}
