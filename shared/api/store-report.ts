/** What checking, backing up and recovering a project say. Plain values, the same in windows and commands. */

import type { Holdings } from '../domain/holdings.ts'

/** Something in a project's folder that is not as it should be. */
export interface Finding {
  readonly part: 'store' | 'journal' | 'backup' | 'source' | 'record'
  /** `error`: something is missing, altered or can't be read. `note`: harmless, worth knowing. */
  readonly weight: 'error' | 'note'
  /** Stable name for scripts, in kebab-case: "damaged", "missing", "torn-tail". */
  readonly problem: string
  /** A file relative to the project's folder ("journal/k3f/1.jsonl"), or a record ("annotation a1"). */
  readonly place: string
  /** 1-based, or null where the place as a whole is meant. */
  readonly line: number | null
  /** The end of a sentence that begins with the place: "is damaged: its checksum does not match". */
  readonly message: string
}

/** What was looked at, and what was found. */
export interface CheckReport {
  readonly folder: string
  /** Errors first, in the order of the parts. */
  readonly findings: readonly Finding[]
  readonly checked: {
    /** Changes in all journals. */
    readonly changes: number
    readonly journals: number
    readonly backups: number
    readonly sources: number
    readonly annotations: number
  }
}

/** What a repair did. */
export interface RepairReport {
  readonly folder: string
  /** What was done, a sentence each; empty where nothing was to be done, and then nothing was written. */
  readonly done: readonly string[]
  /** What is not as it should be and could not be put right. */
  readonly left: readonly Finding[]
}

/** Why a backup was made; part of its file name. */
export const BACKUP_REASONS = [
  'daily',
  'rolling',
  'import',
  'migration',
  'removal',
  'restore',
  'asked',
] as const
export type BackupReason = (typeof BACKUP_REASONS)[number]

/** A file of `backups/`. */
export interface Backup {
  /** Name of the file: "000012-daily-2026-11-22.json". */
  readonly name: string
  readonly reason: BackupReason
  /** ISO 8601, UTC; by the clock of the machine that made it. */
  readonly made: string
  readonly bytes: number
  /** Null where the backup can't be used. */
  readonly holds: Holdings | null
  /** Why the backup can't be used, as the end of a sentence; null where its checksum was found right. */
  readonly problem: string | null
}

/** What is left of a project that does not open. */
export interface Diagnosis {
  readonly folder: string
  /** Why it does not open, in one or two sentences; null where it opens. */
  readonly reason: string | null
  readonly findings: readonly Finding[]
  /** Newest first. */
  readonly backups: readonly Backup[]
  /** What can be read of the damaged files though nothing proves it right; null for nothing. */
  readonly readable: Holdings | null
}
