/** What of the project is exported, and how: rows, keys of a row, citations, names, copies of the reports. */
import { useRef, type ReactNode } from 'react'
import { isCitationLocale } from '../../shared/citation/citation-styles.ts'
import { chosenKeys, PROOF_KEYS } from '../../shared/dataset/choose-rows.ts'
import { EVIDENCE_KEYS } from '../../shared/dataset/evidence-row.ts'
import { EXPORT_FORMATS } from '../../shared/dataset/export-formats.ts'
import { megabytes, packsSources, type ExportAtHand, type ExportSettings } from '../state/export-at-hand.ts'
import { useOpened, useSession } from '../state/session.ts'
import { useCitationStyles } from '../state/use-citation-styles.ts'
import { LanguageOptions, StyleOptions } from './citation-options.tsx'

export interface ExportChoicesProps {
  readonly settings: ExportSettings
  readonly atHand: ExportAtHand
  readonly change: (part: Partial<ExportSettings>) => void
}

export function ExportChoices(props: ExportChoicesProps) {
  const { settings, change, atHand } = props
  const { format, group, names } = settings
  const { holds } = EXPORT_FORMATS[format]
  const hasRows = holds === 'rows' || holds === 'all'
  return (
    <div className="export-choices">
      {holds !== 'codebook' && <RowChoice {...props} />}
      {hasRows && format !== 'markdown' && <FieldChoice {...props} />}
      {format === 'markdown' && (
        <Line label="Tables">
          <select
            className="input"
            aria-label="Tables"
            value={group}
            onChange={(event) => change({ group: event.target.value === 'source' ? 'source' : 'code' })}
          >
            <option value="code">one for each code</option>
            <option value="source">one for each report</option>
          </select>
        </Line>
      )}
      {hasRows && <CitationChoice {...props} />}
      <NamesChoice {...props} />
      {format === 'datapackage' && (
        <Line label="Sources">
          <label className="choice-line">
            <input
              type="checkbox"
              checked={packsSources(settings)}
              disabled={names !== null}
              onChange={(event) => change({ withSources: event.target.checked })}
            />
            Include copies of the reports ({megabytes(atHand.sources)})
          </label>
          {names && <span className="meta">names stand in them</span>}
        </Line>
      )}
    </div>
  )
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="export-line">
      <span className="meta" aria-hidden>
        {label}
      </span>
      <span className="export-inputs">{children}</span>
    </div>
  )
}

function RowChoice({ settings, change }: ExportChoicesProps) {
  const codes = useOpened((opened) => opened.project.codes)
  const sources = useOpened((opened) => opened.project.sources)
  return (
    <Line label="Rows">
      <select
        className="input"
        aria-label="Rows by code"
        value={settings.codeId}
        onChange={(event) => change({ codeId: event.target.value })}
      >
        <option value="">all codes</option>
        {codes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label="Rows by report"
        value={settings.sourceId}
        onChange={(event) => change({ sourceId: event.target.value })}
      >
        <option value="">all reports</option>
        {sources.map(({ id, title, fileName }) => (
          <option key={id} value={id}>
            {title || fileName}
          </option>
        ))}
      </select>
    </Line>
  )
}

/** Keys that prove a row can't be left out; they are shown, so that nobody looks for them. */
function FieldChoice({ settings, change }: ExportChoicesProps) {
  const { fields } = settings
  return (
    <Line label="Fields">
      <details className="export-fields">
        <summary>
          {fields.length === EVIDENCE_KEYS.length
            ? `All ${fields.length}`
            : `${chosenKeys(fields).length} of ${EVIDENCE_KEYS.length}`}{' '}
          fields
        </summary>
        <span className="export-field-list">
          {EVIDENCE_KEYS.map((key) => (
            <label key={key} className="choice-line">
              <input
                type="checkbox"
                checked={PROOF_KEYS.has(key) || fields.includes(key)}
                disabled={PROOF_KEYS.has(key)}
                onChange={(event) =>
                  change({
                    fields: event.target.checked ? [...fields, key] : fields.filter((one) => one !== key),
                  })
                }
              />
              {key}
            </label>
          ))}
        </span>
        <span className="meta">Those without which a row can’t be proved always go with it.</span>
      </details>
    </Line>
  )
}

/** The language is that of the person's settings until another is chosen. */
function CitationChoice({ settings, change }: ExportChoicesProps) {
  const { style, locale } = settings
  const usual = useSession((state) => state.settings?.citationLocale)
  const styles = useCitationStyles('')
  return (
    <Line label="Citations">
      <select
        className="input"
        aria-label="Citations"
        value={style}
        onChange={(event) => change({ style: event.target.value })}
      >
        <option value="">in no style</option>
        <StyleOptions styles={styles} chosen={style} />
      </select>
      {style !== '' && (
        <select
          className="input"
          aria-label="Language of citations"
          value={locale || usual}
          onChange={({ target: { value } }) => {
            if (isCitationLocale(value)) change({ locale: value })
          }}
        >
          <LanguageOptions />
        </select>
      )}
    </Line>
  )
}

function NamesChoice({ settings, change }: ExportChoicesProps) {
  const chooser = useRef<HTMLInputElement>(null)
  const { names } = settings
  const take = async (file: File | undefined) => {
    if (file) change({ names: { fileName: file.name, text: await file.text() } })
  }
  return (
    <Line label="Names">
      <input
        ref={chooser}
        type="file"
        accept=".csv,text/csv"
        hidden
        aria-label="List of names"
        onChange={(event) => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <button type="button" className="btn" onClick={() => chooser.current?.click()}>
        {names ? 'Another list…' : 'Replace by pseudonyms…'}
      </button>
      {names ? (
        <>
          <span className="meta">by {names.fileName}</span>
          <button type="button" className="btn" onClick={() => change({ names: null })}>
            Keep the names
          </button>
        </>
      ) : (
        <span className="meta">a CSV with the columns name and pseudonym; it goes nowhere</span>
      )}
    </Line>
  )
}
