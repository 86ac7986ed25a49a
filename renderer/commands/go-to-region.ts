/** Going from region to region with F6, in the order of the screen. */
import type { Session } from '../state/session.ts'

/** Regions in focus order, each with the places in it that take the focus, the best first. */
const regions = [
  { region: '.appbar', first: ['button:not(:disabled)'] },
  { region: '#sources', first: ['.source[tabindex="0"]', 'button'] },
  { region: '#report', first: [] },
  { region: '#annotations', first: ['.annotation[tabindex="0"]'] },
  { region: '.editor', first: ['select, button, textarea'] },
  { region: '#codes', first: ['.code-row[tabindex="0"]', 'button'] },
  { region: '#code-editor', first: ['input', 'button'] },
  { region: '.review-list', first: ['.review-row[tabindex="0"]'] },
  { region: '.review-detail', first: ['button:not(:disabled)'] },
  { region: '.statusbar', first: ['button'] },
] as const

/** Focuses the next region, or the one before, of those on screen. Always true. */
export function goToRegion({ reportRef }: Session, step: 1 | -1): boolean {
  const present = regions.flatMap(({ region, first }) => {
    const element = document.querySelector<HTMLElement>(region)
    const inner = first.flatMap((selector) => element?.querySelector<HTMLElement>(selector) ?? [])[0]
    const target = inner ?? (element?.tabIndex === -1 ? element : null)
    return element && target && isShown(element) ? [{ element, target }] : []
  })
  const at = present.findLastIndex(({ element }) => element.contains(document.activeElement))
  const from = at === -1 && step === -1 ? 0 : at
  const next = present[(from + step + present.length) % present.length]
  if (next?.element.id === 'report' && reportRef.current) reportRef.current.focus()
  // After a key with Ctrl browsers show no ring unless told to.
  else next?.target.focus({ focusVisible: true })
  return true
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0
}
