/** Verify: how many quotes stand, and a list of those that do not, each leading to its place. */
import {
  ArrowRight,
  Check,
  Download,
  Equal,
  EqualApproximately,
  FileQuestionMark,
  Flag,
  X,
} from 'lucide-react'
import { useMemo } from 'react'
import type { VerifyReport } from '../../shared/api/pincite-api.ts'
import { saveReport, stopSaving } from '../commands/save-report.ts'
import { chooseResult, stopVerifying, verifyProject } from '../commands/verify-project.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import {
  rowsIn,
  tallyOf,
  type SavingReport,
  type VerificationStage,
  type VerifyCategory,
} from '../state/verification.ts'
import { rove, useRoving } from './roving.ts'
import { VerifyRows } from './verify-rows.tsx'

interface Category {
  readonly result: VerifyCategory
  readonly label: string
  readonly detail: string
  readonly icon: typeof Check
}

const categories: readonly Category[] = [
  { result: 'exact', label: 'Exact', detail: 'word for word at its place', icon: Check },
  {
    result: 'normalised',
    label: 'Normalised',
    detail: 'same words; spaces or hyphens differ',
    icon: Equal,
  },
  {
    result: 'fuzzy',
    label: 'Fuzzy',
    detail: 'nearly the same words',
    icon: EqualApproximately,
  },
  {
    result: 'moved',
    label: 'Moved',
    detail: 'stands elsewhere than cited',
    icon: ArrowRight,
  },
  { result: 'missing', label: 'Missing', detail: 'not in the source', icon: X },
  {
    result: 'wrong-file',
    label: 'Wrong file',
    detail: 'no source with those bytes',
    icon: FileQuestionMark,
  },
  {
    result: 'fields',
    label: 'Fields',
    detail: 'words do not hold a field',
    icon: Flag,
  },
]

/** The worst first: what needs a person. */
const worst: readonly VerifyCategory[] = [
  ...(['wrong-file', 'missing', 'moved', 'fuzzy', 'fields', 'normalised', 'exact'] as const),
]

export function VerifyScreen() {
  const session = useSessionObject()
  const verification = useOpened((opened) => opened.verification)
  const close = () => session.store.setState({ shown: null })
  if (!verification) return <main className="work verify" aria-label="Verification" />
  const { stage, chosen, saving } = verification
  const running = stage.at === 'running'
  const share = stage.at === 'running' ? stage.share : saving?.share
  return (
    <main className="work verify" aria-label="Verification">
      <header className="verify-head">
        <h1>Verify</h1>
        <p className={stage.at === 'failed' ? 'grow problem' : 'grow'} role="status">
          {headline(stage)}
        </p>
        {stage.at === 'done' && stage.report.rows.length > 0 && <SaveReport saving={saving ?? null} />}
        <button
          type="button"
          className="btn"
          disabled={saving !== null && saving !== undefined}
          onClick={() => (running ? stopVerifying(session) : void verifyProject(session))}
        >
          {running ? 'Stop' : 'Run again'}
        </button>
        <button
          type="button"
          className="btn quiet square"
          aria-label="Back to the report"
          title="Back to the report (Esc)"
          autoFocus
          onClick={close}
        >
          <X className="icon" aria-hidden />
        </button>
      </header>
      <span className="progress" style={{ visibility: share === undefined ? 'hidden' : 'visible' }}>
        <i style={{ width: `${(share ?? 0) * 100}%` }} />
      </span>
      {stage.at === 'done' && <Results report={stage.report} chosen={chosen} />}
    </main>
  )
}

/** A page for readers, each quote beside its place in the source. */
function SaveReport({ saving }: { readonly saving: SavingReport | null }) {
  const session = useSessionObject()
  return (
    <button
      type="button"
      className="btn"
      title="Save a page that shows each quote beside its place in the source"
      onClick={() => (saving ? stopSaving(session) : void saveReport(session))}
    >
      <Download className="icon" aria-hidden />
      {saving ? 'Stop saving' : 'Save report'}
    </button>
  )
}

function headline(stage: VerificationStage): string {
  if (stage.at === 'failed') return stage.message
  if (stage.at === 'running')
    return stage.doing === '' ? 'Reading the sources again…' : `Reading ${stage.doing}…`
  const { all, stand } = tallyOf(stage.report)
  if (all === 0) return 'Nothing is tagged yet, so there is nothing to check.'
  const bad = all - stand
  return `${all.toLocaleString()} ${all === 1 ? 'quote' : 'quotes'} looked up in their sources. ${stand.toLocaleString()} stand. ${bad.toLocaleString()} do not stand as cited.${fieldsOff(stage.report)}`
}

function fieldsOff(report: VerifyReport): string {
  const { length } = rowsIn(report, 'fields')
  return length === 0 ? '' : ` Fields of ${length.toLocaleString()} do not hold.`
}

interface ResultsProps {
  readonly report: VerifyReport
  readonly chosen: VerifyCategory | null
}

/** Opens on the worst result that has rows. */
function Results({ report, chosen }: ResultsProps) {
  const opensOn = worst.find((result) => rowsIn(report, result).length > 0) ?? 'exact'
  const result = chosen ?? opensOn
  const rows = useMemo(() => rowsIn(report, result), [report, result])
  const label = categories.find((category) => category.result === result)?.label ?? ''
  return (
    <div className="verify-body">
      <Categories report={report} chosen={result} />
      <VerifyRows
        key={result}
        rows={rows}
        label={label}
        nothing={result === 'fields' ? 'Every field holds.' : `No quote is ${label.toLowerCase()}.`}
      />
    </div>
  )
}

interface CategoriesProps {
  readonly report: VerifyReport
  readonly chosen: VerifyCategory
}

function Categories({ report, chosen }: CategoriesProps) {
  const session = useSessionObject()
  const all = Math.max(1, report.rows.length)
  const { stop, onFocus } = useRoving(
    categories.map(({ result }) => result),
    chosen,
  )
  return (
    <ul
      className="verify-categories panel"
      aria-label="Results"
      onFocus={onFocus}
      onKeyDown={(event) => rove(event, 'vertical')}
    >
      {categories.map(({ result, label, detail, icon: Icon }) => {
        const number = rowsIn(report, result).length
        const bad = number > 0 && result !== 'exact' && result !== 'normalised'
        return (
          <li key={result}>
            <button
              type="button"
              className="verify-category"
              aria-current={result === chosen}
              data-rove={result}
              tabIndex={result === stop ? 0 : -1}
              onClick={() => chooseResult(session, result)}
            >
              <Icon className={bad ? 'icon problem' : 'icon'} aria-hidden />
              <span className="grow">
                <span className={bad ? 'problem' : ''}>{label}</span>
                <span className="meta verify-detail">{detail}</span>
                <span className="progress">
                  <i style={{ width: `${(100 * number) / all}%` }} />
                </span>
              </span>
              <span>{number.toLocaleString()}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
