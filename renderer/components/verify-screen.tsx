/** Verify: how many quotes stand, and a list of those that do not, each leading to its place. */
import { ArrowRight, Check, Equal, FileQuestionMark, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { messageOf } from '../../shared/api/errors.ts'
import type { VerifyReport } from '../../shared/api/pincite-api.ts'
import type { VerifiedRow, VerifyResult, VerifySummary } from '../../shared/dataset/verify.ts'
import { openRow } from '../commands/open-row.ts'
import { verifyProject, type VerifyRun } from '../commands/verify-project.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { CodeSample } from './code-sample.tsx'

interface Category {
  readonly result: VerifyResult
  readonly label: string
  readonly detail: string
  readonly icon: typeof Check
  readonly count: keyof VerifySummary
}

const categories: readonly Category[] = [
  { result: 'exact', label: 'Exact', detail: 'word for word at its place', icon: Check, count: 'exact' },
  {
    result: 'normalised',
    label: 'Normalised',
    detail: 'same words; spaces or hyphens differ',
    icon: Equal,
    count: 'normalised',
  },
  {
    result: 'moved',
    label: 'Moved',
    detail: 'stands elsewhere than cited',
    icon: ArrowRight,
    count: 'moved',
  },
  { result: 'missing', label: 'Missing', detail: 'not in the source', icon: X, count: 'missing' },
  {
    result: 'wrong-file',
    label: 'Wrong file',
    detail: 'no source with those bytes',
    icon: FileQuestionMark,
    count: 'wrongFile',
  },
]

/** The worst first: what needs a person. */
const worst: readonly VerifyResult[] = ['wrong-file', 'missing', 'moved', 'normalised', 'exact']

type Stage =
  | { readonly at: 'running'; readonly share: number; readonly doing: string }
  | { readonly at: 'done'; readonly report: VerifyReport }
  | { readonly at: 'failed'; readonly message: string }

export function VerifyScreen() {
  const session = useSessionObject()
  const [stage, setStage] = useState<Stage>({ at: 'running', share: 0, doing: '' })
  const [chosen, setChosen] = useState<VerifyResult | null>(null)
  const run = useRef<VerifyRun | null>(null)
  const [round, setRound] = useState(1)
  useEffect(() => {
    const mine = verifyProject(session, (share, doing) => setStage({ at: 'running', share, doing }))
    run.current = mine
    const settle = (next: Stage) => run.current === mine && setStage(next)
    mine.report.then(
      (report) => settle({ at: 'done', report }),
      (error: unknown) => settle({ at: 'failed', message: messageOf(error) }),
    )
    return () => mine.cancel()
  }, [session, round])
  const runAgain = () => {
    setStage({ at: 'running', share: 0, doing: '' })
    setRound(round + 1)
  }
  const close = () => session.store.setState({ shown: null })
  const rows = stage.at === 'done' ? stage.report.rows : []
  const opensOn = worst.find((result) => rows.some((row) => row.result === result)) ?? 'exact'
  const result = chosen ?? opensOn
  return (
    <main className="work verify" aria-label="Verification">
      <header className="verify-head">
        <h1>Verify</h1>
        <p className="grow" role="status">
          {headline(stage)}
        </p>
        {stage.at === 'running' ? (
          <button type="button" className="btn" onClick={() => run.current?.cancel()}>
            Stop
          </button>
        ) : (
          <button type="button" className="btn" onClick={runAgain}>
            Run again
          </button>
        )}
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
      {stage.at === 'running' && (
        <span className="progress">
          <i style={{ width: `${stage.share * 100}%` }} />
        </span>
      )}
      {stage.at === 'done' && (
        <div className="verify-body">
          <Categories report={stage.report} chosen={result} onChoose={setChosen} />
          <Rows rows={rows.filter((row) => row.result === result)} result={result} />
        </div>
      )}
    </main>
  )
}

function headline(stage: Stage): string {
  if (stage.at === 'running')
    return stage.doing === '' ? 'Reading the sources again…' : `Reading ${stage.doing}…`
  if (stage.at === 'failed') return stage.message
  const { exact, normalised, moved, missing, wrongFile } = stage.report.summary
  const all = exact + normalised + moved + missing + wrongFile
  if (all === 0) return 'Nothing is tagged yet, so there is nothing to check.'
  const bad = moved + missing + wrongFile
  const stand = exact + normalised
  return `${all.toLocaleString()} quotes looked up in their sources. ${stand.toLocaleString()} stand. ${bad.toLocaleString()} do not stand as cited.`
}

interface CategoriesProps {
  readonly report: VerifyReport
  readonly chosen: VerifyResult
  readonly onChoose: (result: VerifyResult) => void
}

function Categories({ report, chosen, onChoose }: CategoriesProps) {
  const all = Math.max(1, report.rows.length)
  return (
    <ul className="verify-categories panel">
      {categories.map(({ result, label, detail, icon: Icon, count }) => {
        const number = report.summary[count]
        const bad = number > 0 && result !== 'exact' && result !== 'normalised'
        return (
          <li key={result}>
            <button
              type="button"
              className="verify-category"
              aria-current={result === chosen}
              onClick={() => onChoose(result)}
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

function Rows({ rows, result }: { readonly rows: readonly VerifiedRow[]; readonly result: VerifyResult }) {
  const session = useSessionObject()
  const project = useOpened((opened) => opened.project)
  const label = categories.find((category) => category.result === result)?.label ?? ''
  if (rows.length === 0) return <p className="teach meta">No quote is {label.toLowerCase()}.</p>
  return (
    <ul className="verify-rows scroll" aria-label={label}>
      {rows.map((row) => {
        const annotation = project.annotations.find(({ id }) => id === row.id)
        const source = project.sources.find(({ id }) => id === (row.sourceId ?? annotation?.sourceId))
        const code = project.codes.find(({ id }) => id === annotation?.codeIds[0]) ?? null
        return (
          <li key={row.id}>
            <button type="button" className="verify-row" onClick={() => void openRow(session, row)}>
              <CodeSample code={code} />
              <span>
                <span className="quote">“{annotation?.target.exact ?? row.quote ?? ''}”</span>
                <span className="meta verify-detail">
                  {source?.title}
                  {annotation?.target.pageLabel == null ? '' : `, p. ${annotation.target.pageLabel}`}
                </span>
                {row.reason !== undefined && <span className="verify-detail">{row.reason}</span>}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
