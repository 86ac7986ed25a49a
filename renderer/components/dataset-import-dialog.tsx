/** A dataset, or the marks within a PDF, into the project: what it changes is shown before it is imported. */
import { FilePlus2 } from 'lucide-react'
import { useEffect, useRef, type DragEvent, type ReactNode } from 'react'
import { describeReport, type ImportChoices } from '../commands/import-dataset.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { count } from '../state/store-words.ts'
import { DatasetChanges } from './dataset-changes.tsx'
import { Dialog } from './dialog.tsx'
import { TaskProgress } from './task-progress.tsx'
import { useDatasetImport } from './use-dataset-import.ts'

type DatasetImport = ReturnType<typeof useDatasetImport>

export function DatasetImportDialog() {
  const work = useDatasetImport(useSessionObject())
  const { looked, choices } = work
  const chooser = useRef<HTMLInputElement>(null)
  const take = (files: FileList | null) => {
    const [file, another] = [...(files ?? [])]
    if (another) work.refuse('These are several files. Import one dataset at a time.')
    else if (file) void work.lookAtFile(file)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    take(event.dataTransfer.files)
  }
  return (
    // Around the whole dialog: what is dropped beside its body must not be added as a report.
    <div className="exchange" onDrop={onDrop} onDragOver={(event) => event.preventDefault()}>
      <ImportDialog
        title="Import dataset"
        detail={looked?.subject.name ?? ''}
        noun="row"
        work={work}
        onChoose={() => chooser.current?.click()}
      >
        {looked ? (
          <Choices choices={choices} onChoose={work.choose} />
        ) : (
          <div className="dialog-body">
            <div className="replace-drop">
              <FilePlus2 className="icon large" aria-hidden />
              <span className="grow">
                Drop a dataset here, or choose its file. You see first what it changes.
              </span>
              <button type="button" className="btn" onClick={() => chooser.current?.click()}>
                Choose file…
              </button>
            </div>
            <p className="meta import-rules">
              Reads a Data Package (.zip), CSV, JSON Lines and Web Annotation as Pincite exports them, and
              annotations of Hypothesis and other tools. The reports must be in this project. Nothing is
              deleted.
            </p>
          </div>
        )}
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label="Dataset file"
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
      </ImportDialog>
    </div>
  )
}

/** Takes the marks within the source in view. */
export function MarksDialog() {
  const work = useDatasetImport(useSessionObject())
  const source = useOpened(({ project, sourceId }) => project.sources.find(({ id }) => id === sourceId))
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current || !source) return
    begun.current = true
    void work.lookAtMarks({ name: source.fileName, sourceId: source.id })
  }, [source, work])
  return (
    <ImportDialog title="Take highlights" detail={source?.fileName ?? ''} noun="highlight" work={work}>
      {!work.looked && (
        <div className="dialog-body">
          <p className="meta">
            Highlights, underlines and strike-outs that another program has put into the PDF become
            annotations with the code Imported.
          </p>
        </div>
      )}
    </ImportDialog>
  )
}

interface ImportDialogProps {
  readonly title: string
  readonly detail: string
  /** What is imported: a row, a highlight. */
  readonly noun: string
  readonly work: DatasetImport
  /** Lets the person choose a file; absent where there is none to choose. */
  readonly onChoose?: () => void
  readonly children: ReactNode
}

function ImportDialog({ title, detail, noun, work, onChoose, children }: ImportDialogProps) {
  const { looked, running, problem } = work
  const outcome = looked?.outcome
  const rows = outcome ? outcome.report.added + outcome.report.changed : 0
  const ready = outcome?.changes === true && running === null
  const accept = () => {
    if (!looked) onChoose?.()
    else if (ready) void work.take(looked)
  }
  return (
    <Dialog
      wide={looked !== null}
      title={title}
      detail={detail}
      onClose={work.cancel}
      onAccept={accept}
      footer={
        <>
          <span className={problem === '' ? 'meta grow' : 'problem grow'} role="status">
            {problem || (outcome ? `${describeReport(outcome.report)}.` : '')}
          </span>
          {looked && onChoose && (
            <button type="button" className="btn tall" onClick={onChoose}>
              Choose another file…
            </button>
          )}
          <button type="button" className="btn tall" onClick={work.cancel}>
            Cancel
          </button>
          {looked && (
            <button type="button" className="btn primary tall" disabled={!ready} onClick={accept}>
              {rows === 0 && ready ? 'Import' : `Import ${count(rows, noun)}`}{' '}
              <span className="kbd">Ctrl+Enter</span>
            </button>
          )}
        </>
      }
    >
      {children}
      {looked && <DatasetChanges report={looked.outcome.report} noun={noun} />}
      <div className="exchange-task">
        <TaskProgress running={running} />
      </div>
    </Dialog>
  )
}

interface ChoicesProps {
  readonly choices: ImportChoices
  readonly onChoose: (part: Partial<ImportChoices>) => void
}

function Choices({ choices, onChoose }: ChoicesProps) {
  return (
    <div className="import-choices">
      <label className="choice-line">
        <input
          type="checkbox"
          checked={choices.keep}
          onChange={(event) => onChoose({ keep: event.target.checked, replace: false })}
        />
        Keep what is here, take only what is new
      </label>
      <label className="choice-line">
        <input
          type="checkbox"
          checked={choices.replace}
          onChange={(event) => onChoose({ replace: event.target.checked, keep: false })}
        />
        Take what it says also where something newer is here
      </label>
      <label className="choice-line">
        <input
          type="checkbox"
          checked={choices.orphans}
          onChange={(event) => onChoose({ orphans: event.target.checked })}
        />
        Take lost passages as orphans
      </label>
    </div>
  )
}
