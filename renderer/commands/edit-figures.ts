/** Confirming, refusing, adding and removing the figures of an annotation. */
import type { Annotation } from '../../shared/domain/project.ts'
import {
  draftFigure,
  draftRefuseFigure,
  draftRemoveFigure,
  type NewFigure,
} from '../../shared/domain/draft-evidence.ts'
import { proposeFigures } from '../../shared/figures/propose-figures.ts'
import { figureOf, figuresAtHand, proposalsFor, type FiguresOf } from '../state/figures-at-hand.ts'
import { selectedWords } from '../state/placement.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { partSlot, slotKey, type Slot, type Typed } from '../state/slot.ts'
import { submitChange } from './submit-change.ts'
import { say } from './tell.ts'
import { dropTyped, saveSlot, saveTyped } from './write-typed.ts'

/** Returns what the figures of an annotation are read from, as the project stands now. */
export function figuresNow(session: Session, annotationId: string): FiguresOf | null {
  const { opened, inView } = session.store.getState()
  const annotation = opened?.project.annotations.find(({ id }) => id === annotationId)
  if (!opened || !annotation) return null
  const inSight = inView.state === 'ready' && inView.sourceId === annotation.sourceId
  return { annotation, codes: opened.project.codes, canonical: inSight ? inView.text.canonical : null }
}

/**
 * Confirms a figure with what was typed into it, and opens the next that waits. Resolves to the id of that one, null
 * where none does, or false where the figure was not confirmed.
 */
export async function confirmFigure(
  session: Session,
  annotationId: string,
  figureId: string,
): Promise<string | null | false> {
  await saveSlot(session, partSlot(annotationId, figureId, 'value'))
  const now = figuresNow(session, annotationId)
  const at = now && figureOf(now, figureId)
  if (!now || !at || hasTyped(session, annotationId, figureId)) return false
  if (at.proposed && !(await submitChange(session, draftFigure(now.annotation, at.figure)))) return false
  const next = nextToConfirm(session, annotationId, figureId)
  openFigure(session, annotationId, next ?? figureId)
  say(session, next === null ? 'Confirmed. No more to confirm.' : 'Confirmed. Next figure.')
  return next
}

/** Confirms all that is proposed for an annotation, as one change. False where that was not made. */
export async function confirmAllFigures(session: Session, annotationId: string): Promise<boolean> {
  await saveTyped(session)
  const now = figuresNow(session, annotationId)
  const proposals = now ? proposalsFor(now) : []
  if (!now || proposals.length === 0) return true
  const writes = proposals.flatMap((figure) => draftFigure(now.annotation, figure).writes)
  const many = proposals.length === 1 ? 'figure' : `${proposals.length} figures`
  return submitChange(session, { label: `Confirm ${many}`, writes }, () => say(session, `Confirmed ${many}.`))
}

/** Says that a proposal is none, or takes a confirmed figure off; opens the next that waits and resolves to its id. */
export async function refuseFigure(
  session: Session,
  annotationId: string,
  figureId: string,
): Promise<string | null> {
  const now = figuresNow(session, annotationId)
  const at = now && figureOf(now, figureId)
  if (!at) return null
  for (const { slot } of session.store.getState().opened?.typed.values() ?? []) {
    if (isOfFigure(slot, annotationId, figureId)) dropTyped(session, slot)
  }
  const made = await submitChange(session, draftOff(annotationId, at.figure, at.proposed))
  if (!made) return null
  const next = nextToConfirm(session, annotationId, figureId)
  openFigure(session, annotationId, next)
  say(session, at.proposed ? 'Refused. Undo with Control Z.' : 'Figure removed. Undo with Control Z.')
  return next
}

/** A figure whose words the reader would propose again is remembered as refused. */
function draftOff(annotationId: string, figure: NewFigure, proposed: boolean) {
  if (proposed) return draftRefuseFigure(annotationId, figure)
  if (figure.words === null) return draftRemoveFigure(annotationId, figure.id)
  return { ...draftRefuseFigure(annotationId, figure), label: 'Remove figure' }
}

const nothingStated = {
  value: null,
  high: null,
  qualifier: '=',
  unit: '',
  measure: '',
  population: '',
  place: '',
  period: '',
  denominator: null,
  uncertainty: '',
  words: null,
  partWords: {},
} as const

/** Adds a figure, from the words selected in the passage where some are. Resolves to its id, or null. */
export async function addFigure(session: Session, annotation: Annotation): Promise<string | null> {
  const id = crypto.randomUUID()
  const words = selectedWords(session, annotation)
  const read = words ? proposeFigures(words.exact, [])[0] : undefined
  const { value = null, high = null, qualifier = '=', unit = '' } = read ?? {}
  const stated = words ? { value, high, qualifier, unit, words, partWords: { value: words } } : {}
  const draft = draftFigure(annotation, { id, ...nothingStated, ...stated })
  const made = await submitChange(session, { ...draft, label: 'Add figure' })
  if (!made) return null
  openFigure(session, annotation.id, id)
  say(session, 'Figure added.')
  return id
}

/** Opens the tab of a figure; null for the first that waits, or the first. */
export function openFigure(session: Session, annotationId: string, figureId: string | null): void {
  patchOpened(session, { figureAt: figureId === null ? null : { annotationId, figureId } })
}

/** The proposal after a figure, else the first; null where none is left. */
function nextToConfirm(session: Session, annotationId: string, figureId: string): string | null {
  const now = figuresNow(session, annotationId)
  const all = now ? figuresAtHand(now) : []
  const at = all.findIndex(({ figure }) => figure.id === figureId)
  const waiting = [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))]
  return waiting.find(({ proposed }) => proposed)?.figure.id ?? null
}

function hasTyped(session: Session, annotationId: string, figureId: string): boolean {
  const typed = session.store.getState().opened?.typed ?? new Map<string, Typed>()
  return [...typed.values()].some(({ slot }) => isOfFigure(slot, annotationId, figureId))
}

function isOfFigure(slot: Slot, annotationId: string, figureId: string): boolean {
  return slot.kind === 'figure' && slotKey(slot).startsWith(`figure.${annotationId}.${figureId}.`)
}
