/** The flags of an annotation below its fields: quiet lines with a way to what they are about, and a dismissal. */
import { Flag as FlagIcon, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Flag } from '../../shared/dataset/flag.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import { followLink } from '../commands/link-annotations.ts'
import { dismissFlag } from '../commands/look-at-flags.ts'
import { flagsIn, useSettledProject } from '../state/flags-at-hand.ts'
import { useOpened, useSessionObject } from '../state/session.ts'

export function FlagLines({ annotation }: { readonly annotation: Annotation }) {
  const flags = flagsIn(useSettledProject()).get(annotation.id) ?? []
  if (flags.length === 0) return null
  return (
    <ul className="flag-lines" aria-label="To look at">
      {flags.map((flag) => (
        <FlagLine key={flag.key} annotation={annotation} flag={flag} />
      ))}
    </ul>
  )
}

function FlagLine({ annotation, flag }: { readonly annotation: Annotation; readonly flag: Flag }) {
  const session = useSessionObject()
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const annotations = useOpened(({ project }) => (flag.other === undefined ? null : project.annotations))
  const other = useMemo(() => annotations?.find(({ id }) => id === flag.other), [annotations, flag.other])
  const [reason, setReason] = useState<string | null>(null)
  const dismiss = async () => {
    if (await dismissFlag(session, annotation.id, flag, reason ?? '')) setReason(null)
  }
  return (
    <li className="flag-line">
      <FlagIcon className="icon small" aria-hidden />
      <span className="grow">
        {flag.message}{' '}
        {other && (
          <button type="button" className="link" onClick={() => void followLink(session, other)}>
            Compare
          </button>
        )}
      </span>
      {reason === null ? (
        <button
          type="button"
          className="btn quiet square"
          aria-label={`Dismiss with a reason: ${flag.message}`}
          title="Dismiss with a reason"
          disabled={readOnly}
          onClick={() => setReason('')}
        >
          <X className="icon small" aria-hidden />
        </button>
      ) : (
        <form
          className="flag-reason"
          onSubmit={(event) => {
            event.preventDefault()
            void dismiss()
          }}
        >
          <input
            className="input"
            aria-label="Why it is dismissed"
            placeholder="Why it is dismissed"
            maxLength={1000}
            autoFocus
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              setReason(null)
              event.preventDefault()
            }}
          />
          <button type="submit" className="btn" disabled={reason.trim() === ''}>
            Dismiss
          </button>
        </form>
      )}
    </li>
  )
}
