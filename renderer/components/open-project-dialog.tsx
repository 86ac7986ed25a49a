/** Opens a project by its folder: typed and completed by the service, or chosen where there is a native chooser. */
import { useState, type SyntheticEvent } from 'react'
import { messageOf } from '../../shared/api/errors.ts'
import { openFolder } from '../commands/open-folder.ts'
import { lastPart, withSlash } from '../state/folder-path.ts'
import { useSession, useSessionObject } from '../state/session.ts'
import { useTask } from '../state/use-task.ts'
import { Dialog } from './dialog.tsx'
import { PathField } from './path-field.tsx'
import { TaskProgress } from './task-progress.tsx'

export function OpenProjectDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSessionObject()
  const host = useSession((state) => state.host)
  const { running, run, stop } = useTask()
  const [typed, setTyped] = useState(() => withSlash(host?.defaultFolder ?? ''))
  const [error, setError] = useState('')
  const open = async (folder: string) => {
    setError('')
    const failure = await run(`Opening ${lastPart(folder)}…`, (follower) =>
      openFolder(session, folder, follower),
    )
    setError(failure ?? '')
  }
  const choose = async () => {
    try {
      const picked = await session.client.chooseFolder({ purpose: 'open' })
      if (picked !== null) await open(picked)
    } catch (failure) {
      setError(messageOf(failure))
    }
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void open(typed)
  }
  /** Stops what is under way; pressed again, or with nothing under way, it closes. */
  const cancel = () => (running && !running.stopping ? stop() : onClose())
  return (
    <Dialog
      title="Open project"
      onClose={cancel}
      onAccept={() => void open(typed)}
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
          <button type="submit" form="open-project" className="btn primary tall" disabled={running !== null}>
            Open
          </button>
        </>
      }
    >
      <form id="open-project" className="dialog-body" onSubmit={submit}>
        <PathField
          label="Folder of the project"
          typed={typed}
          onType={setTyped}
          onProject={(folder) => void open(folder)}
        />
        <p className="field-error" role="alert">
          {error}
        </p>
        <TaskProgress running={running} />
      </form>
    </Dialog>
  )
}
