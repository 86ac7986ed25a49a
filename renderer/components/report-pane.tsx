/** The report in view, or why there is none: nothing added yet, locked, unreadable, on its way. */
import { FileLock, FileText, FileWarning } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { addSources } from '../commands/add-sources.ts'
import { removeSource } from '../commands/edit-source.ts'
import { showSource, unlockSource } from '../commands/show-source.ts'
import { useOpened, useSession, useSessionObject } from '../state/session.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { PasswordForm } from './password-form.tsx'
import { ReadyReport } from './ready-report.tsx'

export function ReportPane() {
  const session = useSessionObject()
  const inView = useSession((state) => state.inView)
  const source = useOpened(
    (opened) => opened.project.sources.find(({ id }) => id === opened.sourceId) ?? null,
  )
  return (
    <main className="report" id="report" aria-label="Report" tabIndex={-1}>
      {inView.state === 'ready' && source && (
        <ErrorBoundary key={source.id} part="This report">
          <ReadyReport source={source} inView={inView} />
        </ErrorBoundary>
      )}
      {inView.state === 'loading' && <Opening key={inView.sourceId} title={source?.title ?? ''} />}
      {inView.state === 'none' && <NothingToRead />}
      {inView.state === 'locked' && source && (
        <ReportNote
          icon={<FileLock className="icon large" aria-hidden />}
          title="This PDF is locked with a password"
        >
          <p>{source.title}</p>
          <p className="meta">The password is used to read the file and is not stored.</p>
          <PasswordForm
            key={source.id}
            fileName={source.fileName}
            onPassword={(password) => void unlockSource(session, source.id, password)}
          />
          <p className="field-error" role="alert">
            {inView.message}
          </p>
        </ReportNote>
      )}
      {inView.state === 'failed' && source && (
        <ReportNote
          icon={<FileWarning className="icon large problem" aria-hidden />}
          title="This report can’t be shown"
        >
          <p>{inView.message}</p>
          <span className="actions">
            <button type="button" className="btn" onClick={() => void showSource(session, inView.sourceId)}>
              Try again
            </button>
            <AddAgain />
            <button type="button" className="btn" onClick={() => void removeSource(session, source)}>
              Remove it from the project
            </button>
          </span>
        </ReportNote>
      )}
    </main>
  )
}

/** Takes the report's file once more: the same bytes put back what was lost or altered in the project's folder. */
function AddAgain() {
  const session = useSessionObject()
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const chooser = useRef<HTMLInputElement>(null)
  if (readOnly) return null
  return (
    <>
      <button
        type="button"
        className="btn"
        title="Choose the file that was added: its tags stay as they are"
        onClick={() => chooser.current?.click()}
      >
        Add its file again…
      </button>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label="The file of this report"
        onChange={(event) => {
          void addSources(session, [...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </>
  )
}

/** Opening faster than this needs no words (milliseconds). */
const worthSaying = 300

function Opening({ title }: { readonly title: string }) {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), worthSaying)
    return () => clearTimeout(timer)
  }, [])
  return slow && <p className="report-note meta">Opening {title}…</p>
}

function NothingToRead() {
  const some = useOpened((opened) => opened.project.sources.length > 0)
  return some ? (
    <ReportNote icon={<FileText className="icon large" aria-hidden />} title="No report is open">
      <p>Choose one on the left.</p>
    </ReportNote>
  ) : (
    <ReportNote icon={<FileText className="icon large" aria-hidden />} title="Nothing to read yet">
      <p>Add a report on the left, or drop files anywhere on this window.</p>
    </ReportNote>
  )
}

interface ReportNoteProps {
  readonly icon: ReactNode
  readonly title: string
  readonly children: ReactNode
}

function ReportNote({ icon, title, children }: ReportNoteProps) {
  return (
    <div className="report-note">
      {icon}
      <div>
        <h2>{title}</h2>
        {children}
      </div>
    </div>
  )
}
