/** What the dialog of importing a dataset does, one thing at a time, and what it has come to. */
import { useRef, useState } from 'react'
import { messageOf, PinciteError } from '../../shared/api/errors.ts'
import type { DatasetImportOutcome } from '../../shared/api/pincite-api.ts'
import type { Follower } from '../commands/follow-task.ts'
import {
  dropImport,
  lookAtImport,
  sendDataset,
  takeImport,
  type ImportChoices,
  type ImportSubject,
} from '../commands/import-dataset.ts'
import type { Session } from '../state/session.ts'
import { useTask } from '../state/use-task.ts'

/** What has been looked at, and with which choices. */
export interface LookedAtDataset {
  readonly subject: ImportSubject
  readonly choices: ImportChoices
  readonly outcome: DatasetImportOutcome
}

const FIRST: ImportChoices = { keep: false, replace: false, orphans: false }

/** One piece of work at a time, and why the last one failed. Buttons stay enabled meanwhile, or the focus would be lost. */
function useAttempts() {
  const { running, run, stop } = useTask()
  const [problem, setProblem] = useState('')
  const busy = useRef(false)
  const attempt = async (words: string, work: (follower: Follower) => Promise<void>, failed?: () => void) => {
    if (busy.current) return
    busy.current = true
    setProblem('')
    try {
      await run(words, work)
    } catch (error) {
      const stopped = error instanceof PinciteError && error.code === 'cancelled'
      setProblem(stopped ? 'Stopped. Nothing was changed.' : messageOf(error))
      failed?.()
    } finally {
      busy.current = false
    }
  }
  return { running, stop, problem, refuse: setProblem, attempt, isBusy: () => busy.current }
}

export function useDatasetImport(session: Session) {
  const { running, stop, problem, refuse, attempt, isBusy } = useAttempts()
  const [looked, setLooked] = useState<LookedAtDataset | null>(null)
  const [choices, setChoices] = useState(FIRST)
  const look = async (subject: ImportSubject, wanted: ImportChoices, follower: Follower) => {
    const outcome = await lookAtImport(session, subject, wanted, follower)
    setLooked({ subject, choices: wanted, outcome })
  }
  const forget = () => {
    if (looked) dropImport(session, looked.subject)
  }
  const close = () => session.store.setState({ shown: null })
  return {
    looked,
    choices,
    running,
    problem,
    refuse,
    lookAtFile: (file: File) =>
      attempt(
        `Reading ${file.name}…`,
        async (follower) => {
          const subject = await sendDataset(session, file, follower)
          await look(subject, choices, follower).catch((error: unknown) => {
            dropImport(session, subject)
            throw error
          })
          forget()
        },
        // Beside the problem of this file, what another one would bring would seem to be of this one.
        () => {
          forget()
          setLooked(null)
        },
      ),
    lookAtMarks: (subject: ImportSubject) =>
      attempt(`Reading ${subject.name}…`, (follower) => look(subject, FIRST, follower)),
    choose: (part: Partial<ImportChoices>) => {
      if (!looked || isBusy()) return
      const wanted = { ...choices, ...part }
      setChoices(wanted)
      const back = () => setChoices(looked.choices)
      void attempt('Looking again…', (follower) => look(looked.subject, wanted, follower), back)
    },
    take: ({ subject, choices: wanted }: LookedAtDataset) =>
      attempt('Importing…', async (follower) => {
        await takeImport(session, subject, wanted, follower)
        close()
      }),
    /** Stops the work under way; else leaves. */
    cancel: () => {
      if (running) stop()
      else {
        forget()
        close()
      }
    },
  }
}
