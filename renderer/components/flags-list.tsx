/** All that is to be looked at in the project, in place of the annotations of one report. */
import { useMemo } from 'react'
import { followLink } from '../commands/link-annotations.ts'
import { showFlags } from '../commands/look-at-flags.ts'
import { flaggedIn, useSettledProject } from '../state/flags-at-hand.ts'
import { pageMark } from '../state/page-words.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { CodeSample } from './code-sample.tsx'
import { ListHead } from './list-head.tsx'
import { rove, useRoving } from './roving.ts'

export function FlagsHead() {
  const session = useSessionObject()
  const { length } = flaggedIn(useSettledProject())
  return (
    <ListHead
      title="Flags"
      count={length}
      onBack={() => showFlags(session, false)}
      backTitle="Back to the annotations"
    />
  )
}

/** So many are listed; the next ones follow as these are settled. */
const most = 500

export function FlagsList() {
  const session = useSessionObject()
  const project = useSettledProject()
  const current = useOpened((opened) => opened.annotationId)
  const flagged = flaggedIn(project)
  const listed = useMemo(() => flagged.slice(0, most), [flagged])
  const ids = useMemo(() => listed.map(({ annotation }) => annotation.id), [listed])
  const { stop, onFocus } = useRoving(ids, current)
  if (flagged.length === 0) return <p className="teach meta">No flags. Nothing asks to be looked at.</p>
  return (
    <>
      <ul aria-label="Flags" onFocus={onFocus} onKeyDown={(event) => rove(event, 'vertical')}>
        {listed.map(({ annotation, flags }) => {
          const { id, target, codeIds } = annotation
          const code = project.codes.find((one) => one.id === codeIds[0]) ?? null
          return (
            <li key={id}>
              <button
                type="button"
                className="annotation"
                aria-current={id === current}
                data-rove={id}
                tabIndex={id === stop ? 0 : -1}
                onClick={() => void followLink(session, annotation)}
              >
                <CodeSample code={code} />
                <span className="flag-said">
                  {flags.map(({ key, message }) => (
                    <span key={key} className="flag-message">
                      {message}
                    </span>
                  ))}
                  <span className="annotation-quote quote">{target.exact}</span>
                </span>
                <span className="annotation-meta meta">{pageMark(project, annotation)}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {flagged.length > most && (
        <p className="teach meta">{`${(flagged.length - most).toLocaleString()} more follow these.`}</p>
      )}
    </>
  )
}
