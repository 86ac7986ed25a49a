/** What a codebook from a file would change: what to know about the file, then the codes one by one. */
import { useEffect, useRef } from 'react'
import type { CodebookEdit, CodeDifference } from '../../shared/codebook-exchange/codebook-difference.ts'
import type { CodebookPreview } from '../commands/exchange-codebook.ts'
import { editWords } from '../state/codebook-edit-words.ts'
import { NoteList } from './note-list.tsx'

/** How many codes and messages are drawn; a codebook may have 10,000 codes. */
const drawn = 500

export function CodebookChanges({ preview }: { readonly preview: CodebookPreview }) {
  const region = useRef<HTMLDivElement>(null)
  // It is read, and scrolled with the arrows, before it is taken.
  useEffect(() => region.current?.focus(), [preview])
  const { warnings } = preview
  const codes = preview.codes.filter(({ outcome }) => outcome !== 'same')
  return (
    <div
      ref={region}
      className="dialog-body codebook-changes"
      role="region"
      aria-label="What the file changes"
      tabIndex={0}
    >
      <NoteList notes={warnings.slice(0, drawn)} label="What to know about this file" />
      <More count={warnings.length - drawn} what="messages" />
      {codes.length === 0 ? (
        <p className="teach">Nothing changes. The project has all of this codebook already.</p>
      ) : (
        <ul aria-label="Codes that change">
          {codes.slice(0, drawn).map((code) => (
            <ChangedCode key={code.codeId} {...code} />
          ))}
        </ul>
      )}
      <More count={codes.length - drawn} what="codes" />
    </div>
  )
}

function ChangedCode({ path, outcome, edits }: CodeDifference) {
  return (
    <li className="changed-code">
      <span className="meta">{outcome === 'added' ? 'Added' : 'Changed'}</span>
      <div>
        {path.length > 1 && <span className="meta">{path.slice(0, -1).join(' › ')} › </span>}
        <b>{path.at(-1)}</b>
        {edits.length > 0 && (
          <ul>
            {edits.map((edit, index) => (
              <Edit key={index} {...edit} />
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}

function Edit(edit: CodebookEdit) {
  const { what, from, to } = editWords(edit)
  return (
    <li className="code-edit">
      <span className="meta">{what}</span>
      <span>
        {from !== null && (
          <>
            <del>{from}</del> <span aria-hidden>→</span>
            <span className="unseen"> becomes</span>{' '}
          </>
        )}
        {to}
      </span>
    </li>
  )
}

function More({ count, what }: { readonly count: number; readonly what: string }) {
  return count > 0 ? (
    <p className="meta">
      And {count.toLocaleString()} more {what}.
    </p>
  ) : null
}
