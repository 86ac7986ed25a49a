/** A field of text, of a date or period as the report words it, or of a number. */
import { fieldAtHand, useSuggestions } from '../state/field-at-hand.ts'
import type { FieldRowProps } from './evidence-fields.tsx'
import { EvidenceInput } from './evidence-input.tsx'
import { EvidenceRow } from './evidence-row.tsx'

export function TextRow({ annotation, field }: FieldRowProps) {
  const { slot, text, words, problem } = fieldAtHand(annotation, field)
  const suggestions = useSuggestions(field, annotation.id)
  return (
    <EvidenceRow slot={slot} label={field.name} words={words} problem={problem}>
      <EvidenceInput
        key={field.type}
        slot={slot}
        stored={text}
        label={field.name}
        required={field.required}
        placeholder={field.required ? 'required' : 'not stated'}
        line={field.type !== 'text' || (suggestions.length > 0 && text.length <= 60)}
        suggestions={suggestions}
        savedAtRest={field.type !== 'number'}
        invalid={problem !== null}
      />
    </EvidenceRow>
  )
}
