/** Takes files dropped anywhere on the window. */
import { FilePlus2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { addSources } from '../commands/add-sources.ts'
import { useSessionObject } from '../state/session.ts'

export function DropZone() {
  const session = useSessionObject()
  const [over, setOver] = useState(false)
  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const onDragOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setOver(false)
      void addSources(session, [...(event.dataTransfer?.files ?? [])])
    }
    document.addEventListener('dragover', onDragOver)
    document.addEventListener('dragleave', onDragLeave)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('dragover', onDragOver)
      document.removeEventListener('dragleave', onDragLeave)
      document.removeEventListener('drop', onDrop)
    }
  }, [session])
  if (!over) return null
  return (
    <div className="drop-zone" aria-hidden>
      <FilePlus2 className="icon large" />
      Drop reports to add them
    </div>
  )
}
