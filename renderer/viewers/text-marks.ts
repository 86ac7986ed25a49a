/**
 * What is drawn on the text beside highlights: the caret, and the bar in the margin of the selected annotation.
 * Both are elements of the part they stand on, so they move with it.
 */
import type { Span } from '../../shared/anchoring/canonical-text.ts'
import type { Hue } from '../../shared/domain/codebook.ts'
import type { TextPart } from './text-pieces.ts'
import type { TextSurface } from './text-surface.ts'

/** Space between the bar and the text, in pixels. */
const BAR_GAP = 10

export interface BarPlace {
  readonly spans: readonly Span[]
  readonly hue: Hue
}

export class TextMarks {
  readonly #surface: TextSurface
  readonly #caret = mark('caret')
  #bars: HTMLElement[] = []

  constructor(surface: TextSurface) {
    this.#surface = surface
  }

  /** Draws the caret before the character at `offset`; null or a place not on screen draws none. */
  placeCaret(offset: number | null): void {
    const part = offset === null ? null : (this.#surface.partOf(offset) ?? this.#surface.partOf(offset - 1))
    const box = offset === null ? null : this.#surface.caretBox(offset)
    if (!part || !box) {
      this.#caret.remove()
      return
    }
    const origin = part.element.getBoundingClientRect()
    Object.assign(this.#caret.style, {
      left: `${box.left - origin.left - (box.width === 0 ? 1 : 0)}px`,
      top: `${box.top - origin.top - (box.height === 0 ? 1 : 0)}px`,
      width: `${Math.max(2, box.width)}px`,
      height: `${Math.max(2, box.height)}px`,
    })
    if (this.#caret.parentElement !== part.element) part.element.append(this.#caret)
  }

  /** Draws a bar beside the spans on every mounted part that shows some of them; null draws none. */
  placeBars(place: BarPlace | null): void {
    for (const bar of this.#bars) bar.remove()
    this.#bars = place ? this.#surface.parts.flatMap((part) => this.#barOn(part, place)) : []
  }

  destroy(): void {
    this.placeCaret(null)
    this.placeBars(null)
  }

  #barOn(part: TextPart, { spans, hue }: BarPlace): HTMLElement[] {
    const boxes = spans.flatMap((span) => this.#surface.columnsOf(part, span))
    return boxes.map((box) => {
      const bar = mark('selected-bar')
      bar.dataset.hue = hue
      Object.assign(bar.style, {
        left: `${box.left - BAR_GAP}px`,
        top: `${box.top}px`,
        height: `${box.bottom - box.top}px`,
      })
      part.element.append(bar)
      return bar
    })
  }
}

function mark(name: string): HTMLElement {
  const element = document.createElement('i')
  element.className = name
  element.setAttribute('aria-hidden', 'true')
  return element
}
