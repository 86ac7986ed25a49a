/** Scrolls two panes together: what one moves, the other moves as well. */
import { useEffect, type RefObject } from 'react'

type Pane = RefObject<HTMLDivElement | null>

/** Begins anew, with both where they stand then, whenever `what` is another. */
export function useScrollTogether(left: Pane, right: Pane, what: unknown): void {
  useEffect(() => {
    const panes = [left.current, right.current] as const
    const [a, b] = panes
    if (!a || !b) return undefined
    const last = new Map([a, b].map((pane) => [pane, pane.scrollTop]))
    const follow = (from: HTMLElement, to: HTMLElement) => () => {
      const moved = from.scrollTop - (last.get(from as HTMLDivElement) ?? 0)
      last.set(from as HTMLDivElement, from.scrollTop)
      if (moved === 0) return
      to.scrollTop += moved
      // Its own scroll event then finds that nothing has moved.
      last.set(to as HTMLDivElement, to.scrollTop)
    }
    const ends = [
      [a, follow(a, b)],
      [b, follow(b, a)],
    ] as const
    for (const [pane, onScroll] of ends) pane.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      for (const [pane, onScroll] of ends) pane.removeEventListener('scroll', onScroll)
    }
  }, [left, right, what])
}
