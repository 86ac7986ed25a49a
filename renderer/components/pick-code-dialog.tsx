/** Picks one of many codes: a filter, and the list of those that have it in their names. Enter takes the one marked. */
import { useState } from 'react'
import { Dialog } from './dialog.tsx'

export interface PickCodeDialogProps {
  readonly title: string
  readonly label: string
  readonly note: string
  readonly action: string
  /** What can be picked, in order. */
  readonly options: readonly { readonly id: string; readonly name: string }[]
  readonly onPick: (id: string) => void
  readonly onClose: () => void
}

export function PickCodeDialog(props: PickCodeDialogProps) {
  const { title, label, note, action, options, onPick, onClose } = props
  const [filter, setFilter] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const wanted = filter.trim().toLowerCase()
  const shown = options.filter(({ name }) => name.toLowerCase().includes(wanted))
  const marked = shown.some(({ id }) => id === chosen) ? chosen : (shown[0]?.id ?? null)
  const pick = () => {
    if (marked !== null) onPick(marked)
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onAccept={pick}
      footer={
        <>
          <span className="meta grow">{note}</span>
          <button type="button" className="btn tall" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" form="pick-code" className="btn primary tall" disabled={marked === null}>
            {action}
          </button>
        </>
      }
    >
      <form
        id="pick-code"
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault()
          pick()
        }}
      >
        <label className="field">
          <span>Find a code</span>
          <input
            type="search"
            className="input tall"
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown') return
              event.preventDefault()
              document.querySelector<HTMLElement>('#code-list')?.focus()
            }}
          />
        </label>
        <label className="field">
          <span>{label}</span>
          <select
            id="code-list"
            className="input code-places"
            size={8}
            value={marked ?? undefined}
            onChange={(event) => setChosen(event.target.value)}
            onDoubleClick={pick}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              pick()
            }}
          >
            {shown.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {shown.length === 0 && (
          <p className="meta">
            {options.length === 0 ? 'There is no other code.' : `No code has “${filter.trim()}” in its name.`}
          </p>
        )}
      </form>
    </Dialog>
  )
}
