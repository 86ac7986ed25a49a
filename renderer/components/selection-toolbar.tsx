/**
 * The toolbar that follows a settled selection: one button per code. It never takes the focus by itself, so the
 * digit keys work at once; Tab reaches it, arrows move inside, Escape goes back to the report.
 */
import { Check, Copy, Ellipsis, Plus } from 'lucide-react'
import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react'
import { codePath, keyedCodes, type Code } from '../../shared/domain/codebook.ts'
import { copyPassage } from '../commands/copy-words.ts'
import { finishSetting } from '../commands/finish-setting.ts'
import { addPart } from '../commands/mark-area.ts'
import { tagPassage } from '../commands/tag-passage.ts'
import { say } from '../commands/tell.ts'
import { pageSaid } from '../state/page-words.ts'
import { isSetting, useOpened, useSession, useSessionObject } from '../state/session.ts'
import { describeSelection, sizeInWords } from '../state/selected-passage.ts'
import type { TextSelection } from '../viewers/report-view.ts'
import { CodeSample } from './code-sample.tsx'
import { rove, useRoving } from './roving.ts'

/** Time a selection must rest before the toolbar shows, and before it is announced (milliseconds). */
const settleTime = 80
const announceTime = 900
/** Distance kept from the edges of the report and from the words (pixels). */
const gap = 8

export function SelectionToolbar({ hidden }: { readonly hidden: boolean }) {
  const selected = useOpened((opened) => opened.selected)
  const [settled, setSettled] = useState<TextSelection | null>(null)
  const [focused, setFocused] = useState(false)
  useEffect(() => {
    if (!selected) return undefined
    const timer = setTimeout(() => setSettled(selected), settleTime)
    return () => clearTimeout(timer)
  }, [selected])
  useAnnouncement(selected)
  // While it has the focus it stays, so that the focus is not lost.
  if (!selected || (!focused && (settled !== selected || hidden))) return null
  return <Toolbar selected={selected} moved={hidden} onFocused={setFocused} />
}

interface ToolbarProps {
  readonly selected: TextSelection
  /** True while the words move below it. */
  readonly moved: boolean
  readonly onFocused: (focused: boolean) => void
}

function Toolbar({ selected, moved, onFocused }: ToolbarProps) {
  const session = useSessionObject()
  const codes = useOpened((opened) => opened.project.codes)
  const keyed = useMemo(() => keyedCodes(codes), [codes])
  const attaching = useOpened((opened) => opened.attaching?.sourceId === opened.sourceId)
  const choosing = useOpened((opened) => opened.atField?.choosing === true)
  const setting = useOpened((opened) => opened.adjusting !== null) || attaching || choosing
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const toolbar = useStand(selected, moved)
  const shown = readOnly || setting ? [] : keyed
  const more = shown.length > 0 && codes.filter(({ retired }) => !retired).length > shown.length
  const words = selected.region === undefined
  const ids = [
    ...(setting ? ['ends'] : []),
    ...shown.map(({ code }) => code.id),
    ...(more ? ['more'] : []),
    ...(words ? ['part'] : []),
    'copy',
  ]
  const { stop, onFocus } = useRoving(ids, null)
  const toReport = () => session.reportRef.current?.focus()
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (rove(event, 'horizontal') || event.key !== 'Escape') return
    toReport()
    event.preventDefault()
  }
  const act = async (make: () => Promise<unknown>) => {
    const within = toolbar.current?.contains(document.activeElement) === true
    await make()
    if (within) toReport()
  }
  return (
    <div
      ref={toolbar}
      className="selection-toolbar"
      role="toolbar"
      aria-label="Tag selection"
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        onFocus(event)
        onFocused(true)
      }}
      onBlur={() => onFocused(false)}
      onPointerDown={(event) => event.preventDefault()}
    >
      {setting && (
        <button
          type="button"
          className="btn primary"
          data-rove="ends"
          tabIndex={stop === 'ends' ? 0 : -1}
          onClick={() => void act(() => finishSetting(session))}
        >
          <Check className="icon" aria-hidden />
          {choosing ? 'Assign words' : attaching ? 'Attach here' : 'Set ends'}{' '}
          <span className="kbd">Enter</span>
        </button>
      )}
      {readOnly && <span className="toolbar-words">Read-only: nothing can be tagged</span>}
      {shown.map(({ code, key }) => (
        <CodeButton
          key={code.id}
          code={code}
          path={codePath(codes, code)}
          digit={key}
          reachable={stop === code.id}
          onPress={() => void act(() => tagPassage(session, code))}
        />
      ))}
      {more && (
        <button
          type="button"
          className="btn quiet square"
          data-rove="more"
          tabIndex={stop === 'more' ? 0 : -1}
          aria-label="All codes"
          aria-keyshortcuts="0"
          title="All codes (0)"
          onClick={() => session.store.setState({ shown: 'codes' })}
        >
          <Ellipsis className="icon" aria-hidden />
        </button>
      )}
      <span className="separator" />
      {words && (
        <button
          type="button"
          className="btn quiet square"
          data-rove="part"
          tabIndex={stop === 'part' ? 0 : -1}
          aria-label="Add another part"
          aria-keyshortcuts="A"
          title="Add another part (A, or Ctrl and drag)"
          onClick={() => {
            addPart(session)
            toReport()
          }}
        >
          <Plus className="icon" aria-hidden />
        </button>
      )}
      <button
        type="button"
        className="btn quiet square"
        data-rove="copy"
        tabIndex={stop === 'copy' ? 0 : -1}
        aria-label="Copy passage"
        title="Copy passage (Ctrl+C)"
        onClick={() => void copyPassage(session)}
      >
        <Copy className="icon" aria-hidden />
      </button>
    </div>
  )
}

