/** The bar at the bottom: whether everything is saved, what was verified, what is selected, who codes. */
import { Flag, HardDrive, Replace, ShieldCheck, Unlink, User } from 'lucide-react'
import { unsettledOf } from '../../shared/domain/editions.ts'
import { showOrphans } from '../commands/attach-annotation.ts'
import { showFlags } from '../commands/look-at-flags.ts'
import { openReview } from '../commands/review-edition.ts'
import { flaggedIn, useSettledProject } from '../state/flags-at-hand.ts'
import { pageMark } from '../state/page-words.ts'
import { describeSelection, sizeInWords } from '../state/selected-passage.ts'
import { useOpened, useSession, useSessionObject } from '../state/session.ts'
import { tallyOf } from '../state/verification.ts'
import { useOrphans } from './orphans-list.tsx'
import { SaveStateView } from './save-state.tsx'

export function StatusBar() {
  const session = useSessionObject()
  const coder = useSession((state) => state.settings?.coderName ?? '')
  return (
    <footer className="statusbar">
      <SaveStateView />
      <Unsettled />
      <Flags />
      <Verified />
      <span className="grow" />
      <SelectedWords />
      <span className="wide-only" title="Pincite sends nothing anywhere">
        <HardDrive className="icon small" aria-hidden />
        On this computer only
      </span>
      <button
        type="button"
        className="btn quiet"
        onClick={() => session.store.setState({ shown: 'settings' })}
        title="Your name, the theme, and the coders of this project"
      >
        <User className="icon small" aria-hidden />
        <span className="unseen">Coder: </span>
        <span className="clip coder-name">{coder}</span>
      </button>
    </footer>
  )
}

function SelectedWords() {
  const selected = useOpened((opened) => opened.selected)
  const project = useOpened((opened) => opened.project)
  const inView = useSession((state) => state.inView)
  if (!selected || inView.state !== 'ready') return null
  const passage = describeSelection(inView.text.canonical, selected)
  const page = pageMark(project, { sourceId: inView.sourceId, target: passage })
  return <span>{`${sizeInWords(passage)} selected${page === '' ? '' : `, ${page}`}`}</span>
}

/** What new editions leave to decide, and the quotes without a place: never out of sight while there are any. */
function Unsettled() {
  const session = useSessionObject()
  const waiting = useOpened(({ project }) => unsettledOf(project).waiting)
  const orphans = useOrphans().length
  const [first] = waiting
  return (
    <>
      {first && (
        <button
          type="button"
          className="btn quiet"
          title="Annotations that wait for a decision since their report was replaced"
          onClick={() => void openReview(session, first.sourceId)}
        >
          <Replace className="icon small" aria-hidden />
          <span className="problem">{`${waiting.length.toLocaleString()} to review`}</span>
        </button>
      )}
      {orphans > 0 && (
        <button
          type="button"
          className="btn quiet"
          title="Quotes that have no place in a current report"
          onClick={() => showOrphans(session)}
        >
          <Unlink className="icon small" aria-hidden />
          <span className="problem">{`${orphans.toLocaleString()} ${orphans === 1 ? 'orphan' : 'orphans'}`}</span>
        </button>
      )}
    </>
  )
}

/** What asks to be looked at in the evidence: quiet, as nothing waits for it. */
function Flags() {
  const session = useSessionObject()
  const shown = useOpened((opened) => opened.flagsShown)
  const { length } = flaggedIn(useSettledProject())
  if (length === 0 && !shown) return null
  return (
    <button
      type="button"
      className="btn quiet"
      aria-pressed={shown}
      title="Annotations with something to look at (F goes to the next)"
      onClick={() => showFlags(session, !shown)}
    >
      <Flag className="icon small" aria-hidden />
      <span>{`${length.toLocaleString()} ${length === 1 ? 'flag' : 'flags'}`}</span>
    </button>
  )
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

/** The last verification; goes back to its list. */
function Verified() {
  const { store } = useSessionObject()
  const stage = useOpened((opened) => opened.verification?.stage)
  const shown = useSession((state) => state.shown)
  if (stage?.at !== 'done' || shown === 'verify') return null
  const { all, stand } = tallyOf(stage.report)
  const bad = all - stand
  return (
    <button
      type="button"
      className="btn quiet wide-only"
      title="Back to what was found"
      onClick={() => store.setState({ shown: 'verify' })}
    >
      <ShieldCheck className="icon small" aria-hidden />
      <span>
        Verified {clock.format(stage.time)}: {stand.toLocaleString()} stand,{' '}
        <span className={bad > 0 ? 'problem' : ''}>{bad.toLocaleString()} do not</span>
      </span>
    </button>
  )
}
