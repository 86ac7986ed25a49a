/**
 * The toolbar that follows a settled selection: one button per code. It never takes the focus by itself, so the
 * digit keys work at once; Tab reaches it and arrows move inside.
 */
import { Check, Copy } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { finishAdjusting } from '../commands/edit-annotation.ts'
import { tagPassage } from '../commands/tag-passage.ts'
import { say } from '../commands/submit-change.ts'
import { useOpened, useSession, useSessionObject } from '../state/session.ts'
import { CodeSample } from './code-sample.tsx'

/** Time a selection must rest before the toolbar shows (milliseconds). */
const settleTime = 80
/** Distance kept from the edges of the report and from the words (pixels). */
const gap = 8
/** Codes offered beside the digit keys. */
const offered = 9

export function SelectionToolbar({ hidden }: { readonly hidden: boolean }) {
  const selected = useOpened((opened) => opened.selected)
  const [settled, setSettled] = useState<typeof selected>(null)
  useEffect(() => {
    if (!selected) return undefined
    const timer = setTimeout(() => setSettled(selected), settleTime)
    return () => clearTimeout(timer)
  }, [selected])
  if (!selected || settled !== selected || hidden) return null
  return <Toolbar />
}

function Toolbar() {
  const session = useSessionObject()
  const selected = useOpened((opened) => opened.selected)
  const codes = useOpened((opened) => opened.project.codes)
  const adjusting = useOpened((opened) => opened.adjusting)
  const canonical = useSession((state) =>
    state.inView.state === 'ready' ? state.inView.text.canonical : null,
  )
  const toolbar = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const place = () => {
      const element = toolbar.current
      const where = selected?.place()
      if (!element) return
      element.style.visibility = where ? 'visible' : 'hidden'
      if (where)
        Object.assign(element.style, position(element, where.first, where.last, selected?.upwards === true))
    }
    place()
    addEventListener('resize', place)
    return () => removeEventListener('resize', place)
  }, [selected])
  const copy = async () => {
    if (!selected || !canonical) return
    const words = selected.spans.map(({ start, end }) => canonical.text.slice(start, end)).join(' … ')
    await navigator.clipboard.writeText(words)
    say(session, 'Passage copied.')
  }
  return (
    <div
      ref={toolbar}
      className="selection-toolbar"
      role="toolbar"
      aria-label="Tag selection"
      onKeyDown={rove}
      onPointerDown={(event) => event.preventDefault()}
    >
      {adjusting !== null && (
        <button type="button" className="btn primary" onClick={() => void finishAdjusting(session)}>
          <Check className="icon" aria-hidden />
          Set ends <span className="kbd">Enter</span>
        </button>
      )}
      {adjusting === null &&
        codes.slice(0, offered).map((code, index) => (
          <button
            key={code.id}
            type="button"
            className="btn quiet"
            tabIndex={index === 0 ? 0 : -1}
            aria-label={code.name}
            aria-keyshortcuts={String(index + 1)}
            title={`${code.name} (${index + 1})`}
            onClick={() => void tagPassage(session, code)}
          >
            <CodeSample code={code} />
            {code.name}
            <span className="kbd" aria-hidden>
              {index + 1}
            </span>
          </button>
        ))}
      <span className="separator" />
      <button
        type="button"
        className="btn quiet square"
        tabIndex={-1}
        aria-label="Copy passage"
        title="Copy passage (Ctrl+C)"
        onClick={() => void copy()}
      >
        <Copy className="icon" aria-hidden />
      </button>
    </div>
  )
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
  const lowest = bounds.top + 36 + gap
  const top = above >= lowest && !upwards ? above : Math.min(last.bottom + gap, bounds.bottom - height - gap)
  const left = Math.min(Math.max(first.left, bounds.left + gap), bounds.right - width - gap)
  return { left: `${left - bounds.left}px`, top: `${Math.max(top, lowest) - bounds.top}px` }
}

/** One tab stop; arrows, Home and End move inside (WAI-ARIA toolbar pattern). */
function rove(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
  if (to === undefined) return
  buttons[(to + buttons.length) % buttons.length]?.focus()
  event.preventDefault()
}
