/** Checks the open project on disk, puts right what can be put right, and says what was found and done. */
import { Check } from 'lucide-react'
import { useState } from 'react'
import { messageOf, PinciteError } from '../../shared/api/errors.ts'
import type { CheckReport, Finding } from '../../shared/api/store-report.ts'
import { followTask } from '../commands/follow-task.ts'
import { saveTyped } from '../commands/write-typed.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { count } from '../state/store-words.ts'
import { useTask } from '../state/use-task.ts'
import { FindingsList } from './findings-list.tsx'
import { TaskProgress } from './task-progress.tsx'

/** What came of a check or a repair. */
interface Outcome {
  readonly verdict: string
  /** What was done, a sentence each. */
  readonly done: readonly string[]
  readonly findings: readonly Finding[]
}

interface Said {
  readonly text: string
  readonly bad: boolean
}

export function ProjectCheck() {
  const session = useSessionObject()
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const { running, run, stop } = useTask()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const attempt = async (words: string, stopped: string, work: (task: string) => Promise<Outcome>) => {
    if (running) return
    setOutcome(null)
    setSaid(null)
    try {
      setOutcome(await run(words, (follower) => followTask(session, follower, work)))
    } catch (error) {
      const isStop = error instanceof PinciteError && error.code === 'cancelled'
      setSaid({ text: isStop ? stopped : messageOf(error), bad: !isStop })
    }
  }
  const check = () =>
    attempt('Checking the project…', 'The check was stopped.', async (task) => {
      const report = await session.client.checkProject({ task })
      return { verdict: verdictOf(report), done: [], findings: report.findings }
    })
  const repair = async () => {
    if (readOnly) return
    await saveTyped(session)
    const stopped = 'The repair was stopped; what it had done stands, and it can be done again.'
    await attempt('Repairing the project…', stopped, async (task) => {
      const { done, left } = await session.client.repairProject({ task })
      return { verdict: repairVerdictOf(done, left), done, findings: left }
    })
  }
  return (
    <section aria-labelledby="check-heading">
      <div className="section-head">
        <h2 id="check-heading">Check</h2>
        <span className="meta grow">
          reads every change, backup and source again; repairing never touches changes and sources
        </span>
        {/* Off, they keep the focus: they are off while they do what they were pressed for. */}
        <button type="button" className="btn" aria-disabled={running !== null} onClick={() => void check()}>
          Check project
        </button>
        <button
          type="button"
          className="btn"
          aria-disabled={running !== null || readOnly}
          title={readOnly ? 'This project is read-only' : 'Puts right what can be put right without a choice'}
          onClick={() => void repair()}
        >
          Repair
        </button>
      </div>
      <div className="task-slot">
        <TaskProgress running={running} stop={stop} />
        <div role="status">
          {said && <p className={said.bad ? 'problem' : ''}>{said.text}</p>}
          {outcome && <Verdict outcome={outcome} />}
        </div>
      </div>
      {outcome && outcome.findings.length > 0 && (
        <FindingsList findings={outcome.findings} label="What was found" />
      )}
    </section>
  )
}

function Verdict({ outcome: { verdict, done, findings } }: { readonly outcome: Outcome }) {
  const isSound = errorsIn(findings) === 0
  return (
    <>
      {done.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p className={isSound ? 'checked' : 'problem'}>
        {isSound && <Check className="icon small" aria-hidden />}
        {isSound ? ` ${verdict}` : verdict}
      </p>
    </>
  )
}

function errorsIn(findings: readonly Finding[]): number {
  return findings.filter(({ weight }) => weight === 'error').length
}

function verdictOf({ checked, findings }: CheckReport): string {
  const { changes, backups, sources } = checked
  const looked = `${count(changes, 'change')}, ${count(backups, 'backup')}, ${count(sources, 'source')} checked`
  const errors = errorsIn(findings)
  if (errors > 0) return `${count(errors, 'thing')} ${errors === 1 ? 'is' : 'are'} wrong. ${looked}.`
  return `${findings.length === 0 ? 'Everything is as it should be' : 'Nothing is wrong'}: ${looked}.`
}

function repairVerdictOf(done: readonly string[], left: readonly Finding[]): string {
  const isSound = errorsIn(left) === 0
  if (done.length === 0) {
    return isSound
      ? 'The project is as it should be; nothing was changed.'
      : 'Nothing of this could be put right here, and nothing was changed.'
  }
  return isSound ? 'The project is as it should be now.' : 'The rest could not be put right here.'
}
