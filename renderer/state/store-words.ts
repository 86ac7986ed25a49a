/** What is found and kept in a project's folder, in words. */
import type { Backup, BackupReason, Finding } from '../../shared/api/store-report.ts'
import type { Holdings } from '../../shared/domain/holdings.ts'

const reasons: Readonly<Record<BackupReason, string>> = {
  daily: 'daily',
  rolling: 'while working',
  import: 'before files were added',
  migration: 'before a change of format',
  removal: 'before a large removal',
  restore: 'before a restore',
  asked: 'made by hand',
}

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** "22 Nov 2026, 14:32", by this machine's clock; as it is written where that is no time. */
export function momentOf({ made }: Backup): string {
  const time = new Date(made)
  return Number.isNaN(time.getTime()) ? made : moment.format(time)
}

export function reasonOf({ reason }: Backup): string {
  return reasons[reason]
}

/** "12 sources, 306 tags". */
export function holdingsOf({ sources, annotations }: Omit<Holdings, 'name'>): string {
  return `${count(sources, 'source')}, ${count(annotations, 'tag')}`
}

/** "journal/k3f/1.jsonl, line 3, is damaged: its checksum does not match." */
export function sentenceOf({ place, line, message }: Finding): string {
  const where = line === null ? place : `${place}, line ${line.toLocaleString()},`
  return `${where} ${message}${/[.!?]$/.test(message) ? '' : '.'}`
}

/** "1 backup", "1,284 changes". */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString()} ${number === 1 ? noun : `${noun}s`}`
}
