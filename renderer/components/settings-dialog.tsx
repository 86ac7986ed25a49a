/** The person's settings: name, theme, single keys, citation style; and who has coded in this project. */
import { useState, type SyntheticEvent } from 'react'
import { messageOf } from '../../shared/api/errors.ts'
import type { Settings } from '../../shared/api/pincite-api.ts'
import { chooseTheme, enterCoder, switchSingleKeys } from '../commands/change-settings.ts'
import { useOpened, useSession, useSessionObject } from '../state/session.ts'
import { CitationSettings } from './citation-settings.tsx'
import { NameField } from './coder-dialog.tsx'
import { Dialog } from './dialog.tsx'

const themes: readonly { readonly theme: Settings['theme']; readonly label: string }[] = [
  { theme: 'system', label: 'As the system' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
]

export function SettingsDialog() {
  const session = useSessionObject()
  const inProject = useSession((state) => state.opened !== null)
  const known = useSession((state) => state.settings?.coderName ?? '')
  const theme = useSession((state) => state.settings?.theme ?? 'system')
  const singleKeys = useSession((state) => state.singleKeys)
  const [name, setName] = useState(known)
  const [error, setError] = useState('')
  const close = () => session.store.setState({ shown: null })
  const attempt = async (make: () => Promise<void>): Promise<boolean> => {
    setError('')
    try {
      await make()
      return true
    } catch (failure) {
      setError(messageOf(failure))
      return false
    }
  }
  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    const trimmed = name.trim()
    if (trimmed === '') setError('Type the name that your tags shall carry.')
    else if (trimmed === known || (await attempt(() => enterCoder(session, trimmed)))) close()
  }
  return (
    <Dialog
      title="Settings"
      detail="Yours on this computer, in every project"
      onClose={close}
      footer={
        <>
          <span className="grow" />
          <button type="button" className="btn tall" onClick={close}>
            Cancel
          </button>
          <button type="submit" form="settings" className="btn primary tall">
            Save name
          </button>
        </>
      }
    >
      <form id="settings" className="dialog-body" onSubmit={(event) => void save(event)}>
        <NameField name={name} error={error} onName={setName} />
        <fieldset className="choices">
          <legend>Theme</legend>
          {themes.map(({ theme: one, label }) => (
            <label key={one}>
              <input
                type="radio"
                name="theme"
                checked={theme === one}
                onChange={() => void attempt(() => chooseTheme(session, one))}
              />
              {label}
            </label>
          ))}
        </fieldset>
        <label className="choice-line">
          <input
            type="checkbox"
            checked={singleKeys}
            onChange={(event) => void attempt(() => switchSingleKeys(session, event.target.checked))}
          />
          Shortcuts of a single key, such as 1, 2, 3 to tag
        </label>
        <CitationSettings />
        {inProject && <Coders />}
      </form>
    </Dialog>
  )
}

function Coders() {
  const coders = useOpened((opened) => opened.project.coders)
  const annotations = useOpened((opened) => opened.project.annotations)
  const counts = new Map<string | null, number>()
  for (const { creatorId } of annotations) counts.set(creatorId, (counts.get(creatorId) ?? 0) + 1)
  return (
    <section aria-labelledby="coders-heading">
      <h2 id="coders-heading">Coders of this project</h2>
      {coders.length === 0 ? (
        <p className="meta">Nobody yet. You are listed with your first change.</p>
      ) : (
        <ul className="coders">
          {coders.map(({ id, name }) => (
            <li key={id}>
              <span className="grow">{name}</span>
              <span className="meta">{tags(counts.get(id) ?? 0)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function tags(count: number): string {
  return `${count.toLocaleString()} ${count === 1 ? 'tag' : 'tags'}`
}
