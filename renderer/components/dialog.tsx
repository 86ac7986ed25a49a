/** A modal dialog with a title, a body and a row of actions. Escape cancels; focus returns to the opener. */
import { X } from 'lucide-react'
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react'

export interface DialogProps {
  readonly title: string
  readonly detail?: string
  readonly wide?: boolean
  /** False where an answer is needed first. */
  readonly closable?: boolean
  readonly onClose: () => void
  /** Ctrl+Enter anywhere in the dialog. */
  readonly onAccept?: () => void
  readonly footer: ReactNode
  /** Its first field takes the focus; where there is none the last action does. */
  readonly children: ReactNode
}

export function Dialog(props: DialogProps) {
  const { title, detail, wide = false, closable = true, onClose, onAccept, footer, children } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const opener = document.activeElement
    const element = dialog.current
    element?.showModal()
    firstFocus(element)?.focus()
    return () => {
      element?.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    // What is typed in a dialog is no command of the screen below.
    event.stopPropagation()
    if (event.key === 'Escape' && !event.defaultPrevented) {
      // Left to itself the browser closes even a dialog that needs an answer, at the second press.
      event.preventDefault()
      if (closable) onClose()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && onAccept) {
      event.preventDefault()
      onAccept()
    }
  }
  return (
    <dialog
      ref={dialog}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        if (closable) onClose()
      }}
      onKeyDown={onKeyDown}
    >
      <header>
        <h1 id={heading}>{title}</h1>
        <span className="meta grow">{detail}</span>
        {closable && (
          <button
            type="button"
            className="btn quiet square"
            aria-label="Close"
            title="Close (Esc)"
            onClick={onClose}
          >
            <X className="icon" aria-hidden />
          </button>
        )}
      </header>
      {children}
      <footer>{footer}</footer>
    </dialog>
  )
}

function firstFocus(dialog: HTMLDialogElement | null): HTMLElement | null | undefined {
  const find = (selector: string) => dialog?.querySelector<HTMLElement>(selector)
  const field = 'input:not([type="file"]):not(:disabled), select, textarea'
  return find(field) ?? find('footer button:last-of-type:not(:disabled)')
}
