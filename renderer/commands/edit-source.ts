/** Renaming a source and taking it out of the project. */
import type { Source } from '../../shared/domain/project.ts'
import { annotationsOf } from '../../shared/domain/read-project.ts'
import { draftRemoveSource, draftRenameSource } from '../../shared/domain/draft-source.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { showSource } from './show-source.ts'
import { submitChange } from './submit-change.ts'
import { offerUndo, say, tell } from './tell.ts'

/** Opens the title of a source for writing. */
export function startRenaming(session: Session, source: Source): void {
  const readOnly = session.store.getState().opened?.readOnly
  if (typeof readOnly === 'string') tell(session, `Read-only: ${readOnly}`)
  else patchOpened(session, { renaming: source.id })
}

/** Gives a source another title; an empty or unchanged one changes nothing. */
export async function renameSource(session: Session, source: Source, title: string): Promise<void> {
  // Leaving the field and Enter may both ask for it.
  if (session.store.getState().opened?.renaming !== source.id) return
  patchOpened(session, { renaming: null })
  const trimmed = title.replace(/\s+/g, ' ').trim()
  if (trimmed === '' || trimmed === source.title) return
  await submitChange(session, draftRenameSource(source.id, trimmed), () =>
    say(session, `Renamed to ${trimmed}.`),
  )
}

/** Takes a source out of sight, with its annotations; the one after it comes into view in its place. */
export async function removeSource(session: Session, source: Source): Promise<void> {
  const before = session.store.getState().opened
  if (!before) return
  const { sources } = before.project
  const index = sources.findIndex(({ id }) => id === source.id)
  const next = sources[index + 1] ?? sources[index - 1] ?? null
  const tags = annotationsOf(before.project, source.id).length
  const along = tags === 0 ? '' : tags === 1 ? ' with its tag' : ` with its ${tags} tags`
  await submitChange(session, draftRemoveSource(source.id), () => {
    const { opened } = session.store.getState()
    // What was in view went with the change; a report chosen meanwhile stays.
    if (opened?.sourceId === null && next) void showSource(session, next.id)
    offerUndo(session, `“${source.title}” was removed${along}.`)
  })
}
