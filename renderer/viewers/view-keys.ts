/** Hears the keyboard and the clipboard in the report, and does what keys mean there. */
import type { AreaControl } from './area-control.ts'
import { actionOf, type KeyAction } from './caret-keys.ts'
import type { CaretControl } from './caret-control.ts'
import type { Desk } from './desk.ts'
import type { ReportViewHandle } from './report-view.ts'

export interface KeysContext {
  readonly root: HTMLElement
  readonly desk: Desk
  readonly caret: CaretControl
  readonly areas: AreaControl
  readonly handle: ReportViewHandle
  /** Returns whether Escape is the frame's: something is selected that it clears. */
  readonly isOccupied: () => boolean
  /** Returns the words selected, "" for none. */
  readonly selectedText: () => string
}

export class ViewKeys {
  readonly #context: KeysContext
  /** The landmark around the view: focus on it is focus in the report too. */
  readonly #element: HTMLElement

  constructor(context: KeysContext) {
    this.#context = context
    this.#element = context.root.closest('main') ?? context.root
    this.#element.addEventListener('keydown', this.#pressed)
    this.#element.addEventListener('copy', this.#copied)
  }

  destroy(): void {
    this.#element.removeEventListener('keydown', this.#pressed)
    this.#element.removeEventListener('copy', this.#copied)
  }

  #pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || isField(event.target)) return
    const action = actionOf(event, /^mac/i.test(navigator.platform))
    if (!action || (isButton(event.target) && buttonUses(action))) return
    if (this.#act(action)) event.preventDefault()
  }

  /** Returns false for what is left to the browser or the frame. */
  #act(action: KeyAction): boolean {
    const { caret, handle } = this.#context
    switch (action.do) {
      case 'move':
        // Without a caret, arrows and page keys scroll, as the browser does it.
        if (!caret.shown && !action.extend) return this.#goToEdge(action)
        void caret.move(action)
        return true
      case 'grow':
        void caret.grow(action)
        return true
      case 'scroll':
        return this.#scroll(action.back)
      case 'leave':
        return this.#leave()
      case 'toggle-caret':
        handle.toggleCaret()
        return true
      case 'outwards':
        handle.selectOutwards()
        return true
      case 'zoom-in':
        handle.zoomIn()
        return true
      case 'zoom-out':
        handle.zoomOut()
        return true
      case 'fit-width':
        handle.fitWidth()
        return true
    }
  }

  #goToEdge(action: Extract<KeyAction, { do: 'move' }>): boolean {
    if (action.by !== 'document') return false
    const { scroller } = this.#context.desk
    scroller.scrollTop = action.back ? 0 : scroller.scrollHeight
    return true
  }

  /** The mirror that has the focus while there is a caret can't scroll the report of itself. */
  #scroll(back: boolean): boolean {
    const { caret, desk } = this.#context
    if (!caret.shown) return false
    desk.scroller.scrollBy(0, (back ? -0.9 : 0.9) * desk.scroller.clientHeight)
    return true
  }

  /** One step out: marking an area ends; the caret goes, once nothing is selected. */
  #leave(): boolean {
    const { caret, areas, isOccupied } = this.#context
    if (areas.drawing) {
      areas.leave()
      return true
    }
    if (isOccupied() || !caret.shown) return false
    caret.hide()
    return true
  }

  #copied = (event: ClipboardEvent): void => {
    const text = this.#context.selectedText()
    if (text === '' || isField(event.target)) return
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
}

/** Fields keep their keys; the caret's read-only mirror is none. */
function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, select, textarea:not([readonly])')
}

function isButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, [role="toolbar"]') !== null
}

/** Arrows move inside toolbars, Space presses a button. */
function buttonUses(action: KeyAction): boolean {
  return action.do === 'move' || action.do === 'scroll' || action.do === 'leave'
}
