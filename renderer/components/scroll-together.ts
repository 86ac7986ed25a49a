/** Scrolls two panes together: what a person moves in one, the other moves as well. */
import { useEffect, type RefObject } from 'react'

type Pane = RefObject<HTMLDivElement | null>

/** Takes note of where a pane was put by the program: what it moves from there on moves the other too. */
export function settlePane(pane: HTMLElement, top: number): void {
  pane.scrollTop = top
  pane.dataset['settled'] = String(pane.scrollTop)
}

/** Joins two panes, which have to be drawn together with their user and for as long. */
export function useScrollTogether(left: Pane, right: Pane): void {
  useEffect(() => {
    const a = left.current
    const b = right.current
    if (!a || !b) return undefined
    const follow = (from: HTMLElement, to: HTMLElement) => () => {
      const moved = from.scrollTop - Number(from.dataset['settled'] ?? 0)
      from.dataset['settled'] = String(from.scrollTop)
      if (moved !== 0) settlePane(to, to.scrollTop + moved)
    }
    const ends = [
      [a, follow(a, b)],
      [b, follow(b, a)],
    ] as const
    for (const [pane, onScroll] of ends) pane.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      for (const [pane, onScroll] of ends) pane.removeEventListener('scroll', onScroll)
    }
  }, [left, right])
}
