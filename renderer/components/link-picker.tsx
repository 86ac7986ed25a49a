/** The choice of an annotation to link to: typing filters, arrows choose, Enter links or takes the link off. */
import { Check } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Code } from '../../shared/domain/codebook.ts'
import type { Annotation, Project } from '../../shared/domain/project.ts'
import { toggleLink } from '../commands/link-annotations.ts'
import { linkable } from '../state/linkable.ts'
import { pageMark } from '../state/page-words.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { annotationName } from './annotation-list.tsx'
import { CodeSample } from './code-sample.tsx'

export interface LinkPickerProps {
  readonly annotation: Annotation
  readonly fieldId: string
  /** Ids linked to already. */
  readonly linked: readonly string[]
  readonly codeOf: ReadonlyMap<string, Code>
  readonly onLeave: () => void
}

/** So many are listed; typing finds the others. */
const most = 50

export function LinkPicker({ annotation, fieldId, linked, codeOf, onLeave }: LinkPickerProps) {
  const session = useSessionObject()
  const project = useOpened((opened) => opened.project)
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const id = useId()
  // At once, so that what is typed next is for it.
  useLayoutEffect(() => {
    input.current?.focus()
  }, [])
  const found = useMemo(() => linkable(project, annotation, query), [project, annotation, query])
  const listed = found.slice(0, most)
  const index = Math.min(at, listed.length - 1)
  const current = listed[index]
  useEffect(() => {
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' })
  }, [index])
  const toggle = (other: Annotation) => void toggleLink(session, annotation, { fieldId, other: other.id })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(index + 1, listed.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(index - 1, 0))
    else if (event.key === 'Escape') onLeave()
    else if (event.key === 'Enter') {
      if (current) toggle(current)
    } else return
    event.preventDefault()
  }
  return (
    <div className="link-picker">
      <input
        ref={input}
        className="input"
        role="combobox"
        aria-label="Find an annotation to link to"
        aria-expanded
        aria-controls={`${id}.list`}
        aria-activedescendant={current ? `${id}.${current.id}` : undefined}
        placeholder="Words, code or page"
        autoComplete="off"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul
        ref={list}
        id={`${id}.list`}
        className="scroll"
        role="listbox"
        aria-label="Annotations"
        aria-multiselectable
      >
        {listed.map((other, place) => (
          <li
            key={other.id}
            id={`${id}.${other.id}`}
            role="option"
            className={place === index ? 'current' : ''}
            aria-selected={linked.includes(other.id)}
            aria-label={annotationName(other, codeOf, pageMark(project, other))}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => toggle(other)}
          >
            <CodeSample code={codeOf.get(other.codeIds[0] ?? '') ?? null} />
            <span className="quote clip">{other.target.exact}</span>
            <span className="meta">{placeOf(project, annotation, other)}</span>
            {linked.includes(other.id) && <Check className="icon small" aria-hidden />}
          </li>
        ))}
      </ul>
      <p className="meta" role="status">
        {found.length === 0
          ? 'No other annotation has these words.'
          : found.length > most
            ? `${most} of ${found.length.toLocaleString()}: type to find the others.`
            : 'Enter links, Escape closes.'}
      </p>
    </div>
  )
}

/** The page, and the report where it is another one. */
function placeOf(project: Project, annotation: Annotation, other: Annotation): string {
  const { sourceId } = other
  const page = pageMark(project, other)
  if (sourceId === annotation.sourceId) return page
  return [project.sources.find(({ id }) => id === sourceId)?.title, page].filter(Boolean).join(', ')
}
