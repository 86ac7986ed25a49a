/** Opens a project by its folder: typed and completed by the service, or chosen where there is a native chooser. */
import { Folder, Library } from 'lucide-react'
import { useEffect, useState, type SyntheticEvent, type KeyboardEvent } from 'react'
import { messageOf } from '../../shared/api/errors.ts'
import type { PathCompletion } from '../../shared/api/pincite-api.ts'
import { useSession, useSessionObject } from '../state/session.ts'
import { useEnter } from '../state/use-enter.ts'
import { Dialog } from './dialog.tsx'

export function OpenProjectDialog({ onClose }: { readonly onClose: () => void }) {
  const { client } = useSessionObject()
  const host = useSession((state) => state.host)
  const enter = useEnter()
  const [typed, setTyped] = useState(() => withSlash(host?.defaultFolder ?? ''))
  const [error, setError] = useState('')
  const open = async (folder: string) => setError(await enter(() => client.openProject({ folder })))
  const choose = async () => {
    try {
      const picked = await client.chooseFolder({ purpose: 'open' })
      if (picked !== null) await open(picked)
    } catch (failure) {
      setError(messageOf(failure))
    }
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void open(typed)
  }
  return (
    <Dialog
      title="Open project"
      onClose={onClose}
      footer={
        <>
          {host?.dialogs && (
            <button type="button" className="btn tall" onClick={() => void choose()}>
              Choose folder…
            </button>
          )}
          <span className="grow" />
          <button type="button" className="btn tall" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" form="open-project" className="btn primary tall">
            Open
          </button>
        </>
      }
    >
      <form id="open-project" className="dialog-body" onSubmit={submit}>
        <PathField typed={typed} onType={setTyped} onOpen={(folder) => void open(folder)} />
        <p className="field-error" role="alert">
          {error}
        </p>
      </form>
    </Dialog>
  )
}

interface PathFieldProps {
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly onOpen: (folder: string) => void
}

/** An editable combobox (WAI-ARIA): arrows choose, Enter takes a folder or opens a project. */
function PathField({ typed, onType, onOpen }: PathFieldProps) {
  const { client } = useSessionObject()
  const [found, setFound] = useState<readonly PathCompletion[]>([])
  const [active, setActive] = useState(-1)
  useEffect(() => {
    let current = true
    client.completePath({ typed }).then(
      (list) => {
        if (!current) return
        setFound(list)
        setActive(-1)
      },
      () => current && setFound([]),
    )
    return () => {
      current = false
    }
  }, [client, typed])
  const take = (entry: PathCompletion) =>
    entry.isProject ? onOpen(entry.path) : onType(withSlash(entry.path))
  const move = (to: number) => {
    setActive(to)
    document.querySelector(`#path-${to}`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const entry = found[active]
    if (event.key === 'ArrowDown') move(Math.min(found.length - 1, active + 1))
    else if (event.key === 'ArrowUp') move(Math.max(-1, active - 1))
    else if (event.key === 'Enter' && entry) take(entry)
    else return
    event.preventDefault()
  }
  return (
    <div className="field">
      <label htmlFor="project-path">Folder of the project</label>
      <input
        id="project-path"
        className="input tall"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls="project-paths"
        aria-activedescendant={active >= 0 ? `path-${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        maxLength={4096}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <ul id="project-paths" className="paths scroll" role="listbox" aria-label="Folders">
        {found.map((entry, index) => (
          <li
            key={entry.path}
            id={`path-${index}`}
            role="option"
            aria-selected={index === active}
            onClick={() => take(entry)}
          >
            {entry.isProject ? (
              <Library className="icon" aria-hidden />
            ) : (
              <Folder className="icon" aria-hidden />
            )}
            <span className="grow clip">{entry.path}</span>
            {entry.isProject && <span className="meta">project</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

function withSlash(path: string): string {
  const separator = path.includes('\\') ? '\\' : '/'
  return path.endsWith(separator) ? path : path + separator
}
