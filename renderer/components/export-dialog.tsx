/** Export: the format on the left, a preview of the rows on the right, one button that says how many it writes. */
import { Info } from 'lucide-react'
import { useMemo, useState } from 'react'
import { messageOf } from '../../shared/api/errors.ts'
import { evidenceRows } from '../../shared/dataset/evidence-row.ts'
import { EXPORT_FORMATS, EXPORT_NAMES, type ExportName } from '../../shared/dataset/export-formats.ts'
import { exportDataset } from '../commands/export-dataset.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { Dialog } from './dialog.tsx'

const previewRows = 7

interface ExportState {
  readonly busy: boolean
  /** What was written, or "". */
  readonly done: string
  /** What had to be left out of what was written. */
  readonly warnings: readonly string[]
  readonly error: string
}

const idle: ExportState = { busy: false, done: '', warnings: [], error: '' }

export function ExportDialog() {
  const session = useSessionObject()
  const project = useOpened((opened) => opened.project)
  const rows = useMemo(() => evidenceRows(project), [project])
  const [format, setFormat] = useState<ExportName>('csv')
  const [state, setState] = useState<ExportState>(idle)
  const close = () => session.store.setState({ shown: null })
  const run = async () => {
    if (state.busy || rows.length === 0) return
    setState({ ...idle, busy: true })
    try {
      const { message, warnings } = await exportDataset(session, format)
      setState({ ...idle, done: message ?? '', warnings: message === null ? [] : warnings })
    } catch (error) {
      setState({ ...idle, error: messageOf(error) })
    }
  }
  const sources = new Set(rows.map(({ sourceId }) => sourceId)).size
  const count = `${rows.length.toLocaleString()} ${rows.length === 1 ? 'row' : 'rows'}`
  return (
    <Dialog
      wide
      title="Export dataset"
      detail={`${count}, ${sources} ${sources === 1 ? 'source' : 'sources'}`}
      onClose={close}
      onAccept={() => void run()}
      footer={
        <>
          <span className={state.error === '' ? 'meta grow' : 'problem grow'} role="status">
            {state.error ||
              state.done ||
              'The same rows give the same file. Nothing about this computer is written.'}
          </span>
          <button type="button" className="btn tall" onClick={close}>
            {state.done === '' ? 'Cancel' : 'Close'}
          </button>
          <button
            type="button"
            className="btn primary tall"
            disabled={state.busy || rows.length === 0}
            onClick={() => void run()}
          >
            Export {count} <span className="kbd">Ctrl+Enter</span>
          </button>
        </>
      }
    >
      {state.warnings.length > 0 && (
        <ul className="export-warnings" role="status" aria-label="What to know about this export">
          {state.warnings.map((warning) => (
            <li key={warning} className="note">
              <Info className="icon" aria-hidden />
              {warning}
            </li>
          ))}
        </ul>
      )}
      <div className="export-body">
        <fieldset className="formats">
          <legend className="meta">Format</legend>
          {EXPORT_NAMES.map((name) => (
            <label key={name} className="format">
              <input
                type="radio"
                name="format"
                value={name}
                checked={format === name}
                onChange={() => {
                  setFormat(name)
                  setState(idle)
                }}
              />
              <span>
                {EXPORT_FORMATS[name].label}
                <span className="meta format-detail">{EXPORT_FORMATS[name].detail}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="export-preview">
          {rows.length === 0 ? (
            <p className="teach">Nothing is tagged yet. Select a passage in a report and press 1, 2 or 3.</p>
          ) : (
            <Preview rows={rows.slice(0, previewRows)} total={rows.length} />
          )}
        </div>
      </div>
    </Dialog>
  )
}

function Preview({
  rows,
  total,
}: {
  readonly rows: ReturnType<typeof evidenceRows>
  readonly total: number
}) {
  return (
    <>
      <p>
        <b>Preview</b>{' '}
        <span className="meta">
          rows 1 to {rows.length} of {total.toLocaleString()}
        </span>
      </p>
      <div className="preview-table scroll" tabIndex={0} role="region" aria-label="Preview of the rows">
        <table>
          <thead>
            <tr>
              <th scope="col">codes</th>
              <th scope="col">quote</th>
              <th scope="col">page</th>
              <th scope="col">section</th>
              <th scope="col">citation</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>{row.codes.join(', ')}</td>
                <td className="quote">{row.quote}</td>
                <td>{row.pageLabel}</td>
                <td>{row.section}</td>
                <td className="quote">{row.citation}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="meta">
        Every row also carries its offsets, prefix and suffix, and the SHA-256 of its source, so that anyone
        with the file can check it.
      </p>
    </>
  )
}
