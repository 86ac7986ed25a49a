/** One row of the evidence editor: label, value, the words behind it; below it what is wrong with it. */
import { TextCursor } from 'lucide-react'
import type { FocusEvent, ReactNode } from 'react'
import type { Words } from '../../shared/domain/words.ts'
import { enterField, leaveField, startChoosing } from '../commands/point-at-words.ts'
import { useOpened, useSessionObject, type Session } from '../state/session.ts'
import { slotKey, type Slot } from '../state/slot.ts'

export interface EvidenceRowProps {
  readonly slot: Slot
  readonly label: string
  readonly words: Words | null
  /** True while it waits to be confirmed. */
  readonly proposed?: boolean
  /** A sentence; null where nothing is wrong. */
  readonly problem: string | null
  /** True where the label names a group of controls rather than one. */
  readonly group?: boolean
  /** True where a group has to state something and does not yet: a single control says so itself. */
  readonly missing?: boolean
  readonly children: ReactNode
}

export function EvidenceRow(props: EvidenceRowProps) {
  const { slot, label, words, proposed = false, problem, group = false, children } = props
  const session = useSessionObject()
  const missing = group && props.missing === true
  const id = slotKey(slot)
  const notes = [...(missing ? [`${id}.missing`] : []), ...(problem === null ? [] : [`${id}.problem`])]
  const at = useOpened(({ atField }) => atField !== null && slotKey(atField.slot) === id)
  return (
    <div
      className={`evidence-row${proposed ? ' proposed' : ''}${at ? ' at' : ''}`}
      role={group ? 'group' : undefined}
      aria-labelledby={group ? `${id}.label` : undefined}
      aria-describedby={group && notes.length > 0 ? notes.join(' ') : undefined}
      onFocus={() => enterField(session, slot)}
      onBlur={(event) => leftTo(session, event)}
    >
      {group ? (
        <span className="evidence-label" id={`${id}.label`}>
          {label}
        </span>
      ) : (
        <label className="evidence-label" htmlFor={id}>
          {label}
        </label>
      )}
      <span className="evidence-value">
        {children}
        {missing && (
          <span className="meta" id={`${id}.missing`}>
            required
          </span>
        )}
      </span>
      <WordsBehind slot={slot} label={label} words={words} />
      {problem !== null && (
        <p className="field-error" id={`${id}.problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

interface WordsBehindProps {
  readonly slot: Slot
  readonly label: string
  readonly words: Words | null
}

function WordsBehind({ slot, label, words }: WordsBehindProps) {
  const session = useSessionObject()
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const choosing = useOpened(
    ({ atField }) => atField?.choosing === true && slotKey(atField.slot) === slotKey(slot),
  )
  if (choosing) return <span className="evidence-words meta">select the words…</span>
  if (readOnly) return <span className="evidence-words">{words && <q>{words.exact}</q>}</span>
  return (
    <button
      type="button"
      className={`evidence-words${words ? '' : ' point'}`}
      tabIndex={-1}
      title={`${words ? `“${words.exact}”: choose other words` : 'Choose the words'} behind ${label} (F2)`}
      aria-label={words ? `Words behind ${label}: ${words.exact}` : `Choose the words behind ${label}`}
      onClick={() => startChoosing(session, slot)}
    >
      {words ? (
        <q>{words.exact}</q>
      ) : (
        <>
          <TextCursor className="icon small" aria-hidden />
          point at words
        </>
      )}
    </button>
  )
}

/** A field still waits for words while they are selected in the report with the mouse. */
function leftTo(session: Session, { relatedTarget }: FocusEvent): void {
  if (relatedTarget instanceof Element && !relatedTarget.closest('#report, .evidence-row'))
    leaveField(session)
}
