/** What the dialog of an export does: its choices, the preview that follows them, and the writing. */
import { useEffect, useMemo, useState } from 'react'
import { messageOf, PinciteError } from '../../shared/api/errors.ts'
import type { ExportChoiceArgs } from '../../shared/api/export-choice.ts'
import type { ExportPreview } from '../../shared/api/pincite-api.ts'
import type { Project } from '../../shared/domain/project.ts'
import { exportDataset, type Exported } from '../commands/export-dataset.ts'
import { followTask, type Progress } from '../commands/follow-task.ts'
import {
  choiceOf,
  exportAtHand,
  INITIAL,
  previewedChoice,
  type ExportSettings,
} from '../state/export-at-hand.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { useTask, type RunningTask } from '../state/use-task.ts'

/** What came of the last writing. */
export interface ExportOutcome extends Partial<Exported> {
  readonly error: string
}

const NOTHING: ExportOutcome = { error: '' }

export function useExport() {
  const session = useSessionObject()
  const project = useOpened((opened) => opened.project)
  const [settings, setSettings] = useState<ExportSettings>(INITIAL)
  const [outcome, setOutcome] = useState(NOTHING)
  const { running, run, stop } = useTask()
  const atHand = useMemo(() => exportAtHand(project, settings), [project, settings])
  const shown = useExportPreview(project, useChoice(settings))
  const ready = running === null && atHand.count > 0 && shown.problem === ''
  const write = async () => {
    if (!ready) return
    setOutcome(NOTHING)
    const wanted = { format: settings.format, choice: choiceOf(settings) }
    try {
      const work = await run('Writing…', (follower) => exportDataset(session, wanted, follower))
      if (work?.message) setOutcome({ ...work, error: '' })
    } catch (error) {
      const stopped = error instanceof PinciteError && error.code === 'cancelled'
      setOutcome({ error: stopped ? 'Stopped. Nothing was written.' : messageOf(error) })
    }
  }
  return {
    ...{ settings, atHand, shown, outcome, running, ready, write, stop },
    change: (part: Partial<ExportSettings>) => {
      setSettings((current) => ({ ...current, ...part }))
      setOutcome(NOTHING)
    },
    /** Stops what is under way, and leaves. */
    close: () => {
      stop()
      session.store.setState({ shown: null })
    },
  }
}

/** What is previewed; the same object as long as nothing of it changes. */
function useChoice({ codeId, sourceId, fields, names, style, locale }: ExportSettings): ExportChoiceArgs {
  return useMemo(
    () => previewedChoice({ codeId, sourceId, fields, names, style, locale }),
    [codeId, sourceId, fields, names, style, locale],
  )
}

/** What the host would write. */
export interface ShownPreview {
  /** The last that was made; of an older choice while {@link making}. Null before the first, and with a problem. */
  readonly preview: ExportPreview | null
  /** Why nothing can be written; "" where it can. */
  readonly problem: string
  /** The work on the preview of what is chosen now. */
  readonly making: RunningTask | null
}

interface Made extends Pick<ShownPreview, 'preview' | 'problem'> {
  readonly of: readonly unknown[]
}

/** Asks the host anew for each choice, and where the project changes; a newer wish stops the older. */
function useExportPreview(project: Project, choice: ExportChoiceArgs): ShownPreview {
  const session = useSessionObject()
  const [made, setMade] = useState<Made>({ of: [], preview: null, problem: '' })
  const [progress, setProgress] = useState<Progress | null>(null)
  useEffect(() => {
    const own = new AbortController()
    const whileWanted =
      <Value>(take: (value: Value) => void) =>
      (value: Value) => {
        if (!own.signal.aborted) take(value)
      }
    const end = whileWanted(({ preview = null, problem = '' }: Partial<Made>) => {
      setMade({ of: [project, choice], preview, problem })
      setProgress(null)
    })
    followTask(session, { signal: own.signal, onProgress: whileWanted(setProgress) }, (task) =>
      session.client.previewExport({ task, choice }),
    ).then(
      (preview) => end({ preview }),
      (error: unknown) => end({ problem: messageOf(error) }),
    )
    return () => own.abort()
  }, [session, project, choice])
  const isMade = made.of[0] === project && made.of[1] === choice
  const making = { words: 'Making the preview…', progress, stopping: false }
  return { preview: made.preview, problem: isMade ? made.problem : '', making: isMade ? null : making }
}
