/** Tagging the selected words with a code. */
import { describeSpans } from '../../shared/anchoring/describe.ts'
import type { Code } from '../../shared/domain/project.ts'
import { draftTag } from '../../shared/domain/draft-annotation.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { say, submitChange } from './submit-change.ts'

/** Tags the selection; false where there is none or the change was not made. The selection stays in place. */
export async function tagPassage(session: Session, code: Code): Promise<boolean> {
  const { opened, inView } = session.store.getState()
  if (!opened?.selected || inView.state !== 'ready' || opened.readOnly !== null) return false
  const { canonical } = inView.text
  const described = describeSpans(canonical, opened.selected.spans)
  const annotationId = crypto.randomUUID()
  const tagged = await submitChange(
    session,
    draftTag(
      {
        annotationId,
        targetId: crypto.randomUUID(),
        sourceId: inView.sourceId,
        target: { ...described, extractor: canonical.extractor },
        codeIds: [code.id],
        creatorId: opened.coderId,
        created: new Date().toISOString(),
        memo: '',
      },
      `Tag as ${code.name}`,
    ),
  )
  if (!tagged) return false
  session.reportRef.current?.clearSelection()
  patchOpened(session, { annotationId, selected: null })
  const words = described.exact.split(/\s+/).filter(Boolean).length
  const page = described.pageLabel === null ? '' : `page ${described.pageLabel}, `
  say(session, `${code.name} added, ${page}${words} ${words === 1 ? 'word' : 'words'}.`)
  return true
}
