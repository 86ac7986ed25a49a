/** The caret in the report: shows it, moves it, selects with it, and keeps it in view and in the mirror. */
import type { CanonicalText } from '../../shared/anchoring/canonical-text.ts'
import type { KeyAction } from './caret-keys.ts'
import { moveCaret } from './caret-moves.ts'
import { CaretMirror } from './caret-mirror.ts'
import type { Desk } from './desk.ts'
import { growByUnit, shrinkByUnit, zoneAt, type UnitAt } from './selection-model.ts'
import { scrollToSpan } from './scroll-to-span.ts'
import type { SelectionState } from './selection-state.ts'
import type { TextMarks } from './text-marks.ts'
import type { TextSurface } from './text-surface.ts'

export interface CaretContext {
  readonly root: HTMLElement
  readonly desk: Desk
  readonly source: CanonicalText
  readonly surface: TextSurface
  readonly selection: SelectionState
  readonly marks: TextMarks
  readonly units: { readonly sentence: UnitAt; readonly paragraph: UnitAt }
  readonly onShown: () => void
}

/** Space kept between the caret and the edges of the view, in pixels. */
const EDGE = 28

type Move = Extract<KeyAction, { do: 'move' }>
type Grow = Extract<KeyAction, { do: 'grow' }>

export class CaretControl {
  readonly #context: CaretContext
  readonly #mirror: CaretMirror
  #shown = false
  #column: number | null = null

  constructor(context: CaretContext) {
    this.#context = context
    this.#mirror = new CaretMirror(context.root)
  }

  get shown(): boolean {
    return this.#shown
  }

  /**
   * Shows the caret and gives it the focus: at its last place if that is on screen or something is selected,
   * else at the first line on screen.
   */
  show(): void {
    const { selection, desk } = this.#context
    if (selection.caret === null || (selection.spans.length === 0 && !this.#isOnScreen(selection.caret))) {
      const { offset } = desk.place()
      selection.set({ anchor: offset, focus: offset })
    }
    this.#setShown(true)
    this.#mirror.focus()
    this.draw()
  }

  hide(): void {
    const hadFocus = this.#mirror.hasFocus
    this.#setShown(false)
    this.draw()
    if (hadFocus) this.#context.desk.scroller.focus({ preventScroll: true })
  }

  /** Draws caret and mirror anew, after the selection or the layout changed. */
  draw = (): void => {
    const { marks, selection, source } = this.#context
    marks.placeCaret(this.#shown ? selection.caret : null)
    if (selection.ends) this.#mirror.show(source, selection.ends)
  }

  /** Moves the caret, or extends the selection with it; shows the caret first where it was hidden. */
  async move(action: Move): Promise<void> {
    if (!this.#shown) this.show()
    const { selection, source, surface } = this.#context
    const ends = selection.ends
    if (!ends) return
    if (action.by === 'page') return this.#movePage(action)
    const leaving = !action.extend && selection.spans.length > 0
    const edge = action.back ? Math.min(ends.anchor, ends.focus) : Math.max(ends.anchor, ends.focus)
    const place = { source, surface, offset: leaving ? edge : ends.focus, column: this.#column }
    // As everywhere: an arrow without Shift first leaves the selection, at the end it points to.
    const stays = leaving && action.by === 'character'
    const move = stays ? { offset: edge, column: null } : moveCaret(place, action.by, action.back)
    this.#go(move.offset, action.extend)
    this.#column = move.column
    await this.#keepInView()
  }

  async grow(action: Grow): Promise<void> {
    if (!this.#shown) this.show()
    const { selection, source, units } = this.#context
    if (!selection.ends) return
    const change = action.back ? shrinkByUnit : growByUnit
    selection.set(change(source, selection.ends, units[action.by]))
    this.#column = null
    await this.#keepInView()
  }

  destroy(): void {
    this.#mirror.destroy()
  }

  #isOnScreen(offset: number): boolean {
    const { surface, desk } = this.#context
    const box = surface.caretBox(offset)
    const view = desk.scroller.getBoundingClientRect()
    return box !== null && box.bottom > view.top && box.top < view.bottom
  }

  #go(offset: number, extend: boolean): void {
    const { selection } = this.#context
    if (extend) selection.set({ anchor: selection.ends?.anchor ?? offset, focus: offset })
    else selection.start({ anchor: offset, focus: offset })
  }

  async #movePage(action: Move): Promise<void> {
    const { desk, surface, selection, source } = this.#context
    const caret = selection.caret
    const box = caret === null ? null : surface.caretBox(caret)
    if (caret === null || !box) return
    const column = this.#column ?? box.left
    const step = desk.scroller.clientHeight * (action.back ? -0.9 : 0.9)
    const before = desk.scroller.scrollTop
    desk.scroller.scrollTop += step
    const scrolled = desk.scroller.scrollTop - before
    await nextFrame()
    // At the end of the report the view can't go on, but the caret can.
    const y = box.top + box.height / 2 + (step - scrolled)
    const offset = surface.offsetFromPoint(column, y, zoneAt(source, caret))
    if (offset !== null) this.#go(offset, action.extend)
    this.#column = column
  }

  async #keepInView(): Promise<void> {
    const { desk, surface, selection } = this.#context
    const caret = selection.caret
    if (caret === null) return
    let box = surface.caretBox(caret)
    if (!box) {
      await scrollToSpan(desk, surface, { start: caret, end: caret + 1 })
      box = surface.caretBox(caret)
    }
    if (!box || selection.caret !== caret) return
    const view = desk.scroller.getBoundingClientRect()
    if (box.top < view.top + EDGE) desk.scroller.scrollTop -= view.top + EDGE - box.top
    else if (box.bottom > view.bottom - EDGE) desk.scroller.scrollTop += box.bottom - view.bottom + EDGE
    if (box.left < view.left + EDGE) desk.scroller.scrollLeft -= view.left + EDGE - box.left
    else if (box.right > view.right - EDGE) desk.scroller.scrollLeft += box.right - view.right + EDGE
    this.draw()
  }

  #setShown(shown: boolean): void {
    if (this.#shown === shown) return
    this.#shown = shown
    this.#context.onShown()
  }
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()))
}
