/** A field of links: the annotations linked to, each a way to its passage, and the choice of another. */
import { Link2, X } from 'lucide-react'
import { useMemo } from 'react'
import type { Code } from '../../shared/domain/codebook.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import { followLink, leaveLinking, toggleLink } from '../commands/link-annotations.ts'
import { fieldAtHand } from '../state/field-at-hand.ts'
import { pageMark } from '../state/page-words.ts'
import { patchOpened, useOpened, useSessionObject } from '../state/session.ts'
import { slotKey } from '../state/slot.ts'
import { annotationName } from './annotation-list.tsx'
import { onChoiceKey } from './choice-rows.tsx'
import { CodeSample } from './code-sample.tsx'
import type { FieldRowProps } from './evidence-fields.tsx'
import { EvidenceRow } from './evidence-row.tsx'
import { LinkPicker } from './link-picker.tsx'

export function LinkField({ annotation, field }: FieldRowProps) {
  const session = useSessionObject()
  const { slot, value, words, problem } = fieldAtHand(annotation, field)
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const codes = useOpened((opened) => opened.project.codes)
  const annotations = useOpened((opened) => opened.project.annotations)
  const linking = useOpened(
    ({ linking: at }) => at?.annotationId === annotation.id && at.fieldId === field.id,
  )
  const ids = value instanceof Array ? value : none
  const codeOf = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes])
  // Annotations that were deleted are left out; an undo brings the link back with them.
  const linked = annotations.filter(({ id }) => ids.includes(id))
  const start = () => patchOpened(session, { linking: { annotationId: annotation.id, fieldId: field.id } })
  const leave = () => {
    leaveLinking(session)
    document.getElementById(slotKey(slot))?.focus()
  }
  return (
    <>
      <EvidenceRow slot={slot} label={field.name} words={words} problem={problem} group>
        <span className="links">
          {linked.map((other) => (
            <LinkedAnnotation
              key={other.id}
              other={other}
              codeOf={codeOf}
              readOnly={readOnly}
              onFollow={() => void followLink(session, other)}
              onRemove={() => void toggleLink(session, annotation, { fieldId: field.id, other: other.id })}
            />
          ))}
          <button
            type="button"
            id={slotKey(slot)}
            className="btn quiet"
            title="Link to a finding or another annotation (L)"
            aria-expanded={linking}
            disabled={readOnly}
            data-stop
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) onChoiceKey(session, slot, event)
            }}
            onClick={() => (linking ? leave() : start())}
          >
            <Link2 className="icon small" aria-hidden />
            {linked.length === 0 ? 'Link…' : 'Link another…'}
          </button>
        </span>
      </EvidenceRow>
      {linking && !readOnly && (
        <LinkPicker annotation={annotation} fieldId={field.id} linked={ids} codeOf={codeOf} onLeave={leave} />
      )}
    </>
  )
}

const none: readonly string[] = []

interface LinkedAnnotationProps {
  readonly other: Annotation
  readonly codeOf: ReadonlyMap<string, Code>
  readonly readOnly: boolean
  readonly onFollow: () => void
  readonly onRemove: () => void
}

function LinkedAnnotation({ other, codeOf, readOnly, onFollow, onRemove }: LinkedAnnotationProps) {
  const page = useOpened(({ project }) => pageMark(project, other))
  const name = annotationName(other, codeOf, page)
  return (
    <span className="linked">
      <button type="button" className="link-to" aria-label={`Go to ${name}`} title={name} onClick={onFollow}>
        <CodeSample code={codeOf.get(other.codeIds[0] ?? '') ?? null} />
        <span className="quote clip">{other.target.exact}</span>
        {page !== '' && <span className="meta">{page}</span>}
      </button>
      <button
        type="button"
        className="btn quiet square"
        aria-label={`Remove the link to ${name}`}
        title="Remove the link"
        disabled={readOnly}
        onClick={onRemove}
      >
        <X className="icon small" aria-hidden />
      </button>
    </span>
  )
}
