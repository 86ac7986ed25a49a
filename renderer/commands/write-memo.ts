/**
 * Writing memos. What is typed is kept with the window until it is on disk, whatever is shown meanwhile: choosing
 * another annotation, a full disk or a change from elsewhere loses no word.
 */
import { draftMemo } from '../../shared/domain/draft-annotation.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { submitOnce } from './submit-change.ts'
import { saveCodeTexts } from './write-code-text.ts'

/** How long typing must rest before the memo is saved (milliseconds). */
const rest = 600

interface Saver {
  timer?: ReturnType<typeof setTimeout>
  /** The saving under way; the next waits for it, so that an older text never comes last. */
  saving?: Promise<void>
}

const savers = new WeakMap<Session, Map<string, Saver>>()

/** Takes what the memo field holds now; it is saved once typing rests. */
export function typeMemo(session: Session, annotationId: string, memo: string): void {
  setDraft(session, annotationId, memo)
  const saver = saverOf(session, annotationId)
  clearTimeout(saver.timer)
  saver.timer = setTimeout(() => void saveMemo(session, annotationId), rest)
}

/** Saves a memo now; it stays a draft where that fails. */
export async function saveMemo(session: Session, annotationId: string): Promise<void> {
  const saver = saverOf(session, annotationId)
  clearTimeout(saver.timer)
  const before = saver.saving ?? Promise.resolve()
  const saving = before.then(() => saveDraft(session, annotationId))
  saver.saving = saving
  await saving
}

/** Saves all that was typed, in the codebook too. Resolves to false where something is still not on disk. */
export async function saveMemos(session: Session): Promise<boolean> {
  const drafts = session.store.getState().opened?.memoDrafts ?? new Map<string, string>()
  await Promise.all([...drafts.keys()].map((id) => saveMemo(session, id)))
  const codebook = await saveCodeTexts(session)
  return codebook && (session.store.getState().opened?.memoDrafts.size ?? 0) === 0
}

async function saveDraft(session: Session, annotationId: string): Promise<void> {
  const { opened } = session.store.getState()
  const memo = opened?.memoDrafts.get(annotationId)
  if (!opened || memo === undefined) return
  const annotation = opened.project.annotations.find(({ id }) => id === annotationId)
  // An annotation deleted elsewhere keeps its draft: a redo may bring it back while the window is open.
  if (!annotation) return
  if (annotation.memo !== memo) {
    const submitted = await submitOnce(session, draftMemo(annotationId, memo))
    if (submitted !== 'made') return
  }
  const typedSince = session.store.getState().opened?.memoDrafts.get(annotationId)
  if (typedSince === memo) setDraft(session, annotationId, null)
}

function setDraft(session: Session, annotationId: string, memo: string | null): void {
  const { opened } = session.store.getState()
  if (!opened) return
  const memoDrafts = new Map(opened.memoDrafts)
  if (memo === null) memoDrafts.delete(annotationId)
  else memoDrafts.set(annotationId, memo)
  patchOpened(session, { memoDrafts })
}

function saverOf(session: Session, annotationId: string): Saver {
  const own = savers.get(session) ?? new Map<string, Saver>()
  savers.set(session, own)
  const saver = own.get(annotationId) ?? {}
  own.set(annotationId, saver)
  return saver
}
