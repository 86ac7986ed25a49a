/** The record of a source as a reference: what its type needs first, what is missing marked, and its page numbers. */
import { FileDown } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { typeLabel, variableLabel } from '../../shared/citation/csl-labels.ts'
import { fieldsOf, missingOf, typeOf } from '../../shared/citation/csl-needs.ts'
import { shownValue, typedValue } from '../../shared/citation/typed-value.ts'
import {
  CSL_TYPES,
  CSL_VARIABLES,
  type CslItem,
  type CslType,
  type CslVariable,
} from '../../shared/domain/csl-item.ts'
import { parsePageLabels } from '../../shared/domain/page-labels.ts'
import type { Source } from '../../shared/domain/project.ts'
import { problemOf, saveReference } from '../commands/edit-reference.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { BibliographyDialog } from './bibliography-dialog.tsx'
import { Dialog } from './dialog.tsx'
import { PageLabelField } from './page-label-field.tsx'
import { ReferenceField } from './reference-field.tsx'

/** Older names of variables that have others now: shown only where they are filled in. */
const OLDER: readonly CslVariable[] = ['shortTitle', 'journalAbbreviation', 'event']

export function ReferenceDialog() {
  const source = useOpened(({ project, sourceId }) => project.sources.find(({ id }) => id === sourceId))
  const [importing, setImporting] = useState(false)
  if (!source) return null
  return (
    <>
      <ForSource key={source.id} source={source} onImport={() => setImporting(true)} />
      {importing && <BibliographyDialog onClose={() => setImporting(false)} />}
    </>
  )
}

interface ForSourceProps {
  readonly source: Source
  readonly onImport: () => void
}

function ForSource({ source, onImport }: ForSourceProps) {
  const session = useSessionObject()
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const [texts, setTexts] = useState<ReadonlyMap<CslVariable, string>>(new Map())
  const [pageLabels, setPageLabels] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const rules = pageLabels ?? source.pageLabels
  const stored: CslItem = { ...source.item, title: source.title }
  const item = asTyped(stored, texts)
  const missing = missingOf({
    item,
    title: typeof item.title === 'string' ? item.title : '',
    fileName: source.fileName,
  })
  // What is stored is not in the way of what is typed elsewhere.
  const sheets = pageLabels === null ? null : source.pages
  const readable =
    parsePageLabels(rules, sheets).ok && [...texts].every(([name, text]) => problemOf(name, text) === '')
  const type = typeOf(item)
  const first = fieldsOf(type).filter((name) => name !== 'type')
  const close = () => session.store.setState({ shown: null })
  const save = async () => {
    setAsked(true)
    if (readOnly || (await saveReference(session, source, { texts, pageLabels: rules }))) close()
  }
  const write = (name: CslVariable, text: string) => setTexts(new Map(texts).set(name, text))
  const field = (name: CslVariable) => {
    const text = texts.get(name) ?? shownValue(stored, name, '\n')
    return (
      <ReferenceField
        key={name}
        name={name}
        label={variableLabel(name, type)}
        text={text}
        missing={missing.includes(name)}
        problem={texts.has(name) ? problemOf(name, text) : ''}
        disabled={readOnly}
        onWrite={(next) => write(name, next)}
      />
    )
  }
  return (
    <Dialog
      title="Reference"
      detail={source.fileName}
      onClose={close}
      onAccept={() => void save()}
      footer={
        <>
          <span className={asked && !readable ? 'problem grow' : 'meta grow'} role="status">
            {asked && !readable ? 'Some of it can’t be read; see above.' : wordsFor(missing.length)}
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
      <div className="dialog-body reference-body">
        <div className="reference-type">
          <TypeField type={type} disabled={readOnly} onChoose={(next) => write('type', next)} />
          <button type="button" className="btn" disabled={readOnly} onClick={onImport}>
            <FileDown className="icon" aria-hidden />
            Import bibliography…
          </button>
        </div>
        {first.map(field)}
        {source.pages !== null && (
          <PageLabelField pages={source.pages} rules={rules} disabled={readOnly} onWrite={setPageLabels} />
        )}
        <MoreFields first={first} item={stored} field={field} />
      </div>
    </Dialog>
  )
}

interface MoreFieldsProps {
  readonly first: readonly CslVariable[]
  readonly item: CslItem
  readonly field: (name: CslVariable) => ReactNode
}

function MoreFields({ first, item, field }: MoreFieldsProps) {
  const rest = CSL_VARIABLES.filter((name) => {
    if (name === 'type' || first.includes(name)) return false
    return !OLDER.includes(name) || item[name] !== undefined
  })
  const filled = rest.filter((name) => item[name] !== undefined).length
  return (
    <details className="more-fields">
      <summary>{filled === 0 ? 'More fields' : `More fields (${filled} filled in)`}</summary>
      <div className="reference-more">{rest.map(field)}</div>
    </details>
  )
}

interface TypeFieldProps {
  readonly type: CslType | undefined
  readonly disabled: boolean
  readonly onChoose: (type: string) => void
}

function TypeField({ type, disabled, onChoose }: TypeFieldProps) {
  return (
    <label className="field grow">
      <span>Type{type === undefined && <em className="missing">missing</em>}</span>
      <select
        className="input"
        value={type ?? ''}
        disabled={disabled}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value="">Not known</option>
        {CSL_TYPES.map((name) => (
          <option key={name} value={name}>
            {typeLabel(name)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The record as it would be saved; what can't be read is left as it was. */
function asTyped(stored: CslItem, texts: ReadonlyMap<CslVariable, string>): CslItem {
  const next: Partial<Record<CslVariable, CslItem[CslVariable]>> = { ...stored }
  for (const [name, text] of texts) {
    const read = typedValue(name, text)
    if (read.ok) next[name] = read.value
  }
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined))
}

function wordsFor(missing: number): string {
  if (missing === 0) return 'Nothing is missing.'
  return `${missing} ${missing === 1 ? 'field is' : 'fields are'} missing; that can wait.`
}
