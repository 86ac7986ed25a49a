/** Asks once who is coding. The name belongs to the person's settings; each project lists its coders. */
import { useState, type SyntheticEvent } from 'react'
import { messageOf } from '../../shared/api/errors.ts'
import { enterCoder } from '../commands/enter-coder.ts'
import { useSession, useSessionObject } from '../state/session.ts'
import { Dialog } from './dialog.tsx'

export function CoderDialog() {
  const session = useSessionObject()
  const known = useSession((state) => state.settings?.coderName ?? '')
  const [name, setName] = useState(known)
  const [error, setError] = useState('')
  const close = () => session.store.setState({ shown: null })
  const save = async () => {
    if (name.trim() === '') {
      setError('Type the name that your tags shall carry.')
      return
    }
    try {
      await enterCoder(session, name)
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
      title="Who is coding?"
      closable={known !== ''}
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
      <form id="coder" className="dialog-body" onSubmit={submit}>
        <p>Your name is written beside every passage you tag, so that a team can tell who coded what.</p>
        <label className="field">
          <span>Your name</span>
          <input
            className="input tall"
            value={name}
            maxLength={200}
            autoComplete="name"
            autoFocus
            aria-describedby="coder-error"
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <p id="coder-error" className="field-error" role="alert">
          {error}
        </p>
        <p className="meta">Kept on this computer. Nothing is sent anywhere.</p>
      </form>
    </Dialog>
  )
}
