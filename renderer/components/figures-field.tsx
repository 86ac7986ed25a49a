/** The figures of an annotation as tabs, each a form; a ring marks what the number reader proposes. */
import { CircleDot, Plus } from 'lucide-react'
import { useMemo } from 'react'
import type { NewFigure } from '../../shared/domain/draft-evidence.ts'
import { focusSoon } from '../commands/edit-field.ts'
import { addFigure, openFigure } from '../commands/edit-figures.ts'
import { figuresAtHand, type FigureAtHand } from '../state/figures-at-hand.ts'
import { useOpened, useSession, useSessionObject } from '../state/session.ts'
import { partSlot, slotKey } from '../state/slot.ts'
import type { FieldRowProps } from './evidence-fields.tsx'
import { FigureForm } from './figure-form.tsx'
import { rove } from './roving.ts'

export function FiguresField({ annotation, field }: FieldRowProps) {
  const session = useSessionObject()
  const codes = useOpened((opened) => opened.project.codes)
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const chosen = useOpened(({ figureAt }) =>
    figureAt?.annotationId === annotation.id ? figureAt.figureId : null,
  )
  const canonical = useSession(({ inView }) =>
    inView.state === 'ready' && inView.sourceId === annotation.sourceId ? inView.text.canonical : null,
  )
  const figures = useMemo(
    () => figuresAtHand({ annotation, codes, canonical }),
    [annotation, codes, canonical],
  )
  const waiting = figures.filter(({ proposed }) => proposed)
  const open = figures.find(({ figure }) => figure.id === chosen) ?? waiting[0] ?? figures[0]
  const add = async () => {
    const id = await addFigure(session, annotation)
    if (id !== null) focusSoon(slotKey(partSlot(annotation.id, id, 'value')))
  }
  return (
    <div className="figures" role="group" aria-label={field.name}>
      <div className="figure-bar">
        {figures.length > 0 && (
          <div
            className="figure-tabs"
            role="tablist"
            aria-label={field.name}
            onKeyDown={(event) => {
              if (rove(event, 'horizontal')) event.preventDefault()
            }}
          >
            {figures.map((at) => (
              <FigureTab
                key={at.figure.id}
                at={at}
                open={at === open}
                onOpen={() => openFigure(session, annotation.id, at.figure.id)}
              />
            ))}
          </div>
        )}
        {figures.length === 0 && <span className="meta">No figures found</span>}
        <button
          type="button"
          className="btn quiet square"
          aria-label="Add figure"
          title="Add a figure, from the words selected in the passage if there are some"
          disabled={readOnly}
          onClick={() => void add()}
        >
          <Plus className="icon small" aria-hidden />
        </button>
      </div>
      {open && (
        <FigureForm
          key={open.figure.id}
          annotation={annotation}
          at={open}
          needed={field.options}
          waiting={waiting.length}
        />
      )}
    </div>
  )
}

interface FigureTabProps {
  readonly at: FigureAtHand
  readonly open: boolean
  readonly onOpen: () => void
}

function FigureTab({ at: { figure, proposed }, open, onOpen }: FigureTabProps) {
  return (
    <button
      type="button"
      role="tab"
      id={`tab.${figure.id}`}
      aria-selected={open}
      aria-controls={open ? `figure.${figure.id}` : undefined}
      data-rove={figure.id}
      tabIndex={open ? 0 : -1}
      onClick={onOpen}
      onFocus={onOpen}
    >
      <b>{numberOf(figure)}</b> <span className="clip">{figure.unit}</span>
      {proposed && <CircleDot className="icon small" role="img" aria-label="to be confirmed" />}
    </button>
  )
}

/** The number as a reader writes it: "≈ 17,900", "10–12". */
function numberOf({ value, high, qualifier, words }: NewFigure): string {
  if (value === null) return words?.exact ?? 'New'
  if (high !== null) return `${value.toLocaleString()}–${high.toLocaleString()}`
  return qualifier === '=' || qualifier === 'range'
    ? value.toLocaleString()
    : `${qualifier} ${value.toLocaleString()}`
}
