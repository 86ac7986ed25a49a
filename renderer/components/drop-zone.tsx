/** Takes files dropped anywhere on the window; a browser would show a dropped file in place of Pincite. */
import { FilePlus2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { addSources } from '../commands/add-sources.ts'
import { tell } from '../commands/tell.ts'
import { useSession, useSessionObject } from '../state/session.ts'

export function DropZone() {
  const session = useSessionObject()
  const inProject = useSession((state) => state.screen === 'project')
  const [over, setOver] = useState(false)
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      // A dialog that takes files says so by itself.
      setOver(!event.defaultPrevented)
      event.preventDefault()
    }
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event) || !event.dataTransfer) return
      setOver(false)
      // A dialog may have taken it.
      if (event.defaultPrevented) return
      event.preventDefault()
      const { files, folders } = sortDropped(event.dataTransfer)
      if (inProject) void addSources(session, files, folders)
      else tell(session, 'Make or open a project first, then drop reports on it.')
    }
    document.addEventListener('dragover', onDragOver)
    document.addEventListener('dragleave', onDragLeave)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('dragover', onDragOver)
      document.removeEventListener('dragleave', onDragLeave)
      document.removeEventListener('drop', onDrop)
    }
  }, [session, inProject])
  if (!over) return null
  return (
    <div className="drop-zone" aria-hidden>
      <FilePlus2 className="icon large" />
      {inProject ? 'Drop reports to add them' : 'Reports are added to a project. Make or open one first.'}
    </div>
  )
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true
}

/** Tells files from folders, whose content a page is not given. */
function sortDropped({ items, files }: DataTransfer): {
  readonly files: readonly File[]
  readonly folders: readonly string[]
} {
  const dropped = [...items].filter(({ kind }) => kind === 'file')
  if (dropped.length === 0) return { files: [...files], folders: [] }
  const isFolder = (item: DataTransferItem) => item.webkitGetAsEntry()?.isDirectory === true
  const folders = dropped.filter(isFolder).map((item) => item.webkitGetAsEntry()?.name ?? 'The folder')
  const plain = dropped.filter((item) => !isFolder(item)).flatMap((item) => item.getAsFile() ?? [])
  return { files: plain, folders }
}
