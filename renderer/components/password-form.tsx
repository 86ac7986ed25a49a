/** Asks for a file's password. It is kept in this window's memory while the project is open, and nowhere else. */
import { useState, type SyntheticEvent } from 'react'

export interface PasswordFormProps {
  /** The file, for those who hear the field without seeing it. */
  readonly fileName: string
  readonly onPassword: (password: string) => void
}

export function PasswordForm({ fileName, onPassword }: PasswordFormProps) {
  const [password, setPassword] = useState('')
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (password !== '') onPassword(password)
  }
  return (
    <form className="password" onSubmit={submit}>
      <input
        className="input grow"
        type="password"
        aria-label={`Password of ${fileName}`}
        placeholder="Password"
        autoComplete="off"
        maxLength={1024}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <button type="submit" className="btn primary">
        Open
      </button>
    </form>
  )
}
