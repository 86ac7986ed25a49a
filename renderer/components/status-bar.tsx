/** The bar at the bottom: whether everything is saved, who codes, and that nothing leaves the computer. */
import { Check, HardDrive, TriangleAlert, User } from 'lucide-react'
import { useOpened, useSession, useSessionObject } from '../state/session.ts'

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

export function StatusBar() {
  const session = useSessionObject()
  const coder = useSession((state) => state.settings?.coderName ?? '')
  const words = useOpened(({ selected }) => (selected ? wordCount(selected.spans) : ''))
  return (
    <footer className="statusbar">
      <SaveStateView />
      <span className="grow" />
      <span>{words}</span>
      <span className="wide-only">
        <HardDrive className="icon small" aria-hidden />
        On this computer only
      </span>
      <button
        type="button"
        className="btn quiet"
        onClick={() => session.store.setState({ shown: 'coder' })}
        title="Change the coder’s name"
      >
        <User className="icon small" aria-hidden />
        {coder}
      </button>
    </footer>
  )
}

function wordCount(spans: readonly { readonly start: number; readonly end: number }[]): string {
  const characters = spans.reduce((sum, { start, end }) => sum + end - start, 0)
  return characters === 0 ? '' : `${characters.toLocaleString()} characters selected`
}

function SaveStateView() {
  const save = useOpened((opened) => opened.save)
  const savedAt = useOpened((opened) => opened.savedAt)
  const bad = save.state === 'failed'
  const text = bad
    ? `Not saved: ${save.message ?? ''}`
    : save.state === 'saving'
      ? 'Saving…'
      : `Saved${savedAt ? ` ${clock.format(savedAt)}` : ''}`
  return (
    <span
      role="status"
      aria-label="Save state"
      aria-live={bad ? 'assertive' : 'off'}
      className={bad ? 'problem clip' : ''}
    >
      {bad ? (
        <TriangleAlert className="icon small" aria-hidden />
      ) : (
        <Check className="icon small" aria-hidden />
      )}
      {text}
    </span>
  )
}
