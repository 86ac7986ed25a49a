/** Which backups are kept: a rule over their names alone, so that no clock and no file system can mislead it. */
import type { BackupReason } from '../../../shared/api/store-report.ts'
import { newestFirst, parseBackupName } from './backup-name.ts'

/** Backups that newer ones make superfluous, if those can be used. Both lists have the newest first. */
export interface Rotation {
  readonly stays: readonly string[]
  /** At least one. */
  readonly goes: readonly string[]
}

/** Newest kept of each reason but `daily`. */
const KEPT = 5
/** Dates of which the newest `daily` is kept. */
const DAYS = 14

/**
 * Finds what can go among the names of files: beyond the newest {@link KEPT} of a reason, beyond the newest `daily`
 * of a date, beyond the newest {@link DAYS} such dates. A date is as new as its newest backup, whatever the clock
 * said. Files that are no backups are left out, and the newest backup of all never goes.
 */
export function findRotation(names: readonly string[]): readonly Rotation[] {
  const byReason = new Map<BackupReason, string[]>()
  const byDate = new Map<string, string[]>()
  for (const name of newestFirst(names)) {
    const parsed = parseBackupName(name)
    if (parsed?.reason === 'daily') append(byDate, parsed.date, name)
    else if (parsed) append(byReason, parsed.reason, name)
  }
  const dates = [...byDate.values()]
  const newestOfDates = dates.flatMap(([newest]) => newest ?? [])
  return [
    ...[...byReason.values()].map((own) => divide(own, KEPT)),
    ...dates.map((own) => divide(own, 1)),
    divide(newestOfDates, DAYS),
  ].filter(({ goes }) => goes.length > 0)
}

function divide(names: readonly string[], most: number): Rotation {
  return { stays: names.slice(0, most), goes: names.slice(most) }
}

function append<Key>(lists: Map<Key, string[]>, key: Key, name: string): void {
  const list = lists.get(key)
  if (list) list.push(name)
  else lists.set(key, [name])
}
