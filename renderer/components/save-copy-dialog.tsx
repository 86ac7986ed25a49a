/** Goes on in a copy elsewhere: the folder to make, typed and completed by the service or chosen natively. */
import { useState, type SyntheticEvent } from 'react'
import { messageOf } from '../../shared/api/errors.ts'
import { saveCopy } from '../commands/save-copy.ts'
import { folderNameFor, joinPath } from '../state/folder-path.ts'
import { useOpened, useSession, useSessionObject } from '../state/session.ts'
import { count } from '../state/store-words.ts'
import { useTask } from '../state/use-task.ts'
import { Dialog } from './dialog.tsx'
import { PathField } from './path-field.tsx'
import { TaskProgress } from './task-progress.tsx'

export function SaveCopyDialog() {
  const session = useSessionObject()
  const host = useSession((state) => state.host)
  const name = useOpened((opened) => opened.project.name)
  const waiting = useOpened((opened) => opened.held.length + opened.typed.size)
  const { running, run, stop } = useTask()
  const [folder, setFolder] = useState(() =>
    joinPath(host?.defaultFolder ?? '', `${folderNameFor(name)} (copy)`),
  )
  const [error, setError] = useState('')
  /** Stops what is under way; pressed again, or with nothing under way, it closes. */
  const cancel = () => (running && !running.stopping ? stop() : session.store.setState({ shown: null }))
  const save = async () => {
    setError('')
    const failure = await run('Copying the project…', (follower) => saveCopy(session, folder, follower))
    setError(failure ?? '')
  }
  const choose = async () => {
    try {
      const picked = await session.client.chooseFolder({ purpose: 'new' })
      if (picked !== null) setFolder(picked)
    } catch (failure) {
      setError(messageOf(failure))
    }
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void save()
  }
  return (
    <Dialog
      title="Save a copy elsewhere"
      onClose={cancel}
      onAccept={() => void save()}
      footer={
        <>
          {host?.dialogs && (
            <button type="button" className="btn tall" onClick={() => void choose()}>
              Choose folder…
            </button>
          )}
          <span className="grow" />
          <button type="button" className="btn tall" onClick={cancel}>
            Cancel
          </button>
          <button type="submit" form="save-copy" className="btn primary tall" disabled={running !== null}>
            Save the copy
          </button>
        </>
      }
    >
      <form id="save-copy" className="dialog-body" onSubmit={submit}>
        <p>
          Copies the sources and all tags, as they stand in this window, into a new or empty folder, and goes
          on there. The folder you have now stays as it is.
        </p>
        {waiting > 0 && <p>{count(waiting, 'change')} that could not be saved will be saved in the copy.</p>}
        <PathField label="Folder of the copy" typed={folder} onType={setFolder} onProject={setFolder} />
        <p className="field-error" role="alert">
          {error}
        </p>
        <TaskProgress running={running} />
      </form>
    </Dialog>
  )
}
