/** The sources of the project, the files on their way, and those that could not be used, each with its reason. */
import { Circle, CircleDot, FileLock, FileWarning, Plus, ScanText, X } from 'lucide-react'
import { useRef, useState, type SyntheticEvent } from 'react'
import type { Source } from '../../shared/domain/project.ts'
import { addSources, dismissArrival, unlockArrival } from '../commands/add-sources.ts'
import { showSource } from '../commands/show-source.ts'
import { mediaTypeName } from '../state/media-type-name.ts'
import { useOpened, useSessionObject, type Arrival } from '../state/session.ts'

export function SourcesPanel() {
  const session = useSessionObject()
  const chooser = useRef<HTMLInputElement>(null)
  const sources = useOpened((opened) => opened.project.sources)
  const arrivals = useOpened((opened) => opened.arrivals)
  const annotations = useOpened((opened) => opened.project.annotations)
  const current = useOpened((opened) => opened.sourceId)
  const tags = new Map<string, number>()
  for (const { sourceId } of annotations) tags.set(sourceId, (tags.get(sourceId) ?? 0) + 1)
  const add = () => chooser.current?.click()
  return (
    <nav className="panel sources" aria-label="Sources">
      <div className="panel-head">
        <h2>Sources</h2>
        <span className="count">{sources.length}</span>
        <span className="grow" />
        <button
          type="button"
          className="btn quiet square"
          aria-label="Add sources"
          title="Add sources"
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
            event.target.value = ''
          }}
        />
      </div>
      {sources.length === 0 && arrivals.length === 0 ? (
        <NoSources onAdd={add} />
      ) : (
        <ul className="scroll">
          {sources.map((source) => (
            <SourceItem
              key={source.id}
              source={source}
              tags={tags.get(source.id) ?? 0}
              current={source.id === current}
              onShow={() => void showSource(session, source.id)}
            />
          ))}
          {arrivals.map((entry) => (
            <ArrivalItem key={entry.key} entry={entry} />
          ))}
        </ul>
      )}
    </nav>
  )
}

function NoSources({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <div className="teach">
      <p className="teach-title">Add the reports you want to code</p>
      <p className="meta">Drop PDF, Word, HTML or text files here, forty at once if you like.</p>
      <button type="button" className="btn primary" onClick={onAdd}>
        Choose files
      </button>
    </div>
  )
}

interface SourceItemProps {
  readonly source: Source
  readonly tags: number
  readonly current: boolean
  readonly onShow: () => void
}

function SourceItem({ source, tags, current, onShow }: SourceItemProps) {
  const scan = source.characters === 0
  const Icon = scan ? ScanText : source.encrypted ? FileLock : tags > 0 ? CircleDot : Circle
  const pages = source.pages === null ? '' : `${source.pages} ${source.pages === 1 ? 'page' : 'pages'}`
  const state = scan ? 'no text' : tags > 0 ? `${tags} ${tags === 1 ? 'tag' : 'tags'}` : 'not started'
  return (
    <li>
      <button
        type="button"
        className="source"
        aria-current={current}
        title={source.warning === '' ? source.title : `${source.title}\n${source.warning}`}
        onClick={onShow}
      >
        <Icon className="icon" aria-hidden />
        <span className="source-words">
          <span className="source-title">{source.title}</span>
          <span className="source-meta meta">
            <span>{mediaTypeName(source.mediaType)}</span>
            <span>{pages}</span>
            <span>{state}</span>
          </span>
        </span>
      </button>
    </li>
  )
}

const doingWords = { waiting: 'waiting', sending: 'sending', reading: 'reading', refused: '' } as const

function ArrivalItem({ entry }: { readonly entry: Arrival }) {
  const session = useSessionObject()
  const refused = entry.doing === 'refused'
  const locked = entry.reason === 'password-needed' || entry.reason === 'password-wrong'
  return (
    <li className="arrival">
      <FileWarning className={refused ? 'icon problem' : 'icon'} aria-hidden />
      <div className="source-words">
        <span className="source-title">{entry.fileName}</span>
        {refused ? (
          <p className="arrival-message">{entry.message}</p>
        ) : (
          <span className="source-meta meta">
            {doingWords[entry.doing]}
            <span className="progress grow">
              <i style={{ width: `${Math.round(entry.progress * 100)}%` }} />
            </span>
          </span>
        )}
        {locked && <PasswordForm onPassword={(password) => void unlockArrival(session, entry, password)} />}
      </div>
      <button
        type="button"
        className="btn quiet square"
        aria-label={refused ? `Dismiss ${entry.fileName}` : `Cancel ${entry.fileName}`}
        title={refused ? 'Dismiss' : 'Cancel'}
        onClick={() => void dismissArrival(session, entry)}
      >
        <X className="icon small" aria-hidden />
      </button>
    </li>
  )
}

/** Asks for a file's password. It is used for this session and kept nowhere. */
export function PasswordForm({ onPassword }: { readonly onPassword: (password: string) => void }) {
  const [password, setPassword] = useState('')
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (password !== '') onPassword(password)
  }
  return (
    <form className="password" onSubmit={submit}>
      <input
        className="input grow"
        type="password"
        aria-label="Password"
        placeholder="Password"
        autoComplete="off"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <button type="submit" className="btn primary">
        Open
      </button>
    </form>
  )
}
