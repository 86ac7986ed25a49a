/** The memo of an annotation. What is typed is safe from the first letter: see `commands/write-typed.ts`. */
import type { Annotation } from '../../shared/domain/project.ts'
import { saveSlot, typeText } from '../commands/write-typed.ts'
import { memoSlot, slotKey } from '../state/slot.ts'
import { useOpened, useSessionObject } from '../state/session.ts'

export function MemoField({ annotation }: { readonly annotation: Annotation }) {
  const session = useSessionObject()
  const slot = memoSlot(annotation.id)
  const draft = useOpened((opened) => opened.typed.get(slotKey(slot))?.text)
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  return (
    <label className="field">
      <span>Memo</span>
      <textarea
        id="memo"
        className="input"
        rows={4}
        value={draft ?? annotation.memo}
        maxLength={100_000}
        disabled={readOnly}
        placeholder="What this passage means for your review"
        onChange={(event) => typeText(session, slot, event.target.value)}
        onBlur={() => void saveSlot(session, slot)}
        onKeyDown={(event) => {
          const done = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
          if (!done) return
          event.preventDefault()
          if (session.reportRef.current) session.reportRef.current.focus()
          else event.currentTarget.blur()
        }}
      />
    </label>
  )
}
