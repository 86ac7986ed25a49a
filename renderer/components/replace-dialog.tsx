/** Asks for the file of a new edition of a source, and shows how far replacing it has come. */
import { FilePlus2 } from 'lucide-react'
import { useRef, useState, type DragEvent } from 'react'
import { messageOf, PinciteError } from '../../shared/api/errors.ts'
import type { Source } from '../../shared/domain/project.ts'
import {
  leaveReplacing,
  replaceSource,
  type EditionFile,
  type LockedEdition,
} from '../commands/replace-source.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { useTask } from '../state/use-task.ts'
import { Dialog } from './dialog.tsx'
import { PasswordForm } from './password-form.tsx'
import { TaskProgress } from './task-progress.tsx'

export function ReplaceDialog() {
  const source = useOpened(({ project, replacing }) => project.sources.find(({ id }) => id === replacing))
  return source ? <ForSource key={source.id} source={source} /> : null
}

interface Tried {
  readonly fileName: string
  readonly message: string
  readonly locked: LockedEdition | null
}

function ForSource({ source }: { readonly source: Source }) {
  const session = useSessionObject()
  const chooser = useRef<HTMLInputElement>(null)
  const { running, run, stop } = useTask()
  const [tried, setTried] = useState<Tried | null>(null)
  const replace = async (fileName: string, edition: EditionFile) => {
    setTried(null)
    try {
      const locked = await run(`Replacing “${source.title}”…`, (follower) =>
        replaceSource(session, source.id, edition, follower),
      )
      if (locked) setTried({ fileName, message: locked.message, locked })
    } catch (error) {
      const stopped = error instanceof PinciteError && error.code === 'cancelled'
      const message = stopped ? 'Stopped. Nothing was changed.' : messageOf(error)
      setTried({ fileName, message, locked: null })
    }
  }
  const take = (files: FileList | null | undefined) => {
    const [file] = [...(files ?? [])]
    if (file) void replace(file.name, { file })
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    if (!running) take(event.dataTransfer.files)
  }
  return (
    <Dialog
      title="Replace with a new edition"
      onClose={() => (running ? stop() : leaveReplacing(session))}
      footer={
        <>
          <span className="grow" />
          <button
            type="button"
            className="btn tall"
            onClick={() => (running ? stop() : leaveReplacing(session))}
          >
            Cancel
          </button>
          <button
            type="button"
            className="btn primary tall"
            disabled={running !== null}
            onClick={() => chooser.current?.click()}
          >
            Choose the file…
          </button>
        </>
      }
    >
      <div
        className="dialog-body replace-body"
        onDrop={onDrop}
        onDragOver={(event) => event.preventDefault()}
      >
        <p>
          <b>{source.title}</b> <span className="meta">{source.fileName}</span>
        </p>
        <p className="replace-drop">
          <FilePlus2 className="icon large" aria-hidden />
          <span>
            Choose the file of the new edition, or drop it here. It may be of another kind, as a web page for
            a PDF.
          </span>
        </p>
        <p className="meta">
          The old edition stays in the project. Annotations whose words stand in the new edition cite it from
          then on; about the others you decide, one after the other, now or later.
        </p>
        <div className="task-slot">
          <TaskProgress running={running} />
          {tried && (
            <p className={tried.locked ? '' : 'problem'} role="alert">
              {tried.message}
            </p>
          )}
          {tried?.locked && (
            <PasswordForm
              fileName={tried.fileName}
              onPassword={(password) =>
                void replace(tried.fileName, { upload: tried.locked?.upload ?? '', password })
              }
            />
          )}
        </div>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label="File of the new edition"
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
      </div>
    </Dialog>
  )
}
