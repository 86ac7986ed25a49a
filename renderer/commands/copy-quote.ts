/** Copying words with the citation that pins them down. */
import { citedSource, formatCitation } from '../../shared/citation/pincite.ts'
import { pageLabelOf } from '../../shared/domain/page-labels.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import { describeSelection } from '../state/selected-passage.ts'
import type { Session } from '../state/session.ts'
import { say, tell } from './tell.ts'

/** Copies an annotation's quote in typographic marks, followed by its citation. */
export async function copyQuote(session: Session, { sourceId, target }: Annotation): Promise<void> {
  const source = session.store.getState().opened?.project.sources.find(({ id }) => id === sourceId)
  if (!source) return
  const quote = target.exact === '' ? '[area of the page]' : `“${target.exact}”`
  await copyText(
    session,
    `${quote} ${formatCitation(citedSource(source), { ...target, pageLabel: pageLabelOf(source, target) })}`,
    'Quote and citation copied.',
  )
}

/** Copies the selected words. */
export async function copyPassage(session: Session): Promise<void> {
  const { opened, inView } = session.store.getState()
  if (!opened?.selected || inView.state !== 'ready') return
  const { exact } = describeSelection(inView.text.canonical, opened.selected)
  if (exact === '') tell(session, 'There are no words in this area to copy.')
  else await copyText(session, exact, 'Passage copied.')
}

async function copyText(session: Session, text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    say(session, done)
  } catch {
    tell(session, 'The clipboard can’t be reached from here. Press Ctrl+C in the report instead.')
  }
}
