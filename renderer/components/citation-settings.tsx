/** How the person cites: style and language, with the annotation at hand as the sample; and styles of their own. */
import { useEffect, useId, useRef, useState } from 'react'
import { messageOf } from '../../shared/api/errors.ts'
import type { AnnotationCitation } from '../../shared/api/pincite-api.ts'
import { isCitationLocale } from '../../shared/citation/citation-styles.ts'
import { addCitationStyle, chooseCitation, removeCitationStyle } from '../commands/change-settings.ts'
import { copyBibliography } from '../commands/copy-words.ts'
import { useSession, useSessionObject } from '../state/session.ts'
import { useCitationStyles } from '../state/use-citation-styles.ts'
import { LanguageOptions, StyleOptions } from './citation-options.tsx'

export function CitationSettings() {
  const session = useSessionObject()
  const settings = useSession((state) => state.settings)
  const [problem, setProblem] = useState('')
  const styles = useCitationStyles(settings?.citationStyle ?? '')
  const file = useRef<HTMLInputElement>(null)
  const heading = useId()
  if (!settings) return null
  const { citationStyle, citationLocale } = settings
  const attempt = (work: Promise<void>) => {
    setProblem('')
    work.catch((error: unknown) => setProblem(messageOf(error)))
  }
  const chosen = styles.find(({ name }) => name === citationStyle)
  return (
    <section className="citing" aria-labelledby={heading}>
      <h2 id={heading}>Citations</h2>
      <div className="citing-choice">
        <div>
          <label htmlFor={`${heading}-style`}>Style</label>
          <select
            id={`${heading}-style`}
            className="input"
            value={citationStyle}
            onChange={(event) => attempt(chooseCitation(session, { citationStyle: event.target.value }))}
          >
            <StyleOptions styles={styles} chosen={citationStyle} />
          </select>
        </div>
        <div>
          <label htmlFor={`${heading}-language`}>Language</label>
          <select
            id={`${heading}-language`}
            className="input"
            value={citationLocale}
            onChange={({ target: { value } }) => {
              if (isCitationLocale(value)) attempt(chooseCitation(session, { citationLocale: value }))
            }}
          >
            <LanguageOptions />
          </select>
        </div>
      </div>
      <Sample />
      {problem !== '' && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="citing-more">
        <button type="button" className="btn" onClick={() => file.current?.click()}>
          Add a style (.csl)…
        </button>
        {chosen?.own && (
          <button
            type="button"
            className="btn"
            onClick={() => attempt(removeCitationStyle(session, chosen.name))}
          >
            Remove this style
          </button>
        )}
        <input
          ref={file}
          type="file"
          accept=".csl"
          hidden
          aria-label="Style file"
          onChange={({ target }) => {
            const [given] = target.files ?? []
            if (given) attempt(addCitationStyle(session, given))
            target.value = ''
          }}
        />
      </div>
      <Notice />
    </section>
  )
}

/** The annotation at hand, or the first there is, as it is cited now. */
function Sample() {
  const session = useSessionObject()
  const settings = useSession((state) => state.settings)
  const annotationId = useSession(
    ({ opened }) => opened?.annotationId ?? opened?.project.annotations[0]?.id ?? null,
  )
  const [shown, setShown] = useState<AnnotationCitation | string | null>(null)
  useEffect(() => {
    if (annotationId === null) return
    let wanted = true
    session.client.citeAnnotation({ annotationId }).then(
      (cited) => wanted && setShown(cited),
      (error: unknown) => wanted && setShown(messageOf(error)),
    )
    return () => {
      wanted = false
    }
  }, [session, annotationId, settings?.citationStyle, settings?.citationLocale])
  if (annotationId === null) return <p className="meta">Tag a passage to see how it is cited.</p>
  if (shown === null) return <p className="meta">Citing…</p>
  if (typeof shown === 'string') return <p className="problem">{shown}</p>
  return (
    <div className="citing-sample" role="status" aria-label="Sample" lang={settings?.citationLocale}>
      <p>{shown.quote.text}</p>
      <p className="meta">{shown.reference}</p>
      <button type="button" className="btn" onClick={() => void copyBibliography(session)}>
        Copy references used
      </button>
    </div>
  )
}

function Notice() {
  const session = useSessionObject()
  const [notice, setNotice] = useState('')
  const read = () => {
    session.client.readCitationNotice({}).then(setNotice, (error: unknown) => setNotice(messageOf(error)))
  }
  return (
    <details
      className="citing-notice"
      onToggle={({ currentTarget }) => currentTarget.open && notice === '' && read()}
    >
      <summary>Licences of styles and citation processor</summary>
      <pre tabIndex={0}>{notice}</pre>
    </details>
  )
}
