/**
 * Marking an area of a page: drawn with the pointer, or placed, moved and sized with the keyboard; kept, it is
 * selected as words are. The rectangle is one element on its page and holds the focus, so that its keys come here.
 */
import type { PageBox } from '../../shared/anchoring/page-box.ts'
import { areaKey } from './area-keys.ts'
import { EDGES, areaBetween, areaWithin, moveArea, moveEdge, type Edge } from './area-shape.ts'
import type { Desk } from './desk.ts'
import { boxFromSeen, seenFromBox, type SeenBox } from './page-frame.ts'
import { mountedPages, pageUnder, placeOnPage, seenAt, type MountedPage } from './page-points.ts'
import type { TextSurface } from './text-surface.ts'

export interface AreaContext {
  /** Names a sheet, 1-based, as the person counts the pages. */
  readonly labelOf: (sheet: number) => string
  readonly desk: Desk
  readonly surface: TextSurface
  /** The mode or the kept area changed. */
  readonly onChange: () => void
  /** Tells assistive technology something. */
  readonly onSay: (text: string) => void
}

interface Area {
  readonly page: MountedPage
  readonly box: SeenBox
}

type Drag = { readonly last: readonly [number, number] } & (
  | { readonly does: 'draw'; readonly page: MountedPage; readonly from: readonly [number, number] }
  | { readonly does: 'move' | Edge }
)

const HOW = 'Arrows move it, Shift and arrows size it, with Control in larger steps.'

export class AreaControl {
  readonly #context: AreaContext
  readonly #element = document.createElement('div')
  #armed = false
  #area: Area | null = null
  #kept = false
  #drag: Drag | null = null

