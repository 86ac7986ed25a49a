/** The fields of a code: a table whose rows unfold to be edited, and what in the annotations does not fit them. */
import { Flag, Plus } from 'lucide-react'
import { Fragment, useLayoutEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import type { Code } from '../../shared/domain/codebook.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import { missingFields } from '../../shared/domain/standard-codes.ts'
import { showInCodebook } from '../commands/edit-codebook.ts'
import { counted } from '../state/counted.ts'
import { addField, addStandardFields, retireField, stepField } from '../commands/edit-code-fields.ts'
import { openAnnotation } from '../commands/open-row.ts'
import { tallyFields, type FieldTally } from '../state/codebook-tally.ts'
import { typeOf } from '../state/field-words.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { FieldForm } from './field-form.tsx'
import { rove, useRoving } from './roving.ts'

export function FieldsSection({ code }: { readonly code: Code }) {
  const session = useSessionObject()
  const annotations = useOpened((opened) => opened.project.annotations)
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const tallies = useMemo(() => tallyFields(annotations, code), [annotations, code])
  const live = tallies.filter(({ field }) => !field.retired)
  const retired = tallies.filter(({ field }) => field.retired)
  const standard = missingFields(code).length
  return (
    <section className="code-fields" aria-label={`Fields of ${code.name}`}>
      <header>
        <h2>Fields</h2>
        <span className="count">{live.length}</span>
        <span className="grow" />
        {standard > 0 && (
          <button
            type="button"
            className="btn"
            disabled={readOnly}
            onClick={() => void addStandardFields(session, code)}
          >
            Add the {standard} standard fields
          </button>
        )}
        <button
          type="button"
          className="btn quiet"
          disabled={readOnly}
          onClick={() => void addField(session, code)}
        >
          <Plus className="icon" aria-hidden />
          Add field
        </button>
      </header>
      {live.length === 0 ? (
        <p className="meta no-fields">Passages coded {code.name} are asked for nothing but the code.</p>
      ) : (
        <FieldsTable code={code} tallies={live} />
      )}
      <ToLookAt tallies={tallies} codeName={code.name} />
      {retired.length > 0 && (
        <div className="retired-fields">
          <h3 className="meta">Retired</h3>
          <ul>
            {retired.map(({ field, filled }) => (
              <li key={field.id}>
                <span>{field.name}</span>
                <span className="meta grow">
                  {typeOf(field)} · kept in {counted(filled, 'annotation')}
                </span>
                <button
                  type="button"
                  className="btn quiet"
                  aria-label={`Bring back ${field.name}`}
                  disabled={readOnly}
                  onClick={() => void retireField(session, code, field, false)}
                >
                  Bring back
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

interface FieldsTableProps {
  readonly code: Code
  readonly tallies: readonly FieldTally[]
}

function FieldsTable({ code, tallies }: FieldsTableProps) {
  const session = useSessionObject()
  const open = useOpened((opened) => opened.codebook.field)
  const goTo = useOpened((opened) => opened.codebook.goTo)
  const table = useRef<HTMLTableSectionElement>(null)
  const { stop, onFocus } = useRoving(
    tallies.map(({ field }) => field.id),
    open,
  )
  useLayoutEffect(() => {
    if (goTo?.to !== 'field') return
    table.current?.querySelector<HTMLElement>(`[data-rove="${goTo.id}"]`)?.focus()
    showInCodebook(session, { goTo: null })
  }, [session, goTo])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const id = document.activeElement?.closest<HTMLElement>('[data-rove]')?.dataset['rove']
    const field = code.fields.find((one) => one.id === id)
    if (!field) return
    if (!event.altKey) rove(event, 'vertical')
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      void stepField(session, code, field, event.key === 'ArrowDown' ? 1 : -1)
    }
  }
  return (
    <table className="fields-table" aria-label={`Fields of ${code.name}`}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Type</th>
          <th scope="col">Needed</th>
          <th scope="col" className="number">
            Filled
          </th>
        </tr>
      </thead>
      <tbody ref={table} onFocus={onFocus} onKeyDown={onKeyDown}>
        {tallies.map(({ field, filled, misfits }) => {
          const expanded = field.id === open
          return (
            <Fragment key={field.id}>
              <tr data-open={expanded}>
                <th scope="row">
                  <button
                    type="button"
                    className="field-button"
                    data-rove={field.id}
                    tabIndex={field.id === stop ? 0 : -1}
                    aria-expanded={expanded}
                    title="Enter edits it, Alt with the arrows moves it"
                    onClick={() => showInCodebook(session, { field: expanded ? null : field.id })}
                  >
                    {field.name}
                  </button>
                </th>
                <td>{typeOf(field)}</td>
                <td>{field.required ? <b>Required</b> : 'Optional'}</td>
                <td className="number">
                  {misfits.length > 0 && (
                    <Flag
                      className="icon small"
                      aria-label={`${counted(misfits.length, 'value')} to look at`}
                    />
                  )}{' '}
                  {filled.toLocaleString()}
                </td>
              </tr>
              {expanded && (
                <tr className="field-form-row">
                  <td colSpan={4}>
                    <FieldForm code={code} field={field} />
                  </td>
                </tr>
              )}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}

/** What annotations leave empty though it is required, and values that no longer fit. All of it is kept. */
function ToLookAt({
  tallies,
  codeName,
}: {
  readonly tallies: readonly FieldTally[]
  readonly codeName: string
}) {
  const notes = tallies.flatMap(({ field, misfits, missing }) => [
    ...(missing.length === 0
      ? []
      : [
          {
            key: `${field.id} missing`,
            words: `“${field.name}” is required, and ${counted(missing.length, 'annotation')} of ${codeName} ${missing.length === 1 ? 'leaves' : 'leave'} it empty.`,
            first: missing[0],
          },
        ]),
    ...(misfits.length === 0
      ? []
      : [
          {
            key: `${field.id} misfit`,
            words: `${counted(misfits.length, 'value')} of “${field.name}” ${misfits.length === 1 ? 'does' : 'do'} not fit its type or its options. ${misfits.length === 1 ? 'It stays' : 'They stay'} as written, with a flag.`,
            first: misfits[0],
          },
        ]),
  ])
  return notes.map(({ key, words, first }) => <Note key={key} words={words} first={first} />)
}

function Note({ words, first }: { readonly words: string; readonly first: Annotation | undefined }) {
  const session = useSessionObject()
  return (
    <div className="note">
      <Flag className="icon" aria-hidden />
      <p className="grow">{words}</p>
      {first && (
        <button type="button" className="btn quiet" onClick={() => void openAnnotation(session, first)}>
          Show the first
        </button>
      )}
    </div>
  )
}
