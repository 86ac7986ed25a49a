/** pincite restore: sets a project to what a backup holds. */
import { resolve } from 'node:path'
import { PinciteError } from '../../../shared/api/errors.ts'
import type { Backup } from '../../../shared/api/store-report.ts'
import { holdingsOf } from '../../../shared/domain/holdings.ts'
import { requireProject } from '../../services/check/check-project.ts'
import { repairProject } from '../../services/repair/repair-project.ts'
import { restoreBackup } from '../../services/repair/restore-backup.ts'
import { newestUsableBackup, readBackup } from '../../services/store/backups.ts'
import { doesOpen, loadProject } from '../../services/store/load-project.ts'
import { asTyped } from '../as-typed.ts'
import { UsageError, type Command } from '../command.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { commandSession, percentOf, withWritableProject } from '../open-project.ts'
import type { Terminal } from '../terminal.ts'

/** What was done, as `--json` prints it. */
interface RestoreReport {
  readonly folder: string
  /** The backup that was restored. */
  readonly backup: string
  /** `change`: by one change of the project; `file`: the project did not open and its file was replaced. */
  readonly by: 'change' | 'file' | 'nothing'
  /** The backup made before, which takes it back; null where there is none. */
  readonly before: string | null
  /** A sentence each. */
  readonly done: readonly string[]
}

export const restoreCommand: Command = {
  name: 'restore',
  takes: '<project> [<backup>]',
  summary: 'Set a project to what a backup holds; the newest one that can be used unless named.',
  example: 'pincite restore ports-review 000012-daily-2026-11-22.json',
  arity: [1, 2],
  options: {},
  run: async ({ positionals: [typed = '', named], json, terminal }) => {
    const folder = resolve(typed)
    await requireProject(folder)
    const name = await chooseBackup(folder, named?.replace(/^backups\//, ''), { typed, terminal })
    const opens = doesOpen(await loadProject(folder, { signal: terminal.signal }))
    terminal.progress(null)
    const report = opens
      ? await restoreOpen(typed, name, terminal)
      : await restoreFolder(folder, name, terminal)
    if (json) terminal.print(JSON.stringify(report))
    else report.done.forEach(terminal.print)
    return 0
  },
}

async function chooseBackup(
  folder: string,
  named: string | undefined,
  { typed, terminal }: { readonly typed: string; readonly terminal: Terminal },
): Promise<string> {
  const { signal } = terminal
  const list = `List them with: pincite backups ${asTyped(typed)}`
  if (named === undefined) {
    const newest = await newestUsableBackup(folder, {
      signal,
      onProgress: (done, of) => terminal.progress(`Reading backups, ${percentOf(done, of)}`),
    })
    if (newest) return newest.name
    throw new UsageError(`${folder} has no backup that can be used. ${list}`)
  }
  const backup = await readBackup(folder, named, { signal })
  if (!backup) throw new UsageError(`there is no backup “${named}” in ${folder}. ${list}`)
  if (backup.problem !== null) throw new UsageError(`${named} can't be used: ${backup.problem}. ${list}`)
  return named
}

async function restoreOpen(typed: string, name: string, terminal: Terminal): Promise<RestoreReport> {
  return withWritableProject(typed, terminal, async ({ store }) => {
    const author = { session: commandSession, coder: null }
    const made: Backup[] = []
    const change = await restoreBackup(store, name, {
      author,
      signal: terminal.signal,
      onBackup: (backup) => made.push(backup),
    })
    const { folder } = store
    const shown = holdingsOf(store.state)
    const [before] = made
    if (!change || !before) {
      const done = [`The project already shows what ${name} holds; nothing was changed.`]
      return { folder, backup: name, by: 'nothing', before: null, done }
    }
    const done = [
      `The project now shows what ${name} holds: ${countOf(shown.sources, 'source')} and ${countOf(shown.annotations, 'annotation')}; ` +
        `before, ${countOf(before.holds?.sources ?? 0, 'source')} and ${countOf(before.holds?.annotations ?? 0, 'annotation')}.`,
      `What was before is in ${before.name}. To go back there: pincite restore ${asTyped(typed)} ${before.name}`,
    ]
    return { folder, backup: name, by: 'change', before: before.name, done }
  })
}

async function restoreFolder(folder: string, name: string, terminal: Terminal): Promise<RestoreReport> {
  const { done, left } = await repairProject(folder, { backup: name, signal: terminal.signal })
  const [first] = left.filter(({ part, weight }) => part === 'store' && weight === 'error')
  if (first)
    throw new PinciteError('not-saved', `${folder} was not restored: ${first.place} ${first.message}.`)
  return { folder, backup: name, by: 'file', before: null, done }
}
