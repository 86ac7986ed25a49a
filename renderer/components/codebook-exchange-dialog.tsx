/** The codebook out into a file, or in from one: what the file changes is shown before it is imported. */
import { FilePlus2 } from 'lucide-react'
import { useRef, useState, type DragEvent } from 'react'
import {
  CODEBOOK_FORMAT_NAMES,
  type CodebookFormatName,
} from '../../shared/codebook-exchange/codebook-format-names.ts'
import { counted } from '../state/counted.ts'
import { describeCounts } from '../commands/exchange-codebook.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { CodebookChanges } from './codebook-changes.tsx'
import { Dialog } from './dialog.tsx'
import { TaskProgress } from './task-progress.tsx'
import { useCodebookExchange } from './use-codebook-exchange.ts'
import { FormatOption } from './format-option.tsx'
import { NoteList } from './note-list.tsx'

const formats: Readonly<Record<CodebookFormatName, { readonly label: string; readonly detail: string }>> = {
  qdc: {
    label: 'REFI-QDA codebook (.qdc)',
    detail:
      'For NVivo, ATLAS.ti, MAXQDA, QualCoder and others. They read names, texts, colours and the tree; fields, keys and underlines stand in the descriptions, where Pincite finds them again.',
  },
  csv: {
    label: 'CSV (.csv)',
    detail: 'For spreadsheets: a row for each code and each field. Keeps all but the ids of fields.',
  },
  json: { label: 'JSON (.json)', detail: 'For another project of Pincite. Keeps everything.' },
}

export function CodebookExchangeDialog() {
  const session = useSessionObject()
  const codes = useOpened((opened) => opened.project.codes.length)
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const exchange = useCodebookExchange(session)
  const { looked, running, told } = exchange
  const chooser = useRef<HTMLInputElement>(null)
  const [format, setFormat] = useState<CodebookFormatName>('qdc')
  const changes = looked?.preview.codes.filter(({ outcome }) => outcome !== 'same').length ?? 0
  const accept = () => {
    if (!looked) void exchange.write(format)
    else if (changes > 0) void exchange.take(looked)
  }
  const take = (files: FileList | null) => {
    const [file, another] = [...(files ?? [])]
    if (readOnly) exchange.refuse('This project is read-only: its codebook can be exported only.')
    else if (another) exchange.refuse('These are several files. Import one codebook at a time.')
    else if (file) void exchange.look(file)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    take(event.dataTransfer.files)
  }
  const counts = looked ? `${looked.fileName}: ${describeCounts(looked.preview.codes)}.` : ''
  return (
    // Around the whole dialog: what is dropped beside its body must not be added as a report.
    <div className="exchange" onDrop={onDrop} onDragOver={(event) => event.preventDefault()}>
      <Dialog
        wide={looked !== null}
        title={looked ? 'Import codebook' : 'Import or export codebook'}
        detail={looked?.fileName ?? counted(codes, 'code')}
        onClose={exchange.cancel}
        onAccept={accept}
        footer={
          <>
            <span className={told.problem === '' ? 'meta grow' : 'problem grow'} role="status">
              {told.problem || told.done || counts}
            </span>
            {looked && (
              <button type="button" className="btn tall" onClick={() => chooser.current?.click()}>
                Choose another file…
              </button>
            )}
            <button type="button" className="btn tall" onClick={exchange.cancel}>
              {looked || running ? 'Cancel' : 'Close'}
            </button>
            <button
              type="button"
              className="btn primary tall"
              disabled={looked !== null && changes === 0}
              onClick={accept}
            >
              {looked ? `Import ${counted(changes, 'change')}` : `Export ${counted(codes, 'code')}`}{' '}
              <span className="kbd">Ctrl+Enter</span>
            </button>
          </>
        }
      >
        {looked ? (
          <CodebookChanges preview={looked.preview} />
        ) : (
          <div className="dialog-body">
            <Formats chosen={format} onChoose={setFormat} warnings={told.warnings} />
            <section aria-labelledby="import-codebook">
              <h2 id="import-codebook">Import</h2>
              {readOnly ? (
                <p className="meta">This project is read-only, so nothing can be imported.</p>
              ) : (
                <ImportPlace onChoose={() => chooser.current?.click()} />
              )}
            </section>
          </div>
        )}
        <div className="exchange-task">
          <TaskProgress running={running} />
        </div>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label="Codebook file"
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
      </Dialog>
    </div>
  )
}

interface FormatsProps {
  readonly chosen: CodebookFormatName
  readonly onChoose: (format: CodebookFormatName) => void
  /** What the last export left out. */
  readonly warnings: readonly string[]
}

function Formats({ chosen, onChoose, warnings }: FormatsProps) {
  return (
    <fieldset className="exchange-formats">
      <legend>
        <h2>Export</h2>
      </legend>
      {CODEBOOK_FORMAT_NAMES.map((name) => (
        <FormatOption
          key={name}
          group="codebook-format"
          value={name}
          format={formats[name]}
          checked={chosen === name}
          onChoose={() => onChoose(name)}
        />
      ))}
      <NoteList notes={warnings} label="What to know about this export" live />
    </fieldset>
  )
}

function ImportPlace({ onChoose }: { readonly onChoose: () => void }) {
  return (
    <>
      <div className="replace-drop">
        <FilePlus2 className="icon large" aria-hidden />
        <span className="grow">Drop a codebook here, or choose its file. You see first what it changes.</span>
        <button type="button" className="btn" onClick={onChoose}>
          Choose file…
        </button>
      </div>
      <p className="meta import-rules">
        Reads .qdc, and whole REFI-QDA projects (.qdpx), CSV and JSON. What is new is added, what differs is
        changed, nothing is deleted.
      </p>
    </>
  )
}
