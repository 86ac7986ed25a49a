/** Failures that cross a host boundary: data with a code and a sentence, never a stack. */

export type ErrorCode =
  | 'bad-request'
  | 'unknown-method'
  | 'no-project'
  | 'not-found'
  | 'refused'
  | 'cannot-open'
  | 'damaged'
  | 'cancelled'
  | 'not-saved'
  | 'unsupported'
  | 'internal'

export interface Failure {
  readonly code: ErrorCode
  /** Says what happened, what is safe and what to do, in plain words. */
  readonly message: string
}

export type Reply =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: Failure }

/** Thrown by services for what a user can cause, and by clients when a reply says so. */
export class PinciteError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string) {
    super(message)
    this.name = 'PinciteError'
    this.code = code
  }
}

/** Returns the sentence of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
