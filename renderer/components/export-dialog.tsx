/** Export: the format on the left, choices and a preview on the right, one button that says how much it writes. */
import { EXPORT_FORMATS, EXPORT_NAMES, nounOf, type ExportName } from '../../shared/dataset/export-formats.ts'
import { counted } from '../state/counted.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { Dialog } from './dialog.tsx'
import { ExportChoices } from './export-choices.tsx'
import { ShownExport } from './export-preview.tsx'
import { FormatOption } from './format-option.tsx'
import { NoteList } from './note-list.tsx'
import { PackageSeal } from './package-seal.tsx'
import { TaskProgress } from './task-progress.tsx'
import { useExport } from './use-export.ts'

const GROUPS = [...new Set(EXPORT_NAMES.map((name) => EXPORT_FORMATS[name].group))]

export function ExportDialog() {
  const session = useSessionObject()
  const isEmpty = useOpened(({ project }) => project.annotations.length === 0)
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const work = useExport()
  const { settings, change, atHand, shown, outcome, running } = work
  const { format } = settings
  const { message = '', warnings = [], seal, error } = outcome
  return (
    <Dialog
      wide
      title="Export dataset"
      detail={`${counted(atHand.rows, 'row')}, ${counted(atHand.cited, 'source')}`}
      onClose={work.close}
      onAccept={() => void work.write()}
      footer={
        <>
          {running ? (
            <TaskProgress running={running} />
          ) : (
            <span className={error === '' ? 'meta grow' : 'problem grow'} role="status">
              {error || message || 'The same rows give the same file, byte for byte.'}
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
          <button type="button" className="btn tall" onClick={running ? work.stop : work.close}>
            {message === '' ? 'Cancel' : 'Close'}
          </button>
          <button
            type="button"
            className="btn primary tall"
            disabled={!work.ready}
            onClick={() => void work.write()}
          >
            Export {atHand.amount} <span className="kbd">Ctrl+Enter</span>
          </button>
        </>
      }
    >
      <NoteList className="export-warnings" notes={warnings} label="What to know about this export" live />
      {seal !== undefined && <PackageSeal seal={seal} />}
      <div className="export-body">
        <Formats format={format} onChange={(name) => change({ format: name })} />
        <div className="export-preview scroll">
          {isEmpty && nounOf(format) === 'row' ? (
            <p className="teach">Nothing is tagged yet. Select a passage in a report and press 1, 2 or 3.</p>
          ) : (
            <>
              <ExportChoices settings={settings} atHand={atHand} change={change} />
              <ShownExport settings={settings} atHand={atHand} shown={shown} />
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
