/** Fields that are chosen rather than written: one option, some of the options, yes or no. */
import type { KeyboardEvent } from 'react'
import type { Scalar } from '../../shared/domain/change.ts'
import { chooseValue, focusNextField, pressFieldKey } from '../commands/edit-field.ts'
import { fieldAtHand } from '../state/field-at-hand.ts'
import { useOpened, useSessionObject, type Session } from '../state/session.ts'
import { slotKey, type Slot } from '../state/slot.ts'
import type { FieldRowProps } from './evidence-fields.tsx'
import { EvidenceRow } from './evidence-row.tsx'

/** Keys of a field that is chosen: Enter moves on. */
export function onChoiceKey(session: Session, slot: Slot, event: KeyboardEvent<HTMLElement>): void {
  const { key, shiftKey, ctrlKey, metaKey, nativeEvent, currentTarget } = event
  const press = { key, shiftKey, ctrlKey, metaKey, isComposing: nativeEvent.isComposing }
  if (!pressFieldKey(session, slot, press)) {
    if (key !== 'Enter') return
    focusNextField(currentTarget)
  }
  event.preventDefault()
}

interface SelectProps extends FieldRowProps {
  readonly options: readonly { readonly value: string; readonly name: string }[]
  readonly toScalar: (value: string) => Scalar
}

function SelectRow({ annotation, field, options, toScalar }: SelectProps) {
  const session = useSessionObject()
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const { slot, value, text, words, problem } = fieldAtHand(annotation, field)
  const chosen =
    value === true ? 'yes' : value === false ? 'no' : problem === null ? String(value ?? '') : text
  return (
    <EvidenceRow slot={slot} label={field.name} words={words} problem={problem}>
      <select
        id={slotKey(slot)}
        className={`input${chosen === '' ? ' empty' : ''}`}
        value={chosen}
        disabled={readOnly}
        data-stop
        aria-label={field.name}
        aria-required={field.required || undefined}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem === null ? undefined : `${slotKey(slot)}.problem`}
        onKeyDown={(event) => onChoiceKey(session, slot, event)}
        onChange={(event) => {
          const next = event.target.value
          void chooseValue(session, annotation, { field, value: next === '' ? null : toScalar(next) })
        }}
      >
        <option value="">{field.required ? 'required' : 'not stated'}</option>
        {problem !== null && <option value={text}>{text} (does not fit)</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </EvidenceRow>
  )
}

export function ChoiceRow(props: FieldRowProps) {
  const options = props.field.options.map((option) => ({ value: option, name: option }))
  return <SelectRow {...props} options={options} toScalar={(value) => value} />
}

const YES_OR_NO = [
  { value: 'yes', name: 'yes' },
  { value: 'no', name: 'no' },
]

export function FlagRow(props: FieldRowProps) {
  return <SelectRow {...props} options={YES_OR_NO} toScalar={(value) => value === 'yes'} />
}

export function ChoicesRow({ annotation, field }: FieldRowProps) {
  const session = useSessionObject()
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const { slot, text, words, problem } = fieldAtHand(annotation, field)
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const has = (option: string) => lines.some((line) => line.toLowerCase() === option.toLowerCase())
  // What fits no option is shown as well, so that it can be taken off.
  const strangers = lines.filter((line) => !field.options.some((o) => o.toLowerCase() === line.toLowerCase()))
  const toggle = (option: string) => {
    const kept = lines.filter((line) => line.toLowerCase() !== option.toLowerCase())
    const next = has(option) ? kept : [...kept, option]
    void chooseValue(session, annotation, { field, value: next.length === 0 ? null : next.join('\n') })
  }
  const missing = field.required && lines.length === 0
  return (
    <EvidenceRow slot={slot} label={field.name} words={words} problem={problem} missing={missing} group>
      <span className="evidence-choices">
        {[...field.options, ...strangers].map((option, index) => (
          <label key={option}>
            <input
              id={index === 0 ? slotKey(slot) : undefined}
              type="checkbox"
              checked={has(option)}
              disabled={readOnly}
              data-stop={index === 0 ? true : undefined}
              onKeyDown={(event) => onChoiceKey(session, slot, event)}
              onChange={() => toggle(option)}
            />
            {option}
          </label>
        ))}
      </span>
    </EvidenceRow>
  )
}
