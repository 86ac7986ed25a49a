/**
 * One tab stop for a list or toolbar, with arrows inside (WAI-ARIA, roving tabindex). The stop is where the focus
 * was last.
 */
import { useState, type FocusEvent, type KeyboardEvent } from 'react'

const keysOf = {
  vertical: { next: 'ArrowDown', previous: 'ArrowUp' },
  horizontal: { next: 'ArrowRight', previous: 'ArrowLeft' },
} as const

/**
 * Returns the id of the stop among `ids`, and what the container must listen to. Items carry `data-rove` with their
 * id. Until something inside had the focus, `preferred` is the stop, else the first.
 */
export function useRoving(
  ids: readonly string[],
  preferred: string | null,
): {
  readonly stop: string | null
  readonly onFocus: (event: FocusEvent) => void
} {
  const [last, setLast] = useState<string | null>(null)
  const onFocus = (event: FocusEvent) => {
    const id = event.target.closest<HTMLElement>('[data-rove]')?.dataset['rove']
    if (id !== undefined) setLast(id)
  }
  const stop = [last, preferred].find((id) => id !== null && ids.includes(id)) ?? ids[0] ?? null
  return { stop, onFocus }
}

/**
 * Moves the focus among the items of a container; true when the key was one of those that move it. `key` is the
 * key pressed unless the container gives it another meaning.
 */
export function rove(
  event: KeyboardEvent<HTMLElement>,
  orientation: keyof typeof keysOf,
  key = event.key,
): boolean {
  const { next, previous } = keysOf[orientation]
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-rove]')]
  const at = items.findIndex((item) => item.contains(document.activeElement))
  if (at === -1) return false
  const to = new Map([
    [next, at + 1],
    [previous, at - 1],
    ['Home', 0],
    ['End', items.length - 1],
  ]).get(key)
  if (to === undefined) return false
  const round = orientation === 'horizontal'
  const index = round ? (to + items.length) % items.length : Math.min(items.length - 1, Math.max(0, to))
  items[index]?.focus()
  event.preventDefault()
  return true
}
