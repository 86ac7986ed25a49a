/** Which rows of a very long list are worth drawing: those in sight and some around them. */
import { useEffect, useState, type RefObject } from 'react'

export interface DrawnRows {
  /** The first and the last stretch in or near sight, counted from 0. */
  readonly from: number
  readonly to: number
  /** Height of a row (pixels). */
  readonly rowHeight: number
}

/** Taken until a row was measured. */
const guessedHeight = 32
const start: DrawnRows = { from: 0, to: 1, rowHeight: guessedHeight }

/**
 * Follows what of a list is in sight, whatever scrolls: the list's parent or the page. Rows are alike in height but
 * for the one at hand and come in stretches of `length`; `count` rows there are in all. As many as a stretch has are
 * near.
 */
export function useDrawnRows(
  list: RefObject<HTMLElement | null>,
  { count, length }: { readonly count: number; readonly length: number },
): DrawnRows {
  const [drawn, setDrawn] = useState(start)
  useEffect(() => {
    const element = list.current
    const frame = element?.parentElement
    if (!element || !frame) return undefined
    const look = () => {
      const near = rowsNear({ element, frame }, count, length)
      setDrawn((before) => (isSame(before, near) ? before : near))
    }
    // Tells of a size at once, and of each change.
    const observer = new ResizeObserver(look)
    observer.observe(frame)
    observer.observe(element)
    // Scroll events don't bubble, but whoever listens on the way down hears them.
    document.addEventListener('scroll', look, { capture: true, passive: true })
    window.addEventListener('resize', look)
    return () => {
      observer.disconnect()
      document.removeEventListener('scroll', look, { capture: true })
      window.removeEventListener('resize', look)
    }
  }, [list, count, length])
  return drawn
}

/** What of a list is in sight within its frame and the window, and a stretch before and after. */
function rowsNear(
  { element, frame }: { readonly element: HTMLElement; readonly frame: HTMLElement },
  count: number,
  length: number,
): DrawnRows {
  const measured = element.querySelector<HTMLElement>('[aria-current="false"]')?.offsetHeight ?? 0
  const rowHeight = measured > 0 ? measured : guessedHeight
  const { top } = element.getBoundingClientRect()
  const { top: upper, bottom: lower } = frame.getBoundingClientRect()
  const stretch = length * rowHeight
  const last = Math.max(0, Math.ceil(count / length) - 1)
  const stretchAt = (edge: number) => Math.min(last, Math.max(0, Math.floor((edge - top) / stretch)))
  return {
    from: stretchAt(Math.max(upper, 0) - stretch),
    to: stretchAt(Math.min(lower, window.innerHeight) + stretch),
    rowHeight,
  }
}

function isSame(a: DrawnRows, b: DrawnRows): boolean {
  return a.from === b.from && a.to === b.to && a.rowHeight === b.rowHeight
}
