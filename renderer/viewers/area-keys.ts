/** What keys mean on an area that is being marked or adjusted. */
import { LARGE_STEP, STEP } from './area-shape.ts'
import type { KeyPress } from './caret-keys.ts'

export type AreaAction =
  /** Points to the right and downwards, as the page is seen. `size` moves the right and lower edges. */
  { readonly do: 'move' | 'size'; readonly by: readonly [number, number] } | { readonly do: 'keep' | 'leave' }

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Returns what a key press means, or null where an area has no use for it. Cmd counts as Ctrl. */
export function areaKey({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyPress): AreaAction | null {
  if (altKey) return null
  const arrow = ARROWS[key]
  if (arrow) {
    const step = ctrlKey || metaKey ? LARGE_STEP : STEP
    return { do: shiftKey ? 'size' : 'move', by: [arrow[0] * step, arrow[1] * step] }
  }
  if (ctrlKey || metaKey || shiftKey) return null
  if (key === 'Enter') return { do: 'keep' }
  return key === 'Escape' ? { do: 'leave' } : null
}
