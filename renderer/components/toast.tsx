/** A message over the status bar: the offer to undo a delete, or something worth a moment. */
import { useEffect, useRef } from 'react'
import { undoChange } from '../commands/undo-change.ts'
import { useSession, useSessionObject } from '../state/session.ts'

/** How long a message stays (milliseconds), unless the pointer or the focus is on it. */
const shownFor = 8000

export function Toast() {
  const session = useSessionObject()
  const { store } = session
  const toast = useSession((state) => state.toast)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!toast) return undefined
    const timer = setInterval(() => {
      const used = box.current?.matches(':hover, :focus-within') === true
      if (!used) store.setState({ toast: null })
    }, shownFor)
    return () => clearInterval(timer)
  }, [toast, store])
  if (!toast) return null
  const undo = async () => {
    store.setState({ toast: null })
    await undoChange(session)
  }
  return (
    <div ref={box} className="toast">
      <span>{toast.text}</span>
      {toast.undo && (
        <button type="button" className="btn" aria-label="Undo delete" onClick={() => void undo()}>
          Undo
        </button>
      )}
      <button type="button" className="btn quiet" onClick={() => store.setState({ toast: null })}>
        Dismiss
      </button>
    </div>
  )
}