  constructor(context: AreaContext) {
    this.#context = context
    const element = this.#element
    element.className = 'area'
    element.tabIndex = 0
    element.setAttribute('role', 'application')
    element.setAttribute('aria-roledescription', 'area')
    element.append(...EDGES.map(handle))
    element.addEventListener('keydown', this.#pressedKey)
    // Before words are selected: in area mode a press on a page begins an area.
    context.desk.scroller.addEventListener('mousedown', this.#pressed, { capture: true })
    window.addEventListener('mousemove', this.#moved)
    window.addEventListener('mouseup', this.#released)
  }

  /** True from the moment areas can be drawn until one is kept or the mode is left. */
  get drawing(): boolean {
    return this.#armed
  }

  /** The area that is selected; null while it is drawn, and without one. */
  get kept(): PageBox | null {
    return this.#area && this.#kept ? boxFromSeen(this.#area.page.frame, this.#area.box) : null
  }

  /** Where the area stands in the window; null without one. */
  place(): DOMRect | null {
    return this.#area && this.#element.isConnected ? this.#element.getBoundingClientRect() : null
  }

  /** Begins; with a rectangle in the middle of what is seen of the current page, for the keyboard. */
  start(withRectangle: boolean): void {
    this.#remove()
    this.#setArmed(true)
    const page = this.#currentPage()
    if (!withRectangle || !page) {
      this.#context.onSay('Drag a rectangle over the part of a page to mark. Escape leaves.')
      this.#context.desk.scroller.focus({ preventScroll: true })
      return
    }
    this.#show({ page, box: areaWithin(this.#visiblePart(page)) })
    this.#element.focus({ preventScroll: true })
    this.#context.onSay(
      `Area on page ${this.#context.labelOf(page.frame.page)}. ${HOW} Enter keeps it, Escape leaves.`,
    )
  }

  /** Shows an area as selected, to be adjusted; its page must be mounted. False where it is not. */
  set(box: PageBox): boolean {
    const page = mountedPages(this.#context.surface).find(({ frame }) => frame.page === box.page)
    if (!page) return false
    this.#show({ page, box: seenFromBox(page.frame, box) })
    this.#keep()
    return true
  }

  /** Takes the rectangle away and leaves the mode. */
  clear(): void {
    if (!this.#area && !this.#armed) return
    this.#remove()
    this.#setArmed(false)
  }

  focus(): void {
    this.#element.focus({ preventScroll: true })
  }

  destroy(): void {
    this.#element.remove()
    this.#context.desk.scroller.removeEventListener('mousedown', this.#pressed, { capture: true })
    window.removeEventListener('mousemove', this.#moved)
    window.removeEventListener('mouseup', this.#released)
  }

  #show(area: Area): void {
    const moved = this.#area?.page !== area.page || !this.#element.isConnected
    this.#area = area
    placeOnPage(this.#element, area.page.frame, area.box)
    if (moved) area.page.element.append(this.#element)
    const label = `Area on page ${this.#context.labelOf(area.page.frame.page)}, ${inWords(area.box)}`
    this.#element.setAttribute('aria-label', label)
  }

  #keep(): void {
    this.#kept = true
    this.#element.toggleAttribute('data-kept', true)
    this.#element.focus({ preventScroll: true })
    this.#setArmed(false)
  }

  #remove(): void {
    const hadFocus = this.#element === document.activeElement
    this.#area = null
    this.#kept = false
    this.#drag = null
    this.#element.toggleAttribute('data-kept', false)
    this.#element.remove()
    if (hadFocus) this.#context.desk.scroller.focus({ preventScroll: true })
  }

  #setArmed(armed: boolean): void {
    this.#armed = armed
    this.#context.desk.scroller.classList.toggle('marking-area', armed)
    this.#context.onChange()
  }

  #pressedKey = (event: KeyboardEvent): void => {
    const area = this.#area
    const action = areaKey(event)
    if (!area || !action) return
    if (action.do === 'move' || action.do === 'size') {
      const change = action.do === 'move' ? moveArea : growArea
      this.#change(change(area.page.frame, area.box, ...action.by))
      this.#element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      this.#context.onSay(inWords(this.#area?.box ?? area.box))
    } else if (this.#kept) {
      // Enter and Escape of a selected area are the frame's, as with words.
      return
    } else if (action.do === 'keep') this.#keep()
    else this.leave()
    event.preventDefault()
  }

  /** Leaves without an area. */
  leave(): void {
    this.clear()
    this.#context.onSay('No area marked.')
  }

  /** Changes the shape of what is shown; a kept area is selected anew with it. */
  #change(box: SeenBox): void {
    if (!this.#area) return
    this.#show({ page: this.#area.page, box })
    if (this.#kept && !this.#drag) this.#context.onChange()
  }

  #pressed = (event: MouseEvent): void => {
    const { surface } = this.#context
    if (event.button !== 0) return
    const grip = event.target instanceof HTMLElement ? event.target.dataset['edge'] : undefined
    const edge = EDGES.find((one) => one === grip)
    const last = [event.clientX, event.clientY] as const
    if (this.#area && edge) this.#drag = { does: edge, last }
    else if (this.#area && event.target === this.#element) this.#drag = { does: 'move', last }
    else if (this.#armed) {
      const under = pageUnder(surface, ...last)
      if (!under) return
      this.#remove()
      this.#drag = { does: 'draw', page: under.page, from: under.at, last }
    } else return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  #moved = (event: MouseEvent): void => {
    const drag = this.#drag
    if (!drag) return
    this.#scrollWith(event.clientY)
    const to = [event.clientX, event.clientY] as const
    if (drag.does === 'draw') {
      const box = areaBetween(drag.page.frame, drag.from, seenAt(drag.page, ...to))
      if (box) this.#show({ page: drag.page, box })
      return
    }
    const area = this.#area
    if (!area) return
    const [x1, y1] = seenAt(area.page, ...drag.last)
    const [x2, y2] = seenAt(area.page, ...to)
    const by = [x2 - x1, y2 - y1] as const
    const { frame } = area.page
    this.#change(
      drag.does === 'move' ? moveArea(frame, area.box, ...by) : moveEdge(frame, area.box, drag.does, by),
    )
    this.#drag = { ...drag, last: to }
  }

  #released = (event: MouseEvent): void => {
    const drag = this.#drag
    if (!drag || event.button !== 0) return
    this.#drag = null
    if (!this.#area) return
    if (drag.does === 'draw') this.#keep()
    else if (this.#kept) this.#context.onChange()
    this.#element.focus({ preventScroll: true })
  }

  /** Drawing beyond the view's edge goes on below it. */
  #scrollWith(y: number): void {
    const { scroller } = this.#context.desk
    const view = scroller.getBoundingClientRect()
    if (y < view.top) scroller.scrollTop -= view.top - y
    else if (y > view.bottom) scroller.scrollTop += y - view.bottom
  }

  #currentPage(): MountedPage | null {
    const { desk, surface } = this.#context
    const current = desk.info().page
    return mountedPages(surface).find(({ frame }) => frame.page === current) ?? null
  }

  /** What is on screen of a page, as seen. */
  #visiblePart(page: MountedPage): SeenBox {
    const view = this.#context.desk.scroller.getBoundingClientRect()
    const paper = page.element.getBoundingClientRect()
    const [left, top] = seenAt(page, Math.max(view.left, paper.left), Math.max(view.top, paper.top))
    const [right, bottom] = seenAt(
      page,
      Math.min(view.right, paper.right),
      Math.min(view.bottom, paper.bottom),
    )
    return { left, top, width: right - left, height: bottom - top }
  }
}

function growArea(paper: MountedPage['frame'], area: SeenBox, across: number, down: number): SeenBox {
  return moveEdge(paper, area, 'se', [across, down])
}

function handle(edge: Edge): HTMLElement {
  const element = document.createElement('i')
  element.dataset['edge'] = edge
  return element
}

function inWords({ left, top, width, height }: SeenBox): string {
  const [x, y, w, h] = [left, top, width, height].map((points) => Math.round(points))
  return `${w} by ${h} points, ${x} from the left, ${y} from the top`
}
