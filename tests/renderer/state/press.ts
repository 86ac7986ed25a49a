/** Builds key presses as a browser reports them. */
import type { KeyPress } from '../../../renderer/state/key-press.ts'

export function press(key: string, more: Partial<KeyPress> & { modifiers?: string[] } = {}): KeyPress {
  const { modifiers = [], ...rest } = more
  return {
    key,
    code: '',
    shiftKey: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    repeat: false,
    isComposing: false,
    getModifierState: (name) => modifiers.includes(name),
    ...rest,
  }
}
