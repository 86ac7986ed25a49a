/** The head of a list that stands in the place of the annotations for a while, with the way back to them. */
import { X } from 'lucide-react'

interface ListHeadProps {
  readonly title: string
  readonly count: number
  readonly onBack: () => void
  /** What the pointer is told of the way back, with its key where it has one. */
  readonly backTitle: string
}

export function ListHead({ title, count, onBack, backTitle }: ListHeadProps) {
  return (
    <div className="panel-head">
      <h2>{title}</h2>
      <span className="count">{count.toLocaleString()}</span>
      <span className="grow" />
      <button
        type="button"
        className="btn quiet square"
        aria-label="Back to the annotations"
        title={backTitle}
        onClick={onBack}
      >
        <X className="icon" aria-hidden />
      </button>
    </div>
  )
}
