/**
 * The list of annotations: one line each, one tab stop. Of a long one only what is near sight is drawn, and the
 * stretch with the tab stop, so that a hundred thousand open without delay.
 */
import { MessageSquare } from 'lucide-react'
import {
  Fragment,
  memo,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
} from 'react'
import type { Code } from '../../shared/domain/codebook.ts'
import type { Annotation, Source } from '../../shared/domain/project.ts'
import { deleteAnnotation } from '../commands/edit-annotation.ts'
import { selectAnnotation, stepAnnotation } from '../commands/select-annotation.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { pageMark } from '../state/page-words.ts'
import { CodeSample } from './code-sample.tsx'
import { RegionPicture, regionName } from './region-picture.tsx'
import { useDrawnRows, type DrawnRows } from './use-drawn-rows.ts'

export interface AnnotationListProps {
  readonly listed: readonly Annotation[]
}

export function AnnotationList({ listed }: AnnotationListProps) {
  const session = useSessionObject()
  const list = useRef<HTMLUListElement>(null)
  const codes = useOpened((opened) => opened.project.codes)
  const coders = useOpened((opened) => opened.project.coders)
  const sources = useOpened((opened) => opened.project.sources)
  const currentId = useOpened((opened) => opened.annotationId)
  const codeOf = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes])
  const initialsOf = useMemo(() => new Map(coders.map(({ id, name }) => [id, initials(name)])), [coders])
  const stretches = useMemo(() => stretchesOf(listed), [listed])
  const drawn = useDrawnRows(list, { count: listed.length, length: stretchLength })
  const currentAt = useMemo(() => listed.findIndex(({ id }) => id === currentId), [listed, currentId])
  const current = listed[currentAt] ?? null
  const [focusedId, setFocusedId] = useState<string | null>(null)
  const focusedAt = useMemo(() => listed.findIndex(({ id }) => id === focusedId), [listed, focusedId])
  // The annotation at hand, else where the focus was last, else the first.
  const stopAt = [currentAt, focusedAt].find((at) => at >= 0) ?? 0
  const shown = shownStretches(stretches.length, drawn, [stopAt, focusedAt])
  const onFocus = (event: FocusEvent) => {
    const id = event.target.closest<HTMLElement>('[data-annotation]')?.dataset['annotation']
    if (id !== undefined) setFocusedId(id)
  }
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
    <ul ref={list} onKeyDown={onKeyDown} onFocus={onFocus}>
      {shown.map(({ index, before }) => (
        <Fragment key={index}>
          <NotDrawn rows={before * stretchLength} rowHeight={drawn.rowHeight} />
          <Stretch
            annotations={stretches[index] ?? []}
            first={index * stretchLength}
            count={listed.length}
            codeOf={codeOf}
            sources={sources}
            initialsOf={initialsOf}
            current={inStretch(index, currentAt)}
            stop={inStretch(index, stopAt)}
            onSelect={onSelect}
          />
        </Fragment>
      ))}
      <NotDrawn rows={listed.length - endOf(shown)} rowHeight={drawn.rowHeight} />
    </ul>
  )
}

/** A stretch that is drawn, and how many before it are not. */
interface ShownStretch {
  readonly index: number
  readonly before: number
}

/** The stretches to draw, in order: those near sight and those of the tab stop and the focus, which must not go. */
function shownStretches(
  count: number,
  { from, to }: DrawnRows,
  places: readonly number[],
): readonly ShownStretch[] {
  const near = Array.from({ length: to - from + 1 }, (_, place) => from + place)
  const kept = places.filter((at) => at >= 0).map((at) => Math.floor(at / stretchLength))
  const indexes = [...new Set([...near, ...kept])].filter((index) => index < count).sort((a, b) => a - b)
  return indexes.map((index, place) => ({ index, before: index - ((indexes[place - 1] ?? -1) + 1) }))
}

/** How many rows there are up to the end of what is drawn. */
function endOf(shown: readonly ShownStretch[]): number {
  return ((shown.at(-1)?.index ?? -1) + 1) * stretchLength
}

/** The place of a row within a stretch, or -1 where it is in another. */
function inStretch(index: number, at: number): number {
  return at >= 0 && Math.floor(at / stretchLength) === index ? at % stretchLength : -1
}

/** The room of rows that are not drawn. */
function NotDrawn({ rows, rowHeight }: { readonly rows: number; readonly rowHeight: number }) {
  return rows > 0 && <li aria-hidden style={{ height: rows * rowHeight }} />
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
  /** The place of the first of them in the list, from 0, and how many the list has. */
  readonly first: number
  readonly count: number
  readonly codeOf: ReadonlyMap<string, Code>
  readonly sources: readonly Source[]
  readonly initialsOf: ReadonlyMap<string, string>
  /** Places among these of the annotation at hand and of the tab stop; -1 where they are elsewhere. */
  readonly current: number
  readonly stop: number
  readonly onSelect: (annotation: Annotation, byKeyboard: boolean) => void
}

/** So many annotations are drawn, and compared, as one. */
const stretchLength = 50

const Stretch = memo(function Stretch(props: StretchProps) {
  const { annotations, first, count, codeOf, sources, initialsOf, current, stop, onSelect } = props
  return annotations.map((annotation, place) => (
    <AnnotationItem
      key={annotation.id}
      annotation={annotation}
      number={first + place + 1}
      count={count}
      codeOf={codeOf}
      page={pageMark({ sources }, annotation)}
      coder={initialsOf.get(annotation.creatorId ?? '') ?? ''}
      current={place === current}
      reachable={place === stop}
      onSelect={onSelect}
    />
  ))
})

interface AnnotationItemProps {
  readonly annotation: Annotation
  /** Its number in the list, from 1, of so many: what is drawn of a list does not show its length. */
  readonly number: number
  readonly count: number
  readonly codeOf: ReadonlyMap<string, Code>
  /** "p. 12", or "" where there are no pages. */
  readonly page: string
  /** Initials. */
  readonly coder: string
  readonly current: boolean
  /** The one tab stop of the list. */
  readonly reachable: boolean
  readonly onSelect: (annotation: Annotation, byKeyboard: boolean) => void
}

/** Drawn again only when something of its own changes. */
const AnnotationItem = memo(function AnnotationItem(props: AnnotationItemProps) {
  const { annotation, number, count, codeOf, page, coder, current, reachable, onSelect } = props
  const { exact, region } = annotation.target
  const name = annotationName(annotation, codeOf, page)
  const [first = ''] = annotation.codeIds
  return (
    <li aria-label={name} aria-posinset={number} aria-setsize={count}>
      <button
        type="button"
        className="annotation"
        aria-current={current}
        aria-label={name}
        data-annotation={annotation.id}
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
          <span>{page}</span>
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

/** The accessible name: codes first, then the words and the page ("p. 12", or ""). */
export function annotationName(
  { codeIds, target }: Annotation,
  codeOf: ReadonlyMap<string, Code>,
  page: string,
): string {
  const names = codeIds.map((id) => codeOf.get(id)?.name ?? 'Deleted code').join(', ')
  if (target.region) return `${names}: ${regionName(target.exact, page)}`
  return `${names}: ${target.exact}${page === '' ? '' : `, ${page}`}`
}

/** The first letters of the first and the last name. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => Array.from(word ?? '')[0]?.toUpperCase() ?? '')
    .join('')
}
