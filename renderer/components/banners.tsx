/** What concerns the whole project, under the app bar: not saved, read-only, repaired on opening. */
import { History, Lock, TriangleAlert, X } from 'lucide-react'
import { giveUp, tryAgain } from '../commands/keep-trying.ts'
import { patchOpened, useOpened, useSessionObject } from '../state/session.ts'

export function Banners() {
  const readOnly = useOpened((opened) => opened.readOnly)
  return (
    <div className="banners">
      <NotSaved />
      {readOnly !== null && (
        <div className="banner">
          <Lock className="icon" aria-hidden />
          <p className="grow">
            <b>Read-only.</b> {readOnly} You can read, search, verify and export.
          </p>
        </div>
      )}
      <Notices />
    </div>
  )
}

function NotSaved() {
  const session = useSessionObject()
  const save = useOpened((opened) => opened.save)
  const held = useOpened((opened) => opened.held)
  const memos = useOpened((opened) => opened.memoDrafts.size)
  if (save.state !== 'failed' && held.length === 0) return null
  const waiting = [
    ...held.map(({ draft }) => draft.label),
    ...(memos === 0 ? [] : [memos === 1 ? 'a memo' : `${memos} memos`]),
  ]
  return (
    <div className="banner bad">
      <TriangleAlert className="icon" aria-hidden />
      <div className="grow">
        <p>
          <b>Not saved.</b> {save.message}
        </p>
        {waiting.length > 0 && (
          <p>Kept in this window and tried again every few seconds: {waiting.join(', ')}.</p>
        )}
      </div>
      {waiting.length > 0 && (
        <button type="button" className="btn primary" onClick={() => void tryAgain(session)}>
          Try again
        </button>
      )}
      <button type="button" className="btn" onClick={() => giveUp(session)}>
        {waiting.length > 0 ? 'Give up these changes' : 'Dismiss'}
      </button>
    </div>
  )
}

function Notices() {
  const session = useSessionObject()
  const notices = useOpened((opened) => opened.notices)
  return notices.map((notice) => (
    <div key={notice} className="banner" role="status">
      <History className="icon" aria-hidden />
      <p className="grow">{notice}</p>
      <button
        type="button"
        className="btn quiet square"
        aria-label="Dismiss notice"
        title="Dismiss"
        onClick={() => patchOpened(session, { notices: notices.filter((one) => one !== notice) })}
      >
        <X className="icon small" aria-hidden />
      </button>
    </div>
  ))
}
