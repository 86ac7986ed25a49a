/** Whether everything is on disk, in a few words that never move what stands beside them. */
import { Check, TriangleAlert } from 'lucide-react'
import { useOpened } from '../state/session.ts'
import { useLasting } from '../state/use-lasting.ts'

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

export function SaveStateView() {
  const save = useOpened((opened) => opened.save)
  const savedAt = useOpened((opened) => opened.savedAt)
  const held = useOpened((opened) => opened.held.length)
  const slow = useLasting(save.state === 'saving')
  const bad = save.state === 'failed' || held > 0
  const Icon = bad ? TriangleAlert : Check
  const text = bad
    ? `Not saved: ${save.message ?? (held === 1 ? '1 change waits' : `${held} changes wait`)}`
    : slow
      ? 'Saving…'
      : savedAt
        ? `Saved ${clock.format(savedAt)}`
        : 'Saved'
  return (
    <span
      role="status"
      aria-label="Save state"
      // Failures are announced assertively elsewhere; that all is well would be said after every tag.
      aria-live="off"
      className={bad ? 'save-state problem' : 'save-state'}
      title={bad ? text : 'Every change is on disk the moment it is made'}
    >
      <Icon className="icon small" aria-hidden />
      <span className="clip">{text}</span>
    </span>
  )
}
