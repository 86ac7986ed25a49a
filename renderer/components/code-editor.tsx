/** The code that is being looked at: what coders go by, its looks, and its fields. */
import { Archive, ArchiveRestore, FolderInput } from 'lucide-react'
import { useCallback } from 'react'
import { codePath, type Code } from '../../shared/domain/codebook.ts'
import { bringBack, retireCode, showInCodebook } from '../commands/edit-codebook.ts'
import { counted } from '../state/counted.ts'
import type { CodebookTally } from '../state/codebook-tally.ts'
import type { TextPlace } from '../state/codebook-view.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { ColourChoice, KeyChoice, PatternChoice } from './code-looks.tsx'
import { CodePreview } from './code-preview.tsx'
import { CodeSample } from './code-sample.tsx'
import { CodeText, nameProblem } from './code-text.tsx'
import { FieldsSection } from './fields-section.tsx'

export interface CodeEditorProps {
  /** Null in a project without codes. */
  readonly code: Code | null
  readonly tally: CodebookTally
}

export function CodeEditor({ code, tally }: CodeEditorProps) {
  return (
    <main className="panel code-editor" id="code-editor" aria-label="Code" tabIndex={-1}>
      {code ? (
        <div className="scroll code-scroll" key={code.id}>
          <CodeHead code={code} tally={tally} />
          <div className="code-columns">
            <CodeForm code={code} />
            <CodePreview code={code} />
          </div>
          <FieldsSection code={code} />
        </div>
      ) : (
        <p className="teach">
          <span>
            This codebook has no codes. <span className="kbd">N</span> makes the first.
          </span>
        </p>
      )}
    </main>
  )
}

function CodeHead({ code, tally }: { readonly code: Code; readonly tally: CodebookTally }) {
  const session = useSessionObject()
  const codes = useOpened((opened) => opened.project.codes)
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const { annotations, sources } = tally.codes.get(code.id) ?? { annotations: 0, sources: 0 }
  const path = codePath(codes, code)
  const words = [
    annotations === 0
      ? 'no annotations'
      : `${counted(annotations, 'annotation')} in ${counted(sources, 'source')}`,
    path === code.name ? '' : path,
    code.retired ? 'retired: no longer offered for tagging' : '',
  ]
  return (
    <header className="code-head">
      <h1>
        <CodeSample code={code} />
        <span className="clip">{code.name}</span>
      </h1>
      <span className="meta grow">{words.filter((part) => part !== '').join(' · ')}</span>
      {!code.retired && (
        <button
          type="button"
          className="btn quiet"
          title="Move below another code, or to the top (M)"
          disabled={readOnly}
          onClick={() => showInCodebook(session, { moving: code.id })}
        >
          <FolderInput className="icon" aria-hidden />
          Move…
        </button>
      )}
      <button
        type="button"
        className="btn quiet"
        title={
          code.retired
            ? 'Offer it for tagging again'
            : 'No longer offer it for tagging, nor the codes below it; annotations stay'
        }
        disabled={readOnly}
        onClick={() => void (code.retired ? bringBack(session, code) : retireCode(session, code))}
      >
        {code.retired ? (
          <ArchiveRestore className="icon" aria-hidden />
        ) : (
          <Archive className="icon" aria-hidden />
        )}
        {code.retired ? 'Bring back' : 'Retire'}
      </button>
    </header>
  )
}

function CodeForm({ code }: { readonly code: Code }) {
  const session = useSessionObject()
  const codes = useOpened((opened) => opened.project.codes)
  const wanted = useOpened(({ codebook: { goTo } }) => goTo?.to === 'name' && goTo.id === code.id)
  const onFocused = useCallback(() => showInCodebook(session, { goTo: null }), [session])
  const toTree = () => showInCodebook(session, { goTo: { to: 'row', id: code.id } })
  const placeOf = (part: TextPlace['part']): TextPlace => ({ codeId: code.id, fieldId: null, part })
  const others = codes.filter(({ id }) => id !== code.id)
  return (
    <div className="code-form">
      <CodeText
        label="Name"
        place={placeOf('name')}
        rows={1}
        problemOf={(name) => nameProblem('code', name, others)}
        wanted={wanted}
        onFocused={onFocused}
        onDone={toTree}
      />
      {!code.retired && <KeyChoice code={code} />}
      <ColourChoice code={code} />
      <PatternChoice code={code} />
      <CodeText label="Definition" place={placeOf('definition')} rows={3} onDone={toTree} />
      <CodeText label="Use when" place={placeOf('useWhen')} rows={2} onDone={toTree} />
      <CodeText label="Not when" place={placeOf('notWhen')} rows={2} onDone={toTree} />
    </div>
  )
}
