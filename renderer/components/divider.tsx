/** A line between two regions that can be dragged, or moved with the keyboard (WAI-ARIA window splitter). */
import { useRef, type KeyboardEvent, type PointerEvent } from 'react'

export interface DividerProps {
  readonly label: string
  readonly orientation: 'vertical' | 'horizontal'
  /** Present size of the region it controls, in pixels. */
  readonly size: number
  readonly min: number
  readonly max: number
  /** +1 where the region lies before the line, -1 where it lies after it. */
  readonly side: 1 | -1
  readonly onSize: (size: number) => void
  /** Enter: collapse, or back to the standard size. */
  readonly onToggle?: () => void
}

/** One press of an arrow key, in pixels. */
const step = 16

export function Divider({ label, orientation, size, min, max, side, onSize, onToggle }: DividerProps) {
  const dragged = useRef<{ readonly from: number; readonly size: number } | null>(null)
  const along = (event: PointerEvent) => (orientation === 'vertical' ? event.clientX : event.clientY)
  const set = (next: number) => onSize(Math.round(Math.min(max, Math.max(min, next))))
  const onKeyDown = (event: KeyboardEvent) => {
    const forward = orientation === 'vertical' ? 'ArrowRight' : 'ArrowDown'
    const back = orientation === 'vertical' ? 'ArrowLeft' : 'ArrowUp'
    if (event.key === forward) set(size + step * side)
    else if (event.key === back) set(size - step * side)
    else if (event.key === 'Home') set(min)
    else if (event.key === 'End') set(max)
    else if (event.key === 'Enter' && onToggle) onToggle()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      className={`divider ${orientation}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(size)}
      aria-valuemin={min}
      aria-valuemax={max}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        dragged.current = { from: along(event), size }
      }}
      onPointerMove={(event) => {
        if (dragged.current) set(dragged.current.size + (along(event) - dragged.current.from) * side)
      }}
      onPointerUp={() => {
        dragged.current = null
      }}
    />
  )
}
