/** What importing a dataset would do: what to know about it, then the rows that a person should see, one by one. */
import { useEffect, useRef } from 'react'
import type { ImportItem, ImportOutcome, ImportReport } from '../../shared/dataset-import/import-report.ts'
import { NoteList } from './note-list.tsx'

/** How many rows and messages are drawn; a dataset may have 100,000 rows. */
const drawn = 500

const WORDS: Readonly<Record<ImportOutcome, string>> = {
  ...{ added: 'New', changed: 'Changed', kept: 'Kept', same: 'The same', 'not-taken': 'Not taken' },
}

const FIELD_WORDS: Readonly<Partial<Record<ImportItem['fields'][number], string>>> = {
  ...{ sha256: 'source', quote: 'words', citedSource: 'cited source', dismissed: 'dismissed flags' },
}

interface DatasetChangesProps {
  readonly report: ImportReport
  /** What its rows are. */
  readonly noun: string
}

export function DatasetChanges({ report, noun }: DatasetChangesProps) {
  const region = useRef<HTMLDivElement>(null)
  // It is read, and scrolled with the arrows, before it is taken; a choice that is made keeps the focus.
  useEffect(() => region.current?.focus(), [])
  const items = [...report.items].sort((a, b) => rank(a) - rank(b))
  const notes = notesOf(report)
  return (
    <div
      ref={region}
      className="dialog-body codebook-changes"
      role="region"
      aria-label="What it changes"
      tabIndex={0}
    >
      <NoteList notes={notes.slice(0, drawn)} label="What to know about it" />
      {items.length === 0 ? (
        <p className="teach">{emptyWords(report, noun)}</p>
      ) : (
        <ul aria-label="What to look at">
          {items.slice(0, drawn).map((item, index) => (
            <Item key={index} {...item} />
          ))}
        </ul>
      )}
      {items.length > drawn && (
        <p className="meta">
          And {(items.length - drawn).toLocaleString()} more {noun}s.
        </p>
      )}
    </div>
  )
}

function Item({ place, outcome, quote, page, codes, colour, fields, reason }: ImportItem) {
  const differs = fields.map((field) => FIELD_WORDS[field] ?? field).join(', ')
  return (
    <li className="changed-code">
      <span className={outcome === 'not-taken' ? 'problem' : 'meta'}>{WORDS[outcome]}</span>
      <div>
        {quote !== '' && <q className="quote imported-quote">{quote}</q>}{' '}
        <span className="meta">{page === '' ? place : `${place}, p.\u00A0${page}`}</span>
        {codes.length > 0 && (
          <p className="meta imported-codes">
            {colour !== '' && (
              <>
                <i className="mark-colour" style={{ background: colour }} aria-hidden /> {colour}{' '}
              </>
            )}
            → {codes.join(', ')}
          </p>
        )}
        {differs !== '' && <p className="meta">Differs in: {differs}.</p>}
        {reason !== '' && <p>{reason}</p>}
      </div>
    </li>
  )
}

/** What is not taken first, then what stands elsewhere or nowhere, then what differs. */
function rank({ outcome, reason }: ImportItem): number {
  if (outcome === 'not-taken') return 0
  return reason === '' ? 2 : 1
}

function notesOf({ newCodes, newCoders, changedSources, moved, orphans, warnings }: ImportReport) {
  const list = (what: string, names: readonly string[]) =>
    names.length > 0 ? [`${what}: ${names.join(', ')}.`] : []
  return [
    ...list('New codes', newCodes),
    ...list('New coders', newCoders),
    ...list('Sources that change', changedSources),
    ...(moved > 0 ? [`${moved.toLocaleString()} at another place than the dataset says.`] : []),
    ...(orphans > 0 ? [`${orphans.toLocaleString()} without a place, taken as orphans.`] : []),
    ...warnings,
  ]
}

function emptyWords({ added, same }: ImportReport, noun: string): string {
  if (added > 0) return 'All of it is taken as it is.'
  return same > 0 ? 'The project has all of it already.' : `There is no ${noun} in it.`
}
