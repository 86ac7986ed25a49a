/** The fields that the codes of an annotation ask for, a row each, as their types are now. */
import { useMemo } from 'react'
import { fieldsFor, type Code, type Field } from '../../shared/domain/codebook.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import { useOpened } from '../state/session.ts'
import { CitedSourceField, isBasis } from './cited-source-field.tsx'
import { ChoiceRow, ChoicesRow, FlagRow } from './choice-rows.tsx'
import { FiguresField } from './figures-field.tsx'
import { LinkField } from './link-field.tsx'
import { TextRow } from './text-row.tsx'

export function EvidenceFields({ annotation }: { readonly annotation: Annotation }) {
  const codes = useOpened((opened) => opened.project.codes)
  const asked = useMemo(() => askedOf(codes, annotation.codeIds), [codes, annotation.codeIds])
  const several = new Set(asked.map(({ code }) => code.id)).size > 1
  const basis = asked.find(({ field }) => isBasis(field))?.field ?? null
  const rows = asked.filter(({ field }) => field !== basis)
  return (
    <div className="evidence">
      {rows.map(({ code, field }, index) => (
        <div key={field.id} className="evidence-field">
          {several && rows[index - 1]?.code !== code && <h3 className="evidence-code">{code.name}</h3>}
          <FieldRow annotation={annotation} field={field} />
        </div>
      ))}
      <CitedSourceField annotation={annotation} basis={basis} />
    </div>
  )
}

/** What a row of any type is given. */
export interface FieldRowProps {
  readonly annotation: Annotation
  readonly field: Field
}

function FieldRow(props: FieldRowProps) {
  switch (props.field.type) {
    case 'figures':
      return <FiguresField {...props} />
    case 'choice':
      return <ChoiceRow {...props} />
    case 'choices':
      return <ChoicesRow {...props} />
    case 'flag':
      return <FlagRow {...props} />
    case 'link':
      return <LinkField {...props} />
    case 'text':
    case 'period':
    case 'number':
      return <TextRow {...props} />
  }
}

/** An annotation has its figures once, whichever of its codes ask for some. */
function askedOf(
  codes: readonly Code[],
  codeIds: readonly string[],
): readonly { readonly code: Code; readonly field: Field }[] {
  const asked = fieldsFor(codes, codeIds)
  const figures = asked.find(({ field }) => field.type === 'figures')
  return asked.filter(({ field }) => field.type !== 'figures' || field === figures?.field)
}
