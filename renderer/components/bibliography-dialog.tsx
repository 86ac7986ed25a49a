/** Takes BibTeX, RIS or CSL-JSON, pasted or from a file, into the sources: what it changes is shown before it is taken. */
import { useEffect, useRef, useState } from 'react'
import { messageOf } from '../../shared/api/errors.ts'
import { variableLabel } from '../../shared/citation/csl-labels.ts'
import type { ItemEdit } from '../../shared/citation/match-items.ts'
import { shownValue } from '../../shared/citation/typed-value.ts'
import { parseCslValue } from '../../shared/domain/csl-item.ts'
import {
  dropBibliography,
  previewBibliography,
  takeBibliography,
  type BibliographyPreview,
} from '../commands/edit-reference.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { Dialog } from './dialog.tsx'

export function BibliographyDialog({ onClose }: { readonly onClose: () => void }) {
  const chooser = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const { file, preview, problem, replace, changed, look, take, leave } = useImport(onClose)
  const accept = () => {
    if (!preview) void look(new File([text], 'pasted text'), replace)
    else if (changed > 0) void take(preview)
  }
  return (
    <Dialog
      wide
      title="Import bibliography"
      detail={file?.name ?? 'BibTeX, RIS or CSL-JSON'}
      onClose={leave}
      onAccept={accept}
      footer={
        <>
          <span className={problem === '' ? 'meta grow' : 'problem grow'} role="status">
            {problem || (preview ? countsOf(preview) : 'You see first what it changes.')}
          </span>
          <button type="button" className="btn tall" onClick={() => chooser.current?.click()}>
            Choose file…
          </button>
          <button type="button" className="btn tall" onClick={leave}>
            Cancel
          </button>
          <button
            type="button"
            className="btn primary tall"
            disabled={preview ? changed === 0 : text.trim() === ''}
            onClick={accept}
          >
            {preview ? `Change ${changed} ${changed === 1 ? 'source' : 'sources'}` : 'Look at it'}{' '}
            <span className="kbd">Ctrl+Enter</span>
          </button>
        </>
      }
    >
      <div className="dialog-body">
        {preview && file ? (
          <>
            <label className="choice-line">
              <input
                type="checkbox"
                checked={replace}
                onChange={(event) => void look(file, event.target.checked)}
              />
              Also replace what differs
            </label>
            <Preview preview={preview} />
          </>
        ) : (
          <label className="field">
            <span>Paste the entries</span>
            <textarea
              className="input bibliography-text"
              rows={12}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </label>
        )}
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label="Bibliography file"
          onChange={(event) => {
            const [chosen] = [...(event.target.files ?? [])]
            if (chosen) void look(chosen, replace)
            event.target.value = ''
          }}
        />
      </div>
    </Dialog>
  )
}

/** What the dialog does, one thing at a time, and what it has come to. */
function useImport(onClose: () => void) {
  const session = useSessionObject()
  const [file, setFile] = useState<File | null>(null)
  const [replace, setReplace] = useState(false)
  const [preview, setPreview] = useState<BibliographyPreview | null>(null)
  const [problem, setProblem] = useState('')
  const busy = useRef(false)
  const attempt = async (work: () => Promise<void>) => {
    if (busy.current) return
    busy.current = true
    setProblem('')
    try {
      await work()
    } catch (error) {
      setProblem(messageOf(error))
    } finally {
      busy.current = false
    }
  }
  return {
    file,
    preview,
    problem,
    replace,
    /** Sources that would change. */
    changed:
      preview?.matching.matched.filter(({ edits }) => edits.some(({ isTaken }) => isTaken)).length ?? 0,
    look: (chosen: File, replacing: boolean) =>
      attempt(async () => {
        const looked = await previewBibliography(session, chosen, replacing)
        if (preview) dropBibliography(session, preview)
        setFile(chosen)
        setReplace(replacing)
        setPreview(looked)
      }),
    take: ({ upload }: BibliographyPreview) =>
      attempt(async () => {
        await takeBibliography(session, upload, replace)
        onClose()
      }),
    leave: () => {
      if (preview) dropBibliography(session, preview)
      onClose()
    },
  }
}

function Preview({ preview }: { readonly preview: BibliographyPreview }) {
  const sources = useOpened((opened) => opened.project.sources)
  const list = useRef<HTMLUListElement>(null)
  // The field that had the focus is gone.
  useEffect(() => list.current?.focus(), [])
  const titles = new Map(sources.map(({ id, title }) => [id, title]))
  const { matching, problems } = preview
  return (
    <ul ref={list} className="bibliography-preview" tabIndex={0} aria-label="What it changes">
      {problems.map((problem) => (
        <li key={problem} className="problem">
          {problem}
        </li>
      ))}
      {matching.matched.map(({ entry, line, sourceId, by, edits }) => (
        <li key={`${entry} ${line}`}>
          <b>{titles.get(sourceId)}</b> <span className="meta">{`${entry}, by ${by}`}</span>
          {edits.length === 0 && <p className="meta">Has all of it already.</p>}
          {edits.map((edit) => (
            <p key={edit.variable} className="bibliography-edit">
              <span className="meta">{variableLabel(edit.variable)}</span>
              <span>
                {edit.from !== '' &&
                  (edit.isTaken ? <del>{shown(edit, edit.from)}</del> : shown(edit, edit.from))}{' '}
                {edit.isTaken ? (
                  shown(edit, edit.to)
                ) : (
                  <span className="meta">{`kept; entry: ${shown(edit, edit.to)}`}</span>
                )}
              </span>
            </p>
          ))}
        </li>
      ))}
      {matching.ambiguous.map(({ entry, line, title, sourceIds }) => (
        <li key={`${entry} ${line}`}>
          {title || entry}{' '}
          <span className="problem">{`not clear: ${sourceIds.map((id) => titles.get(id) ?? id).join('; ')}`}</span>
        </li>
      ))}
      {matching.unmatched.map(({ entry, line, title }) => (
        <li key={`${entry} ${line}`} className="meta">{`${title || entry}: fits no source`}</li>
      ))}
    </ul>
  )
}

function shown({ variable }: ItemEdit, stored: string): string {
  const value = parseCslValue(variable, stored)
  return value === undefined ? '' : shownValue({ [variable]: value }, variable)
}

function countsOf({ matching: { matched, ambiguous, unmatched } }: BibliographyPreview): string {
  return `${matched.length} matched, ${ambiguous.length} not clear, ${unmatched.length} fit no source.`
}
