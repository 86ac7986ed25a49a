/** The record of a source as a reference: what its type needs first, what is missing marked, and its page numbers. */
import { FileDown } from 'lucide-react'
import { useMemo, useState } from 'react'
import { typeLabel, variableLabel } from '../../shared/citation/csl-labels.ts'
import { fieldsOf, missingOf, typeOf } from '../../shared/citation/csl-needs.ts'
import { shownValue, typedValue } from '../../shared/citation/typed-value.ts'
import { CSL_TYPES, CSL_VARIABLES, type CslItem, type CslVariable } from '../../shared/domain/csl-item.ts'
import type { Source } from '../../shared/domain/project.ts'
import { problemOf, saveReference } from '../commands/edit-reference.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { BibliographyDialog } from './bibliography-dialog.tsx'
import { Dialog } from './dialog.tsx'
import { PageLabelField } from './page-label-field.tsx'
import { ReferenceField } from './reference-field.tsx'

export function ReferenceDialog() {
  const source = useOpened(({ project, sourceId }) => project.sources.find(({ id }) => id === sourceId))
  const [importing, setImporting] = useState(false)
  if (importing) return <BibliographyDialog onBack={() => setImporting(false)} />
  return source ? <ForSource key={source.id} source={source} onImport={() => setImporting(true)} /> : null
}

interface ForSourceProps {
  readonly source: Source
  readonly onImport: () => void
}

function ForSource({ source, onImport }: ForSourceProps) {
  const session = useSessionObject()
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const [texts, setTexts] = useState<ReadonlyMap<CslVariable, string>>(new Map())
  const [pageLabels, setPageLabels] = useState(source.pageLabels)
  const [asked, setAsked] = useState(false)
  const item = useMemo(() => asTyped(source, texts), [source, texts])
  const title = typeof item.title === 'string' ? item.title : ''
  const missing = missingOf({ item, title, fileName: source.fileName })
  const type = typeOf(item)
  const first = fieldsOf(type).filter((name) => name !== 'type')
  const rest = CSL_VARIABLES.filter((name) => name !== 'type' && !first.includes(name))
  const close = () => session.store.setState({ shown: null })
  const save = async () => {
    setAsked(true)
    if (readOnly || (await saveReference(session, source, { texts, pageLabels }))) close()
  }
  const write = (name: CslVariable, text: string) => setTexts(new Map(texts).set(name, text))
  const field = (name: CslVariable) => (
    <ReferenceField
      key={name}
      name={name}
      label={variableLabel(name, type)}
      text={texts.get(name) ?? shownValue(source.item, name, '\n')}
      missing={missing.includes(name)}
      problem={problemOf(name, texts.get(name) ?? shownValue({ ...source.item, title: source.title }, name))}
      disabled={readOnly}
      onWrite={(text) => write(name, text)}
    />
  )
  const filled = rest.filter((name) => source.item[name] !== undefined).length
  return (
    <Dialog
      title="Reference"
      detail={source.fileName}
      onClose={close}
      onAccept={() => void save()}
      footer={
        <>
          <span className={missing.length > 0 ? 'problem grow' : 'meta grow'} role="status">
            {asked && missing.length === 0
              ? 'Some of it can’t be read; see above.'
              : wordsFor(missing.length)}
          </span>
          <button type="button" className="btn tall" onClick={close}>
            {readOnly ? 'Close' : 'Cancel'}
          </button>
          {!readOnly && (
            <button type="button" className="btn primary tall" onClick={() => void save()}>
              Save <span className="kbd">Ctrl+Enter</span>
            </button>
          )}
        </>
      }
    >
      <div className="dialog-body reference-body" tabIndex={-1}>
        <div className="reference-type">
          <label className="field grow">
            <span>Type{missing.includes('type') && <em className="missing">missing</em>}</span>
            <select
              className="input"
              value={type ?? ''}
              disabled={readOnly}
              onChange={(event) => write('type', event.target.value)}
            >
              <option value="">Not known</option>
              {CSL_TYPES.map((name) => (
                <option key={name} value={name}>
                  {typeLabel(name)}
                </option>
              ))}
            </select>
          </label>
          <button type="button" className="btn" disabled={readOnly} onClick={onImport}>
            <FileDown className="icon" aria-hidden />
            Import bibliography…
          </button>
        </div>
        {first.map((name) =>
          name === 'title' ? (
            <ReferenceField
              key={name}
              name={name}
              label={variableLabel(name, type)}
              text={texts.get(name) ?? source.title}
              missing={missing.includes(name)}
              problem={problemOf(name, texts.get(name) ?? source.title)}
              disabled={readOnly}
              onWrite={(text) => write(name, text)}
            />
          ) : (
            field(name)
          ),
        )}
        {source.pages !== null && (
          <PageLabelField
            pages={source.pages}
            rules={pageLabels}
            disabled={readOnly}
            onWrite={setPageLabels}
          />
        )}
        <details className="more-fields">
          <summary>{filled === 0 ? 'More fields' : `More fields (${filled} filled in)`}</summary>
          <div className="reference-more">{rest.map(field)}</div>
        </details>
      </div>
    </Dialog>
  )
}

/** The record as it would be saved; what can't be read is left as it was. */
function asTyped({ item, title }: Source, texts: ReadonlyMap<CslVariable, string>): CslItem {
  const next: Partial<Record<CslVariable, CslItem[CslVariable]>> = { ...item, title }
  for (const [name, text] of texts) {
    const read = typedValue(name, text)
    if (read.ok) next[name] = read.value
  }
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined))
}

function wordsFor(missing: number): string {
  if (missing === 0) return 'Nothing is missing.'
  return missing === 1
    ? '1 field is missing. It can be filled in later.'
    : `${missing} fields are missing. They can be filled in later.`
}
