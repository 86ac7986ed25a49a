/**
 * Turns the mouse into selections and clicks: dragging with words snapped at the end, double click for a word,
 * triple for a sentence, four times for a paragraph, Shift to extend, Ctrl to add a part, scrolling when the pointer leaves the
 * view. The browser's own selection never begins.
 */
import type { CanonicalText, Span } from '../../shared/anchoring/canonical-text.ts'
import type { Spot } from './annotation-picking.ts'
import { pointUnder } from './page-points.ts'
import {
  joinUnits,
  snapToWords,
  spanBetween,
  zoneAt,
  type SelectionEnds,
  type UnitAt,
} from './selection-model.ts'
import type { SelectionState } from './selection-state.ts'
import type { TextSurface } from './text-surface.ts'

export interface PointerContext {
  readonly scroller: HTMLElement
  readonly source: CanonicalText
  readonly surface: TextSurface
  readonly selection: SelectionState
  readonly units: { readonly word: UnitAt; readonly sentence: UnitAt; readonly paragraph: UnitAt }
  /** A drag began or ended; while it lasts the selection is not settled. */
  readonly onDragging: (dragging: boolean) => void
  /** A single click that selected nothing. */
  readonly onClick: (spot: Spot) => void
  /** The pointer moved with no button down. */
  readonly onHover: (spot: Spot) => void
}

/** A pointer this far from where it was pressed is dragging, in pixels. */
const SLACK = 3
/** Text this far from the pointer is not under it, in pixels. */
const NEAR = 4

interface Drag {
  readonly x: number
  readonly y: number
  readonly began: Span
  readonly unit: UnitAt | null
  readonly zone: Span
  readonly clicks: number
  /** With Ctrl (or Cmd): what is selected stays, and this joins it. */
  readonly adding: boolean
  moved: boolean
}

export class PointerSelecting {
  readonly #context: PointerContext
  #drag: Drag | null = null
  #pointer = { x: 0, y: 0 }
  #frame = 0

  constructor(context: PointerContext) {
    this.#context = context
    context.scroller.addEventListener('mousedown', this.#pressed)
    context.scroller.addEventListener('mousemove', this.#hovered)
    window.addEventListener('mousemove', this.#moved)
    window.addEventListener('mouseup', this.#released)
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame)
    this.#context.scroller.removeEventListener('mousedown', this.#pressed)
    this.#context.scroller.removeEventListener('mousemove', this.#hovered)
    window.removeEventListener('mousemove', this.#moved)
    window.removeEventListener('mouseup', this.#released)
  }

  #pressed = (event: MouseEvent): void => {
    const { scroller, surface, source, selection, units } = this.#context
    if (event.button !== 0 || onScrollbar(scroller, event)) return
    // Keeps the browser from starting its own selection and from moving the focus away.
    event.preventDefault()
    const whole = { start: 0, end: source.text.length }
    const offset = surface.offsetFromPoint(event.clientX, event.clientY, whole)
    if (offset === null) {
      // Beside all text there may still be an area.
      if (event.detail === 1) this.#context.onClick(this.#spotOf(event))
      return
    }
    const adding = (event.ctrlKey || event.metaKey) && selection.beginPart()
    const ends = selection.ends
    const clicks = event.shiftKey ? 1 : event.detail
    const unit =
      clicks === 2 ? units.word : clicks === 3 ? units.sentence : clicks > 3 ? units.paragraph : null
    const began = unitSpan(unit, offset)
    const anchored = event.shiftKey && ends ? { start: ends.anchor, end: ends.anchor } : began
    this.#drag = {
      x: event.clientX,
      y: event.clientY,
      began: anchored,
      unit,
      zone: zoneAt(source, anchored.start),
      clicks,
      adding,
      moved: event.shiftKey,
    }
    this.#pointer = { x: event.clientX, y: event.clientY }
    this.#context.onDragging(true)
    if (event.shiftKey && ends) selection.set({ anchor: ends.anchor, focus: offset })
    else selection.start(endsOf(began))
  }

  #moved = (event: MouseEvent): void => {
    const drag = this.#drag
    if (!drag) return
    this.#pointer = { x: event.clientX, y: event.clientY }
    if (!drag.moved && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < SLACK) return
    drag.moved = true
    if (!this.#frame) this.#frame = requestAnimationFrame(this.#follow)
  }

  /** Once a frame: scrolls when the pointer is outside the view, and extends to the text nearest to it. */
  #follow = (): void => {
    this.#frame = 0
    if (!this.#drag) return
    const view = this.#context.scroller.getBoundingClientRect()
    const { y } = this.#pointer
    const outside = y < view.top ? y - view.top : y > view.bottom ? y - view.bottom : 0
    if (outside !== 0) {
      this.#context.scroller.scrollTop += Math.sign(outside) * Math.min(80, 8 + Math.abs(outside) * 0.5)
      this.#frame = requestAnimationFrame(this.#follow)
    }
    this.#extend(this.#drag)
  }

  #extend(drag: Drag): void {
    const { surface, selection } = this.#context
    const offset = surface.offsetFromPoint(this.#pointer.x, this.#pointer.y, drag.zone)
    if (offset === null) return
    selection.set(
      drag.unit
        ? joinUnits(drag.began, unitSpan(drag.unit, offset))
        : { anchor: drag.began.start, focus: offset },
    )
  }

  #released = (event: MouseEvent): void => {
    const drag = this.#drag
    if (!drag || event.button !== 0) return
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    this.#pointer = { x: event.clientX, y: event.clientY }
    if (drag.moved) this.#extend(drag)
    this.#drag = null
    if (drag.moved && !drag.unit) this.#snap()
    this.#context.onDragging(false)
    if (!drag.moved && drag.clicks === 1 && !drag.adding) this.#context.onClick(this.#spotOf(event))
  }

  #snap(): void {
    const { selection, source, units } = this.#context
    const ends = selection.ends
    const span = ends && spanBetween(source, ends)
    if (!ends || !span) return
    const snapped = snapToWords(span, units.word)
    selection.set(
      ends.focus < ends.anchor
        ? { anchor: snapped.end, focus: snapped.start }
        : { anchor: snapped.start, focus: snapped.end },
    )
  }

  #hovered = (event: MouseEvent): void => {
    if (event.buttons === 0 && !this.#drag) this.#context.onHover(this.#spotOf(event))
  }

  #spotOf({ clientX, clientY }: MouseEvent): Spot {
    const { source, surface } = this.#context
    const whole = { start: 0, end: source.text.length }
    return {
      under: surface.characterFromPoint(clientX, clientY, whole, NEAR),
      point: pointUnder(surface, clientX, clientY),
    }
  }
}

function unitSpan(unit: UnitAt | null, offset: number): Span {
  const here = { start: offset, end: offset }
  if (!unit) return here
  return unit(offset) ?? (offset > 0 ? unit(offset - 1) : null) ?? here
}

function endsOf(span: Span): SelectionEnds {
  return { anchor: span.start, focus: span.end }
}

function onScrollbar(scroller: HTMLElement, event: MouseEvent): boolean {
  const box = scroller.getBoundingClientRect()
  return (
    event.clientX >= box.left + scroller.clientLeft + scroller.clientWidth ||
    event.clientY >= box.top + scroller.clientTop + scroller.clientHeight
  )
}
