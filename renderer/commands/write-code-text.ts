/**
 * Writing the texts of the codebook: names, definitions, options. What is typed is kept with the window until it is
 * on disk, and saved when the field is left: each text saved is a version of the codebook, so typing makes none.
 */
import type { Code } from '../../shared/domain/codebook.ts'
import { draftCodebook } from '../../shared/domain/draft-codebook.ts'
import { parseTextKey, textKey, textOf, type TextPlace } from '../state/codebook-view.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { savableCodeTexts } from '../state/waiting-words.ts'
import { submitOnce } from './submit-change.ts'

/** The saving under way; the next waits for it, so that it begins from what that one made. */
const savings = new WeakMap<Session, Promise<void>>()

/** Takes what a field holds now. */
export function typeCodeText(session: Session, place: TextPlace, text: string): void {
  setDraft(session, textKey(place), text)
}

/** Saves a text now; it stays a draft where that fails. A name that was emptied is as it was. */
export async function saveCodeText(session: Session, place: TextPlace): Promise<void> {
  await afterOthers(session, () => saveDraft(session, place))
}

/** Saves all texts that were typed. Resolves to false where one is still not on disk. */
export async function saveCodeTexts(session: Session): Promise<boolean> {
  for (const key of savable(session)) await saveCodeText(session, parseTextKey(key))
  return savable(session).length === 0
}

function savable(session: Session): readonly string[] {
  const { opened } = session.store.getState()
  return opened ? savableCodeTexts(opened) : []
}

/** Runs changes of the codebook one after the other: each is worked out from what the one before made. */
export async function afterOthers(session: Session, make: () => Promise<void>): Promise<void> {
  const before = savings.get(session) ?? Promise.resolve()
  const saving = before.then(make)
  savings.set(
    session,
    saving.catch(() => undefined),
  )
  await saving
}

async function saveDraft(session: Session, place: TextPlace): Promise<void> {
  const { opened } = session.store.getState()
  const key = textKey(place)
  const typed = opened?.codebookDrafts.get(key)
  if (!opened || typed === undefined) return
  const { project } = opened
  const before = textOf(project.codes, place)
  // A code made elsewhere and taken back there may come again while the window is open.
  if (before === null) return
  const text = tidy(place, typed)
  if (text !== before && !(place.part === 'name' && text === '')) {
    const next = project.codes.map((code) => withText(code, place, text))
    const draft = draftCodebook(project, next, labelOf(project.codes, place))
    if (draft && (await submitOnce(session, draft)) !== 'made') return
  }
  if (session.store.getState().opened?.codebookDrafts.get(key) === typed) setDraft(session, key, null)
}

/** Options are a line each, no two the same; other texts lose the space around them. */
function tidy({ part }: TextPlace, text: string): string {
  if (part !== 'options') return text.trim()
  const lines = text.split('\n').map((line) => line.trim())
  return [...new Set(lines.filter((line) => line !== ''))].join('\n')
}

function withText(code: Code, { codeId, fieldId, part }: TextPlace, text: string): Code {
  if (code.id !== codeId) return code
  if (fieldId === null) return { ...code, [part]: text }
  const value = part === 'options' ? { options: text === '' ? [] : text.split('\n') } : { name: text }
  return { ...code, fields: code.fields.map((one) => (one.id === fieldId ? { ...one, ...value } : one)) }
}

const WHAT = {
  name: 'Rename',
  definition: 'Define',
  useWhen: 'Say when to use',
  notWhen: 'Say when not to use',
  options: 'Set options of',
} as const satisfies Record<TextPlace['part'], string>

function labelOf(codes: readonly Code[], { codeId, fieldId, part }: TextPlace): string {
  const code = codes.find(({ id }) => id === codeId)
  const field = code?.fields.find(({ id }) => id === fieldId)
  return changeLabel(WHAT[part], (field ?? code)?.name ?? '')
}

/** Names a change for Undo, a long name cut short. */
export function changeLabel(what: string, name: string): string {
  return `${what} ${name.length > 60 ? `${name.slice(0, 59)}…` : name}`
}

function setDraft(session: Session, key: string, text: string | null): void {
  const { opened } = session.store.getState()
  if (!opened) return
  const codebookDrafts = new Map(opened.codebookDrafts)
  if (text === null) codebookDrafts.delete(key)
  else codebookDrafts.set(key, text)
  patchOpened(session, { codebookDrafts })
}
