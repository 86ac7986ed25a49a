/** A field for the path of a folder, completed by the service while it is typed. */
import { Folder, Library } from 'lucide-react'
import { useEffect, useState, type KeyboardEvent } from 'react'
import type { PathCompletion } from '../../shared/api/pincite-api.ts'
import { withSlash } from '../state/folder-path.ts'
import { useSessionObject } from '../state/session.ts'

export interface PathFieldProps {
  readonly label: string
  readonly typed: string
  readonly onType: (typed: string) => void
  /** A folder that is a project was chosen. */
  readonly onProject: (folder: string) => void
}

/** An editable combobox (WAI-ARIA): arrows choose, Enter takes a folder. */
export function PathField({ label, typed, onType, onProject }: PathFieldProps) {
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
    entry.isProject ? onProject(entry.path) : onType(withSlash(entry.path))
  const move = (to: number) => {
    setActive(to)
    document.querySelector(`#path-${to}`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const entry = found[active]
    if (event.key === 'ArrowDown') move(Math.min(found.length - 1, active + 1))
    else if (event.key === 'ArrowUp') move(Math.max(-1, active - 1))
    else if (event.key === 'Enter' && entry && !event.ctrlKey && !event.metaKey) take(entry)
    else return
    event.preventDefault()
  }
  return (
    <div className="field">
      <label htmlFor="project-path">{label}</label>
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
