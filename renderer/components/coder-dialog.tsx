/** Asks once who is coding. The name belongs to the person's settings; each project lists its coders. */
import { useState, type SyntheticEvent } from 'react'
import { messageOf } from '../../shared/api/errors.ts'
import { enterCoder } from '../commands/change-settings.ts'
import { useSessionObject } from '../state/session.ts'
import { Dialog } from './dialog.tsx'

export function CoderDialog() {
  const session = useSessionObject()
  const [name, setName] = useState('')
  const [error, setError] = useState('')
  const close = () => session.store.setState({ shown: null })
  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (name.trim() === '') {
      setError('Type the name that your tags shall carry.')
      return
    }
    try {
      await enterCoder(session, name.trim())
      close()
    } catch (failure) {
      setError(messageOf(failure))
    }
  }
  return (
    <Dialog
      title="Who is coding?"
      closable={false}
      onClose={close}
      footer={
        <>
          <span className="grow" />
          <button type="submit" form="coder" className="btn primary tall">
            Save name
          </button>
        </>
      }
    >
      <form id="coder" className="dialog-body" onSubmit={(event) => void save(event)}>
        <p>Your name is written beside every passage you tag, so that a team can tell who coded what.</p>
        <NameField name={name} error={error} onName={setName} />
        <p className="meta">Kept on this computer. Nothing is sent anywhere.</p>
      </form>
    </Dialog>
  )
}

export interface NameFieldProps {
  readonly name: string
  /** "" for none. */
  readonly error: string
  readonly onName: (name: string) => void
}

/** The coder's name, with what is wrong with it below. */
export function NameField({ name, error, onName }: NameFieldProps) {
  return (
    <div>
      <label className="field">
        <span>Your name</span>
        <input
          className="input tall"
          value={name}
          maxLength={200}
          autoComplete="name"
          aria-invalid={error !== ''}
          aria-describedby="name-error"
          onChange={(event) => onName(event.target.value)}
        />
      </label>
      <p id="name-error" className="field-error" role="alert">
        {error}
      </p>
    </div>
  )
}
