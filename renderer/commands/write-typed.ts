/**
 * Writing memos, fields and figures. What is typed is kept with the window until it is on disk, whatever is shown
 * meanwhile: choosing another annotation, a full disk or a change from elsewhere loses no word.
 */
import { draftTyped } from '../state/draft-typed.ts'
import { patchOpened, type OpenedProject, type Session } from '../state/session.ts'
import { savedWith, slotKey, type Slot, type Typed } from '../state/slot.ts'
import { savableTyped } from '../state/waiting-words.ts'
import { submitOnce } from './submit-change.ts'
import { saveCodeTexts } from './write-code-text.ts'

/** How long typing must rest before it is saved (milliseconds). */
const rest = 600

interface Saver {
  timer?: ReturnType<typeof setTimeout>
  /** The saving under way; the next waits for it, so that an older text never comes last. */
  saving?: Promise<void>
}

const savers = new WeakMap<Session, Map<string, Saver>>()

/** Takes what a field holds now; a text is saved once typing rests, numbers and figures when they are left. */
export function typeText(session: Session, slot: Slot, text: string, whenItRests = true): void {
  setTyped(session, slot, { slot, text, problem: null })
  const saver = saverOf(session, slot)
  clearTimeout(saver.timer)
  if (whenItRests) saver.timer = setTimeout(() => void saveSlot(session, slot), rest)
}

/** Saves now what was typed in a slot; it stays a draft where that fails. */
export async function saveSlot(session: Session, slot: Slot): Promise<void> {
  const saver = saverOf(session, slot)
  clearTimeout(saver.timer)
  const before = saver.saving ?? Promise.resolve()
  const saving = before.then(() => saveDraft(session, slot))
  saver.saving = saving
  await saving
}

/**
 * Saves all that was typed, in the codebook too. Resolves to false where something that could be is still not on disk.
 */
export async function saveTyped(session: Session): Promise<boolean> {
  const all = session.store.getState().opened?.typed ?? new Map<string, Typed>()
  await Promise.all([...all.values()].map(({ slot }) => saveSlot(session, slot)))
  const codebook = await saveCodeTexts(session)
  return codebook && !isTypedUnsaved(session.store.getState().opened)
}

/** True while something typed could be saved and is not. */
export function isTypedUnsaved(opened: Pick<OpenedProject, 'typed' | 'project'> | null): boolean {
  return opened !== null && savableTyped(opened).length > 0
}

/** Gives up what was typed in a slot. */
export function dropTyped(session: Session, slot: Slot): void {
  clearTimeout(saverOf(session, slot).timer)
  setTyped(session, slot, null)
}

async function saveDraft(session: Session, slot: Slot): Promise<void> {
  const { opened, inView } = session.store.getState()
  const annotation = opened?.project.annotations.find(({ id }) => id === slot.annotationId)
  // An annotation deleted elsewhere keeps its drafts: a redo may bring it back while the window is open.
  if (!opened || !annotation) return
  const together = savedWith(slot, opened.typed)
  if (together.length === 0) return
  const canonical =
    inView.state === 'ready' && inView.sourceId === annotation.sourceId ? inView.text.canonical : null
  const { draft, problems } = draftTyped({ annotation, codes: opened.project.codes, canonical }, together)
  if (problems.size > 0) {
    for (const typed of together) {
      setTyped(session, typed.slot, { ...typed, problem: problems.get(slotKey(typed.slot)) ?? null })
    }
    return
  }
  if (draft && draft.writes.length > 0 && (await submitOnce(session, draft)) !== 'made') return
  for (const { slot: saved, text } of together) {
    const since = session.store.getState().opened?.typed.get(slotKey(saved))
    if (since?.text === text) setTyped(session, saved, null)
  }
}

function setTyped(session: Session, slot: Slot, value: Typed | null): void {
  const { opened } = session.store.getState()
  if (!opened) return
  const typed = new Map(opened.typed)
  if (value === null) typed.delete(slotKey(slot))
  else typed.set(slotKey(slot), value)
  patchOpened(session, { typed })
}

/** The parts of a figure share one, as they are saved together. */
function saverOf(session: Session, slot: Slot): Saver {
  const own = savers.get(session) ?? new Map<string, Saver>()
  savers.set(session, own)
  const key = slot.kind === 'figure' ? `figure.${slot.annotationId}.${slot.figureId}` : slotKey(slot)
  const saver = own.get(key) ?? {}
  own.set(key, saver)
  return saver
}
