/** Why a change was not made. */
import { PinciteError } from '../../../shared/api/errors.ts'

/**
 * `invalid`: the draft itself; `read-only`: the project is of a newer version; `closed`: the store is closed;
 * `not-saved`: the disk refused it. In every case the project is as it was before.
 */
export type RefusedBecause = 'invalid' | 'read-only' | 'closed' | 'not-saved'

/** What a store rejects with when it does not make a change. The code is `not-saved` or `refused`. */
export class ChangeRefused extends PinciteError {
  readonly because: RefusedBecause

  constructor(because: RefusedBecause, message: string, cause?: unknown) {
    super(because === 'not-saved' ? 'not-saved' : 'refused', message)
    this.name = 'ChangeRefused'
    this.because = because
    if (cause !== undefined) this.cause = cause
  }
}
