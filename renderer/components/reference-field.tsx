/** One variable of a reference: names one a line, dates as they are typed, everything else as text. */
import { useId } from 'react'
import { isCslDateVariable, isCslNameVariable, type CslVariable } from '../../shared/domain/csl-item.ts'

export interface ReferenceFieldProps {
  readonly name: CslVariable
  readonly label: string
  readonly text: string
  readonly missing: boolean
  /** What is wrong with the text; "" for nothing. */
  readonly problem: string
  readonly disabled: boolean
  readonly onWrite: (text: string) => void
}

const LONG: readonly CslVariable[] = ['title', 'abstract', 'note', 'annote']

export function ReferenceField(props: ReferenceFieldProps) {
  const { name, label, text, missing, problem, disabled, onWrite } = props
  const below = useId()
  const names = isCslNameVariable(name)
  const shared = {
    className: 'input',
    value: text,
    disabled,
    'aria-invalid': problem !== '',
    'aria-describedby': below,
    placeholder: names
      ? 'Family, Given — one a line'
      : isCslDateVariable(name)
        ? '2019, 2019-05 or 2019-05-01'
        : '',
  }
  return (
    <div className={names || name === 'title' ? 'reference-field reference-wide' : 'reference-field'}>
      <label className="field">
        <span>
          {label}
          {missing && <em className="missing">missing</em>}
        </span>
        {names || LONG.includes(name) ? (
          <textarea
            {...shared}
            rows={names ? Math.min(6, Math.max(1, text.split('\n').length)) : name === 'title' ? 2 : 3}
            onChange={(event) => onWrite(event.target.value)}
          />
        ) : (
          <input {...shared} onChange={(event) => onWrite(event.target.value)} />
        )}
      </label>
      <p
        id={below}
        className={problem === '' ? 'meta' : 'field-error'}
        role={problem === '' ? undefined : 'alert'}
      >
        {problem ||
          (names && text !== ''
            ? 'A comma makes a person; an institution with a comma stands in {braces}.'
            : '')}
      </p>
    </div>
  )
}
