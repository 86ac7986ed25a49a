/** Tagging the selected words, or the selected area, with a code. */
import { spansEqual, type Passage } from '../../shared/anchoring/describe.ts'
import { citedNotes } from '../../shared/anchoring/cited-notes.ts'
import type { Code } from '../../shared/domain/codebook.ts'
import { codebookFingerprint } from '../../shared/domain/codebook-version.ts'
import { draftTag } from '../../shared/domain/draft-annotation.ts'
import { statedParts } from '../../shared/figures/propose-figures.ts'
import { proposalsFor } from '../state/figures-at-hand.ts'
import { pageSaid } from '../state/page-words.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { describeSelection, sizeInWords } from '../state/selected-passage.ts'
import type { TextSelection } from '../viewers/report-view.ts'
import { figuresNow } from './edit-figures.ts'
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
  const { selected } = opened
  const { canonical } = inView.text
  const passage = describeSelection(canonical, selected)
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
      citedSource: citedNotes(canonical, passage.spans),
      codebook: codebookFingerprint(opened.project.codes),
    },
    `Tag as ${code.name}`,
  )
  return submitChange(session, draft, () => {
    showTagged(session, { annotationId, sourceId, passage, selected })
    const page = pageSaid(opened.project, { sourceId, target: passage })
    const proposed = proposedInWords(session, annotationId)
    say(session, `${code.name} added, ${page === '' ? '' : `${page}, `}${sizeInWords(passage)}.${proposed}`)
  })
}

/** What the number reader proposes for a new annotation: " 6 fields proposed.", or "". */
function proposedInWords(session: Session, annotationId: string): string {
  const now = figuresNow(session, annotationId)
  const fields = now ? proposalsFor(now).flatMap(statedParts).length : 0
  if (fields === 0) return ''
  return fields === 1 ? ' 1 field proposed.' : ` ${fields} fields proposed.`
}

interface Tagged {
  readonly annotationId: string
  readonly sourceId: string
  readonly passage: Passage
  /** What was selected when it was tagged. */
  readonly selected: TextSelection
}

/** Makes the new annotation the one at hand, unless the person is elsewhere by now, as on a slow disk. */
function showTagged(session: Session, { annotationId, sourceId, passage, selected }: Tagged): void {
  const { opened } = session.store.getState()
  if (opened?.sourceId !== sourceId) return
  if (opened.selected !== selected && !isPassage(opened.selected, passage)) return
  session.reportRef.current?.clearSelection()
  patchOpened(session, { annotationId, selected: null })
}

/** True where nothing else was selected since. An area selected anew is another one. */
function isPassage(selected: TextSelection | null, passage: Passage): boolean {
  return !selected || (!selected.region && spansEqual(selected.spans, passage.spans))
}
