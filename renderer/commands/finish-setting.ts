/** Enter, while words are selected for something other than a tag: takes them for what they were selected for. */
import type { Session } from '../state/session.ts'
import { finishAttaching } from './attach-annotation.ts'
import { finishAdjusting } from './edit-annotation.ts'
import { assignSelected } from './point-at-words.ts'

export async function finishSetting(session: Session): Promise<void> {
  const { opened } = session.store.getState()
  if (opened?.atField?.choosing) await assignSelected(session)
  else if (opened?.attaching) await finishAttaching(session)
  else await finishAdjusting(session)
}
