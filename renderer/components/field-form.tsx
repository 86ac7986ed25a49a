/** A field being edited. A type that would leave values unfit says so, with how many, before it is taken. */
import { ArrowDown, ArrowUp, Archive } from 'lucide-react'
import { useCallback, useId, useState } from 'react'
import {
  FIELD_TYPES,
  FIGURE_PARTS,
  type Code,
  type Field,
  type FieldType,
} from '../../shared/domain/codebook.ts'
import { showInCodebook } from '../commands/edit-codebook.ts'
import { counted } from '../state/counted.ts'
import { changeField, retireField, stepField } from '../commands/edit-code-fields.ts'
import { weighType, type TypeChange } from '../state/codebook-tally.ts'
import type { TextPlace } from '../state/codebook-view.ts'
import { PART_WORDS, TYPE_WORDS } from '../state/field-words.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { CodeText, nameProblem } from './code-text.tsx'

export interface FieldFormProps {
  readonly code: Code
  readonly field: Field
}

export function FieldForm({ code, field }: FieldFormProps) {
  const session = useSessionObject()
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const wanted = useOpened(({ codebook: { goTo } }) => goTo?.to === 'field-name' && goTo.id === field.id)
  const onFocused = useCallback(() => showInCodebook(session, { goTo: null }), [session])
  const toRow = () => showInCodebook(session, { field: null, goTo: { to: 'field', id: field.id } })
  const placeOf = (part: TextPlace['part']): TextPlace => ({ codeId: code.id, fieldId: field.id, part })
  const others = code.fields.filter(({ id }) => id !== field.id)
  return (
    <div className="field-form">
      <CodeText
        label="Name"
        place={placeOf('name')}
        rows={1}
        problemOf={(name) => nameProblem('field', name, others)}
        wanted={wanted}
        onFocused={onFocused}
        onDone={toRow}
      />
      <TypeChoice code={code} field={field} onDone={toRow} />
      {(field.type === 'choice' || field.type === 'choices') && (
        <CodeText
          label="Options"
          place={placeOf('options')}
          rows={Math.min(8, Math.max(3, field.options.length + 1))}
          hint="One a line. A value that is none of them stays, with a flag."
          onDone={toRow}
        />
      )}
      {field.type === 'figures' && <NeededParts code={code} field={field} />}
      <div className="code-line">
        <span />
        <div className="actions">
          <label className="choice-line">
            <input
              type="checkbox"
              checked={field.required}
              disabled={readOnly}
              onChange={(event) => void changeField(session, code, field, { required: event.target.checked })}
            />
            Required
          </label>
          <span className="grow" />
          <MoveButtons code={code} field={field} />
          <button
            type="button"
            className="btn quiet"
            title="No longer ask for it; what annotations hold in it stays"
            disabled={readOnly}
            onClick={() => void retireField(session, code, field, true)}
          >
            <Archive className="icon" aria-hidden />
            Retire field
          </button>
        </div>
      </div>
    </div>
  )
}

function MoveButtons({ code, field }: FieldFormProps) {
  const session = useSessionObject()
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const live = code.fields.filter(({ retired }) => !retired)
  const at = live.findIndex(({ id }) => id === field.id)
  return (
    <>
      <button
        type="button"
        className="btn quiet square"
        aria-label={`Move ${field.name} up`}
        title="Move up (Alt+↑ on its row)"
        disabled={readOnly || at === 0}
        onClick={() => void stepField(session, code, field, -1)}
      >
        <ArrowUp className="icon" aria-hidden />
      </button>
      <button
        type="button"
        className="btn quiet square"
        aria-label={`Move ${field.name} down`}
        title="Move down (Alt+↓ on its row)"
        disabled={readOnly || at === live.length - 1}
        onClick={() => void stepField(session, code, field, 1)}
      >
        <ArrowDown className="icon" aria-hidden />
      </button>
    </>
  )
}

