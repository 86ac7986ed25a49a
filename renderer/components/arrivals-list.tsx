/** Files being added, and the report of what became of them, which stays until it is dismissed. */
import { Check, Copy, FileInput, FileLock, FileWarning, Info, X } from 'lucide-react'
import {
  cancelArrivals,
  dismissArrival,
  dismissReport,
  isLocked,
  isRunning,
  retryArrival,
  unlockArrival,
} from '../commands/add-sources.ts'
import { takeAsEdition } from '../commands/replace-source.ts'
import { showSource } from '../commands/show-source.ts'
import { useOpened, useSessionObject, type Arrival } from '../state/session.ts'
import { PasswordForm } from './password-form.tsx'

export function ArrivalsList() {
  const session = useSessionObject()
  const arrivals = useOpened((opened) => opened.arrivals)
  const running = arrivals.filter(isRunning)
  const added = arrivals.filter(({ doing }) => doing === 'added')
  const settled = arrivals.length - running.length
  // What was simply added is in the list of sources already.
  const listed = arrivals.filter(({ doing, message }) => doing !== 'added' || message !== null)
  return (
    <section className="arrivals" aria-label="Files being added">
      <div className="arrivals-head">
        {running.length === 0 && <Check className="icon small" aria-hidden />}
        <span className="grow">
          {running.length > 0
            ? `Adding ${Math.min(settled + 1, arrivals.length)} of ${arrivals.length}`
            : `${added.length} of ${count(arrivals.length, 'file')} added${pagesOf(added)}`}
        </span>
        {running.length > 0 ? (
          <button type="button" className="btn quiet" onClick={() => cancelArrivals(session)}>
            {running.length === 1 ? 'Cancel' : 'Cancel all'}
          </button>
        ) : (
          <button type="button" className="btn quiet" onClick={() => dismissReport(session)}>
            Dismiss
          </button>
        )}
      </div>
      {listed.length > 0 && (
        <ul className="scroll">
          {listed.map((entry) => (
            <ArrivalItem key={entry.key} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  )
}

const doingWords: Partial<Record<Arrival['doing'], string>> = {
  waiting: 'waiting',
  sending: 'sending',
  reading: 'reading',
}

function ArrivalItem({ entry }: { readonly entry: Arrival }) {
  const session = useSessionObject()
  const { doing, fileName, message, progress } = entry
  const running = isRunning(entry)
  const name = running ? `Cancel ${fileName}` : `Dismiss ${fileName}`
  return (
    <li className="arrival">
      <ArrivalIcon entry={entry} />
      <div className="source-words">
        <span className="source-title" title={fileName}>
          {fileName}
        </span>
        {running && (
          <span className="source-meta meta">
            {doingWords[doing]}
            <span
              className="progress grow"
              role="progressbar"
              aria-label={fileName}
              aria-valuenow={Math.round(progress * 100)}
            >
              <i style={{ width: `${Math.round(progress * 100)}%` }} />
            </span>
          </span>
        )}
        {message !== null && (
          <p className={isProblem(entry) ? 'arrival-message problem' : 'arrival-message'}>{message}</p>
        )}
        <NextStep entry={entry} />
      </div>
      <button
        type="button"
        className="btn quiet square"
        aria-label={name}
        title={running ? 'Cancel' : 'Dismiss'}
        onClick={() => {
          dismissArrival(session, entry)
          focusWhatIsLeft()
        }}
      >
        <X className="icon small" aria-hidden />
      </button>
    </li>
  )
}

/** A file that only waits for its password is no problem yet. */
function isProblem({ doing, reason }: Arrival): boolean {
  return doing === 'refused' && reason !== 'password-needed'
}

/** The one thing to do about an entry, where there is one. */
function NextStep({ entry }: { readonly entry: Arrival }) {
  const session = useSessionObject()
  const { doing, fileName, reason, sourceId, olderId, file } = entry
  const older = useOpened(({ project }) => project.sources.find(({ id }) => id === olderId))
  if (isLocked(entry))
    return (
      <PasswordForm
        fileName={fileName}
        onPassword={(password) => void unlockArrival(session, entry, password)}
      />
    )
  if (sourceId !== null && older)
    return (
      <button type="button" className="btn" onClick={() => void takeAsEdition(session, entry, older)}>
        Replace it with this file
      </button>
    )
  if (sourceId !== null)
    return (
      <button type="button" className="btn" onClick={() => void showSource(session, sourceId)}>
        Show it
      </button>
    )
  const mayPass = doing === 'refused' && file !== null && (reason === null || reason === 'too-slow')
  if (!mayPass) return null
  return (
    <button type="button" className="btn" onClick={() => void retryArrival(session, entry)}>
      Try again
    </button>
  )
}

/** The button pressed goes with its entry; the focus stays near. */
function focusWhatIsLeft(): void {
  requestAnimationFrame(() => {
    const left = document.querySelector<HTMLElement>('.arrivals li > button, #sources .panel-head button')
    if (document.activeElement === document.body) left?.focus()
  })
}

function ArrivalIcon({ entry }: { readonly entry: Arrival }) {
  if (isLocked(entry)) return <FileLock className="icon" aria-hidden />
  if (entry.doing === 'refused') return <FileWarning className="icon problem" aria-hidden />
  if (entry.doing === 'already-there') return <Copy className="icon" aria-hidden />
  if (entry.doing === 'added') return <Info className="icon" aria-hidden />
  return <FileInput className="icon" aria-hidden />
}

function pagesOf(added: readonly Arrival[]): string {
  const pages = added.reduce((sum, entry) => sum + (entry.pages ?? 0), 0)
  return pages === 0 ? '' : `, ${count(pages, 'page')}`
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString()} ${number === 1 ? noun : `${noun}s`}`
}
