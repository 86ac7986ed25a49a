/** The form of one figure: its parts, each with the words behind it. Enter on the number confirms it as a whole. */
import type { KeyboardEvent } from 'react'
import { FIGURE_PARTS, NUMBER_PARTS, QUALIFIERS, type FigurePart } from '../../shared/domain/codebook.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import { wordsStand } from '../../shared/domain/words.ts'
import { partText, statedParts } from '../../shared/figures/propose-figures.ts'
import { focusNextField, focusSoon } from '../commands/edit-field.ts'
import { confirmAllFigures, confirmFigure, openFigure, refuseFigure } from '../commands/edit-figures.ts'
import { saveSlot, typeText } from '../commands/write-typed.ts'
import type { FigureAtHand } from '../state/figures-at-hand.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { partSlot, slotKey } from '../state/slot.ts'
import { EvidenceInput } from './evidence-input.tsx'
import { EvidenceRow } from './evidence-row.tsx'

export interface FigureFormProps {
  readonly annotation: Annotation
  readonly at: FigureAtHand
  /** Parts that the codebook asks of each figure. */
  readonly needed: readonly string[]
  /** How many figures of the annotation wait to be confirmed. */
  readonly waiting: number
}

const NAMES: Readonly<Record<FigurePart, string>> = {
  value: 'Value',
  high: 'Up to',
  qualifier: 'Qualifier',
  unit: 'Unit',
  measure: 'Measure',
  population: 'Population',
  place: 'Place',
  period: 'Period',
  denominator: 'Out of',
  uncertainty: 'Uncertainty',
}
/** The qualifier stands in the row of the value. */
const ROWS: readonly FigurePart[] = FIGURE_PARTS.filter((part) => part !== 'qualifier')

export function FigureForm({ annotation, at, needed, waiting }: FigureFormProps) {
  const session = useSessionObject()
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const { figure, proposed } = at
  const head = partSlot(annotation.id, figure.id, 'value')
  const qualifier = useOpened(
    (opened) =>
      opened.typed.get(slotKey(partSlot(annotation.id, figure.id, 'qualifier')))?.text ?? figure.qualifier,
  )
  const goTo = (next: string) => focusSoon(slotKey(partSlot(annotation.id, next, 'value')))
  const confirm = async () => {
    const from = document.activeElement
    const next = await confirmFigure(session, annotation.id, figure.id)
    if (next === false || !isStill(from)) return
    const last = document.getElementById(slotKey(partSlot(annotation.id, figure.id, 'uncertainty')))
    if (next !== null) goTo(next)
    else if (last) focusNextField(last)
  }
  const refuse = async () => {
    const from = document.activeElement
    const next = await refuseFigure(session, annotation.id, figure.id)
    if (!isStill(from)) return
    if (next !== null) goTo(next)
    else requestAnimationFrame(() => document.querySelector<HTMLElement>('.editor [data-stop]')?.focus())
  }
  const rows = ROWS.filter((part) => part !== 'high' || figure.high !== null || qualifier === 'range')
  return (
    <div
      className="figure-form"
      role="tabpanel"
      id={`figure.${figure.id}`}
      aria-labelledby={`tab.${figure.id}`}
      onFocus={() => openFigure(session, annotation.id, figure.id)}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Element) || !currentTarget.contains(relatedTarget))
          void saveSlot(session, head)
      }}
    >
      {rows.map((part) => (
        <PartRow
          key={part}
          {...{ annotation, at, part }}
          needed={needed.includes(part)}
          onConfirm={() => void confirm()}
          onRefuse={() => void refuse()}
        />
      ))}
      {!readOnly && (
        <p className="figure-foot">
          {proposed && (
            <button type="button" className="btn" onClick={() => void confirm()}>
              Confirm <span className="kbd">Enter</span>
            </button>
          )}
          <button type="button" className="btn quiet" onClick={() => void refuse()}>
            {proposed ? 'No figure ' : 'Remove figure'}
            {proposed && <span className="kbd">Del</span>}
          </button>
          {waiting > 1 && (
            <button
              type="button"
              className="btn quiet"
              title="Confirm every proposal in this annotation"
              onClick={() => void confirmAllFigures(session, annotation.id)}
            >
              Accept all {waiting} <span className="kbd">Ctrl+Enter</span>
            </button>
          )}
        </p>
      )}
    </div>
  )
}