interface TypeChoiceProps extends FieldFormProps {
  readonly onDone: () => void
}

function TypeChoice({ code, field, onDone }: TypeChoiceProps) {
  const session = useSessionObject()
  const annotations = useOpened((opened) => opened.project.annotations)
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const [weighed, setWeighed] = useState<TypeChange | null>(null)
  const id = useId()
  const choose = (type: FieldType) => {
    const change = weighType(annotations, code, field, type)
    if (type === field.type || (change.fitting === change.values && change.figures === 0)) take(type)
    else setWeighed(change)
  }
  const take = (type: FieldType) => {
    setWeighed(null)
    // The options stay, also where the type has none: it may be changed back.
    if (type !== field.type) void changeField(session, code, field, { type })
  }
  return (
    <div className="code-line" data-top={weighed !== null}>
      <label htmlFor={id}>Type</label>
      <div>
        <select
          id={id}
          className="input"
          value={weighed?.type ?? field.type}
          disabled={readOnly}
          onChange={(event) => choose(FIELD_TYPES.find((type) => type === event.target.value) ?? field.type)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.preventDefault()
            if (weighed) setWeighed(null)
            else onDone()
          }}
        >
          {FIELD_TYPES.map((type) => (
            <option key={type} value={type}>
              {TYPE_WORDS[type]}
            </option>
          ))}
        </select>
        {weighed && (
          <div className="type-change" role="group" aria-label="What becomes of the values">
            <p role="status">{meaningOf(weighed)}</p>
            <div className="actions">
              <button type="button" className="btn primary" onClick={() => take(weighed.type)}>
                Change to {TYPE_WORDS[weighed.type]}
              </button>
              <button type="button" className="btn" onClick={() => setWeighed(null)}>
                Keep {TYPE_WORDS[field.type]}
              </button>
            </div>
          </div>
        )}
      </div>
    </div>
  )
}

/** Says what becomes of the values that annotations hold. */
function meaningOf({ values, fitting, figures, type }: TypeChange): string {
  const unfit = values - fitting
  const stated =
    figures === 0
      ? ''
      : `${counted(figures, 'annotation')} ${figures === 1 ? 'states' : 'state'} figures. They keep them, but are no longer asked for any. `
  if (values === 0) return `${stated}Nothing is dropped.`
  const held = `${counted(values, 'annotation')} ${values === 1 ? 'holds a value' : 'hold values'} here.`
  const kind = TYPE_WORDS[type].toLowerCase()
  const fit = fitting === 0 ? '' : ` ${fitting.toLocaleString()} can be read as ${kind}.`
  const rest =
    unfit === 1
      ? ` 1 can't be read as ${kind}: it stays as written, with a flag.`
      : ` ${unfit.toLocaleString()} can't be read as ${kind}: they stay as written, with a flag.`
  return `${stated}${held}${fit}${unfit === 0 ? '' : rest} Nothing is dropped.`
}

/** Options that are no parts of figures are those the field had as a choice. */
function optionsOfChoice({ options }: Field): readonly string[] {
  const parts: readonly string[] = FIGURE_PARTS
  return options.filter((option) => !parts.includes(option))
}

/** The parts that every figure must have. */
function NeededParts({ code, field }: FieldFormProps) {
  const session = useSessionObject()
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  return (
    <fieldset className="code-line needed-parts" disabled={readOnly}>
      <legend>Each needs</legend>
      <div className="actions">
        {FIGURE_PARTS.map((part) => (
          <label key={part} className="choice-line">
            <input
              type="checkbox"
              checked={field.options.includes(part)}
              onChange={(event) => {
                const needed = FIGURE_PARTS.filter((one) =>
                  one === part ? event.target.checked : field.options.includes(one),
                )
                void changeField(session, code, field, { options: [...needed, ...optionsOfChoice(field)] })
              }}
            />
            {PART_WORDS[part]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
