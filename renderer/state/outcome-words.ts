/** What the outcomes of a revision are called in the window, and their signs. */
import { ArrowRight, Check, Hash, Split, Type, Unlink } from 'lucide-react'
import type { RevisionOutcome } from '../../shared/anchoring/revise-passage.ts'

export interface OutcomeWords {
  readonly label: string
  readonly icon: typeof Check
  /** Whether it is shown as a problem. */
  readonly bad: boolean
}

export const OUTCOME_WORDS: Readonly<Record<RevisionOutcome, OutcomeWords>> = {
  'changed-number': { label: 'Changed number', icon: Hash, bad: true },
  changed: { label: 'Changed wording', icon: Type, bad: false },
  undecided: { label: 'Undecided', icon: Split, bad: false },
  lost: { label: 'Lost', icon: Unlink, bad: true },
  moved: { label: 'Moved', icon: ArrowRight, bad: false },
  unchanged: { label: 'Unchanged', icon: Check, bad: false },
}
