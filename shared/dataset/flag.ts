/** What a flag is. Which there are is decided in `flags.ts`. */
import { hashText } from '../domain/hash-text.ts'

/** Something about an annotation's evidence that a person should look at. It never keeps anything from being done. */
export interface Flag {
  /**
   * Names it among the flags of its annotation, and with it what it says: a flag that says something else, since the
   * evidence was changed, is another one, which nobody dismissed. A usable field name.
   */
  readonly key: string
  /** One sentence. */
  readonly message: string
  /** The annotation it disagrees with, where there is one. */
  readonly other?: string
}

/** Makes a flag of a kind about a figure or a field. */
export function flag(kind: string, about: string, message: string, other?: string): Flag {
  const key = `${kind}-${hashText(`${about}\n${message}\n${other ?? ''}`)}`
  return { key, message, ...(other === undefined ? {} : { other }) }
}
