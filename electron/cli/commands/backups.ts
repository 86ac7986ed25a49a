/** pincite backups: lists a project's backups, each of them read, and makes one. */
import { resolve } from 'node:path'
import type { Backup } from '../../../shared/api/store-report.ts'
import { requireProject } from '../../services/check/check-project.ts'
import { listBackups } from '../../services/store/backups.ts'
import { asTyped } from '../as-typed.ts'
import type { Command } from '../command.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { percentOf, withWritableProject } from '../open-project.ts'
import { oneLine } from '../terminal.ts'

export const backupsCommand: Command = {
  name: 'backups',
  takes: '<project>',
  summary: 'List the backups of a project, newest first, or make one.',
  example: 'pincite backups ports-review --make',
  arity: [1, 1],
  options: { make: { doc: 'make a backup now' } },
  run: async ({ positionals: [typed = ''], options, json, terminal }) => {
    const folder = resolve(typed)
    const made =
      options['make'] === undefined
        ? null
        : await withWritableProject(typed, terminal, ({ store }) => store.backUp('asked'))
    await requireProject(folder)
    const backups = await listBackups(folder, {
      signal: terminal.signal,
      onProgress: (done, of) => terminal.progress(`Checking backups, ${percentOf(done, of)}`),
    })
    terminal.progress(null)
    if (json) terminal.print(JSON.stringify({ folder, made, backups }))
    else {
      for (const backup of backups) terminal.print(describe(backup))
      if (made) terminal.tell(`Made ${made.name}.`)
      else if (backups.length > 0) {
        terminal.tell(`Set the project to what one holds with: pincite restore ${asTyped(typed)} <backup>`)
      }
    }
    if (backups.length === 0) {
      terminal.tell(
        `This project has no backups yet. Make one with: pincite backups ${asTyped(typed)} --make`,
      )
    }
    return 0
  },
}

function describe({ name, made, bytes, holds, problem }: Backup): string {
  const what = holds
    ? `“${holds.name}”, ${countOf(holds.sources, 'source')}, ${countOf(holds.annotations, 'annotation')}`
    : `can't be used: ${problem ?? 'it holds nothing'}`
  return `${name}  ${made}  ${countOf(bytes, 'byte')}  ${oneLine(what)}`
}
