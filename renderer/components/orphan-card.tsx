/** An annotation without a place: its words, why it has none, and the way to a place; also while one is selected. */
import { Check, Unlink } from 'lucide-react'
import type { Annotation } from '../../shared/domain/project.ts'
import { successorOf } from '../../shared/domain/draft-revision.ts'
import {
  compareOrphan,
  finishAttaching,
  leaveAttaching,
  startAttaching,
} from '../commands/attach-annotation.ts'
import { openOldPlace } from '../commands/open-row.ts'
import { showSource } from '../commands/show-source.ts'
import { pageMark } from '../state/page-words.ts'
import { useOpened, useSessionObject, type Attaching } from '../state/session.ts'
import { CodeSample } from './code-sample.tsx'
import { useOrphans } from './orphans-list.tsx'

/** The orphan chosen in the list. */
export function OrphanCard({ chosen }: { readonly chosen: string | null }) {
  const session = useSessionObject()
  const project = useOpened((opened) => opened.project)
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const orphan = useOrphans().find(({ annotation }) => annotation.id === chosen)
  if (!orphan)
    return (
      <section className="editor" aria-label="Orphan">
        <p className="teach meta">Choose an orphan to see where it stood, and to give it its place again.</p>
      </section>
    )
  const { annotation, reason } = orphan
  const replaced = successorOf(project, annotation.sourceId) !== null
  const attach = () => void startAttaching(session, annotation, { proposed: [], near: null, from: 'orphans' })
  return (
    <section className="editor" aria-label="Orphan">
      <div className="editor-body scroll orphan-card">
        <h3>
          <Unlink className="icon problem" aria-hidden /> This quote has no place now
        </h3>
        <Passage annotation={annotation} />
        <p>{reason}</p>
        <span className="actions">
          <button type="button" className="btn primary" disabled={readOnly} onClick={attach}>
            Select the passage…
          </button>
          {replaced && (
            <button type="button" className="btn" onClick={() => compareOrphan(session, annotation)}>
              Compare
            </button>
          )}
          {replaced && (
            <button type="button" className="btn" onClick={() => void openOldPlace(session, annotation)}>
              Show where it stood
            </button>
          )}
        </span>
      </div>
    </section>
  )
}

/** Keeps the words in view while the right ones are selected in the report. */
export function AttachCard({ attaching }: { readonly attaching: Attaching }) {
  const session = useSessionObject()
  const annotation = useOpened(({ project }) =>
    project.annotations.find(({ id }) => id === attaching.annotationId),
  )
  const edition = useOpened(({ project }) => project.sources.find(({ id }) => id === attaching.sourceId))
  const elsewhere = useOpened((opened) => opened.sourceId !== attaching.sourceId)
  const selected = useOpened((opened) => opened.selected !== null)
  if (!annotation) return null
  return (
    <section className="editor" aria-label="Select the passage">
      <div className="editor-body scroll orphan-card">
        <h3>Select the passage for these words</h3>
        <Passage annotation={annotation} />
        <p>
          Select the right words in <b>{edition?.title}</b>, with the mouse or with the caret and{' '}
          <span className="kbd">Shift</span> and arrows.
        </p>
        <span className="actions">
          {elsewhere ? (
            <button
              type="button"
              className="btn primary"
              onClick={() => void showSource(session, attaching.sourceId)}
            >
              Show that report
            </button>
          ) : (
            <button
              type="button"
              className="btn primary"
              disabled={!selected}
              onClick={() => void finishAttaching(session)}
            >
              <Check className="icon" aria-hidden />
              Attach here <span className="kbd">Enter</span>
            </button>
          )}
          <button type="button" className="btn" onClick={() => leaveAttaching(session)}>
            {attaching.from === 'review' ? 'Back to the review' : 'Leave it as it is'}{' '}
            <span className="kbd">Esc</span>
          </button>
        </span>
      </div>
    </section>
  )
}

function Passage({ annotation }: { readonly annotation: Annotation }) {
  const code = useOpened(({ project }) => project.codes.find(({ id }) => id === annotation.codeIds[0]))
  const source = useOpened(({ project }) => project.sources.find(({ id }) => id === annotation.sourceId))
  const page = useOpened(({ project }) => pageMark(project, annotation))
  const { exact, section } = annotation.target
  const place = [
    page === '' ? null : page,
    section === null ? null : `§ ${section}`,
    source?.title ?? null,
  ].filter((part) => part !== null)
  return (
    <>
      <p className="orphan-code">
        <CodeSample code={code ?? null} /> {code?.name ?? 'Code deleted'}
      </p>
      <blockquote className="quote">“{exact}”</blockquote>
      <p className="meta">Stood at {place.join(' · ')}</p>
    </>
  )
}
