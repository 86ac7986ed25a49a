/** Draws ranges through the CSS Custom Highlight registry. Knows how, not what or when. */
import { highlightPriority, installHighlight } from './highlight-rules.ts'

interface Painted {
  readonly name: string
  readonly ranges: readonly AbstractRange[]
}

export class HighlightPainter {
  readonly #painted = new Map<string, Painted>()

  /** Draws `ranges` with the highlight `name`, in place of what was painted under `key`. */
  paint(key: string, name: string, ranges: readonly AbstractRange[]): void {
    this.erase(key)
    if (ranges.length === 0) return
    const highlight = highlightNamed(name)
    for (const range of ranges) highlight.add(range)
    this.#painted.set(key, { name, ranges })
  }

  erase(key: string): void {
    const painted = this.#painted.get(key)
    if (!painted) return
    this.#painted.delete(key)
    const highlight = CSS.highlights.get(painted.name)
    for (const range of painted.ranges) highlight?.delete(range)
    if (highlight?.size === 0) CSS.highlights.delete(painted.name)
  }

  /** Erases all this painter drew; others' highlights stay. */
  destroy(): void {
    for (const key of [...this.#painted.keys()]) this.erase(key)
  }
}

function highlightNamed(name: string): Highlight {
  const there = CSS.highlights.get(name)
  if (there) return there
  installHighlight(name)
  const highlight = new Highlight()
  highlight.priority = highlightPriority(name)
  CSS.highlights.set(name, highlight)
  return highlight
}
