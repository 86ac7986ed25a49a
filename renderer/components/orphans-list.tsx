/** The orphans of the project, each with the reason why its passage stands in no current report. */
import { useMemo } from 'react'
import { leaveOrphans, orphansOf, type Orphan } from '../commands/attach-annotation.ts'
import { pageMark } from '../state/page-words.ts'
import { patchOpened, useOpened, useSessionObject } from '../state/session.ts'
import { CodeSample } from './code-sample.tsx'
import { ListHead } from './list-head.tsx'
import { rove, useRoving } from './roving.ts'

/** Returns the orphans of the project. */
export function useOrphans(): readonly Orphan[] {
  const project = useOpened((opened) => opened.project)
  const misplaced = useOpened((opened) => opened.misplaced)
  return useMemo(() => orphansOf({ project, misplaced }), [project, misplaced])
}

export function OrphansHead() {
  const session = useSessionObject()
  const { length } = useOrphans()
  return (
    <ListHead
      title="Orphans"
      count={length}
      onBack={() => leaveOrphans(session)}
      backTitle="Back to the annotations (Esc)"
    />
  )
}

export function OrphansList({ chosen }: { readonly chosen: string | null }) {
  const session = useSessionObject()
  const orphans = useOrphans()
  const project = useOpened((opened) => opened.project)
  const ids = useMemo(() => orphans.map(({ annotation }) => annotation.id), [orphans])
  const { stop, onFocus } = useRoving(ids, chosen)
  if (orphans.length === 0)
    return <p className="teach meta">No orphans. Every quote has its place in a report.</p>
  return (
    <ul aria-label="Orphans" onFocus={onFocus} onKeyDown={(event) => rove(event, 'vertical')}>
      {orphans.map(({ annotation, reason }) => {
        const { id, target, sourceId } = annotation
        const code = project.codes.find((one) => one.id === annotation.codeIds[0]) ?? null
        const source = project.sources.find((one) => one.id === sourceId)
        const page = pageMark(project, annotation)
        return (
          <li key={id}>
            <button
              type="button"
              className="annotation orphan"
              aria-current={id === chosen}
              data-rove={id}
              tabIndex={id === stop ? 0 : -1}
              onClick={() => patchOpened(session, { orphans: { chosen: id } })}
            >
              <CodeSample code={code} />
              <span className="orphan-words">
                <span className="annotation-quote quote">{target.exact}</span>
                <span className="meta clip">
                  {source?.title}
                  {page === '' ? '' : `, ${page}`}
                </span>
                <span className="orphan-reason">{reason}</span>
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
