/** What a starting window shows until its project is there: nothing at first, then how far it is. */
import { useSession } from '../state/session.ts'
import { TaskProgress } from './task-progress.tsx'

export function LoadingScreen() {
  const share = useSession((state) => state.started)
  const progress = share === null ? null : { share, doing: '' }
  return (
    <main className="loading" aria-label="Starting">
      <TaskProgress running={{ words: 'Opening the project…', progress, stopping: false }} />
    </main>
  )
}
