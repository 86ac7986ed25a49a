/** Carries a refusal out of the depths of an extractor; `extractSource` turns it back into a result. */
import type { Refusal, RefusalReason } from '../../../shared/domain/extraction.ts'

/** Thrown by extractors for a file that can't be used. Never leaves `extractSource`. */
export class RefusalError extends Error {
  readonly refusal: Refusal

  constructor(reason: RefusalReason, message: string) {
    super(message)
    this.name = 'RefusalError'
    this.refusal = { reason, message }
  }
}
