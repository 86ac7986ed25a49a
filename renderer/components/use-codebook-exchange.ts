/** What the dialog of the codebook's exchange does, one thing at a time, and what is to be said of it. */
import { useState } from 'react'
import { messageOf } from '../../shared/api/errors.ts'
import type { CodebookFormatName } from '../../shared/codebook-exchange/codebook-format-names.ts'
import {
  dropCodebook,
  exportCodebook,
  previewCodebook,
  takeCodebook,
  type CodebookPreview,
} from '../commands/exchange-codebook.ts'
import type { Session } from '../state/session.ts'
import { useTask } from '../state/use-task.ts'

/** A file whose codebook is being looked at. */
export interface LookedAt {
  readonly fileName: string
  readonly preview: CodebookPreview
}

interface Told {
  readonly problem: string
  readonly done: string
  /** What had to be left out of what was written. */
  readonly warnings: readonly string[]
}

const NOTHING: Told = { problem: '', done: '', warnings: [] }

export function useCodebookExchange(session: Session) {
  const { running, run, stop } = useTask()
  const [busy, setBusy] = useState(false)
  const [looked, setLooked] = useState<LookedAt | null>(null)
  const [told, setTold] = useState<Told>(NOTHING)
  /** Buttons stay enabled meanwhile, or the focus would be lost. */
  const attempt = async (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setTold(NOTHING)
    try {
      await work()
    } catch (error) {
      setTold({ ...NOTHING, problem: messageOf(error) })
    } finally {
      setBusy(false)
    }
  }
  const leave = () => {
    if (looked) dropCodebook(session, looked.preview)
    session.store.setState({ shown: null })
  }
  return {
    looked,
    running,
    told,
    /** Stops the reading under way; else leaves, unless something is being written. */
    cancel: () => (running ? stop() : busy ? undefined : leave()),
    refuse: (problem: string) => setTold({ ...NOTHING, problem }),
    write: (format: CodebookFormatName) =>
      attempt(async () => {
        const { message, warnings } = await exportCodebook(session, format)
        if (message !== null) setTold({ problem: '', done: message, warnings })
      }),
    look: (file: File) =>
      attempt(async () => {
        const preview = await run(`Reading ${file.name}…`, async ({ onProgress, signal }) => {
          const onSent = (share: number) => onProgress({ share, doing: '' })
          const read = await previewCodebook(session, file, { onSent, isWanted: () => !signal.aborted })
          if (read && signal.aborted) dropCodebook(session, read)
          return signal.aborted ? null : read
        })
        if (!preview) {
          setTold({ ...NOTHING, done: 'Stopped. Nothing was changed.' })
          return
        }
        if (looked) dropCodebook(session, looked.preview)
        setLooked({ fileName: file.name, preview })
      }),
    take: ({ preview }: LookedAt) =>
      attempt(async () => {
        await takeCodebook(session, preview)
        session.store.setState({ shown: null })
      }),
  }
}
