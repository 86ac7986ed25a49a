/** Tagging the selected words with a code. */
import { describeSpans, spansEqual, type Passage } from '../../shared/anchoring/describe.ts'
import type { Code } from '../../shared/domain/project.ts'
import { draftTag } from '../../shared/domain/draft-annotation.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { countWords } from '../state/word-count.ts'
import { submitChange } from './submit-change.ts'
import { say } from './tell.ts'

/**
 * Tags the selection; false where there is none or the change was not made. The selection goes once the tag is on
 * disk, and stays until then.
 */
export async function tagPassage(session: Session, code: Code): Promise<boolean> {
  const { opened, inView } = session.store.getState()
  if (!opened?.selected || inView.state !== 'ready') return false
  const { sourceId } = inView
  const { canonical } = inView.text
  const passage = describeSpans(canonical, opened.selected.spans)
  const annotationId = crypto.randomUUID()
  const draft = draftTag(
    {
      annotationId,
      targetId: crypto.randomUUID(),
      sourceId,
      target: { ...passage, extractor: canonical.extractor },
      codeIds: [code.id],
      creatorId: opened.coderId,
      created: new Date().toISOString(),
      memo: '',
    },
    `Tag as ${code.name}`,
  )
  return submitChange(session, draft, () => {
    showTagged(session, { annotationId, sourceId, passage })
    const page = passage.pageLabel === null ? '' : `page ${passage.pageLabel}, `
    say(session, `${code.name} added, ${page}${countWords(passage.exact)}.`)
  })
}

interface Tagged {
  readonly annotationId: string
  readonly sourceId: string
  readonly passage: Passage
}

/** Makes the new annotation the one at hand, unless the person is elsewhere by now, as on a slow disk. */
function showTagged(session: Session, { annotationId, sourceId, passage }: Tagged): void {
  const { opened } = session.store.getState()
  if (opened?.sourceId !== sourceId) return
  if (opened.selected && !spansEqual(opened.selected.spans, passage.spans)) return
  session.reportRef.current?.clearSelection()
  patchOpened(session, { annotationId, selected: null })
}
