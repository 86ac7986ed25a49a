/** Reads a key press the same way for every layout: digits by where they lie, signs by what they print. */

/** The part of a KeyboardEvent that is read here. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly repeat: boolean
  readonly isComposing: boolean
  getModifierState(key: string): boolean
}

/**
 * Returns the digit 0–9 of a key of the main row, whatever it prints there (as on AZERTY), or of the numeric pad
 * while it prints digits; null for other keys.
 */
export function digitOf({ key, code }: KeyPress): number | null {
  const main = /^Digit(\d)$/.exec(code)?.[1]
  if (main !== undefined) return Number(main)
  return /^Numpad\d$/.test(code) && /^\d$/.test(key) ? Number(key) : null
}

/**
 * True where the press makes a sign, or an unfinished one: AltGr (which some systems report as Ctrl+Alt) and input
 * methods. Such a press is never a command.
 */
export function isTyping(press: KeyPress): boolean {
  return press.isComposing || press.getModifierState('AltGraph') || (press.ctrlKey && press.altKey)
}

const typed = /^(?:text|search|password|number|email|url|tel|date|time|month|week|datetime-local)$/

/** True where text is written: there Undo is the field's own. The report's hidden mirror of its text is none. */
export function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return !target.readOnly
  if (target instanceof HTMLInputElement) return typed.test(target.type)
  return target instanceof HTMLElement && target.isContentEditable
}

/** True where letters or digits mean something to the focused control itself. */
export function takesKeys(target: EventTarget | null): boolean {
  if (target instanceof HTMLSelectElement || takesText(target)) return true
  return target instanceof HTMLElement && target.closest('[role="listbox"], [role="combobox"]') !== null
}

/** The key as a letter that Caps Lock does not change: capital with Shift alone. Other keys by name. */
export function letterOf({ key, shiftKey }: KeyPress): string {
  if (!/^\p{L}$/u.test(key)) return key
  return shiftKey ? key.toUpperCase() : key.toLowerCase()
}
