/** Backups, newest first: when and why each was made, what it holds, and the button that takes it. */
import type { Backup } from '../../shared/api/store-report.ts'
import { holdingsOf, momentOf, reasonOf } from '../state/store-words.ts'

export interface BackupListProps {
  readonly backups: readonly Backup[]
  /** What the button of each says. */
  readonly action: string
  /** True while none can be taken. */
  readonly off: boolean
  /** The name of the one to take as a rule, or null where there is none. */
  readonly advised: string | null
  readonly onChoose: (backup: Backup) => void
}

export function BackupList({ backups, action, off, advised, onChoose }: BackupListProps) {
  return (
    <ul className="backups" aria-label="Backups">
      {backups.map((backup) => {
        const usable = backup.problem === null
        return (
          <li key={backup.name}>
            <span className="grow">
              <b>{momentOf(backup)}</b> <span className="meta">{reasonOf(backup)}</span>
              <span className={usable ? 'meta backup-detail' : 'problem backup-detail'}>
                {usable ? backup.holds && holdingsOf(backup.holds) : `can’t be used: ${backup.problem}`}
              </span>
            </span>
            <button
              type="button"
              className={backup.name === advised ? 'btn primary' : 'btn'}
              aria-label={`${action} ${momentOf(backup)}, ${reasonOf(backup)}`}
              disabled={off || !usable}
              onClick={() => onChoose(backup)}
            >
              {action}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
