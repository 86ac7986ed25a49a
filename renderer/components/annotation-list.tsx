/** The list of annotations: one line each, one tab stop, thousands without delay. */
import { MessageSquare } from 'lucide-react'
import { memo, useCallback, useLayoutEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import type { Annotation, Code } from '../../shared/domain/project.ts'
import { deleteAnnotation } from '../commands/edit-annotation.ts'
import { selectAnnotation, stepAnnotation } from '../commands/select-annotation.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { CodeSample } from './code-sample.tsx'
import { RegionPicture, regionName } from './region-picture.tsx'

export interface AnnotationListProps {
  readonly listed: readonly Annotation[]
}

export function AnnotationList({ listed }: AnnotationListProps) {
  const session = useSessionObject()
  const list = useRef<HTMLUListElement>(null)
  const codes = useOpened((opened) => opened.project.codes)
  const coders = useOpened((opened) => opened.project.coders)
  const currentId = useOpened((opened) => opened.annotationId)
  const codeOf = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes])
  const initialsOf = useMemo(() => new Map(coders.map(({ id, name }) => [id, initials(name)])), [coders])
  const stretches = useMemo(() => stretchesOf(listed), [listed])
  const current = listed.find(({ id }) => id === currentId) ?? null
  const stop = (current ?? listed[0])?.id
  useLayoutEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('[aria-current="true"]')
    row?.scrollIntoView({ block: 'nearest' })
    if (list.current?.contains(document.activeElement)) row?.focus({ preventScroll: true })
  }, [currentId, listed.length])
  const onSelect = useCallback(
    (annotation: Annotation, byKeyboard: boolean) => {
      const again = session.store.getState().opened?.annotationId === annotation.id
      selectAnnotation(session, annotation)
      // Enter goes to the page; on the annotation at hand already, the focus goes as well.
      if (byKeyboard && again) session.reportRef.current?.focus()
    },
    [session],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') stepAnnotation(session, 1)
    else if (event.key === 'ArrowUp') stepAnnotation(session, -1)
    else if (event.key === 'Delete' && current)
      void deleteAnnotation(session, current).then(focusCurrentAnnotation)
    else return
    event.preventDefault()
  }
  return (
    <ul ref={list} onKeyDown={onKeyDown}>
      {stretches.map((stretch, index) => (
        <Stretch
          key={index}
          annotations={stretch}
          codeOf={codeOf}
          initialsOf={initialsOf}
          currentId={stretch.some(({ id }) => id === currentId) ? currentId : null}
          stop={stretch.some(({ id }) => id === stop) ? stop : undefined}
          onSelect={onSelect}
        />
      ))}
    </ul>
  )
}

/** Gives the focus to the annotation at hand in the list, once it is drawn; without one, to the report. */
export function focusCurrentAnnotation(): void {
  requestAnimationFrame(() => {
    const current = document.querySelector<HTMLElement>('.annotation[aria-current="true"]')
    const place = current ?? document.querySelector<HTMLElement>('#report')
    place?.focus()
  })
}

interface StretchProps {
  readonly annotations: readonly Annotation[]
  readonly codeOf: ReadonlyMap<string, Code>
  readonly initialsOf: ReadonlyMap<string, string>
  /** The annotation at hand where it is one of these. */
  readonly currentId: string | null
  /** The tab stop of the list where it is one of these. */
  readonly stop: string | undefined
  readonly onSelect: (annotation: Annotation, byKeyboard: boolean) => void
}

/** So many annotations are compared as one: going through a long list draws two stretches, not thousands of rows. */
const stretchLength = 100

const Stretch = memo(function Stretch(props: StretchProps) {
  const { annotations, codeOf, initialsOf, currentId, stop, onSelect } = props
  return annotations.map((annotation) => (
    <AnnotationItem
      key={annotation.id}
      annotation={annotation}
      codeOf={codeOf}
      coder={initialsOf.get(annotation.creatorId ?? '') ?? ''}
      current={annotation.id === currentId}
      reachable={annotation.id === stop}
      onSelect={onSelect}
    />
  ))
})

interface AnnotationItemProps {
  readonly annotation: Annotation
  readonly codeOf: ReadonlyMap<string, Code>
  /** Initials. */
  readonly coder: string
  readonly current: boolean
  /** The one tab stop of the list. */
  readonly reachable: boolean
  readonly onSelect: (annotation: Annotation, byKeyboard: boolean) => void
}

/** Drawn again only when something of its own changes. */
const AnnotationItem = memo(function AnnotationItem(props: AnnotationItemProps) {
  const { annotation, codeOf, coder, current, reachable, onSelect } = props
  const { exact, pageLabel, region } = annotation.target
  const name = annotationName(annotation, codeOf)
  const [first = ''] = annotation.codeIds
  return (
    <li aria-label={name}>
      <button
        type="button"
        className="annotation"
        aria-current={current}
        aria-label={name}
        tabIndex={reachable ? 0 : -1}
        onClick={(event) => onSelect(annotation, event.detail === 0)}
      >
        <CodeSample code={codeOf.get(first) ?? null} />
        {region ? (
          <span className="annotation-region">
            <RegionPicture sourceId={annotation.sourceId} region={region} name="" {...rowPicture} />
            {exact === '' ? (
              <span className="meta">area</span>
            ) : (
              <span className="annotation-quote quote">{exact}</span>
            )}
          </span>
        ) : (
          <span className="annotation-quote quote">{exact}</span>
        )}
        <span className="annotation-meta meta">
          {annotation.codeIds.slice(1).map((id) => (
            <CodeSample key={id} code={codeOf.get(id) ?? null} />
          ))}
          {annotation.memo !== '' && <MessageSquare className="icon small" aria-label="has a memo" />}
          <span>{pageLabel === null ? '' : `p.\u00A0${pageLabel}`}</span>
          <span>{coder}</span>
        </span>
      </button>
    </li>
  )
})

function stretchesOf(listed: readonly Annotation[]): readonly (readonly Annotation[])[] {
  const count = Math.ceil(listed.length / stretchLength)
  return Array.from({ length: count }, (_, index) =>
    listed.slice(index * stretchLength, (index + 1) * stretchLength),
  )
}

/** Largest size of a region in the list (CSS pixels). */
const rowPicture = { width: 72, height: 40 }

/** The accessible name: codes first, then the words and the page. */
export function annotationName({ codeIds, target }: Annotation, codeOf: ReadonlyMap<string, Code>): string {
  const names = codeIds.map((id) => codeOf.get(id)?.name ?? 'Deleted code').join(', ')
  if (target.region) return `${names}: ${regionName(target)}`
  return `${names}: ${target.exact}${target.pageLabel === null ? '' : `, p. ${target.pageLabel}`}`
}

/** The first letters of the first and the last name. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => Array.from(word ?? '')[0]?.toUpperCase() ?? '')
    .join('')
}
