/** The rows of one result of a verification, each leading to its place in the report. */
import { useMemo, type KeyboardEvent } from 'react'
import { differenceOf } from '../../shared/anchoring/word-difference.ts'
import type { VerifiedRow } from '../../shared/dataset/verify.ts'
import { openRow } from '../commands/open-row.ts'
import { pageMark } from '../state/page-words.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { CodeSample } from './code-sample.tsx'
import { rove, useRoving } from './roving.ts'

interface VerifyRowsProps {
  readonly rows: readonly VerifiedRow[]
  /** What the result is called. */
  readonly label: string
  /** What to say where there are no rows. */
  readonly nothing: string
}

export function VerifyRows({ rows, label, nothing }: VerifyRowsProps) {
  const session = useSessionObject()
  const project = useOpened((opened) => opened.project)
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const { stop, onFocus } = useRoving(ids, null)
  const known = useMemo(
    () => ({
      annotations: new Map(project.annotations.map((annotation) => [annotation.id, annotation])),
      sources: new Map(project.sources.map((source) => [source.id, source])),
      codes: new Map(project.codes.map((code) => [code.id, code])),
    }),
    [project],
  )
  if (rows.length === 0) return <p className="teach meta">{nothing}</p>
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const stepped = session.store.getState().singleKeys
      ? { j: 'ArrowDown', k: 'ArrowUp' }[event.key]
      : undefined
    rove(event, 'vertical', stepped ?? event.key)
  }
  return (
    <ul className="verify-rows scroll" aria-label={label} onFocus={onFocus} onKeyDown={onKeyDown}>
      {rows.map((row) => {
        const annotation = known.annotations.get(row.id)
        const source = known.sources.get(row.sourceId ?? annotation?.sourceId ?? '')
        const page = annotation ? pageMark(project, annotation) : ''
        const quote = annotation?.target.exact ?? row.quote ?? ''
        return (
          <li key={row.id}>
            <button
              type="button"
              className="verify-row"
              data-rove={row.id}
              tabIndex={row.id === stop ? 0 : -1}
              title="Open this place in the report (Enter)"
              onClick={() => void openRow(session, row)}
            >
              <CodeSample code={known.codes.get(annotation?.codeIds[0] ?? '') ?? null} />
              <span>
                <span className="quote">
                  “{row.found === undefined ? quote : <Difference quote={quote} found={row.found} />}”
                </span>
                <span className="meta verify-detail">
                  {source?.title}
                  {page === '' ? '' : `, ${page}`}
                  {sheetsOf(row)}
                </span>
                {row.reason !== undefined && <span className="verify-detail">{row.reason}</span>}
                {row.fieldProblems?.map((problem) => (
                  <span key={problem} className="verify-detail">
                    {problem}
                  </span>
                ))}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** What of the quote the source does not have, and what it has in its stead. */
function Difference({ quote, found }: { readonly quote: string; readonly found: string }) {
  const parts = useMemo(() => differenceOf(quote, found), [quote, found])
  return parts.map(({ kind, text }, place) => {
    if (kind === 'gone') return <del key={place}>{text}</del>
    return kind === 'come' ? <ins key={place}>{text}</ins> : text
  })
}

function sheetsOf({ page, citedPage, score }: VerifiedRow): string {
  const moved = page !== null && citedPage !== undefined && citedPage !== page
  const sheets = moved ? `, sheet ${citedPage ?? 'none'} → ${page}` : ''
  return score === undefined ? sheets : `${sheets}, score ${score.toFixed(2)}`
}
