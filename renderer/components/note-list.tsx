/** What to know about something that was read, written or looked at: a sentence a line. */
import { Info } from 'lucide-react'

interface NoteListProps {
  readonly notes: readonly string[]
  readonly label: string
  readonly className?: string
  /** Said as soon as it comes. */
  readonly live?: boolean
}

/** Nothing where there is nothing to know. */
export function NoteList({ notes, label, className = 'change-notes', live = false }: NoteListProps) {
  if (notes.length === 0) return null
  return (
    <ul className={className} role={live ? 'status' : undefined} aria-label={label}>
      {notes.map((note, index) => (
        <li key={index} className="note">
          <Info className="icon" aria-hidden />
          {note}
        </li>
      ))}
    </ul>
  )
}
