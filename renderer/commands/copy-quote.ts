/** Copying words with the citation that pins them down. */
import { formatCitation } from '../../shared/citation/pincite.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import type { Session } from '../state/session.ts'
import { say, tell } from './tell.ts'

/** Copies an annotation's quote in typographic marks, followed by its citation. */
export async function copyQuote(session: Session, { sourceId, target }: Annotation): Promise<void> {
  const source = session.store.getState().opened?.project.sources.find(({ id }) => id === sourceId)
  if (!source) return
  await copyText(session, `“${target.exact}” ${formatCitation(source, target)}`, 'Quote and citation copied.')
}

/** Copies the selected words. */
export async function copyPassage(session: Session): Promise<void> {
  const { opened, inView } = session.store.getState()
  if (!opened?.selected || inView.state !== 'ready') return
  const { text } = inView.text.canonical
  const words = opened.selected.spans.map(({ start, end }) => text.slice(start, end)).join(' … ')
  await copyText(session, words, 'Passage copied.')
}

async function copyText(session: Session, text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    say(session, done)
  } catch {
    tell(session, 'The clipboard can’t be reached from here. Press Ctrl+C in the report instead.')
  }
}
