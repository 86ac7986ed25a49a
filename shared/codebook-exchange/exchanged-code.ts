/** A codebook as a file tells it: what every reader here yields, and what is merged into a project. */
import type { Code, Field } from '../domain/codebook.ts'

/** A field as a file tells it; what is absent, the file does not say. */
export interface ExchangedField extends Partial<Pick<Field, 'type' | 'required' | 'options' | 'retired'>> {
  /** Null where the format has no ids of fields. */
  readonly id: string | null
  readonly name: string
}

/**
 * A code as a file tells it. What is absent, the file does not say: it stays as it is in the project, and a new code
 * gets a default.
 */
export interface ExchangedCode extends Partial<
  Pick<Code, 'definition' | 'useWhen' | 'notWhen' | 'hue' | 'pattern' | 'key' | 'retired'>
> {
  /** An id of Pincite's, or a GUID in lower case without braces; null where the file has none. */
  readonly id: string | null
  readonly name: string
  /** Index, in the list it stands in and before it, of the code above; null at the top. */
  readonly parent?: number | null
  readonly fields: readonly ExchangedField[]
}

/** What was read from a file, or one sentence that says what is wrong, where, and what to do. */
export type CodebookReading =
  | {
      readonly ok: true
      readonly codes: readonly ExchangedCode[]
      /** What was left out or understood in some way, in plain sentences. */
      readonly warnings: readonly string[]
    }
  | { readonly ok: false; readonly message: string }

/** A codebook written down, or one sentence that says why it can't be. */
export type WrittenCodebook =
  | { readonly ok: true; readonly text: string; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly message: string }

/** Codes of one file; more than a person can code with are some other kind of file. */
export const MOST_CODES = 10_000

/** Returns the refusal of a file with too many codes. */
export function tooManyCodes(): CodebookReading {
  return { ok: false, message: `It holds more than ${MOST_CODES} codes. Split it into several codebooks.` }
}

/** Returns a name in the spelling by which names of codes and fields are compared. */
export function foldName(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}
