/** Makes a project: its name, and the folder that follows from it unless the person chooses another. */
import { useState, type SyntheticEvent } from 'react'
import { messageOf } from '../../shared/api/errors.ts'
import { enterBy } from '../commands/open-folder.ts'
import { folderNameFor, joinPath } from '../state/folder-path.ts'
import { useSession, useSessionObject } from '../state/session.ts'
import { useTask } from '../state/use-task.ts'
import { Dialog } from './dialog.tsx'

export function NewProjectDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSessionObject()
  const { client } = session
  const host = useSession((state) => state.host)
  const { run } = useTask()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [error, setError] = useState('')
  const folder = chosen ?? joinPath(host?.defaultFolder ?? '', folderNameFor(name))
  const create = async () => {
    if (name.trim() === '') setError('Give the project a name.')
    else {
      const failure = await run('Making the project…', (follower) =>
        enterBy(session, follower, () => client.createProject({ folder, name })),
      )
      setError(failure ?? '')
    }
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void create()
  }
  const choose = async () => {
    try {
      const picked = await client.chooseFolder({ purpose: 'new' })
      if (picked !== null) setChosen(picked)
    } catch (failure) {
      setError(messageOf(failure))
    }
  }
  return (
    <Dialog
      title="New project"
      onClose={onClose}
      onAccept={() => void create()}
      footer={
        <>
          <span className="grow" />
          <button type="button" className="btn tall" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" form="new-project" className="btn primary tall">
            Create project
          </button>
        </>
      }
    >
      <form id="new-project" className="dialog-body" onSubmit={submit}>
        <label className="field">
          <span>Name</span>
          <input
            className="input tall"
            value={name}
            maxLength={200}
            aria-describedby="new-project-error"
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <div className="field">
          <label htmlFor="project-folder">Folder</label>
          <span className="with-button">
            <input
              id="project-folder"
              className="input tall grow"
              value={folder}
              spellCheck={false}
              onChange={(event) => setChosen(event.target.value)}
            />
            {host?.dialogs && (
              <button type="button" className="btn tall" onClick={() => void choose()}>
                Choose…
              </button>
            )}
          </span>
        </div>
        <p id="new-project-error" className="field-error" role="alert">
          {error}
        </p>
        <p className="meta">The project is this one folder: copy it, back it up, share it.</p>
      </form>
    </Dialog>
  )
}