interface CodeButtonProps {
  readonly code: Code
  /** Its name with those above it. */
  readonly path: string
  readonly digit: string
  readonly reachable: boolean
  readonly onPress: () => void
}

function CodeButton({ code, path, digit, reachable, onPress }: CodeButtonProps) {
  return (
    <button
      type="button"
      className="btn quiet"
      data-rove={code.id}
      tabIndex={reachable ? 0 : -1}
      aria-label={code.name}
      aria-keyshortcuts={digit}
      title={`${path} (${digit})`}
      onClick={onPress}
    >
      <CodeSample code={code} />
      <span className="clip">{code.name}</span>
      <span className="kbd" aria-hidden>
        {digit}
      </span>
    </button>
  )
}

/** Says once what is selected and what to press, when the selection has come to rest. */
function useAnnouncement(selected: TextSelection | null): void {
  const session = useSessionObject()
  const inView = useSession((state) => state.inView)
  useEffect(() => {
    if (!selected || inView.state !== 'ready') return undefined
    const { sourceId, text } = inView
    const timer = setTimeout(() => {
      const { opened } = session.store.getState()
      if (!opened || isSetting(opened)) return
      const passage = describeSelection(text.canonical, selected)
      const page = pageSaid(opened.project, { sourceId, target: passage })
      const keys = keyedCodes(opened.project.codes).map(({ code, key }) => `${key} ${code.name}`)
      const what = opened.readOnly === null ? ` Press ${keys.join(', ')}; or Tab.` : ''
      say(session, `${sizeInWords(passage)} selected${page === '' ? '' : `, ${page}`}.${what}`)
    }, announceTime)
    return () => clearTimeout(timer)
  }, [session, selected, inView])
}

/** Returns a ref for the toolbar, which is put where the words stand and kept there when the window changes. */
function useStand(selected: TextSelection, moved: boolean): RefObject<HTMLDivElement | null> {
  const toolbar = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const place = () => {
      const element = toolbar.current
      if (!element) return
      const where = selected.place()
      element.style.visibility = where ? 'visible' : 'hidden'
      if (where) Object.assign(element.style, position(element, where.first, where.last, selected.upwards))
    }
    place()
    addEventListener('resize', place)
    return () => removeEventListener('resize', place)
  }, [selected, moved])
  return toolbar
}

/** Above the first line; below the last where there is no room or the selection was drawn upwards. */
function position(
  element: HTMLElement,
  first: DOMRect,
  last: DOMRect,
  upwards: boolean,
): { left: string; top: string } {
  const bounds = element.parentElement?.getBoundingClientRect() ?? new DOMRect()
  const { width, height } = element.getBoundingClientRect()
  const above = first.top - height - gap
  const bar = element.parentElement?.querySelector('.report-bar')?.getBoundingClientRect()
  const lowest = (bar?.bottom ?? bounds.top) + gap
  const top = above >= lowest && !upwards ? above : Math.min(last.bottom + gap, bounds.bottom - height - gap)
  const left = Math.min(Math.max(first.left, bounds.left + gap), bounds.right - width - gap)
  return {
    left: `${Math.max(left, bounds.left + gap) - bounds.left}px`,
    top: `${Math.max(top, lowest) - bounds.top}px`,
  }
}
