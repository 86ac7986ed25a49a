/** Selecting more than one stretch of words: an area of a page, or further parts. */
import type { Session } from '../state/session.ts'
import { say, tell } from './tell.ts'

/** Lets the person mark an area of a page, or ends that; says why where there is nothing to mark. */
export function markArea(session: Session, options: { readonly withRectangle: boolean }): void {
  const report = session.reportRef.current
  if (!report) return
  const readOnly = session.store.getState().opened?.readOnly
  if (typeof readOnly === 'string') tell(session, `Read-only: ${readOnly}`)
  else if (!report.hasPages)
    tell(session, 'This report has no pages, so no area can be marked. Select words instead.')
  else report.markArea(options)
}

/** Keeps what is selected while a further part is selected; false where no words are. */
export function addPart(session: Session): boolean {
  const begun = session.reportRef.current?.addPart() ?? false
  if (begun) say(session, 'Part kept. Select the next part, then press a code.')
  return begun
}