/** False where the person has gone elsewhere while a change was saved: the focus is then left where it is. */
function isStill(from: Element | null): boolean {
  return document.activeElement === from || document.activeElement === document.body
}

interface PartRowProps extends Pick<FigureFormProps, 'annotation' | 'at'> {
  readonly part: FigurePart
  readonly needed: boolean
  readonly onConfirm: () => void
  readonly onRefuse: () => void
}

function PartRow({ annotation, at, part, needed, onConfirm, onRefuse }: PartRowProps) {
  const session = useSessionObject()
  const { figure, proposed } = at
  const slot = partSlot(annotation.id, figure.id, part)
  const typed = useOpened((opened) => opened.typed.get(slotKey(slot)))
  const stored = partText(figure, part)
  const behind = figure.partWords[part] ?? (part === 'value' ? figure.words : null)
  const waits = proposed && stored !== ''
  const problem = typed?.problem ?? null
  const onKey = (event: KeyboardEvent<HTMLElement>): boolean => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.nativeEvent.isComposing) return false
    if (event.key === 'Enter') {
      if (part === 'value' || (proposed && isLast(at, part))) onConfirm()
      else {
        if (!proposed) void saveSlot(session, slot)
        focusNextField(event.currentTarget)
      }
      return true
    }
    if (event.key !== 'Delete' || !waits || typed) return false
    if (part === 'value') onRefuse()
    else {
      typeText(session, slot, '', false)
      focusNextField(event.currentTarget)
    }
    return true
  }
  return (
    <EvidenceRow
      slot={slot}
      label={NAMES[part]}
      words={behind && wordsStand(behind, annotation.target.exact) ? behind : null}
      proposed={waits && typed === undefined}
      problem={problem}
    >
      {part === 'value' && <Qualifier annotation={annotation} at={at} />}
      <EvidenceInput
        slot={slot}
        stored={stored}
        label={NAMES[part]}
        required={needed}
        placeholder={needed ? 'required' : 'not stated'}
        line={NUMBER_PARTS.has(part)}
        invalid={problem !== null}
        unconfirmed={proposed && part === 'value'}
        onKey={onKey}
        // The parts of a figure are saved together, when its form is left or it is confirmed.
        savesTo={() => false}
      />
    </EvidenceRow>
  )
}

/** Enter on the last part that says something confirms the figure. */
function isLast({ figure }: FigureAtHand, part: FigurePart): boolean {
  const stated = statedParts(figure)
  return ROWS.indexOf(part) >= Math.max(...stated.map((one) => ROWS.indexOf(one)), 0)
}

const QUALIFIER_NAMES: Readonly<Record<(typeof QUALIFIERS)[number], string>> = {
  '=': 'equals',
  '≈': 'about',
  '<': 'less than',
  '≤': 'at most',
  '>': 'more than',
  '≥': 'at least',
  range: 'from … up to …',
}

function Qualifier({ annotation, at: { figure, proposed } }: Pick<FigureFormProps, 'annotation' | 'at'>) {
  const session = useSessionObject()
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const slot = partSlot(annotation.id, figure.id, 'qualifier')
  const typed = useOpened((opened) => opened.typed.get(slotKey(slot))?.text)
  return (
    <select
      id={slotKey(slot)}
      className="input qualifier"
      aria-label="Qualifier"
      value={typed ?? figure.qualifier}
      disabled={readOnly}
      onChange={(event) => {
        typeText(session, slot, event.target.value, false)
        if (!proposed) void saveSlot(session, slot)
      }}
    >
      {QUALIFIERS.map((qualifier) => (
        <option key={qualifier} value={qualifier} title={QUALIFIER_NAMES[qualifier]}>
          {qualifier === 'range' ? '…' : qualifier}
        </option>
      ))}
    </select>
  )
}
