/**
 * Sources in a narrow window: a rail that shows the panel's signs only. The whole panel opens over the report on
 * focus by keyboard, when files are added, or when the pointer rests on it; the page never moves.
 */
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react'
import { useOpened, useSessionObject } from '../state/session.ts'
import { SourcesPanel } from './sources-panel.tsx'

/** How long the pointer rests before the panel opens, or is away before it closes (milliseconds). */
const hoverDelay = 350

export function SourcesRail() {
  const session = useSessionObject()
  const [open, setOpen] = useState(false)
  const cell = useRef<HTMLDivElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const empty = useOpened((opened) => opened.project.sources.length === 0)
  const adding = useOpened((opened) => opened.arrivals.length > 0)
  const [wasAdding, setWasAdding] = useState(adding)
  if (wasAdding !== adding) {
    setWasAdding(adding)
    setOpen(adding)
  }
  const later = (next: boolean) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      // What is being typed or tabbed through stays in sight.
      const held = cell.current?.querySelector(':focus-visible, :focus:is(input)') ?? null
      if (next || !held) setOpen(next)
    }, hoverDelay)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    clearTimeout(timer.current)
    if (event.target.matches(':focus-visible')) setOpen(true)
  }
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) later(false)
  }
  const onClick = (event: MouseEvent) => {
    // The report that was chosen should be seen, not covered.
    if (event.detail === 0 || !(event.target instanceof Element) || !event.target.closest('.source')) return
    clearTimeout(timer.current)
    setOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !open) return
    setOpen(false)
    session.reportRef.current?.focus()
    event.preventDefault()
  }
  return (
    <div
      ref={cell}
      className="panel-cell rail-cell"
      data-open={open || empty}
      onPointerEnter={() => later(true)}
      onPointerLeave={() => later(false)}
      onFocus={onFocus}
      onBlur={onBlur}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      <SourcesPanel />
    </div>
  )
}
