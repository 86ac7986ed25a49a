/** A text of the codebook. What is typed is safe from the first letter: see `commands/write-code-text.ts`. */
import { useEffect, useId, useLayoutEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { saveCodeText, typeCodeText } from '../commands/write-code-text.ts'
import { parseTextKey, textKey, textOf, type TextPlace } from '../state/codebook-view.ts'
import { useOpened, useSessionObject } from '../state/session.ts'

export interface CodeTextProps {
  readonly label: string
  readonly place: TextPlace
  /** Lines shown; 1 is a field of one line, which Enter saves. */
  readonly rows: number
  readonly hint?: string
  /** Says what is wrong with a text; "" for nothing. */
  readonly problemOf?: (text: string) => string
  /** True where the field is to take the focus, its text selected; `onFocused` is then called. */
  readonly wanted?: boolean
  readonly onFocused?: () => void
  /** Escape, and Enter in a field of one line; Ctrl+Enter in others. */
  readonly onDone: () => void
}

/** Longest name, and longest text. */
const most = { line: 200, text: 100_000 }

export function CodeText(props: CodeTextProps) {
  const { label, place, rows, hint, problemOf, wanted = false, onFocused, onDone } = props
  const session = useSessionObject()
  const stored = useOpened(({ project }) => textOf(project.codes, place) ?? '')
  const draft = useOpened(({ codebookDrafts }) => codebookDrafts.get(textKey(place)))
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const ids = { field: useId(), problem: useId() }
  const field = useWanted(wanted, onFocused)
  const key = textKey(place)
  // A field that goes while it has the focus is not left: browsers tell nobody.
  useEffect(() => () => void saveCodeText(session, parseTextKey(key)), [session, key])
  const value = draft ?? stored
  const problem = problemOf?.(value) ?? ''
  const onKeyDown = (event: KeyboardEvent) => {
    const entered = event.key === 'Enter' && (rows === 1 || event.ctrlKey || event.metaKey)
    if (event.key !== 'Escape' && !entered) return
    event.preventDefault()
    onDone()
  }
  const own = {
    id: ids.field,
    className: 'input',
    value,
    disabled: readOnly,
    'aria-invalid': problem !== '',
    'aria-describedby': problem === '' && hint === undefined ? undefined : ids.problem,
    onKeyDown,
    onBlur: () => void saveCodeText(session, place),
  }
  return (
    <div className="code-line" data-top={rows > 1}>
      <label htmlFor={ids.field}>{label}</label>
      <div>
        {rows === 1 ? (
          <input
            ref={field as RefObject<HTMLInputElement | null>}
            {...own}
            maxLength={most.line}
            autoComplete="off"
            onChange={(event) => typeCodeText(session, place, event.target.value)}
          />
        ) : (
          <textarea
            ref={field as RefObject<HTMLTextAreaElement | null>}
            {...own}
            rows={rows}
            maxLength={most.text}
            onChange={(event) => typeCodeText(session, place, event.target.value)}
          />
        )}
        {problem !== '' ? (
          <p id={ids.problem} className="code-problem" role="status">
            {problem}
          </p>
        ) : (
          hint !== undefined && (
            <p id={ids.problem} className="meta">
              {hint}
            </p>
          )
        )}
      </div>
    </div>
  )
}

/** Gives the field the focus once it is wanted, with its text selected. */
function useWanted(wanted: boolean, onFocused: (() => void) | undefined) {
  const field = useRef<HTMLInputElement | HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    if (!wanted) return
    field.current?.focus()
    field.current?.select()
    onFocused?.()
  }, [wanted, onFocused])
  return field
}

/** Says what is wrong with a name among others of its kind; "" for nothing. A name taken is told, not refused. */
export function nameProblem(
  kind: 'code' | 'field',
  name: string,
  others: readonly { readonly name: string; readonly retired: boolean }[],
): string {
  const typed = name.trim().toLowerCase()
  if (typed === '') return `A ${kind} needs a name. Left empty, it keeps the one it had.`
  const same = others.find((other) => other.name.trim().toLowerCase() === typed)
  if (!same) return ''
  return `Another ${kind}${same.retired ? ', retired,' : ''} is called “${same.name}” as well.`
}
