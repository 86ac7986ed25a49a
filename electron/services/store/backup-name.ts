/** Names of the files in `backups/`: `<number>-<reason>-<yyyy-mm-dd>.json`. The number alone says which is newer. */
import { BACKUP_REASONS, type BackupReason } from '../../../shared/api/store-report.ts'

export interface BackupName {
  /** Counts from 1 and is never used again. */
  readonly number: number
  readonly reason: BackupReason
  /** "2026-11-22", by the clock and in UTC; decides nothing but which `daily` backups belong together. */
  readonly date: string
}

/** Ends the name of a backup that can't be used and was put out of the way. */
const ASIDE = /\.damaged(-\d+)?$/
const PATTERN = /^(\d{6,12})-([a-z]+)-(\d{4}-\d\d-\d\d)\.json$/

/** Returns what a file's name says, or null where it is not the name of a backup. */
export function parseBackupName(name: string): BackupName | null {
  const [, digits = '', word = '', date = ''] = PATTERN.exec(name) ?? []
  const reason = BACKUP_REASONS.find((known) => known === word)
  const number = Number(digits)
  if (!reason || number < 1 || padded(number) !== digits) return null
  return { number, reason, date }
}

/** Returns the file's name: six digits of the number or more, so that names sort as the numbers do. */
export function formatBackupName({ number, reason, date }: BackupName): string {
  return `${padded(number)}-${reason}-${date}.json`
}

/** Returns the number for the next backup beside these files: one above all, also of those put aside. */
export function nextBackupNumber(names: readonly string[]): number {
  const numbers = names.map((name) => parseBackupName(name.replace(ASIDE, ''))?.number ?? 0)
  return numbers.reduce((highest, number) => Math.max(highest, number), 0) + 1
}

/** Says whether a file is a backup that was put aside, since it can't be used. */
export function isAside(name: string): boolean {
  return parseBackupName(name) === null && parseBackupName(name.replace(ASIDE, '')) !== null
}

/** Returns the name for a backup that is put aside, the `turn`-th of this name. */
export function asideName(name: string, turn: number): string {
  return `${name}.damaged${turn > 1 ? `-${turn}` : ''}`
}

/** Returns the backups among the names of files, newest first. */
export function newestFirst(names: readonly string[]): readonly string[] {
  return names
    .flatMap((name) => {
      const parsed = parseBackupName(name)
      return parsed ? [{ name, number: parsed.number }] : []
    })
    .sort((a, b) => b.number - a.number || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name)
}

function padded(number: number): string {
  return String(number).padStart(6, '0')
}
