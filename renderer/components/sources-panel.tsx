/** The sources of the project, the files on their way, and what became of those. */
import { FilePlus2, Plus } from 'lucide-react'
import { useMemo, useRef, type KeyboardEvent } from 'react'
import { listSources, unsettledOf } from '../../shared/domain/editions.ts'
import type { Source } from '../../shared/domain/project.ts'
import { addSources } from '../commands/add-sources.ts'
import { removeSource, startRenaming } from '../commands/edit-source.ts'
import { showSource } from '../commands/show-source.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { ArrivalsList } from './arrivals-list.tsx'
import { rove, useRoving } from './roving.ts'
import { SourceItem } from './source-item.tsx'

export function SourcesPanel() {
  const session = useSessionObject()
  const chooser = useRef<HTMLInputElement>(null)
  const sources = useOpened((opened) => opened.project.sources)
  const adding = useOpened((opened) => opened.arrivals.length > 0)
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const add = () => chooser.current?.click()
  return (
    <nav className="panel sources" id="sources" aria-label="Sources">
      <div className="panel-head">
        <h2>Sources</h2>
        <span className="count">{sources.length}</span>
        <span className="grow" />
        <button
          type="button"
          className="btn quiet square"
          aria-label="Add sources"
          title={readOnly ? 'This project is read-only' : 'Add sources'}
          disabled={readOnly}
          onClick={add}
        >
          <Plus className="icon" aria-hidden />
        </button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label="Files to add"
          onChange={(event) => {
            void addSources(session, [...(event.target.files ?? [])])
            // The same file may be chosen again.
            event.target.value = ''
          }}
        />
      </div>
      {adding && <ArrivalsList />}
      {sources.length > 0 && <SourceList sources={sources} />}
      {sources.length === 0 && !adding && <NoSources onAdd={add} />}
    </nav>
  )
}

function NoSources({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <div className="no-sources">
      <FilePlus2 className="icon large" aria-hidden />
      <p className="teach-title">Add the reports you want to code</p>
      <p className="meta">Drop PDF, Word, HTML or text files here, forty at once if you like.</p>
      <button type="button" className="btn primary" onClick={onAdd}>
        Choose files
      </button>
    </div>
  )
}

function SourceList({ sources }: { readonly sources: readonly Source[] }) {
  const session = useSessionObject()
  const annotations = useOpened((opened) => opened.project.annotations)
  const current = useOpened((opened) => opened.sourceId)
  const renaming = useOpened((opened) => opened.renaming)
  const tags = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { sourceId } of annotations) counts.set(sourceId, (counts.get(sourceId) ?? 0) + 1)
    return counts
  }, [annotations])
  const listed = useMemo(() => listSources({ sources }), [sources])
  const waiting = useOpened(({ project }) => unsettledOf(project).waiting)
  const toReview = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { sourceId } of waiting) counts.set(sourceId, (counts.get(sourceId) ?? 0) + 1)
    return counts
  }, [waiting])
  const ids = useMemo(() => listed.map(({ source }) => source.id), [listed])
  const { stop, onFocus } = useRoving(ids, current)
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const row = event.target instanceof HTMLElement ? event.target.dataset['rove'] : undefined
    const source = sources.find(({ id }) => id === row)
    if (!source || rove(event, 'vertical')) return
    if (event.key === 'F2') startRenaming(session, source)
    else if (event.key === 'Delete') void removeFocused(source)
    else return
    event.preventDefault()
  }
  const removeFocused = async (source: Source) => {
    await removeSource(session, source)
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('#sources .source[tabindex="0"]')?.focus(),
    )
  }
  return (
    <>
      <ul className="scroll source-list" onKeyDown={onKeyDown} onFocus={onFocus}>
        {listed.map(({ source, age }) => (
          <SourceItem
            key={source.id}
            source={source}
            age={age}
            toReview={toReview.get(source.id) ?? 0}
            tags={tags.get(source.id) ?? 0}
            current={source.id === current}
            renaming={source.id === renaming}
            reachable={source.id === stop}
            onShow={() => void showSource(session, source.id)}
          />
        ))}
      </ul>
      <p className="panel-foot meta">
        <span className="grow">{`${tags.size} of ${sources.length} started`}</span>
        <span>{`${annotations.length.toLocaleString()} ${annotations.length === 1 ? 'tag' : 'tags'}`}</span>
      </p>
    </>
  )
}
