/** The project as a whole: where it is, what it holds, its backups, whether it is sound, and the ways out of it. */
import { leaveProject } from '../commands/open-project.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { count, holdingsOf } from '../state/store-words.ts'
import { Dialog } from './dialog.tsx'
import { ProjectBackups } from './project-backups.tsx'
import { ProjectCheck } from './project-check.tsx'

export function ProjectDialog() {
  const session = useSessionObject()
  const folder = useOpened((opened) => opened.folder)
  const { name, sources, annotations, coders } = useOpened((opened) => opened.project)
  const close = () => session.store.setState({ shown: null })
  const leave = () => {
    close()
    void leaveProject(session)
  }
  const holdings = holdingsOf({ sources: sources.length, annotations: annotations.length })
  return (
    <Dialog
      title={name}
      detail={`${holdings}, ${count(coders.length, 'coder')}`}
      onClose={close}
      footer={
        <>
          <button type="button" className="btn tall" onClick={leave}>
            All projects
          </button>
          <button
            type="button"
            className="btn tall"
            onClick={() => session.store.setState({ shown: 'copy' })}
          >
            Save a copy elsewhere…
          </button>
          <span className="grow" />
          <button type="button" className="btn primary tall" onClick={close}>
            Close
          </button>
        </>
      }
    >
      <div className="dialog-body">
        <p className="project-folder">
          <span className="meta">Folder</span> <span>{folder}</span>
        </p>
        <ProjectBackups />
        <ProjectCheck />
      </div>
    </Dialog>
  )
}
