/** A field of the editor in which text or a number is written. What is typed is safe from the first letter. */
import { useState, type KeyboardEvent } from 'react'
import { focusNextField, pressFieldKey } from '../commands/edit-field.ts'
import { saveSlot, typeText } from '../commands/write-typed.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { slotKey, type Slot } from '../state/slot.ts'

export interface EvidenceInputProps {
  readonly slot: Slot
  /** What is stored or proposed. */
  readonly stored: string
  readonly label: string
  readonly placeholder?: string
  readonly required?: boolean
  /** True for one line, which numbers and short texts are. What it is at first holds while it is drawn. */
  readonly line?: boolean
  /** Earlier values of the same field; with some it is one line. */
  readonly suggestions?: readonly string[]
  /** Whether typing that rests is saved; else it is when the field is left. */
  readonly savedAtRest?: boolean
  /** True where something is said to be wrong below the field. */
  readonly invalid?: boolean
  /** True while it waits to be confirmed: for Enter in the report, which goes there. */
  readonly unconfirmed?: boolean
  /** Keys before those of every field; true where one was used. */
  readonly onKey?: (event: KeyboardEvent<HTMLElement>) => boolean
  /** False where leaving the field does not save yet. */
  readonly savesTo?: (next: Element | null) => boolean
}

export function EvidenceInput(props: EvidenceInputProps) {
  const { slot, stored, suggestions = [], onKey } = props
  const session = useSessionObject()
  const id = slotKey(slot)
  const typed = useOpened((opened) => opened.typed.get(id)?.text)
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const value = typed ?? stored
  const line = useLine(props.line ?? suggestions.length > 0, value)
  const common = {
    id,
    className: 'input',
    value,
    disabled: readOnly,
    placeholder: props.placeholder ?? 'not stated',
    autoComplete: 'off',
    maxLength: 100_000,
    'data-stop': true,
    'data-unconfirmed': props.unconfirmed === true ? true : undefined,
    'aria-label': props.label,
    'aria-required': props.required === true ? true : undefined,
    'aria-invalid': props.invalid === true ? true : undefined,
    'aria-describedby': props.invalid === true ? `${id}.problem` : undefined,
    onBlur: ({ relatedTarget }: { readonly relatedTarget: EventTarget | null }) => {
      const next = relatedTarget instanceof Element ? relatedTarget : null
      if (props.savesTo?.(next) !== false) void saveSlot(session, slot)
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (onKey?.(event) !== true && !pressKey(event)) return
      event.preventDefault()
    },
  }
  const pressKey = (event: KeyboardEvent<HTMLElement>): boolean => {
    if (pressFieldKey(session, slot, { ...pick(event) })) return true
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return false
    void saveSlot(session, slot)
    focusNextField(event.currentTarget)
    return true
  }
  const type = (text: string) => typeText(session, slot, text, props.savedAtRest ?? false)
  if (!line) return <textarea {...common} rows={1} onChange={(event) => type(event.target.value)} />
  return (
    <>
      <input
        {...common}
        list={suggestions.length > 0 ? `${id}.list` : undefined}
        onChange={(event) => type(event.target.value)}
      />
      {suggestions.length > 0 && (
        <datalist id={`${id}.list`}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </>
  )
}

/**
 * Says whether the field is one line. Another element in its place would lose the focus while a person types, so that
 * is settled once; only a line break, which an input drops, makes it several.
 */
function useLine(wanted: boolean, value: string): boolean {
  const [line, setLine] = useState(wanted)
  if (!line || !value.includes('\n')) return line
  setLine(false)
  return false
}

function pick({ key, shiftKey, ctrlKey, metaKey, nativeEvent }: KeyboardEvent) {
  return { key, shiftKey, ctrlKey, metaKey, isComposing: nativeEvent.isComposing }
}
