/** Checks the open project on disk, and says what was found. */
import { Check } from 'lucide-react'
import { useState } from 'react'
import { messageOf, PinciteError } from '../../shared/api/errors.ts'
import type { CheckReport } from '../../shared/api/store-report.ts'
import { followTask } from '../commands/follow-task.ts'
import { useSessionObject } from '../state/session.ts'
import { count } from '../state/store-words.ts'
import { useTask } from '../state/use-task.ts'
import { FindingsList } from './findings-list.tsx'
import { TaskProgress } from './task-progress.tsx'

export function ProjectCheck() {
  const session = useSessionObject()
  const { running, run, stop } = useTask()
  const [report, setReport] = useState<CheckReport | null>(null)
  const [message, setMessage] = useState({ text: '', bad: false })
  const check = async () => {
    setReport(null)
    setMessage({ text: '', bad: false })
    try {
      const found = await run('Checking the project…', (follower) =>
        followTask(session, follower, (task) => session.client.checkProject({ task })),
      )
      setReport(found)
    } catch (error) {
      const stopped = error instanceof PinciteError && error.code === 'cancelled'
      setMessage({ text: stopped ? 'The check was stopped.' : messageOf(error), bad: !stopped })
    }
  }
  return (
    <section aria-labelledby="check-heading">
      <div className="section-head">
        <h2 id="check-heading">Check</h2>
        <span className="meta grow">reads every change, backup and source again; changes nothing</span>
        <button type="button" className="btn" disabled={running !== null} onClick={() => void check()}>
          Check project
        </button>
      </div>
      <div className="task-slot">
        <TaskProgress running={running} stop={stop} />
        <div role="status">
          {message.text !== '' && <p className={message.bad ? 'problem' : ''}>{message.text}</p>}
          {report && <p className={errorsOf(report) > 0 ? 'problem' : 'checked'}>{verdictOf(report)}</p>}
        </div>
      </div>
      {report && report.findings.length > 0 && (
        <FindingsList findings={report.findings} label="What was found" />
      )}
    </section>
  )
}

function errorsOf({ findings }: CheckReport): number {
  return findings.filter(({ weight }) => weight === 'error').length
}

function verdictOf(report: CheckReport) {
  const { changes, backups, sources } = report.checked
  const checked = `${count(changes, 'change')}, ${count(backups, 'backup')}, ${count(sources, 'source')} checked`
  const errors = errorsOf(report)
  if (errors > 0) return `${count(errors, 'thing')} ${errors === 1 ? 'is' : 'are'} wrong. ${checked}.`
  const sound = report.findings.length === 0 ? 'Everything is as it should be' : 'Nothing is wrong'
  return (
    <>
      <Check className="icon small" aria-hidden /> {sound}: {checked}.
    </>
  )
}
