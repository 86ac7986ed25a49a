/** The report's own note about where it has a passage from, as captured or edited, and the basis beside it. */
import type { Field } from '../../shared/domain/codebook.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import { chooseValue } from '../commands/edit-field.ts'
import { fieldAtHand } from '../state/field-at-hand.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { slotKey, type Slot } from '../state/slot.ts'
import { onChoiceKey } from './choice-rows.tsx'
import { EvidenceInput } from './evidence-input.tsx'
import { EvidenceRow } from './evidence-row.tsx'

/** Says whether a field tells a relayed number from a primary one: such a field stands beside the note. */
export function isBasis({ type, name, options }: Field): boolean {
  return type === 'choice' && name.trim().toLowerCase() === 'basis' && options.length <= 4
}

export interface CitedSourceFieldProps {
  readonly annotation: Annotation
  readonly basis: Field | null
}

export function CitedSourceField({ annotation, basis }: CitedSourceFieldProps) {
  const slot: Slot = { annotationId: annotation.id, kind: 'cited-source' }
  return (
    <div className="cited-source">
      <label className="evidence-label" htmlFor={slotKey(slot)}>
        Cited source
      </label>
      <span className="evidence-value quote">
        <EvidenceInput
          slot={slot}
          stored={annotation.citedSource}
          label="Cited source"
          placeholder="no note in the passage"
          savedAtRest
        />
      </span>
      {basis && <BasisRow annotation={annotation} field={basis} />}
    </div>
  )
}

function BasisRow({ annotation, field }: { readonly annotation: Annotation; readonly field: Field }) {
  const session = useSessionObject()
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const { slot, value, text, words, problem } = fieldAtHand(annotation, field)
  const stated = text !== ''
  // The last takes back what was chosen: a radio button alone can't be unchosen.
  const choices = [...field.options, null]
  const chosenAt = choices.findIndex((option) => (option === null ? !stated : option === value))
  const missing = field.required && !stated
  return (
    <EvidenceRow slot={slot} label={field.name} words={words} problem={problem} missing={missing} group>
      <span
        className="segments"
        role="radiogroup"
        aria-labelledby={`${slotKey(slot)}.label`}
        aria-required={field.required || undefined}
        aria-invalid={problem !== null || undefined}
      >
        {choices.map((option, index) => (
          <label key={option ?? ''} className="segment">
            <input
              id={index === Math.max(0, chosenAt) ? slotKey(slot) : undefined}
              type="radio"
              name={slotKey(slot)}
              checked={index === chosenAt}
              disabled={readOnly}
              data-stop={index === Math.max(0, chosenAt) ? true : undefined}
              onKeyDown={(event) => {
                if (event.key === 'Delete') void chooseValue(session, annotation, { field, value: null })
                else onChoiceKey(session, slot, event)
              }}
              onChange={() => void chooseValue(session, annotation, { field, value: option })}
            />
            {option ?? 'not stated'}
          </label>
        ))}
      </span>
    </EvidenceRow>
  )
}
