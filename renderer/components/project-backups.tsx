/** Backups of the open project: the list, making one now, and setting the project to what one holds. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { messageOf, PinciteError } from '../../shared/api/errors.ts'
import type { Backup } from '../../shared/api/store-report.ts'
import { followTask, type Follower } from '../commands/follow-task.ts'
import { makeBackup, restoreBackup } from '../commands/restore-backup.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { holdingsOf, momentOf, reasonOf } from '../state/store-words.ts'
import { useTask } from '../state/use-task.ts'
import { BackupList } from './backup-list.tsx'
import { TaskProgress } from './task-progress.tsx'

interface Said {
  readonly text: string
  readonly bad: boolean
}

const silent: Said = { text: '', bad: false }

export function ProjectBackups() {
  const session = useSessionObject()
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const { running, run, stop } = useTask()
  const [backups, setBackups] = useState<readonly Backup[] | null>(null)
  const [asked, setAsked] = useState<Backup | null>(null)
  const [said, setSaid] = useState(silent)
  const heading = useRef<HTMLHeadingElement>(null)
  /** The question goes with the button that was pressed; the focus stays near. */
  const unask = () => {
    setAsked(null)
    heading.current?.focus()
  }
  const list = useCallback(
    (follower: Follower) =>
      followTask(session, follower, (task) => session.client.listBackups({ task })).then(setBackups),
    [session],
  )
  useEffect(() => {
    run('Reading the backups…', list).catch((error: unknown) => setSaid(failureOf(error)))
    return stop
  }, [list, run, stop])
  /** Does something, says what came of it, and lists the backups anew. */
  const attempt = async (words: string, work: (follower: Follower) => Promise<string>) => {
    setSaid(silent)
    try {
      const text = (await run(words, work)) ?? ''
      setSaid({ text, bad: false })
      await run('Reading the backups…', list).catch((error: unknown) =>
        setSaid({ text: `${text} The list below is as it was before: ${messageOf(error)}`, bad: false }),
      )
    } catch (error) {
      setSaid(failureOf(error))
    }
  }
  const off = running !== null || readOnly
  const backUp = async () => {
    if (off) return
    await attempt('Making a backup…', async () => {
      return `${momentOf(await makeBackup(session))}: backed up and checked.`
    })
  }
  const restore = (backup: Backup) => {
    unask()
    return attempt('Restoring…', async (follower) => {
      const changed = await restoreBackup(session, backup.name, follower)
      return changed
        ? `The project is as it was on ${momentOf(backup)}. Undo takes this back.`
        : `The project holds what that backup holds. Nothing was changed.`
    })
  }
  return (
    <section aria-labelledby="backups-heading">
      <div className="section-head">
        <h2 id="backups-heading" ref={heading} tabIndex={-1}>
          Backups
        </h2>
        <span className="meta grow">in this folder, each read back and checked</span>
        {/* Off, it keeps the focus: it is off while it does what it was pressed for. */}
        <button type="button" className="btn" aria-disabled={off} onClick={() => void backUp()}>
          Back up now
        </button>
      </div>
      <div className="task-slot">
        <TaskProgress running={running} stop={stop} />
        <p role="status" className={said.bad ? 'problem' : ''}>
          {said.text}
        </p>
      </div>
      {asked && <Confirm backup={asked} onRestore={restore} onClose={unask} />}
      {backups?.length === 0 && (
        <p className="meta">None yet. One is made each day you work, and before anything large is removed.</p>
      )}
      {backups !== null && (
        <BackupList backups={backups} action="Restore…" off={off} advised={null} onChoose={setAsked} />
      )}
    </section>
  )
}

function failureOf(error: unknown): Said {
  const stopped = error instanceof PinciteError && error.code === 'cancelled'
  return { text: stopped ? 'Stopped.' : messageOf(error), bad: !stopped }
}

interface ConfirmProps {
  readonly backup: Backup
  readonly onRestore: (backup: Backup) => Promise<void>
  readonly onClose: () => void
}

/** Says what restoring does before it is done. */
function Confirm({ backup, onRestore, onClose }: ConfirmProps) {
  const made = momentOf(backup)
  const { holds } = backup
  return (
    <div className="note confirm" role="group" aria-label="Restore a backup">
      <p>
        Sets the project to what it was on <b>{made}</b> ({reasonOf(backup)}
        {holds && `; ${holdingsOf(holds)}`}). What it holds now is backed up first. This is one step, and Undo
        takes it back.
      </p>
      <div className="actions">
        <button type="button" className="btn primary" autoFocus onClick={() => void onRestore(backup)}>
          Restore {made}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          Leave it as it is
        </button>
      </div>
    </div>
  )
}
