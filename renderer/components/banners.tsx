/** What concerns the whole project, under the app bar: not saved, read-only, repaired on opening. */
import { History, Lock, TriangleAlert, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { giveUp, isUnsaved, tryAgain } from '../commands/keep-trying.ts'
import { leaveSalvaged } from '../commands/open-folder.ts'
import { typedInWords } from '../state/slot.ts'
import { savableCodeTexts } from '../state/waiting-words.ts'
import { patchOpened, useOpened, useSessionObject } from '../state/session.ts'

export function Banners() {
  const session = useSessionObject()
  const readOnly = useOpened((opened) => opened.readOnly)
  const salvaged = useOpened((opened) => opened.salvaged !== null)
  return (
    <div className="banners">
      <NotSaved />
      {readOnly !== null && (
        <div className="banner">
          <Lock className="icon" aria-hidden />
          <p className="grow">
            <b>Read-only.</b> {readOnly} You can read, search, verify and export.
          </p>
          {salvaged && (
            <button type="button" className="btn" onClick={() => void leaveSalvaged(session)}>
              Recover it…
            </button>
          )}
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
  const typed = useOpened((opened) => opened.typed)
  const texts = useOpened((opened) => savableCodeTexts(opened).length)
  const stayed = useOpened((opened) => opened.stayed)
  const stays = useOpened((opened) => opened.stayed && isUnsaved(opened))
  useEffect(() => {
    // What is typed from then on is no reason to stay before it was tried.
    if (stayed && !stays) patchOpened(session, { stayed: false })
  }, [session, stayed, stays])
  const failed = save.state === 'failed' || held.length > 0
  if (!failed && !stays) return null
  const waiting = [
    ...held.map(({ draft }) => draft.label),
    ...typedInWords([...typed.values()]),
    ...(texts === 0 ? [] : [texts === 1 ? 'a text of the codebook' : `${texts} texts of the codebook`]),
  ]
  return (
    <div className="banner bad">
      <TriangleAlert className="icon" aria-hidden />
      <div className="grow">
        <p>
          <b>Not saved.</b> {save.message ?? (stays ? 'Some of what was typed was not taken.' : null)}
        </p>
        {waiting.length > 0 && (
          <p>
            Kept in this window{failed && ' and tried again every few seconds'}: {waiting.join(', ')}.
          </p>
        )}
      </div>
      {waiting.length > 0 && (
        <button type="button" className="btn primary" onClick={() => void tryAgain(session)}>
          Try again
        </button>
      )}
      <button type="button" className="btn" onClick={() => session.store.setState({ shown: 'copy' })}>
        Save a copy elsewhere…
      </button>
      <button type="button" className="btn" onClick={() => giveUp(session)}>
        {waiting.length > 0 ? 'Give up these changes' : 'Dismiss'}
      </button>
    </div>
  )
}

/** Up to so many notices stand one by one. */
const fewNotices = 2

function Notices() {
  const session = useSessionObject()
  const notices = useOpened((opened) => opened.notices)
  const keep = (kept: readonly string[]) => patchOpened(session, { notices: kept })
  if (notices.length > fewNotices) return <ManyNotices notices={notices} onDismiss={() => keep([])} />
  return notices.map((notice) => (
    <div key={notice} className="banner" role="status">
      <History className="icon" aria-hidden />
      <p className="grow">{notice}</p>
      <Dismiss name="Dismiss notice" onDismiss={() => keep(notices.filter((one) => one !== notice))} />
    </div>
  ))
}

interface ManyNoticesProps {
  readonly notices: readonly string[]
  readonly onDismiss: () => void
}

/** One banner for many notices, so that they do not push the report out of the window. */
function ManyNotices({ notices, onDismiss }: ManyNoticesProps) {
  const [open, setOpen] = useState(false)
  return (
    <div className="banner many" role="status">
      <History className="icon" aria-hidden />
      <p className="grow">{notices.length.toLocaleString()} things were repaired or found on opening.</p>
      <button
        type="button"
        className="btn"
        aria-expanded={open}
        aria-controls="notices"
        onClick={() => setOpen(!open)}
      >
        {open ? 'Hide them' : 'Show them'}
      </button>
      <Dismiss name="Dismiss notices" onDismiss={onDismiss} />
      <ul
        id="notices"
        className="notices"
        hidden={!open}
        tabIndex={0}
        aria-label="Repaired or found on opening"
      >
        {notices.map((notice, index) => (
          <li key={index}>{notice}</li>
        ))}
      </ul>
    </div>
  )
}

function Dismiss({ name, onDismiss }: { readonly name: string; readonly onDismiss: () => void }) {
  return (
    <button type="button" className="btn quiet square" aria-label={name} title="Dismiss" onClick={onDismiss}>
      <X className="icon small" aria-hidden />
    </button>
  )
}
