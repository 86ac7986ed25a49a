/** A project that does not open: what happened, what is safe, what is left, and the ways on. */
import { TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { messageOf } from '../../shared/api/errors.ts'
import type { Diagnosis } from '../../shared/api/store-report.ts'
import { followTask, type Follower } from '../commands/follow-task.ts'
import { openFolder, recoverFolder, salvageFolder } from '../commands/open-folder.ts'
import { leaveRecovery } from '../commands/show-recovery.ts'
import { useSessionObject, type Recovery } from '../state/session.ts'
import { holdingsOf, momentOf } from '../state/store-words.ts'
import { useTask } from '../state/use-task.ts'
import { BackupList } from './backup-list.tsx'
import { FindingsList } from './findings-list.tsx'
import { TaskProgress } from './task-progress.tsx'

export function RecoveryScreen({ recovery }: { readonly recovery: Recovery }) {
  const session = useSessionObject()
  const { folder, reason } = recovery
  const { running, run, stop } = useTask()
  const [diagnosis, setDiagnosis] = useState<Diagnosis | null>(null)
  const [error, setError] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    const looking = run('Looking at what is left…', (follower) =>
      followTask(session, follower, (task) => session.client.diagnoseProject({ folder, task })),
    )
    looking.then(setDiagnosis, (failure: unknown) => setError(messageOf(failure)))
    return stop
  }, [folder, run, session, stop])
  const attempt = async (words: string, work: (follower: Follower) => Promise<string>) => {
    setError('')
    setError((await run(words, work)) ?? '')
  }
  const ways: Ways = {
    off: running !== null,
    restore: (backup) =>
      void attempt('Restoring the backup…', (follower) => recoverFolder(session, folder, backup, follower)),
    readOnly: () => void attempt('Opening…', (follower) => salvageFolder(session, recovery, follower)),
    recover: () => void attempt('Recovering…', (follower) => recoverFolder(session, folder, null, follower)),
    open: () => void attempt('Opening…', (follower) => openFolder(session, folder, follower)),
  }
  return (
    <div className="recovery">
      <main className="recovery-body scroll" aria-labelledby="recovery-heading">
        <h1 id="recovery-heading" ref={heading} tabIndex={-1}>
          <TriangleAlert className="icon large problem" aria-hidden /> This project does not open
        </h1>
        <p>{reason}</p>
        <p>
          <b>No file was changed.</b> Whatever you choose here, damaged files are kept aside in the project’s
          folder, and reports and journals are left as they are.
        </p>
        <p className="project-folder">
          <span className="meta">Folder</span> <span>{folder}</span>
        </p>
        {diagnosis && <Left diagnosis={diagnosis} ways={ways} />}
      </main>
      <footer className="recovery-foot">
        <button type="button" className="btn tall" onClick={() => leaveRecovery(session)}>
          Back
        </button>
        <p className="problem" role="alert">
          {error}
        </p>
        <TaskProgress running={running} stop={stop} />
      </footer>
    </div>
  )
}

/** What the person can do. */
interface Ways {
  /** True while one of them is under way. */
  readonly off: boolean
  readonly restore: (backup: string) => void
  readonly readOnly: () => void
  readonly recover: () => void
  readonly open: () => void
}

function Left({ diagnosis, ways }: { readonly diagnosis: Diagnosis; readonly ways: Ways }) {
  const { reason, backups, readable, findings } = diagnosis
  if (reason === null)
    return (
      <Part title="It opens now">
        <p>Its files are readable again; nothing needs to be recovered.</p>
        <div className="actions">
          <button type="button" className="btn primary" disabled={ways.off} onClick={ways.open}>
            Open the project
          </button>
        </div>
      </Part>
    )
  const newest = backups.find(({ problem }) => problem === null)
  return (
    <>
      {!newest && !readable && (
        <p>
          No backup can be used and nothing else can be read. If there is a copy of this folder elsewhere,
          open that one.
        </p>
      )}
      <Part title="Restore a backup">
        {newest ? (
          <p>
            Every backup was read again and its checksum compared. The newest that can be used is from{' '}
            {momentOf(newest)}; journals that follow it are applied as well.
          </p>
        ) : (
          <p>{backups.length === 0 ? 'There is no backup.' : 'No backup can be used.'}</p>
        )}
        <BackupList
          backups={backups}
          action="Restore this backup"
          off={ways.off}
          advised={newest?.name ?? null}
          onChoose={({ name }) => ways.restore(name)}
        />
      </Part>
      {readable && (
        <Part title="Use what can be read">
          <p>
            {holdingsOf(readable)} can be read of “{readable.name}”. Nothing proves these values: some may be
            altered or missing.
          </p>
          <div className="actions">
            <button type="button" className="btn" disabled={ways.off} onClick={ways.readOnly}>
              Open what can be read, read-only
            </button>
            <button type="button" className="btn" disabled={ways.off} onClick={ways.recover}>
              Recover from what can be read
            </button>
          </div>
          <p className="meta">
            Read-only changes nothing, and Export works from there. Recovering makes the project from the
            unproved values, so that you can go on with it; verify it afterwards.
          </p>
        </Part>
      )}
      {findings.length > 0 && (
        <Part title="What was found">
          <FindingsList findings={findings} label="What was found" />
        </Part>
      )}
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="recovery-part">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
