/** Export: the format on the left, choices and a preview on the right, one button that says how much it writes. */
import { useMemo, useState } from 'react'
import { messageOf, PinciteError } from '../../shared/api/errors.ts'
import { EXPORT_FORMATS, EXPORT_NAMES, type ExportName } from '../../shared/dataset/export-formats.ts'
import { exportDataset } from '../commands/export-dataset.ts'
import { counted } from '../state/counted.ts'
import { choiceOf, exportAtHand, INITIAL, type ExportSettings } from '../state/export-at-hand.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { useTask } from '../state/use-task.ts'
import { Dialog } from './dialog.tsx'
import { ExportChoices } from './export-choices.tsx'
import { ExportPreview } from './export-preview.tsx'
import { TaskProgress } from './task-progress.tsx'
import { FormatOption } from './format-option.tsx'
import { NoteList } from './note-list.tsx'

const GROUPS = [...new Set(EXPORT_NAMES.map((name) => EXPORT_FORMATS[name].group))]

interface Outcome {
  /** What was written, or "". */
  readonly done: string
  /** What had to be left out of what was written. */
  readonly warnings: readonly string[]
  readonly error: string
}

const nothing: Outcome = { done: '', warnings: [], error: '' }

export function ExportDialog() {
  const session = useSessionObject()
  const project = useOpened((opened) => opened.project)
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const [settings, setSettings] = useState<ExportSettings>(INITIAL)
  const [outcome, setOutcome] = useState<Outcome>(nothing)
  const { running, run, stop } = useTask()
  const atHand = useMemo(() => exportAtHand(project, settings), [project, settings])
  const { rows, count, amount, problem } = atHand
  const { format } = settings
  const noun = EXPORT_FORMATS[format].holds === 'codebook' ? 'code' : 'row'
  const ready = running === null && count > 0 && problem === ''
  const change = (part: Partial<ExportSettings>) => {
    setSettings((current) => ({ ...current, ...part }))
    setOutcome(nothing)
  }
  const close = () => {
    stop()
    session.store.setState({ shown: null })
  }
  const write = async () => {
    if (!ready) return
    setOutcome(nothing)
    try {
      const work = await run('Writing…', (follower) =>
        exportDataset(session, { format, choice: choiceOf(settings) }, follower),
      )
      if (work)
        setOutcome({
          ...nothing,
          done: work.message ?? '',
          warnings: work.message === null ? [] : work.warnings,
        })
    } catch (error) {
      const stopped = error instanceof PinciteError && error.code === 'cancelled'
      setOutcome({ ...nothing, error: stopped ? 'Stopped. Nothing was written.' : messageOf(error) })
    }
  }
  const sources = new Set(rows.map(({ sourceId }) => sourceId)).size
  return (
    <Dialog
      wide
      title="Export dataset"
      detail={`${counted(rows.length, 'row')}, ${counted(sources, 'source')}`}
      onClose={close}
      onAccept={() => void write()}
      footer={
        <>
          {running ? (
            <TaskProgress running={running} />
          ) : (
            <span className={outcome.error === '' ? 'meta grow' : 'problem grow'} role="status">
              {outcome.error || outcome.done || 'The same rows give the same file, byte for byte.'}
            </span>
          )}
          {!readOnly && running === null && (
            <button
              type="button"
              className="btn tall"
              onClick={() => session.store.setState({ shown: 'import' })}
            >
              Import dataset…
            </button>
          )}
          <button type="button" className="btn tall" onClick={running ? stop : close}>
            {outcome.done === '' ? 'Cancel' : 'Close'}
          </button>
          <button type="button" className="btn primary tall" disabled={!ready} onClick={() => void write()}>
            Export {amount} <span className="kbd">Ctrl+Enter</span>
          </button>
        </>
      }
    >
      <NoteList
        className="export-warnings"
        notes={outcome.warnings}
        label="What to know about this export"
        live
      />
      <div className="export-body">
        <Formats format={format} onChange={(name) => change({ format: name })} />
        <div className="export-preview scroll">
          {project.annotations.length === 0 && noun === 'row' ? (
            <p className="teach">Nothing is tagged yet. Select a passage in a report and press 1, 2 or 3.</p>
          ) : (
            <>
              <ExportChoices settings={settings} atHand={atHand} change={change} />
              <ExportPreview format={format} atHand={atHand} />
            </>
          )}
        </div>
      </div>
    </Dialog>
  )
}

function Formats({
  format,
  onChange,
}: {
  readonly format: ExportName
  readonly onChange: (format: ExportName) => void
}) {
  return (
    <div className="formats scroll">
      {GROUPS.map((group) => (
        <fieldset key={group}>
          <legend className="meta">{group}</legend>
          {EXPORT_NAMES.filter((name) => EXPORT_FORMATS[name].group === group).map((name) => (
            <FormatOption
              key={name}
              group="format"
              value={name}
              format={EXPORT_FORMATS[name]}
              checked={format === name}
              onChoose={() => onChange(name)}
            />
          ))}
        </fieldset>
      ))}
    </div>
  )
}
