/** Draws a component of a test window into the page, with React's own `act`. */
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { SessionContext } from '../../../renderer/state/session.ts'
import { settled, type TestWindow } from '../commands/open-window.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

let root: Root | null = null

/** Draws; whatever was drawn before goes. */
export async function render({ session }: Pick<TestWindow, 'session'>, element: ReactNode): Promise<void> {
  await unmount()
  const place = document.createElement('div')
  document.body.append(place)
  root = createRoot(place)
  await change(() => root?.render(<SessionContext value={session}>{element}</SessionContext>))
}

/** Takes away what was drawn. */
export async function unmount(): Promise<void> {
  const drawn = root
  root = null
  if (drawn) await change(() => drawn.unmount())
  document.body.replaceChildren()
}

/** Does something and draws what follows from it. */
export async function change(make: () => unknown): Promise<void> {
  await act(async () => {
    make()
    await settled()
  })
}

/** Gives an element the focus. */
export function focusOn(element: HTMLElement | undefined): Promise<void> {
  return change(() => element?.focus())
}

/** Presses a key where the focus is, or on `target`; true where something used it. */
export async function press(key: string, more: KeyboardEventInit = {}, target?: Element): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  await change(() => (target ?? document.activeElement ?? document.body).dispatchEvent(event))
  return event.defaultPrevented
}

/** Finds the one element of a selector whose name or text is `name`. */
export function find(selector: string, name?: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (element) => name === undefined || nameOf(element) === name,
  )
  if (found.length !== 1) throw new Error(`${found.length} elements are ${selector} “${name ?? ''}”`)
  return found[0]!
}

export function nameOf(element: Element | null): string {
  return element?.getAttribute('aria-label') ?? element?.textContent.trim() ?? ''
}

/** Finds the one field of a selector. */
export function findField(selector: string): HTMLInputElement | HTMLTextAreaElement {
  const found = find(selector)
  if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) return found
  throw new Error(`${selector} is no field`)
}

/** Types into a field as a person does: React listens to the native setter. */
export async function write(field: HTMLInputElement | HTMLTextAreaElement, value: string): Promise<void> {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  await change(() => {
    Object.getOwnPropertyDescriptor(prototype.prototype, 'value')?.set?.call(field, value)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}
