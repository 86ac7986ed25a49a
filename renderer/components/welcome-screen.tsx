/** The first screen: make, open or try a project, and the ones opened before. */
import { BookOpen, FolderOpen, FolderPlus } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { messageOf } from '../../shared/api/errors.ts'
import type { RecentProject } from '../../shared/api/pincite-api.ts'
import type { Follower } from '../commands/follow-task.ts'
import { enterBy, openFolder } from '../commands/open-folder.ts'
import { tell } from '../commands/tell.ts'
import { isTyping } from '../state/key-press.ts'
import { useSession, useSessionObject } from '../state/session.ts'
import { useTask } from '../state/use-task.ts'
import { NewProjectDialog } from './new-project-dialog.tsx'
import { OpenProjectDialog } from './open-project-dialog.tsx'
import { TaskProgress } from './task-progress.tsx'
import { WelcomePictures } from './welcome-pictures.tsx'

export function WelcomeScreen() {
  const session = useSessionObject()
  const { client } = session
  const host = useSession((state) => state.host)
  const { running, run, stop } = useTask()
  const [dialog, setDialog] = useState<'new' | 'open' | null>(null)
  const failure = useSession((state) => state.failure)
  const [error, setError] = useState(failure ?? '')
  const open = async (words: string, work: (follower: Follower) => Promise<string>) => {
    setError('')
    setError((await run(words, work)) ?? '')
  }
  const openSample = (follower: Follower) => enterBy(session, follower, () => client.openSample({}))
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return
      if (event.repeat || document.querySelector('dialog[open]')) return
      const key = event.key.toLowerCase()
      if (key === 'n') setDialog('new')
      else if (key === 'o') setDialog('open')
      else if (key === 't') document.querySelector<HTMLElement>('#try-sample')?.click()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <div className="welcome">
      <main className="welcome-start" aria-label="Start">
        <h1 className="wordmark">
          Pincite<sup aria-hidden>8</sup>
        </h1>
        <p className="welcome-line">Mark what a report says, and keep the exact place where it says it.</p>
        <div className="welcome-choices">
          <Choice
            icon={<FolderPlus className="icon large" aria-hidden />}
            title="New project"
            shortcut="N"
            onChoose={() => setDialog('new')}
          >
            A folder you choose. Everything stays in it.
          </Choice>
          <Choice
            icon={<FolderOpen className="icon large" aria-hidden />}
            title="Open project"
            shortcut="O"
            onChoose={() => setDialog('open')}
          >
            One you made before, or a colleague’s folder.
          </Choice>
          <Choice
            id="try-sample"
            icon={<BookOpen className="icon large" aria-hidden />}
            title="Try the sample"
            shortcut="T"
            onChoose={() => void open('Opening the sample…', openSample)}
          >
            A short report, ready to tag. About four minutes.
          </Choice>
        </div>
        <div className="welcome-state">
          <p className="problem" role="alert">
            {error}
          </p>
          <TaskProgress running={running} stop={stop} />
        </div>
        <Recent
          onOpen={({ folder, name }) =>
            void open(`Opening ${name}…`, (follower) => openFolder(session, folder, follower))
          }
        />
        <footer className="welcome-foot meta">
          <span className="grow">Works without a network. Nothing leaves this computer.</span>
          <span>Version {host?.version}</span>
          <button
            type="button"
            className="btn quiet"
            onClick={() => session.store.setState({ shown: 'settings' })}
          >
            Settings
          </button>
        </footer>
      </main>
      <WelcomePictures />
      {dialog === 'new' && <NewProjectDialog onClose={() => setDialog(null)} />}
      {dialog === 'open' && <OpenProjectDialog onClose={() => setDialog(null)} />}
    </div>
  )
}

interface ChoiceProps {
  readonly id?: string
  readonly icon: ReactNode
  readonly title: string
  readonly shortcut: string
  readonly onChoose: () => void
  readonly children: ReactNode
}

function Choice({ id, icon, title, shortcut, onChoose, children }: ChoiceProps) {
  return (
    <button type="button" id={id} className="choice" aria-keyshortcuts={shortcut} onClick={onChoose}>
      {icon}
      <span className="grow">
        <b>{title}</b>
        <span className="meta">{children}</span>
      </span>
      <span className="kbd" aria-hidden>
        {shortcut}
      </span>
    </button>
  )
}

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })

function Recent({ onOpen }: { readonly onOpen: (project: RecentProject) => void }) {
  const session = useSessionObject()
  const { client } = session
  const [recent, setRecent] = useState<readonly RecentProject[]>([])
  useEffect(() => {
    let current = true
    client.listRecentProjects({}).then(
      (list) => current && setRecent(list),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [client])
  const forget = async (folder: string) => {
    try {
      await client.forgetRecentProject({ folder })
      setRecent((list) => list.filter((project) => project.folder !== folder))
    } catch (error) {
      tell(session, messageOf(error))
    }
  }
  if (recent.length === 0) return null
  return (
    <section className="recent" aria-labelledby="recent-heading">
      <h2 id="recent-heading" className="meta">
        Recent
      </h2>
      <ul>
        {recent.map((project) => (
          <li key={project.folder}>
            <button
              type="button"
              className="recent-item"
              title={project.folder}
              disabled={project.missing}
              onClick={() => onOpen(project)}
            >
              <span className="grow clip">
                {project.name}
                <span className="meta">
                  {project.sources} {project.sources === 1 ? 'source' : 'sources'}, {project.annotations}{' '}
                  {project.annotations === 1 ? 'tag' : 'tags'}
                </span>
              </span>
              <span className={project.missing ? 'problem' : 'meta'}>
                {project.missing ? 'moved or renamed' : day.format(new Date(project.opened))}
              </span>
            </button>
            {project.missing && (
              <button type="button" className="btn quiet" onClick={() => void forget(project.folder)}>
                Take off the list
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
