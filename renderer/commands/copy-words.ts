/** Copying words with the citation that pins them down, in the person's citation style. */
import type { FormattedText } from '../../shared/api/pincite-api.ts'
import { messageOf } from '../../shared/api/errors.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import { describeSelection } from '../state/selected-passage.ts'
import type { Session } from '../state/session.ts'
import { say, tell } from './tell.ts'

/** Copies an annotation's quote in typographic marks, followed by its citation. */
export function copyQuote(session: Session, { id }: Annotation): Promise<void> {
  const quote = async () => (await session.client.citeAnnotation({ annotationId: id })).quote
  return copyFormatted(session, quote, 'Quote and citation copied.')
}

/** Copies the citation of an annotation alone. */
export function copyCitation(session: Session, { id }: Annotation): Promise<void> {
  const citation = async () => (await session.client.citeAnnotation({ annotationId: id })).citation
  return copyFormatted(session, citation, 'Citation copied.')
}

/** Copies the list of the sources that have annotations, an entry a paragraph. */
export function copyBibliography(session: Session): Promise<void> {
  const list = async () => {
    const entries = await session.client.citeUsedSources({})
    if (entries.length === 0) throw new Error('There is nothing to list: no source has an annotation.')
    return {
      text: entries.map(({ text }) => text).join('\n'),
      html: entries.map(({ html }) => html).join('\n'),
    }
  }
  return copyFormatted(session, list, 'References copied.')
}

/** Copies the selected words. */
export async function copyPassage(session: Session): Promise<void> {
  const { opened, inView } = session.store.getState()
  if (!opened?.selected || inView.state !== 'ready') return
  const { exact } = describeSelection(inView.text.canonical, opened.selected)
  if (exact === '') tell(session, 'There are no words in this area to copy.')
  else await copyFormatted(session, () => Promise.resolve({ text: exact, html: null }), 'Passage copied.')
}

/** Copies plain text and, where there is any, HTML beside it, which word processors take with its italics. */
async function copyFormatted(
  session: Session,
  make: () => Promise<FormattedText | { readonly text: string; readonly html: null }>,
  done: string,
): Promise<void> {
  let made: Awaited<ReturnType<typeof make>>
  try {
    made = await make()
  } catch (error) {
    tell(session, messageOf(error))
    return
  }
  const { text, html } = made
  try {
    if (html === null || !('ClipboardItem' in window)) await navigator.clipboard.writeText(text)
    else {
      const parts = [['text/plain', text] as const, ['text/html', html] as const]
      const blobs = parts.map(([type, part]) => [type, new Blob([part], { type })] as const)
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
    }
    say(session, done)
  } catch {
    tell(session, 'The clipboard can’t be reached from here. Press Ctrl+C in the report instead.')
  }
}
